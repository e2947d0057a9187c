import { describe, expect, it } from 'vitest';
import { canalFrontPx } from '../../../../src/domain/study/canalFront';
import { axialPlane, makeGrid, sagittalPlane } from '../catalogue/makeHeader';

/*
 * By hand. The sagittal image has 1 mm pixels from y = −100 (front) and z = 100 (head): column c is y = c − 100, row r is
 * z = 100 − r. The axial image begins at y = −100 with 1 mm rows: y is row − 100.
 */
const sagittal = makeGrid(sagittalPlane());
/** Back ends at y = 0, z = 30 and y = 10, z = 10. */
const marks = {
  upperPx: [
    [70, 70],
    [100, 70],
  ],
  lowerPx: [
    [110, 90],
    [72, 90],
  ],
} as const;

describe('the front of the canal', () => {
  it('is where the slice cuts the line between the back ends, from whichever end a plate was drawn', () => {
    // z = 20 is half way: y = 5, row 105.
    expect(canalFrontPx(makeGrid(axialPlane(20)), marks, sagittal)).toBeCloseTo(105, 9);
    // z = 25 is a quarter of the way: y = 2.5.
    expect(canalFrontPx(makeGrid(axialPlane(25)), marks, sagittal)).toBeCloseTo(102.5, 9);
  });

  it('is at the nearer end for a slice beyond the body', () => {
    expect(canalFrontPx(makeGrid(axialPlane(60)), marks, sagittal)).toBeCloseTo(100, 9);
    expect(canalFrontPx(makeGrid(axialPlane(-40)), marks, sagittal)).toBeCloseTo(110, 9);
  });

  it('is not known with one plate, without geometry, or beyond the image', () => {
    const axial = makeGrid(axialPlane(20));
    expect(canalFrontPx(axial, { upperPx: marks.upperPx }, sagittal)).toBeUndefined();
    expect(canalFrontPx({ ...axial, plane: undefined }, marks, sagittal)).toBeUndefined();
    expect(canalFrontPx(axial, marks, { ...sagittal, spacing: undefined })).toBeUndefined();
    expect(canalFrontPx(makeGrid(axialPlane(20, [-100, 40])), marks, sagittal)).toBeUndefined();
  });
});
