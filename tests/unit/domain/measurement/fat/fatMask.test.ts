import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../../../src/domain/image/point';
import { fatMask } from '../../../../../src/domain/measurement/fat/fatMask';
import { signalHistogram } from '../../../../../src/domain/measurement/fat/signalHistogram';
import type { RoiFat } from '../../../../../src/domain/measurement/roiMeasurement';
import { makeSlice } from '../../../../support/makeSlice';

/** By hand from the stored values 100 × row + column. Columns 2 to 4, rows 1 to 2. */
const outline: readonly PointPx[] = [
  [1.5, 0.5],
  [4.5, 0.5],
  [4.5, 2.5],
  [1.5, 2.5],
];

const fat: RoiFat = {
  kind: 'known',
  method: { kind: 'gaussian-mixture', components: 3 },
  valueKind: 'displayed',
  threshold: 202,
  leanThreshold: 103,
  pixelCount: 6,
  fatPixelCount: 2,
  mixedPixelCount: 2,
  fatPercent: 100 / 3,
  leanAreaMm2: undefined,
  fatAreaMm2: undefined,
};

describe('fatMask', () => {
  it('marks fat, or what is mixed, over the box of the ROI', () => {
    expect(fatMask(makeSlice(), outline, [], 'centre', fat)).toEqual({
      column: 2,
      row: 1,
      columns: 3,
      rows: 2,
      // 102 103 104 / 202 203 204
      bytes: Uint8Array.from([0, 0, 0, 0, 1, 1]),
    });
    const mixed = fatMask(makeSlice(), outline, [], 'centre', fat, 'mixed');
    expect([...(mixed?.bytes ?? [])]).toEqual([0, 0, 1, 1, 0, 0]);
  });

  it('leaves out padding and what is excluded', () => {
    const corner: readonly PointPx[] = [
      [3.5, 1.5],
      [6, 1.5],
      [6, 4],
    ];
    const exclusions = [{ verticesPx: corner, reason: 'vessel' }] as const;
    const mask = fatMask(makeSlice({ paddingValue: 203 }), outline, exclusions, 'centre', {
      ...fat,
      threshold: 103,
    });
    expect([...(mask?.bytes ?? [])]).toEqual([0, 0, 1, 1, 0, 0]);
  });

  it('is nothing where fat is unknown', () => {
    const unknown: RoiFat = {
      kind: 'unknown',
      method: { kind: 'otsu' },
      valueKind: 'displayed',
      why: 'too-few-values',
    };
    expect(fatMask(makeSlice(), outline, [], 'centre', unknown)).toBeUndefined();
  });
});

describe('signalHistogram', () => {
  it('has bins of one width from the smallest value on, whole steps of stored values wide', () => {
    // 102 to 204 are 103 steps; at most 20 bins: 6 steps each.
    const histogram = signalHistogram(makeSlice({ slope: 0.5 }), outline, [], 'centre', 'displayed', 20);
    expect(histogram).toMatchObject({ from: 51, binWidth: 3 });
    expect(histogram?.counts).toHaveLength(18);
    expect(histogram?.counts.at(0)).toBe(3);
    expect(histogram?.counts.slice(-2)).toEqual([2, 1]);
  });

  it('counts every pixel once', () => {
    const histogram = signalHistogram(makeSlice({ slope: -1 }), outline, [], 'centre', 'displayed', 7);
    expect(histogram?.from).toBe(-204);
    expect(histogram?.counts.reduce((sum, count) => sum + count, 0)).toBe(6);
  });
});
