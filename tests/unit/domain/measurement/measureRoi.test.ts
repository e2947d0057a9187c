import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../../src/domain/image/point';
import { liveMeasurement } from '../../../../src/domain/measurement/liveMeasurement';
import { measureRoi } from '../../../../src/domain/measurement/measureRoi';
import type { RoiMeasurement, RoiSignal } from '../../../../src/domain/measurement/roiMeasurement';
import type { RoiExclusion } from '../../../../src/domain/reading/roi';
import { makeSlice } from '../../../support/makeSlice';

/** Expected values by hand from the stored values 100 × row + column. */

function square(left: number, top: number, size: number): readonly PointPx[] {
  return [
    [left, top],
    [left + size, top],
    [left + size, top + size],
    [left, top + size],
  ];
}

function exclusion(verticesPx: readonly PointPx[]): RoiExclusion {
  return { verticesPx, reason: 'oedema' };
}

function measured(...call: Parameters<typeof measureRoi>): RoiMeasurement {
  const result = measureRoi(...call);
  if (!result.ok) throw new Error(`refused: ${result.error.kind}`);
  return result.value;
}

/** The counts and the statistics of the displayed values. */
function known(signal: RoiSignal) {
  if (signal.kind !== 'known') throw new Error('no pixels');
  const { pixelCount, paddingCount, displayed } = signal;
  return { pixelCount, paddingCount, ...displayed };
}

const bowTie: readonly PointPx[] = [
  [1, 1],
  [5, 5],
  [5, 1],
  [1, 5],
];

