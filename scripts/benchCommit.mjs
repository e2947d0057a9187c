import process from 'node:process';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';

/*
 * Measures one commit of an observer and the taking in of a return in a large study, without a browser:
 * node scripts/benchCommit.mjs [--subjects 10000]. It reports and never fails for being slow.
 */
const { values } = parseArgs({ options: { subjects: { type: 'string', default: '10000' } } });
const subjects = Number(values.subjects);
const options = /** @type {const} */ ({ configFile: false, logLevel: 'error' });
/** @type {{ module: typeof import('../tests/bench/cohort/runCommitBench') }} */
const commit = await runnerImport('/tests/bench/cohort/runCommitBench.ts', options);
/** @type {{ module: typeof import('../tests/bench/cohort/runMergeBench') }} */
const merge = await runnerImport('/tests/bench/cohort/runMergeBench.ts', options);
try {
  await commit.module.runCommitBench(subjects);
  await merge.module.runMergeBench(subjects);
} catch (cause) {
  console.error('The study could not be measured.', cause);
}
process.exit(0);
