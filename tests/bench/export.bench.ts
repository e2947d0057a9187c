import process from 'node:process';
import { bench, describe } from 'vitest';
import { unwatched } from '../../src/publishing/engine/course';
import { madeFiles } from '../../src/publishing/engine/madeFiles';
import { itemMakers } from '../../src/publishing/items/itemMakers';
import type { ExportFormat } from '../../src/report/export/exportItem';
import { defaultExportSettings } from '../../src/report/export/exportSettings';
import { exportFactsOfData } from '../support/exportContent';
import { panelStudyOfSize } from '../support/panelStudyOfSize';

/*
 * What a person waits for who exports a very large study: all tables and all figures, from the readings on. Times are of the wall
 * and, beside them, of the processor, which is the fairer one where another process shares the machine.
 */

const once = { iterations: 1, time: 0, warmupTime: 0, warmupIterations: 0 } as const;
const noPictures = { png: async () => new Uint8Array() };

async function timed<T>(name: string, run: () => T | Promise<T>): Promise<T> {
  const before = process.cpuUsage();
  const sinceMs = performance.now();
  const made = await run();
  const { user, system } = process.cpuUsage(before);
  const wall = (performance.now() - sinceMs).toFixed(0);
  console.log(`  ${name}: ${wall} ms, processor ${((user + system) / 1000).toFixed(0)} ms`);
  return made;
}

describe('exporting 10,000 subjects', () => {
  let isDone = false;
  bench(
    'all tables, all figures, each once, then everything else',
    async () => {
      if (isDone) return;
      isDone = true;
      const data = panelStudyOfSize(10_000);
      const facts = await timed('facts: results, as stored and as originals', () => exportFactsOfData(data));
      const makers = await timed('what there is', () => itemMakers(facts, defaultExportSettings, noPictures));
      for (const { item } of makers) {
        if (item.whyNot !== undefined) continue;
        for (const format of item.formats.filter((one) => one !== 'png')) {
          await timed(`${item.id}.${format}`, () =>
            madeFiles(facts, defaultExportSettings, { [item.id]: [format] }, noPictures, unwatched),
          );
        }
      }
      const fresh = exportFactsOfData(panelStudyOfSize(10_000));
      const ofGroup = (group: string, format: ExportFormat) =>
        Object.fromEntries(
          itemMakers(fresh, defaultExportSettings, noPictures)
            .filter(({ item }) => item.group === group && item.whyNot === undefined)
            .map(({ item }) => [item.id, [format]]),
        );
      await timed(
        'ALL tables as Word and CSV, and all figures as SVG, once more from the facts',
        async () => {
          await madeFiles(fresh, defaultExportSettings, ofGroup('tables', 'docx'), noPictures, unwatched);
          await madeFiles(fresh, defaultExportSettings, ofGroup('tables', 'csv'), noPictures, unwatched);
          await madeFiles(fresh, defaultExportSettings, ofGroup('figures', 'svg'), noPictures, unwatched);
        },
      );
    },
    once,
  );
});
