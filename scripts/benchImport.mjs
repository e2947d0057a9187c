import process from 'node:process';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { provideBrowser } from './provideBrowser.mjs';

/*
 * Measures importing and scrolling in a browser: node scripts/benchImport.mjs [--sets 900,3600,long] [--rounds 3]
 * [--no-scroll] [--url http://…]. It reports and never fails for being slow.
 */
const { values } = parseArgs({
  options: {
    sets: { type: 'string', default: '900,3600,long' },
    rounds: { type: 'string', default: '3' },
    'no-scroll': { type: 'boolean', default: false },
    url: { type: 'string' },
  },
});
process.env['CHROME_PATH'] = provideBrowser();
/** @type {{ module: typeof import('../tests/bench/import/runImportBench') }} */
const { module } = await runnerImport('/tests/bench/import/runImportBench.ts', {
  configFile: false,
  logLevel: 'error',
});
try {
  await module.runImportBench({
    sets: values.sets.split(','),
    rounds: Number(values.rounds),
    hasScroll: !values['no-scroll'],
    url: values.url,
  });
} catch (cause) {
  console.error('The import could not be measured.', cause);
}
process.exit(0);
