import process from 'node:process';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { provideBrowser } from './provideBrowser.mjs';

/*
 * Measures 1,000 slices over DICOMweb from Orthanc on this computer: node scripts/benchArchive.mjs [--rounds 3] [--no-ohif].
 * It reports and never fails for being slow; without Orthanc it says so.
 */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, 'no-ohif': { type: 'boolean', default: false } },
});
process.env['CHROME_PATH'] = provideBrowser();
/** @type {{ module: typeof import('../tests/bench/archive/runArchiveBench') }} */
const { module } = await runnerImport('/tests/bench/archive/runArchiveBench.ts', {
  configFile: false,
  logLevel: 'error',
});
try {
  await module.runArchiveBench({ rounds: Number(values.rounds), hasOhif: !values['no-ohif'] });
} catch (cause) {
  console.error('The archive could not be measured.', cause);
}
process.exit(0);
