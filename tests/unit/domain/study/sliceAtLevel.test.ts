import { describe, expect, it } from 'vitest';
import type { ImagePlane } from '../../../../src/domain/image/imageGrid';
import type { PointLps } from '../../../../src/domain/image/point';
import { sliceAtLevel } from '../../../../src/domain/study/sliceAtLevel';
import { axialPlane, axialPlanes, leanedPlane, makeGrid, makeHeader } from '../catalogue/makeHeader';

// Expected values are trigonometry by hand.
function slices(planes: readonly (ImagePlane | undefined)[]) {
  return planes.map((plane, i) => ({ header: makeHeader({ grid: makeGrid(plane), sop: `1.${i}` }) }));
}

function propose(planes: readonly (ImagePlane | undefined)[], pointLps?: PointLps, axisLps?: PointLps) {
  const result = sliceAtLevel(slices(planes), pointLps && { pointLps, ...(axisLps && { axisLps }) });
  return result.ok ? result.value : result.error;
}

describe('without a mid-height', () => {
  it('the middle of 5 slices is the third', () => {
    expect(propose(axialPlanes(5))).toEqual({
      index: 2,
      ref: { sopInstanceUid: '1.2', frame: 0 },
      basis: 'middle-of-stack',
    });
  });
  it('of 4 slices it is the second, the one nearer to the head', () => {
    expect(propose(axialPlanes(4))).toMatchObject({ index: 1 });
  });
  it('positions count, not the number of slices: 100, 99, 98, 50, 0 has its middle at 50', () => {
    expect(propose([100, 99, 98, 50, 0].map((z) => axialPlane(z)))).toMatchObject({ index: 3 });
  });
  it('without geometry it is the middle of the list', () => {
    expect(propose([undefined, undefined, undefined])).toMatchObject({ index: 1, basis: 'middle-of-stack' });
  });
  it('of two echoes at the middle position the longer is proposed', () => {
    const at = (z: number, echoTimeMs: number) => ({
      header: makeHeader({ grid: makeGrid(axialPlane(z)), acquisition: { echoTimeMs } }),
    });
    const result = sliceAtLevel([at(8, 20), at(8, 100), at(4, 20), at(4, 100), at(0, 20), at(0, 100)]);
    expect(result.ok && result.value.index).toBe(3);
  });
  it('no slices, no proposal', () => {
    expect(propose([])).toEqual({ kind: 'no-slices' });
  });
});

describe('with a mid-height', () => {
  it('the nearest slice is proposed: z = 91 lies 1 mm below the slice at 92', () => {
    expect(propose(axialPlanes(5), [0, 0, 91])).toMatchObject({
      index: 2,
      basis: 'nearest-to-mid-height',
      distanceAtBodyMm: 1,
      distanceAtMuscleMm: 1,
      tiltDeg: 0,
    });
  });
  it('half way between two slices the one nearer to the head is proposed', () => {
    expect(propose(axialPlanes(5), [0, 0, 94])).toMatchObject({ index: 1, distanceAtBodyMm: 2 });
  });
  it('a slice through the point, tilted by 15°, is 60 × tan 15° = 16.08 mm off at the muscle', () => {
    const radians = (15 * Math.PI) / 180;
    const plane: ImagePlane = {
      ...axialPlane(0, [0, 0]),
      columnDirectionLps: [0, Math.cos(radians), -Math.sin(radians)],
    };
    const found = propose([plane], [0, 0, 0]);
    expect(found).toMatchObject({ distanceAtBodyMm: 0 });
    expect('distanceAtMuscleMm' in found && found.distanceAtMuscleMm).toBeCloseTo(-16.0769515, 6);
    expect('tiltDeg' in found && found.tiltDeg).toBeCloseTo(15, 9);
  });
  it('leaned by 3-4-5 it is 45 mm lower at 60 mm behind', () => {
    const found = propose([leanedPlane()], [0, 0, -2]);
    expect('distanceAtBodyMm' in found && found.distanceAtBodyMm).toBeCloseTo(2, 9);
    expect('distanceAtMuscleMm' in found && found.distanceAtMuscleMm).toBeCloseTo(-43, 9);
  });
  it('along the axis of a body that leans with the slice nothing is lost: 5 mm stay 5 mm', () => {
    const found = propose([leanedPlane()], [0, -3, -4], [0, 0.6, 0.8]);
    expect('distanceAtBodyMm' in found && found.distanceAtBodyMm).toBeCloseTo(5, 9);
    expect('distanceAtMuscleMm' in found && found.distanceAtMuscleMm).toBeCloseTo(5, 9);
    expect('tiltDeg' in found && found.tiltDeg).toBeCloseTo(0, 6);
  });
  it('an axis given to the feet means the same', () => {
    expect(propose(axialPlanes(5), [0, 0, 91], [0, 0, -1])).toEqual(propose(axialPlanes(5), [0, 0, 91]));
  });
  it('slices without geometry, and sagittal ones, are refused with the reason', () => {
    expect(propose([undefined], [0, 0, 0])).toEqual({ kind: 'no-geometry' });
    const sagittal: ImagePlane = {
      originLps: [0, 0, 0],
      rowDirectionLps: [0, 1, 0],
      columnDirectionLps: [0, 0, -1],
    };
    expect(propose([sagittal], [0, 0, 0])).toEqual({ kind: 'no-slice-crosses-the-axis' });
  });
});
