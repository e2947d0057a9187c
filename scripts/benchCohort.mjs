import process from 'node:process';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { provideBrowser } from './provideBrowser.mjs';

/*
 * Measures the work list of a large study in a browser: node scripts/benchCohort.mjs [--subjects 10000] [--url http://…].
 * It reports and never fails for being slow.
 */
const { values } = parseArgs({
  options: { subjects: { type: 'string', default: '10000' }, url: { type: 'string' } },
});
process.env['CHROME_PATH'] = provideBrowser();
/** @type {{ module: typeof import('../tests/bench/cohort/runCohortBench') }} */
const { module } = await runnerImport('/tests/bench/cohort/runCohortBench.ts', {
  configFile: false,
  logLevel: 'error',
});
try {
  await module.runCohortBench({ subjects: Number(values.subjects), url: values.url });
} catch (cause) {
  console.error('The cohort could not be measured.', cause);
}
process.exit(0);
