import { expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { readSliceHeaders } from '../../../../src/io/dicom/readSliceHeaders';
import { syntheticDicom } from '../../../support/syntheticDicom';

function ageOf(text: string): number | undefined {
  const file = syntheticDicom({ elements: [{ tag: 'x00101010', vr: 'AS', value: text }] });
  const read = readSliceHeaders(file, file.length);
  return present(read.ok ? read.value[0] : undefined, 'a header').patient.ageYears;
}

// PS3.5 table 6.2-1, AS: nnnD, nnnW, nnnM, nnnY.
it.each([
  ['055Y', 55],
  ['018M', 1.5],
  ['115Y', 115],
])('Patient Age %s is %s years', (text, years) => {
  expect(ageOf(text)).toBe(years);
});

it.each(['000Y', '000D', '999Y', '116Y', '55', ''])(
  'Patient Age "%s" is no age of anybody: missing, never a number in a table',
  (text) => {
    expect(ageOf(text)).toBeUndefined();
  },
);
