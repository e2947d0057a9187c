import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { observe, readMalformedCases } from './support/malformedCases';
import { makeMalformedCases, removeMalformedCases } from './support/malformedOwnCases';

const named = process.env['REFERENCE_MALFORMED'];
const beside = fileURLToPath(new URL('../../../shared/data/malformed', import.meta.url));
const given = named ?? beside;
const own = makeMalformedCases();
const slowestMs = 20_000;
let run = 0;
let failed = 0;

if (named !== undefined && !existsSync(named)) throw new Error(`REFERENCE_MALFORMED: no folder ${named}`);

function runCases(folder: string): void {
  const cases = readMalformedCases(folder);
  for (const entry of cases) {
    it(
      `${entry.file} is met with ${entry.acceptable.join(' or ')}`,
      async () => {
        run += 1;
        failed += 1;
        const { outcome, messages } = await observe(folder, entry, cases);
        expect(entry.acceptable, `${outcome}: ${messages.join('; ')}`).toContain(outcome);
        // A refusal or a warning that says nothing helps nobody.
        if (outcome !== 'accept') expect(messages.join('')).not.toBe('');
        failed -= 1;
      },
      slowestMs,
    );
  }
}

describe('malformed inputs of our own', () => runCases(own));

const isThere = existsSync(join(given, 'manifest.json'));
describe('reference malformed inputs', () => {
  if (isThere) runCases(given);
  else it.skip('NOT RUN: the reference folder is absent; name it in REFERENCE_MALFORMED', () => undefined);
});

afterAll(() => {
  removeMalformedCases(own);
  if (!isThere) process.stdout.write('reference malformed: reference folder absent, own cases only\n');
  process.stdout.write(`reference malformed: ${run} cases, ${failed} failed\n`);
});
