import process from 'node:process';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { provideBrowser } from './provideBrowser.mjs';

/*
 * Measures reading in a browser: node scripts/benchReading.mjs [--no-statistics] [--no-hands] [--url http://…]. It reports
 * and never fails for being slow.
 */
const { values } = parseArgs({
  options: {
    'no-statistics': { type: 'boolean', default: false },
    'no-hands': { type: 'boolean', default: false },
    url: { type: 'string' },
  },
});
process.env['CHROME_PATH'] = provideBrowser();
/** @type {{ module: typeof import('../tests/bench/reading/runReadingBench') }} */
const { module } = await runnerImport('/tests/bench/reading/runReadingBench.ts', {
  configFile: false,
  logLevel: 'error',
});
try {
  await module.runReadingBench({
    hasStatistics: !values['no-statistics'],
    hasHands: !values['no-hands'],
    url: values.url,
  });
} catch (cause) {
  console.error('Reading could not be measured.', cause);
}
process.exit(0);
