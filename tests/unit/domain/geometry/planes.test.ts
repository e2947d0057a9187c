import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anatomicalPlane } from '../../../../src/domain/geometry/anatomicalPlane';
import { distanceToPlaneMm } from '../../../../src/domain/geometry/distanceToPlaneMm';
import { imageCentreLps } from '../../../../src/domain/geometry/imageCentreLps';
import { angleDeg, cross, norm, unit } from '../../../../src/domain/geometry/lps';
import { lpsToPixel } from '../../../../src/domain/geometry/lpsToPixel';
import { orientationLetters } from '../../../../src/domain/geometry/orientationLetters';
import { pixelToLps } from '../../../../src/domain/geometry/pixelToLps';
import { planeNormalLps } from '../../../../src/domain/geometry/planeNormalLps';
import { pointOnImage } from '../../../../src/domain/geometry/pointOnImage';
import { readingNormalLps } from '../../../../src/domain/geometry/readingNormalLps';
import { slicePositionMm } from '../../../../src/domain/geometry/slicePositionMm';
import { tiltBetweenDeg } from '../../../../src/domain/geometry/tiltBetweenDeg';
import type { ImagePlane } from '../../../../src/domain/image/imageGrid';
import { axialPlane, leanedPlane, makeGrid, sagittalPlane } from '../catalogue/makeHeader';
import { anyPlane, anySpacing } from './arbitraryPlanes';

// Expected values are exact arithmetic by hand; oblique planes use the 3-4-5 triangle (36.8699° = atan 3/4).
const leanDeg = 36.86989764584402;
const coronalPlane: ImagePlane = {
  originLps: [0, 0, 0],
  rowDirectionLps: [1, 0, 0],
  columnDirectionLps: [0, 0, -1],
};

describe('patient vectors', () => {
  it('left × back is head', () => {
    expect(cross([1, 0, 0], [0, 1, 0])).toEqual([0, 0, 1]);
  });
  it('the length of (2, 3, 6) is 7', () => {
    expect(norm([2, 3, 6])).toBe(7);
  });
  it('the zero vector has no direction', () => {
    expect(unit([0, 0, 0])).toBeUndefined();
  });
  it('an angle of a millionth of a degree is not rounded to zero', () => {
    expect(angleDeg([1, 0, 0], [1, Math.tan((1e-6 * Math.PI) / 180), 0])).toBeCloseTo(1e-6, 12);
  });
});

describe('normal and position', () => {
  it('the normal of a usual axial image points to the head', () => {
    expect(planeNormalLps(axialPlane())).toEqual([0, 0, 1]);
  });
  it('the normal of the leaned plane is (0, 0.6, 0.8)', () => {
    const normal = planeNormalLps(leanedPlane());
    expect(normal[1]).toBeCloseTo(0.6, 12);
    expect(normal[2]).toBeCloseTo(0.8, 12);
  });
  it('position along the leaned normal: (5, 10, 20) lies at 6 + 16 = 22 mm', () => {
    expect(slicePositionMm(leanedPlane([5, 10, 20]))).toBeCloseTo(22, 12);
  });
  it('a point 5 mm up the leaned normal is 5 mm from the plane, and −5 mm below it', () => {
    expect(distanceToPlaneMm(leanedPlane(), [9, 3, 4])).toBeCloseTo(5, 12);
    expect(distanceToPlaneMm(leanedPlane(), [9, -3, -4])).toBeCloseTo(-5, 12);
  });
  it('reading goes to the feet for axial, to the left for sagittal, to the back for coronal', () => {
    expect(readingNormalLps(axialPlane())[2]).toBe(-1);
    expect(readingNormalLps(sagittalPlane())[0]).toBe(1);
    expect(readingNormalLps(coronalPlane)[1]).toBe(1);
  });
});

