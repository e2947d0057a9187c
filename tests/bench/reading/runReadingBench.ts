import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveProduct } from '../support/serveProduct';
import { measureHands } from './measureHands';
import { measureStatistics } from './measureStatistics';
import { handsReport, statisticsReport } from './report';

/** What is measured. */
export interface ReadingBenchOptions {
  readonly hasStatistics: boolean;
  readonly hasHands: boolean;
  /** A server that runs already; else the built product is served on a port of its own. */
  readonly url?: string | undefined;
}

/**
 * Measures outlines beside Cornerstone's statistics, and the hand's input on the built Read screen, and prints what came of
 * it. It reports; it never fails for being slow.
 */
export async function runReadingBench(options: ReadingBenchOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'multifidus-reading-'));
  try {
    if (options.hasStatistics) console.log(`\n${statisticsReport(await measureStatistics(folder))}`);
    if (!options.hasHands) return;
    const served = options.url === undefined ? await serveProduct() : undefined;
    try {
      console.log(`\n${handsReport(await measureHands(options.url ?? served?.url ?? '', folder))}`);
    } finally {
      served?.server.kill();
    }
    console.log(
      '\nFrame intervals are those of a machine with nothing else to do; processor time hardly depends on it.',
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
