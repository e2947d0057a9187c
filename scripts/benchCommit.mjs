import process from 'node:process';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';

/*
 * Measures one commit of an observer and the taking in of a return in a large study, without a browser:
 * node scripts/benchCommit.mjs [--subjects 10000]. It reports and never fails for being slow.
 */
const { values } = parseArgs({ options: { subjects: { type: 'string', default: '10000' } } });
const subjects = Number(values.subjects);
// The program loads parts of itself while it is measured: what reads its files must stay until the end.
const server = await createServer({
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
/** @type {(path: string) => Promise<Record<string, any>>} */
const load = (path) => server.ssrLoadModule(path);
try {
  const commit = await load('/tests/bench/cohort/runCommitBench.ts');
  await commit['runCommitBench'](subjects);
  const merge = await load('/tests/bench/cohort/runMergeBench.ts');
  await merge['runMergeBench'](subjects);
} catch (cause) {
  console.error('The study could not be measured.', cause);
}
process.exit(0);