describe('pixel and patient coordinates', () => {
  it('column 2, row 5 at 0.5 mm columns and 2 mm rows is 1 mm along the row and 10 mm down the column', () => {
    const at = pixelToLps(leanedPlane([1, 2, 3]), { rowMm: 2, columnMm: 0.5 }, [2, 5]);
    expect(at[0]).toBeCloseTo(2, 12);
    expect(at[1]).toBeCloseTo(10, 12);
    expect(at[2]).toBeCloseTo(-3, 12);
  });
  it('a point beside the plane falls on its perpendicular foot', () => {
    expect(lpsToPixel(axialPlane(7, [0, 0]), { rowMm: 2, columnMm: 0.5 }, [3, 8, 99])).toEqual([6, 4]);
  });
  it('the middle of a 200 × 200 image lies 99.5 pixels from its origin', () => {
    expect(imageCentreLps(makeGrid(axialPlane(5)))).toEqual([-0.5, -0.5, 5]);
  });
  it('the outer pixel edge is on the image, beyond it is not', () => {
    const grid = makeGrid(axialPlane(0, [0, 0]));
    expect(pointOnImage(grid, [199.5, -0.5, 3])).toEqual({
      pointPx: [199.5, -0.5],
      distanceMm: 3,
      isInside: true,
    });
    expect(pointOnImage(grid, [199.6, 0, 3])?.isInside).toBe(false);
  });
  it('without spacing or plane there is no point', () => {
    expect(pointOnImage(makeGrid(undefined), [0, 0, 0])).toBeUndefined();
    expect(pointOnImage(makeGrid(axialPlane(), { spacing: undefined }), [0, 0, 0])).toBeUndefined();
  });
  it('lpsToPixel undoes pixelToLps for any plane, also with rounded cosines', () => {
    const index = fc.double({ min: -1000, max: 1000, noNaN: true });
    fc.assert(
      fc.property(anyPlane, anySpacing, index, index, (plane, spacing, column, row) => {
        const rounded: ImagePlane = {
          ...plane,
          rowDirectionLps: [...plane.rowDirectionLps].map((c) => Number(c.toFixed(4))) as [
            number,
            number,
            number,
          ],
        };
        for (const one of [plane, rounded]) {
          const back = lpsToPixel(one, spacing, pixelToLps(one, spacing, [column, row]));
          expect(back[0]).toBeCloseTo(column, 6);
          expect(back[1]).toBeCloseTo(row, 6);
        }
      }),
    );
  });
  it('every pixel of an image lies in its plane', () => {
    const index = fc.double({ min: -1000, max: 1000, noNaN: true });
    fc.assert(
      fc.property(anyPlane, anySpacing, index, index, (plane, spacing, column, row) => {
        expect(distanceToPlaneMm(plane, pixelToLps(plane, spacing, [column, row]))).toBeCloseTo(0, 8);
      }),
    );
  });
});

describe('which body plane', () => {
  it('exact planes have no tilt', () => {
    expect(anatomicalPlane(axialPlane())).toEqual({ kind: 'axial', tiltDeg: 0 });
    expect(anatomicalPlane(sagittalPlane())).toEqual({ kind: 'sagittal', tiltDeg: 0 });
    expect(anatomicalPlane(coronalPlane)).toEqual({ kind: 'coronal', tiltDeg: 0 });
  });
  it('leaned by 36.87° is still axial', () => {
    const plane = anatomicalPlane(leanedPlane());
    expect(plane.kind).toBe('axial');
    expect(plane.tiltDeg).toBeCloseTo(leanDeg, 10);
  });
  it('the plane square to the space diagonal is oblique, 54.74° from every body plane', () => {
    const half = Math.SQRT1_2;
    const diagonal: ImagePlane = {
      originLps: [0, 0, 0],
      rowDirectionLps: [half, -half, 0],
      columnDirectionLps: [1 / Math.sqrt(6), 1 / Math.sqrt(6), -2 / Math.sqrt(6)],
    };
    const plane = anatomicalPlane(diagonal);
    expect(plane.kind).toBe('oblique');
    expect(plane.tiltDeg).toBeCloseTo(54.735610317245346, 10);
  });
  it('seen from the other side it is the same plane', () => {
    const flipped: ImagePlane = { ...axialPlane(), columnDirectionLps: [0, -1, 0] };
    expect(anatomicalPlane(flipped)).toEqual({ kind: 'axial', tiltDeg: 0 });
    expect(tiltBetweenDeg(axialPlane(), flipped)).toBe(0);
  });
  it('tilt between the axial and the leaned plane is 36.87°', () => {
    expect(tiltBetweenDeg(axialPlane(), leanedPlane())).toBeCloseTo(leanDeg, 10);
  });
});

describe('letters at the edges', () => {
  it('axial: right of the patient on the left, front above', () => {
    expect(orientationLetters(axialPlane())).toEqual({ left: 'R', right: 'L', top: 'A', bottom: 'P' });
  });
  it('sagittal: front on the left, head above', () => {
    expect(orientationLetters(sagittalPlane())).toEqual({ left: 'A', right: 'P', top: 'H', bottom: 'F' });
  });
  it('leaned by 36.87°: back below with feet second', () => {
    expect(orientationLetters(leanedPlane())).toEqual({ left: 'R', right: 'L', top: 'AH', bottom: 'PF' });
  });
  it('leaned by 16.26° (7-24-25) there is one letter', () => {
    const plane: ImagePlane = { ...axialPlane(), columnDirectionLps: [0, 0.96, -0.28] };
    expect(orientationLetters(plane).bottom).toBe('P');
  });
  it('opposite edges never share a letter', () => {
    fc.assert(
      fc.property(anyPlane, (plane) => {
        const { left, right, top, bottom } = orientationLetters(plane);
        expect([...left].some((letter) => right.includes(letter))).toBe(false);
        expect([...top].some((letter) => bottom.includes(letter))).toBe(false);
      }),
    );
  });
});
