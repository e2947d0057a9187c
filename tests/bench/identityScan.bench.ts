import process from 'node:process';
import { bench, describe } from 'vitest';
import { identityTerms } from '../../src/domain/identity/identityTerms';
import type { ExportFile } from '../../src/report/export/exportFile';
import { scanFiles, scanSteps } from '../../src/report/export/identity/scanFiles';
import { largeFiles, largeIdentity } from '../support/largeIdentity';
import { makeProject } from '../support/studyFixtures';

/*
 * What a person waits for before the files of a very large study leave. Times are the processor's, of one thread; beside them how
 * many times as long as reading every byte once takes, and the longest stretch in which a worker could not be stopped.
 */

const once = { iterations: 1, time: 0, warmupTime: 0, warmupIterations: 0 } as const;
const patients = 10_000;

function timed<T>(run: () => T): { readonly value: T; readonly ms: number } {
  const before = process.cpuUsage();
  const value = run();
  const { user, system } = process.cpuUsage(before);
  return { value, ms: (user + system) / 1000 };
}

/** Every byte looked at once. */
function readOnce(files: readonly ExportFile[]): number {
  let sum = 0;
  for (const { bytes } of files) for (let at = 0; at < bytes.length; at += 1) sum ^= bytes[at] ?? 0;
  return sum;
}

describe(`searching for the identity of ${patients} patients`, () => {
  const { subjects, images } = largeIdentity(patients);
  const parts = { project: makeProject(), subjects, readings: [], log: [] };
  for (const megabytes of [20, 100]) {
    let isDone = false;
    bench(
      `${megabytes} MB`,
      () => {
        if (isDone) return;
        isDone = true;
        const files = largeFiles(megabytes);
        readOnce(files);
        const read = timed(() => readOnce(files)).ms;
        const { value: terms, ms: gathering } = timed(() => identityTerms({ ...parts, images }));
        const { value: report, ms: first } = timed(() => scanFiles(files, terms, parts));
        const again = timed(() => scanFiles(files, terms, parts)).ms;
        let longest = 0;
        const steps = scanSteps(files, terms, parts);
        for (let sinceMs = performance.now(); !steps.next().done; sinceMs = performance.now()) {
          longest = Math.max(longest, performance.now() - sinceMs);
        }
        const spellings = terms.anywhere.length + terms.typedOnly.length;
        console.log(
          [
            `  ${megabytes} MB, ${terms.terms.length} terms in ${spellings} spellings, ${report.findings.length} findings`,
            `gathering ${gathering.toFixed(0)} ms, first search ${first.toFixed(0)} ms, again ${again.toFixed(0)} ms`,
            `together ${(gathering + first).toFixed(0)} ms: ${((gathering + first) / read).toFixed(0)} times reading the bytes once (${read.toFixed(0)} ms)`,
            `longest step ${longest.toFixed(0)} ms`,
          ].join('\n  '),
        );
      },
      once,
    );
  }
});
