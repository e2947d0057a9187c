import { describe, expect, it } from 'vitest';
import type { ImagePlane } from '../../../../src/domain/image/imageGrid';
import type { LinePx } from '../../../../src/domain/reading/endplates';
import { midHeight } from '../../../../src/domain/study/midHeight';
import { isBeyondTolerance, sliceAtMidHeight } from '../../../../src/domain/study/sliceAtLevel';

/*
 * A sagittal image seen from the patient's left: columns run to the back (+y), rows to the feet (−z). Pixels are 0.5 mm
 * wide and 2 mm high, so that an exchange of the two shows. Expected values by hand.
 */
const sagittal: ImagePlane = {
  originLps: [7, -100, 50],
  rowDirectionLps: [0, 1, 0],
  columnDirectionLps: [0, 0, -1],
};
const grid = { plane: sagittal, spacing: { rowMm: 2, columnMm: 0.5 } };

function expectNear(values: readonly number[] | undefined, expected: readonly number[]): void {
  expect(values).toHaveLength(expected.length);
  for (const [at, value] of expected.entries()) expect(values?.[at]).toBeCloseTo(value, 9);
}

function found(upperPx: LinePx, lowerPx: LinePx) {
  const result = midHeight({ upperPx, lowerPx }, grid);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

describe('mid-height of a body', () => {
  const upper: LinePx = [
    [20, 10],
    [80, 10],
  ];
  const lower: LinePx = [
    [20, 22],
    [80, 22],
  ];

  it('of parallel endplates is the point halfway, with the axis square to them', () => {
    const value = found(upper, lower);
    // Column 50 is 25 mm behind the origin, row 16 is 32 mm below it.
    expectNear(value.pointLps, [7, -75, 18]);
    expectNear(value.axisLps, [0, 0, 1]);
    expectNear(value.linePx[0], [20, 16]);
    expectNear(value.linePx[1], [80, 16]);
    expect(value.anteriorHeightMm).toBeCloseTo(24, 9);
    expect(value.posteriorHeightMm).toBeCloseTo(24, 9);
  });

  it('of a wedge has the direction of the mean of both plates', () => {
    // Over 30 mm to the back the upper plate rises by 2·a, the lower one falls by as much: the mean is level.
    const value = found(
      [
        [20, 12],
        [80, 8],
      ],
      [
        [20, 20],
        [80, 24],
      ],
    );
    expectNear(value.pointLps, [7, -75, 18]);
    expectNear(value.axisLps, [0, 0, 1]);
    expect(value.anteriorHeightMm).toBeCloseTo(16, 9);
    expect(value.posteriorHeightMm).toBeCloseTo(32, 9);
  });

  it('of a tilted body has an axis tilted as much, towards the head', () => {
    // 30 mm back, 30 mm down: 45°.
    const value = found(
      [
        [20, 10],
        [80, 25],
      ],
      [
        [20, 20],
        [80, 35],
      ],
    );
    const part = Math.SQRT1_2;
    expectNear(value.axisLps, [0, part, part]);
  });

  it('does not depend on which plate is called upper, nor on the end from which one was drawn', () => {
    const turned: LinePx = [upper[1], upper[0]];
    expect(found(lower, turned)).toEqual(found(turned, lower));
    expectNear(found(lower, turned).pointLps, found(upper, lower).pointLps);
    expectNear(found(lower, turned).axisLps, found(upper, lower).axisLps);
  });

  it('is not there before both plates are, nor without geometry, nor for a plate without length', () => {
    expect(midHeight({ upperPx: upper }, grid)).toMatchObject({ error: { kind: 'not-marked' } });
    expect(midHeight({ upperPx: upper, lowerPx: lower }, { ...grid, spacing: undefined })).toMatchObject({
      error: { kind: 'no-geometry' },
    });
    expect(
      midHeight(
        {
          upperPx: [
            [5, 5],
            [5, 5],
          ],
          lowerPx: lower,
        },
        grid,
      ),
    ).toMatchObject({
      error: { kind: 'no-direction' },
    });
  });
});

describe('a slice against mid-height', () => {
  /** Square to z, at z = 20. */
  const axial = (tiltDeg: number, zMm: number) => {
    const [c, s] = [Math.cos((tiltDeg * Math.PI) / 180), Math.sin((tiltDeg * Math.PI) / 180)];
    return {
      grid: {
        columns: 320,
        rows: 320,
        spacing: { rowMm: 1, columnMm: 1 },
        plane: {
          originLps: [0, 0, zMm] as const,
          rowDirectionLps: [1, 0, 0] as const,
          columnDirectionLps: [0, c, s] as const,
        },
      },
    };
  };
  const at = { pointLps: [0, 0, 18] as const, axisLps: [0, 0, 1] as const };

  it('that is level is as far at the muscle as at the body', () => {
    expect(sliceAtMidHeight(axial(0, 20), at)).toEqual({
      distanceAtBodyMm: 2,
      distanceAtMuscleMm: 2,
      tiltDeg: 0,
    });
  });

  it('that is tilted by 15° moves away by 60 mm × tan 15° = 16.08 mm at the muscle', () => {
    const place = sliceAtMidHeight(axial(15, 18), at);
    expect(place?.distanceAtBodyMm).toBeCloseTo(0, 9);
    expect(place?.distanceAtMuscleMm).toBeCloseTo(60 * Math.tan(Math.PI / 12), 9);
    expect(place?.tiltDeg).toBeCloseTo(15, 9);
  });

  it('is beyond the limit if it is so at the body or at the muscle, in either direction', () => {
    expect(isBeyondTolerance({ distanceAtBodyMm: 5, distanceAtMuscleMm: -5 }, 5)).toBe(false);
    expect(isBeyondTolerance({ distanceAtBodyMm: 0, distanceAtMuscleMm: -5.01 }, 5)).toBe(true);
    expect(isBeyondTolerance({ distanceAtBodyMm: 5.01 }, 5)).toBe(true);
  });
});
