import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { ADAPTERS } from './support/statisticsAdapters';
import { readStatisticsCases, type StatisticsCase } from './support/statisticsCases';
import { differences, unknownNames } from './support/statisticsCompare';

const named = process.env['REFERENCE_STATISTICS'];
const beside = fileURLToPath(new URL('../../../shared/data/statistics', import.meta.url));
const folder = named ?? beside;
const own = fileURLToPath(new URL('./cases/statistics', import.meta.url));
let run = 0;
let failed = 0;

function check(title: string, cases: readonly StatisticsCase[]): void {
  describe(title, () => {
    for (const { file, name, test, input, expected } of cases) {
      it(`${file} ${name}`, () => {
        run += 1;
        failed += 1;
        const adapter = ADAPTERS.get(test);
        if (adapter === undefined) throw new Error(`no adapter for the test "${test}"`);
        expect(unknownNames(test, input, expected)).toEqual([]);
        expect(differences(test, expected, adapter(input, expected))).toEqual([]);
        failed -= 1;
      });
    }
  });
}

if (named !== undefined && !existsSync(named)) throw new Error(`REFERENCE_STATISTICS: no folder ${named}`);

check('reference statistics from publications and exact arithmetic', readStatisticsCases(own) ?? []);

const reference = readStatisticsCases(folder);
if (reference === null) {
  describe('reference statistics computed by R', () => {
    it.skip('NOT RUN: the reference folder is absent; name it in REFERENCE_STATISTICS', () => undefined);
  });
} else {
  check('reference statistics computed by R', reference);
}

afterAll(() => {
  if (reference === null)
    process.stdout.write('reference statistics: reference folder absent, own cases only\n');
  process.stdout.write(`reference statistics: ${run} cases, ${failed} failed\n`);
});
