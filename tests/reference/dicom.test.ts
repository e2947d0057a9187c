import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { dicomDifferences } from './support/dicomCompare';
import { makeOwnCases, removeOwnCases } from './support/dicomOwnCases';
import { readDicomTruth } from './support/dicomTruth';

const named = process.env['REFERENCE_DICOM'];
const beside = fileURLToPath(new URL('../../../shared/data/dicom', import.meta.url));
const folder = named ?? beside;
let run = 0;
let failed = 0;

if (named !== undefined && !existsSync(named)) throw new Error(`REFERENCE_DICOM: no folder ${named}`);

function check(title: string, root: string): void {
  describe(title, () => {
    for (const [path, truth] of readDicomTruth(root)) {
      it(`${path} is read as other tools read it`, async () => {
        run += 1;
        failed += 1;
        expect(await dicomDifferences(join(root, path), truth)).toEqual([]);
        failed -= 1;
      });
    }
  });
}

const own = makeOwnCases();
check('own DICOM cases, right by construction', own);

const isThere = existsSync(join(folder, 'truth.json'));
if (isThere) check('reference DICOM files', folder);
else {
  describe('reference DICOM files', () => {
    it.skip('NOT RUN: the reference folder is absent; name it in REFERENCE_DICOM', () => undefined);
  });
}

afterAll(() => {
  removeOwnCases(own);
  if (!isThere) process.stdout.write('reference dicom: reference folder absent, own cases only\n');
  process.stdout.write(`reference dicom: ${run} cases, ${failed} failed\n`);
});
