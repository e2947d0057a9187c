import { describe, expect, it } from 'vitest';
import type { ImagePlane } from '../../../../src/domain/image/imageGrid';
import { checkSide, type SideEvidence } from '../../../../src/domain/measurement/sideCheck';

/** An axial slice 101 columns wide, 1 mm apart, centre column at patient x = 0; x grows to the patient's left. */
const axial: ImagePlane = {
  originLps: [-50, 0, 0],
  rowDirectionLps: [1, 0, 0],
  columnDirectionLps: [0, 1, 0],
};
const mirrored: ImagePlane = { ...axial, originLps: [50, 0, 0], rowDirectionLps: [-1, 0, 0] };
const sagittal: ImagePlane = {
  originLps: [0, 0, 0],
  rowDirectionLps: [0, 1, 0],
  columnDirectionLps: [0, 0, -1],
};

function evidence(
  side: 'left' | 'right',
  column: number,
  more: Partial<SideEvidence> & { plane?: ImagePlane | undefined } = {},
): SideEvidence {
  const plane = 'plane' in more ? more.plane : axial;
  return {
    grid: { columns: 101, rows: 81, spacing: { rowMm: 1, columnMm: 1 }, plane },
    side,
    centroidPx: [column, 40],
    ...(more.midlineXMm === undefined ? {} : { midlineXMm: more.midlineXMm }),
    ...(more.otherCentroidPx === undefined ? {} : { otherCentroidPx: more.otherCentroidPx }),
  };
}

describe('checkSide', () => {
  it('knows that the patient’s left lies at larger x, on the right of a usual axial image', () => {
    expect(checkSide(evidence('left', 80))).toEqual({ kind: 'fits' });
    expect(checkSide(evidence('right', 20))).toEqual({ kind: 'fits' });
    expect(checkSide(evidence('left', 20))).toEqual({ kind: 'warning', basis: 'image-centre' });
    expect(checkSide(evidence('right', 80))).toEqual({ kind: 'warning', basis: 'image-centre' });
  });

  it('judges an image that is flipped in the file by the patient, not the screen', () => {
    expect(checkSide(evidence('left', 20, { plane: mirrored }))).toEqual({ kind: 'fits' });
    expect(checkSide(evidence('left', 80, { plane: mirrored }))).toMatchObject({ kind: 'warning' });
  });

  it('says nothing up to 10 mm beyond the image’s centre', () => {
    expect(checkSide(evidence('left', 40))).toEqual({ kind: 'cannot-tell' });
    expect(checkSide(evidence('left', 39.9))).toEqual({ kind: 'warning', basis: 'image-centre' });
  });

  it('trusts the midline first, with no margin', () => {
    const offCentre = { midlineXMm: 20, otherCentroidPx: [0, 40] as const };
    expect(checkSide(evidence('left', 69, offCentre))).toEqual({ kind: 'warning', basis: 'midline' });
    expect(checkSide(evidence('right', 69, offCentre))).toEqual({ kind: 'fits' });
  });

  it('trusts the other side’s ROI before the image’s centre', () => {
    expect(checkSide(evidence('right', 60, { otherCentroidPx: [90, 40] }))).toEqual({ kind: 'fits' });
    expect(checkSide(evidence('left', 60, { otherCentroidPx: [90, 40] }))).toEqual({
      kind: 'warning',
      basis: 'other-roi',
    });
  });

  it('cannot tell without a plane, without spacing or on a sagittal image', () => {
    expect(checkSide(evidence('left', 20, { plane: undefined }))).toEqual({ kind: 'cannot-tell' });
    expect(checkSide(evidence('left', 20, { plane: sagittal, midlineXMm: 5 }))).toEqual({
      kind: 'cannot-tell',
    });
    const known = evidence('left', 20);
    expect(checkSide({ ...known, grid: { ...known.grid, spacing: undefined } })).toEqual({
      kind: 'cannot-tell',
    });
  });
});