describe('measureRoi', () => {
  // Rows 2, 3 and columns 2, 3: stored 202, 203, 302, 303.
  const twoByTwo = square(1.5, 1.5, 2);

  it('measures a square of four pixels', () => {
    expect(measured(makeSlice(), twoByTwo, [])).toEqual({
      rule: { id: 'centre', version: '3' },
      area: { kind: 'known', grossMm2: 7.5, netMm2: 7.5, spacing: { rowMm: 2.5, columnMm: 0.75 } },
      signal: {
        kind: 'known',
        pixelCount: 4,
        paddingCount: 0,
        // Deviations ±50.5 and ±49.5: (2 × 2550.25 + 2 × 2450.25) / 3.
        displayed: { mean: 252.5, sd: Math.sqrt(10001 / 3), min: 202, max: 303, median: 252.5 },
        stored: { mean: 252.5, sd: Math.sqrt(10001 / 3), min: 202, max: 303, median: 252.5 },
      },
      isLossy: false,
      // Around the square: 2 × 2 px of 0.75 mm and 2 × 2 px of 2.5 mm.
      shape: {
        perimeterMm: 13,
        grossPixelCount: 4,
        netPixelCount: 4,
        grossPixelAreaMm2: 7.5,
        netPixelAreaMm2: 7.5,
        areaDifferencePercent: 0,
        isPlausible: true,
      },
    });
  });

  it('applies slope and intercept in float64 and never to the stored values', () => {
    // Checked against 0.01 × {202, 203, 302, 303} − 1 in exact decimals.
    const signal = known(measured(makeSlice({ slope: 0.01, intercept: -1 }), twoByTwo, []).signal);
    expect(signal.mean).toBeCloseTo(1.525, 14);
    expect(signal.sd).toBeCloseTo(0.01 * Math.sqrt(10001 / 3), 14);
    expect(signal.min).toBe(202 * 0.01 - 1);
    expect(signal.max).toBe(303 * 0.01 - 1);
  });

  it('swaps the extremes when the slope is negative, and keeps SD positive', () => {
    const signal = known(measured(makeSlice({ slope: -2 }), twoByTwo, []).signal);
    expect([signal.min, signal.max, signal.mean]).toEqual([-606, -404, -505]);
    expect(signal.sd).toBe(2 * Math.sqrt(10001 / 3));
  });

  it('has no SD from one pixel', () => {
    const signal = known(measured(makeSlice(), square(1.75, 1.75, 0.5), []).signal);
    expect(signal).toMatchObject({ pixelCount: 1, mean: 202, sd: undefined, median: 202 });
  });

  it('says that there are no pixels, and still knows the area', () => {
    const { area, signal } = measured(makeSlice(), square(2.25, 2.25, 0.5), []);
    expect(signal).toEqual({ kind: 'no-pixels', paddingCount: 0 });
    expect(area).toMatchObject({ kind: 'known', grossMm2: 0.46875 });
  });

  it('leaves padding out of every statistic and counts it', () => {
    const slice = makeSlice({ paddingValue: 303 });
    expect(known(measured(slice, twoByTwo, []).signal)).toMatchObject({
      pixelCount: 3,
      paddingCount: 1,
      mean: 707 / 3,
      max: 302,
      median: 203,
    });
    const allPadding = makeSlice({ paddingValue: 7, stored: () => 7 });
    expect(measured(allPadding, twoByTwo, []).signal).toEqual({ kind: 'no-pixels', paddingCount: 4 });
  });

  it('finds the median of values too far apart to count', () => {
    const slice = makeSlice({ stored: (column, row) => (column === 2 && row === 2 ? -2_000_000_000 : row) });
    expect(known(measured(slice, twoByTwo, []).signal)).toMatchObject({ median: 2.5, min: -2_000_000_000 });
  });

  it('takes overlapping exclusions once, from area and pixels alike', () => {
    const overlapping = [exclusion(square(2.5, 2.5, 2)), exclusion(square(3.5, 3.5, 2))];
    const { area, signal } = measured(makeSlice(), square(1.5, 1.5, 6), overlapping);
    expect(area).toMatchObject({ grossMm2: 36 * 1.875, netMm2: 29 * 1.875 });
    expect(known(signal).pixelCount).toBe(29);
  });

  it('accepts exclusions that reach beyond the image', () => {
    const { area } = measured(makeSlice(), square(-0.5, -0.5, 4), [exclusion(square(-9, -9, 10.5))]);
    expect(area).toMatchObject({ netMm2: (16 - 4) * 1.875 });
  });

  it('does not know the area without spacing, and still knows the signal', () => {
    const { area, signal } = measured(makeSlice({ spacing: undefined }), twoByTwo, []);
    expect(area).toEqual({ kind: 'unknown', problem: { kind: 'missing', tag: 'PixelSpacing' } });
    expect(known(signal).mean).toBe(252.5);
  });

  it('does not know the area from an impossible spacing', () => {
    const { area } = measured(makeSlice({ spacing: { rowMm: 0, columnMm: 1 } }), twoByTwo, []);
    expect(area).toEqual({
      kind: 'unknown',
      problem: { kind: 'impossible', tag: 'PixelSpacing', text: '0\\1' },
    });
  });

  it('carries the lossy mark of the slice', () => {
    expect(measured(makeSlice({ isLossy: true }), twoByTwo, []).isLossy).toBe(true);
  });

  it('refuses an outline that crosses itself', () => {
    const result = measureRoi(makeSlice(), bowTie, []);
    expect(result).toEqual({ ok: false, error: { kind: 'proper-crossing', atPx: [3, 3] } });
  });

  it('says which exclusion is at fault', () => {
    const result = measureRoi(makeSlice(), square(0, 0, 8), [exclusion(square(1, 1, 1)), exclusion(bowTie)]);
    expect(result).toEqual({
      ok: false,
      error: { kind: 'proper-crossing', atPx: [3, 3], exclusionIndex: 1 },
    });
  });

  it('refuses an outline beyond the image, and accepts one along its border', () => {
    const slice = makeSlice({ columns: 8, rows: 8 });
    expect(measureRoi(slice, square(4, 4, 3.75), [])).toEqual({
      ok: false,
      error: { kind: 'outside-image' },
    });
    expect(known(measured(slice, square(-0.5, -0.5, 8), []).signal).pixelCount).toBe(64);
  });

  it('reports area by pixels and the upper median in the imagej rule', () => {
    const { rule, area, signal } = measured(makeSlice(), square(2, 2, 2), [], 'imagej');
    expect(rule).toEqual({ id: 'imagej', version: '3' });
    expect(area).toMatchObject({ grossMm2: 7.5, netMm2: 7.5 });
    expect(known(signal)).toMatchObject({ pixelCount: 4, min: 303, max: 404, median: 403 });
    const scaled = measured(makeSlice({ slope: 0.5 }), square(2, 2, 2), [], 'imagej');
    expect(known(scaled.signal).median).toBe((0.5 * (304 + 403)) / 2);
  });
});

describe('liveMeasurement', () => {
  it('is not yet anything with two vertices', () => {
    expect(liveMeasurement(makeSlice(), [])).toEqual({ kind: 'not-yet' });
    expect(
      liveMeasurement(makeSlice(), [
        [1, 1],
        [4, 4],
      ]),
    ).toEqual({ kind: 'not-yet' });
  });

  it('closes a draft by a straight line', () => {
    const live = liveMeasurement(makeSlice(), [
      [1, 1],
      [5, 1],
      [5, 5],
    ]);
    expect(live).toMatchObject({ kind: 'measured', measurement: { area: { grossMm2: 15 } } });
  });

  it('gives a reason while the draft crosses itself', () => {
    expect(liveMeasurement(makeSlice(), bowTie)).toMatchObject({
      kind: 'refused',
      problem: { kind: 'proper-crossing' },
    });
  });

  it('gives a reason when an exclusion is unfinished', () => {
    const live = liveMeasurement(makeSlice(), square(1, 1, 5), [exclusion([[2, 2]])]);
    expect(live).toEqual({ kind: 'refused', problem: { kind: 'too-few-vertices', exclusionIndex: 0 } });
  });
});
