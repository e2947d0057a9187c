import { bench, describe } from 'vitest';
import { studyResults } from '../../src/analysis/studyResults';
import { defaultExportSettings } from '../../src/report/export/exportSettings';
import { figureModels } from '../../src/report/figures/figureModels';
import { factsOfResults } from '../support/exportFacts';
import { makeFigureStudy } from '../support/figureStudy';
import { panelStudyOfSize } from '../support/panelStudyOfSize';

/*
 * What an export of figures waits for once the results are there: the figures of a study, drawn at a print width, and the data
 * behind them. The issue asks for all tables and figures of 10,000 subjects under 5 s.
 */
const rounds = 5;

for (const [name, data] of [
  ['36 subjects, with fat', makeFigureStudy()],
  ['10,000 subjects', panelStudyOfSize(10_000)],
] as const) {
  describe(`Figures of ${name}`, () => {
    let isDone = false;
    bench(
      'drawn, 175 mm, and their data',
      () => {
        // The runner calls once to look what it has.
        if (isDone) return;
        isDone = true;
        const results = studyResults(data);
        if (!results.ok) throw new Error(results.error.kind);
        const times = new Map<string, { wall: number; processor: number; kilobytes: number }[]>();
        const timed = (part: string, run: () => string): void => {
          const [before, since] = [process.cpuUsage(), performance.now()];
          const text = run();
          const wall = performance.now() - since;
          const { user, system } = process.cpuUsage(before);
          const one = { wall, processor: (user + system) / 1000, kilobytes: text.length / 1000 };
          times.set(part, [...(times.get(part) ?? []), one]);
        };
        for (let round = 0; round < rounds; round += 1) {
          // Facts anew: what is kept of the last ones is not measured.
          const facts = factsOfResults(results.value, data);
          timed('all', () => {
            const texts = figureModels(facts, defaultExportSettings).map((figure) => {
              let svg = '';
              timed(figure.id, () => {
                svg = figure.draw(175);
                return svg;
              });
              timed(`${figure.id}, data`, () => {
                void figure.data.rows;
                void figure.points.size;
                return '';
              });
              return svg;
            });
            return texts.join('');
          });
        }
        const least = [...times].map(([part, all]) => {
          const of = (read: (one: (typeof all)[number]) => number) => Math.min(...all.map(read)).toFixed(0);
          return `  ${part}: ${of(({ wall }) => wall)} ms, processor ${of(({ processor }) => processor)} ms, ${of(({ kilobytes }) => kilobytes)} kB`;
        });
        console.log([`${name} (least of ${rounds})`, ...least].join('\n'));
      },
      { iterations: 1, time: 0, warmupTime: 0, warmupIterations: 0 },
    );
  });
}
