import { describe, expect, it } from 'vitest';
import { noPixelsProblem } from '../../../../src/io/dicom/noPixelsProblem';
import { parseFile } from '../../../../src/io/dicom/parseFile';
import { structureSetFile } from '../../../support/foreignObjects';

/** A circle of so many corners, written with as many digits as planning systems do. */
function circle(corners: number): readonly number[] {
  return Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners;
    return [40 * Math.cos(angle), 40 * Math.sin(angle), -112.5].map((mm) => Number(mm.toFixed(3)));
  }).flat();
}

function notesOf(bytes: Uint8Array): readonly string[] {
  const parsed = parseFile(bytes, bytes.length);
  if (!parsed.ok) throw new Error('a DICOM file');
  const problem = noPixelsProblem(parsed.value);
  return problem.kind === 'no-pixels' ? problem.notes.map(({ text }) => text) : [];
}

describe('notes on the outlines of a structure set', () => {
  it.each([100, 1_000, 2_500])('find nothing wrong in a contour of %s corners', (corners) => {
    const numbers = circle(corners);
    expect(notesOf(structureSetFile([['CLOSED_PLANAR', numbers]]))).toEqual([]);
  });

  it('find what is wrong at the end of a long contour', () => {
    const numbers = [...circle(1_000), Number.NaN, 0, 0];
    expect(notesOf(structureSetFile([['CLOSED_PLANAR', numbers]]))).toEqual([
      'A contour has coordinates that are not numbers',
    ]);
  });
});
