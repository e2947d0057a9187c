import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../../src/domain/image/point';
import { compareMeasurements } from '../../../../src/domain/measurement/compareMeasurements';
import { measureRoi } from '../../../../src/domain/measurement/measureRoi';
import type { RoiMeasurement } from '../../../../src/domain/measurement/roiMeasurement';
import { signalValues } from '../../../../src/domain/measurement/signalValues';
import { makeSlice, type SliceOptions } from '../../../support/makeSlice';

/** Rows 2, 3 and columns 2, 3. Expected values by hand, with fractions. */
const outline: readonly PointPx[] = [
  [1.5, 1.5],
  [3.5, 1.5],
  [3.5, 3.5],
  [1.5, 3.5],
];

/** A slice whose four measured pixels hold these stored values. */
function four(values: readonly number[], options: SliceOptions = {}) {
  const stored = (column: number, row: number): number =>
    values[2 * (row - 2) + (column - 2)] ?? (column < 2 ? 0 : 9);
  return makeSlice({ ...options, stored: (column, row) => (row < 2 || row > 3 ? 5 : stored(column, row)) });
}

function measured(image: ReturnType<typeof makeSlice>): RoiMeasurement {
  const result = measureRoi(image, outline, []);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

function known(image: ReturnType<typeof makeSlice>) {
  const { signal } = measured(image);
  if (signal.kind !== 'known') throw new Error('no pixels');
  return signal;
}

describe('the three kinds of value', () => {
  it('are the stored integers, slope and intercept over them, and that over both slopes', () => {
    // Philips: RS 1.25, RI 10, SS 0.5, so FP = (1.25 SV + 10) / 0.625 = 2 SV + 16. Stored 4, 8, 12, 20.
    const signal = known(four([4, 8, 12, 20], { slope: 1.25, intercept: 10, scaleSlope: 0.5 }));
    // Deviations −7, −3, 1, 9: squares 140, over 3.
    const sd = Math.sqrt(140 / 3);
    expect(signal.pixelCount).toBe(4);
    expect(signal.stored).toEqual({ mean: 11, sd, min: 4, max: 20, median: 10 });
    expect(signal.displayed).toMatchObject({ mean: 23.75, min: 15, max: 35, median: 22.5 });
    expect(signal.displayed.sd).toBeCloseTo(1.25 * sd, 12);
    expect(signal.floatingPoint).toMatchObject({ mean: 38, min: 24, max: 56, median: 36 });
    expect(signal.floatingPoint?.sd).toBeCloseTo(2 * sd, 12);
  });

  it('agree with the published example of a Philips scan: RS 1.0808, SS 0.0190, so FP is 52.6 SV', () => {
    const signal = known(four([100, 100, 100, 100], { slope: 1.0808, scaleSlope: 0.019 }));
    expect(signal.displayed.mean).toBeCloseTo(108.08, 10);
    // 100 × 1.0808 / (1.0808 × 0.0190) = 5263.157894…
    expect(signal.floatingPoint?.mean).toBeCloseTo(100_000 / 19, 9);
  });

  it('without a stated rescale the floating-point value is (SV − scale intercept) / scale slope', () => {
    // Philips: FP = (SV − SI) / SS; displayed is stored then, so nothing but SI takes the offset out. (11 − 3) / 0.5 = 16.
    const signal = known(
      four([4, 8, 12, 20], { isRescaleStated: false, scaleSlope: 0.5, scaleIntercept: 3 }),
    );
    expect(signal.displayed.mean).toBe(11);
    expect(signal.floatingPoint).toMatchObject({ mean: 16, min: 2, max: 34, median: 14 });
  });

  it('give no floating-point value without a scale, or with one of no use', () => {
    expect(known(four([1, 2, 3, 4])).floatingPoint).toBeUndefined();
    expect(known(four([1, 2, 3, 4], { scaleSlope: 0 })).floatingPoint).toBeUndefined();
    expect(known(four([1, 2, 3, 4], { slope: 1e-200, scaleSlope: 1e-200 })).floatingPoint).toBeUndefined();
  });

  it('swap the floating-point extremes where the scale is negative, and keep SD positive', () => {
    const signal = known(four([2, 4, 6, 8], { scaleSlope: -0.5 }));
    expect(signal.floatingPoint).toMatchObject({ mean: -10, min: -16, max: -4, median: -10 });
    expect(signal.floatingPoint?.sd).toBeCloseTo(2 * Math.sqrt(20 / 3), 12);
  });

  it('sum stored values exactly where doubles of displayed ones would not', () => {
    // 32-bit values: the sum is 4 × 2³¹ − 10, the mean 2³¹ − 2.5.
    const signal = known(four([2147483647, 2147483646, 2147483645, 2147483644], { slope: 0.5 }));
    expect(signal.stored?.mean).toBe(2147483645.5);
    expect(signal.displayed.mean).toBe(1073741822.75);
    expect(signal.stored?.sd).toBeCloseTo(Math.sqrt(5 / 3), 12);
    expect(known(four([-2147483648, 2147483647, -1, 1])).stored).toMatchObject({ mean: -0.25, median: 0 });
  });

  it('are those of a MONOCHROME1 image as they are, inverted on the screen alone', () => {
    const options = { slope: 2, scaleSlope: 4 };
    expect(measured(four([1, 2, 3, 4], { ...options, isInverted: true }))).toEqual(
      measured(four([1, 2, 3, 4], options)),
    );
  });
});

describe('a Modality LUT', () => {
  // Not a line, and not monotonic: mean and median of what it gives, not what it gives of mean and median.
  const table = { firstStored: -1, entries: [10, 50, 20, 65535] };

  it('gives the displayed values their own statistics', () => {
    // Stored −1, 0, 1, 1 → 10, 50, 20, 20: mean 25; deviations −15, 25, −5, −5: squares 900, over 3.
    const signal = known(four([-1, 0, 1, 1], { table }));
    expect(signal.displayed).toEqual({ mean: 25, sd: Math.sqrt(300), min: 10, max: 50, median: 20 });
    expect(signal.stored).toMatchObject({ mean: 0.25, min: -1, max: 1, median: 0.5 });
  });

  it('takes its first entry below its range and its last above', () => {
    expect(known(four([-2147483648, -2, 3, 2147483647], { table })).displayed).toMatchObject({
      mean: (10 + 10 + 65535 + 65535) / 4,
      min: 10,
      max: 65535,
      median: (10 + 65535) / 2,
    });
  });

  it('leaves no floating-point value, which only slopes describe', () => {
    expect(known(four([0, 0, 1, 1], { table, scaleSlope: 2 })).floatingPoint).toBeUndefined();
  });

  it('looks up no padding: it is told by stored values', () => {
    const signal = known(four([-1, 0, 1, 1], { table, paddingValue: -1 }));
    expect(signal).toMatchObject({ pixelCount: 3, paddingCount: 1, displayed: { mean: 30, median: 20 } });
  });
});

describe('padding', () => {
  it.each([
    ['upwards', { paddingValue: -2000, paddingLimit: -1000 }],
    ['downwards, as MONOCHROME1 writes it', { paddingValue: -1000, paddingLimit: -2000 }],
  ])('is a range with both its ends, %s', (_, range) => {
    const signal = known(four([-2000, -1000, -999, -2001], range));
    expect(signal).toMatchObject({ pixelCount: 2, paddingCount: 2, stored: { mean: -1500 } });
    expect(measured(four([-1500, -1001, -1999, -1000], range)).signal).toEqual({
      kind: 'no-pixels',
      paddingCount: 4,
    });
  });

  it('is nothing without a padding value', () => {
    expect(known(four([0, 0, 0, 4], { paddingLimit: 0 })).paddingCount).toBe(0);
  });
});

describe('the signal that a protocol asks for', () => {
  const { signal } = measured(four([4, 8, 12, 20], { slope: 2, scaleSlope: 4 }));

  it('is one of the three', () => {
    const mean = (kind: Parameters<typeof signalValues>[1]) => {
      const values = signalValues(signal, kind);
      return values.ok ? values.value.mean : values.error.kind;
    };
    expect([mean('stored'), mean('displayed'), mean('philips-floating-point')]).toEqual([11, 22, 2.75]);
  });

  it('is none with a reason: no scale, no pixels, or a record that kept the displayed values alone', () => {
    const plain = measured(four([1, 2, 3, 4])).signal;
    expect(signalValues(plain, 'philips-floating-point')).toEqual({
      ok: false,
      error: { kind: 'no-philips-scale' },
    });
    const before = {
      kind: 'known',
      pixelCount: 4,
      paddingCount: 0,
      displayed: known(four([1])).displayed,
    } as const;
    expect(signalValues(before, 'displayed').ok).toBe(true);
    for (const kind of ['stored', 'philips-floating-point'] as const) {
      expect(signalValues(before, kind)).toEqual({ ok: false, error: { kind: 'measured-before' } });
    }
    const empty = { kind: 'no-pixels', paddingCount: 2 } as const;
    expect(signalValues(empty, 'stored')).toEqual({ ok: false, error: { kind: 'no-pixels' } });
  });
});

describe('a stored measurement beside one made again', () => {
  const full = measured(four([4, 8, 12, 20], { scaleSlope: 4 }));
  if (full.signal.kind !== 'known') throw new Error('no pixels');
  const { displayed, pixelCount, paddingCount, stored } = full.signal;
  const before = { ...full, signal: { kind: 'known', pixelCount, paddingCount, displayed } } as const;

  it('is the same, or the same with values that it lacked', () => {
    expect(compareMeasurements(full, full)).toBe('same');
    expect(compareMeasurements(before, full)).toBe('same-and-more');
  });

  it('differs by any number of any kind, and by one that is no longer there', () => {
    const off = { ...before, signal: { ...before.signal, displayed: { ...displayed, median: 10.01 } } };
    expect(compareMeasurements(off, full)).toBe('different');
    const unscaled = { ...full, signal: { ...before.signal, ...(stored && { stored }) } };
    expect(compareMeasurements(full, unscaled)).toBe('different');
    expect(compareMeasurements(unscaled, full)).toBe('same-and-more');
    const none = { ...full, signal: { kind: 'no-pixels', paddingCount: 0 } } as const;
    expect(compareMeasurements(none, full)).toBe('different');
  });
});
