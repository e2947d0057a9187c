import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveProduct } from '../support/serveProduct';
import { serveFloor } from './floorPage';
import { freshBrowser } from './freshBrowser';
import { type ImportMeasured, measureImport, type Subject } from './measureImport';
import { measureScroll } from './measureScroll';
import { scrollReport, setReport } from './report';
import { type SliceSet, writeSliceSet } from './sliceSet';
import { floor, product } from './subjects';
import { type OwnTask, traceTasks } from './taskTrace';

/** What is measured. */
export interface ImportBenchOptions {
  /** Which sets: `900`, `3600`, `long` (900 slices with headers of 40 to 150 KB). */
  readonly sets: readonly string[];
  /** How often product and floor take turns. */
  readonly rounds: number;
  readonly hasScroll: boolean;
  /** A server that runs already; else the built product is served on a port of its own. */
  readonly url?: string | undefined;
}

function makeSets(folder: string, wanted: readonly string[]): readonly SliceSet[] {
  const sets: SliceSet[] = [];
  if (wanted.includes('900') || wanted.includes('3600')) {
    const small = writeSliceSet(join(folder, '900'), 10);
    if (wanted.includes('900')) sets.push(small);
    if (wanted.includes('3600')) sets.push(writeSliceSet(join(folder, '3600'), 40, { linkTo: small }));
  }
  if (wanted.includes('long')) sets.push(writeSliceSet(join(folder, 'long'), 10, { isLong: true }));
  return sets;
}

async function once(subject: Subject, set: SliceSet): Promise<ImportMeasured> {
  const browser = await freshBrowser();
  try {
    return await measureImport(browser, subject, set);
  } finally {
    await browser.close();
  }
}

async function traced(subject: Subject, set: SliceSet, folder: string): Promise<readonly OwnTask[]> {
  const browser = await freshBrowser();
  try {
    return await traceTasks(browser, subject, set, folder);
  } finally {
    await browser.close();
  }
}

async function scrolled(subject: Subject, set: SliceSet): Promise<string> {
  const browser = await freshBrowser();
  try {
    await measureImport(browser, subject, set);
    return scrollReport(await measureScroll(browser.page));
  } finally {
    await browser.close();
  }
}

/**
 * Imports synthetic folders into the built product and into the floor, in turns, each time in a fresh browser, and
 * prints what came of it. It reports; it never fails for being slow.
 */
export async function runImportBench(options: ImportBenchOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'multifidus-import-'));
  const served = options.url === undefined ? await serveProduct() : undefined;
  const bare = await serveFloor();
  try {
    const ours = product(options.url ?? served?.url ?? '');
    const theirs = floor(bare.url);
    console.log('Writing slices.');
    const sets = makeSets(folder, options.sets);
    for (const set of sets) {
      const runs: Record<'product' | 'floor', ImportMeasured[]> = { product: [], floor: [] };
      for (let round = 0; round < options.rounds; round++) {
        runs.floor.push(await once(theirs, set));
        runs.product.push(await once(ours, set));
      }
      const tasks = await traced(ours, set, folder);
      console.log(`\n${setReport({ set, ...runs, tasks })}`);
    }
    const [first] = sets;
    if (options.hasScroll && first) console.log(`\n${await scrolled(ours, first)}`);
    console.log(
      '\nAbsolute figures vary by a third and more between runs and machines; ratios within one run hold.',
    );
  } finally {
    await bare.close();
    served?.server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
