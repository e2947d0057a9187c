import { describe, expect, it } from 'vitest';
import type { SliceImage } from '../../../../../src/domain/image/sliceImage';
import type { FatRequest } from '../../../../../src/domain/measurement/fat/roiFat';
import { measureRoi } from '../../../../../src/domain/measurement/measureRoi';
import type { RoiFat } from '../../../../../src/domain/measurement/roiMeasurement';
import type { FatMethod } from '../../../../../src/domain/study/protocol';
import { makeSlice, type SliceOptions } from '../../../../support/makeSlice';

/**
 * Thresholds expected of Otsu were found by trying every split with exact fractions, those of mixtures by an EM of its own in 30
 * digits, begun at the true parameters (Python, `fractions` and `mpmath`). The rest is counted by hand.
 */

type Counts = readonly (readonly [number, number])[];

/** Muscle about 120 (700 pixels) and fat about 320 (300 pixels), in steps of 8. */
const two: Counts = (
  '52:1 60:2 68:6 76:14 84:27 92:45 100:67 108:88 116:100 124:100 132:88 140:67 148:45 156:27 164:14 172:6 180:2 188:1 ' +
  '204:1 212:1 220:2 228:3 236:4 244:5 252:7 260:9 268:11 276:13 284:15 292:18 300:19 308:21 316:21 324:21 332:21 ' +
  '340:19 348:18 356:15 364:13 372:11 380:9 388:7 396:5 404:4 412:3 420:2 428:1 436:1'
)
  .split(' ')
  .map(pair);

/** Muscle about 100, a mixed part about 210 and fat about 380. */
const three: Counts = (
  '52:1 60:5 68:20 76:53 84:108 92:166 100:191 108:166 116:108 124:54 132:21 140:8 148:6 156:8 164:13 172:19 180:26 ' +
  '188:33 196:38 204:42 212:42 220:40 228:36 236:29 244:22 252:16 260:11 268:7 276:4 284:2 292:1 308:1 316:1 324:3 ' +
  '332:6 340:11 348:17 356:24 364:31 372:36 380:38 388:36 396:31 404:24 412:17 420:11 428:6 436:3 444:1 452:1'
)
  .split(' ')
  .map(pair);

function pair(text: string): readonly [number, number] {
  const [value = 0, count = 0] = text.split(':').map(Number);
  return [value, count];
}

/** A slice of one row whose pixels have these values, scattered. Pixels of 0.5 × 2 mm: 1 mm² each. */
function sliceOf(counts: Counts, options: SliceOptions = {}): SliceImage {
  const values = counts.flatMap(([value, count]) => new Array<number>(count).fill(value));
  const n = values.length;
  // 7919 is prime: each place is taken once.
  const stored = (column: number): number => values[(column * 7919) % n] ?? 0;
  return makeSlice({ columns: n, rows: 1, spacing: { rowMm: 0.5, columnMm: 2 }, stored, ...options });
}

function fatOf(image: SliceImage, method: FatMethod, further: Partial<FatRequest> = {}): RoiFat {
  const right = image.grid.columns - 0.5;
  const whole = [
    [-0.5, -0.5],
    [right, -0.5],
    [right, 0.5],
    [-0.5, 0.5],
  ] as const;
  const fat = { method, valueKind: 'displayed', ...further } as const;
  const measured = measureRoi(image, whole, [], 'centre', { fat });
  if (!measured.ok || !measured.value.fat) throw new Error('no fat');
  return measured.value.fat;
}

function countAbove(counts: Counts, threshold: number): number {
  return counts.reduce((sum, [value, count]) => sum + (value > threshold ? count : 0), 0);
}

function known(fat: RoiFat): Extract<RoiFat, { kind: 'known' }> {
  if (fat.kind !== 'known') throw new Error(fat.why);
  return fat;
}

const otsu: FatMethod = { kind: 'otsu' };
const mixture = (components: 2 | 3): FatMethod => ({ kind: 'gaussian-mixture', components });

describe('Fat by a fixed threshold', () => {
  it('is what lies above it; the threshold itself is lean', () => {
    const image = sliceOf([
      [100, 6],
      [200, 3],
      [201, 1],
    ]);
    expect(fatOf(image, { kind: 'fixed-threshold', value: 200 })).toEqual({
      kind: 'known',
      method: { kind: 'fixed-threshold', value: 200 },
      valueKind: 'displayed',
      threshold: 200,
      pixelCount: 10,
      fatPixelCount: 1,
      mixedPixelCount: 0,
      fatPercent: 10,
      leanAreaMm2: 9,
      fatAreaMm2: 1,
    });
  });

  it('is compared in the kind of value asked for', () => {
    const counts: Counts = [
      [100, 6],
      [200, 4],
    ];
    const image = sliceOf(counts, { slope: 2, intercept: 10, scaleSlope: 0.5 });
    const at = (value: number, valueKind: FatRequest['valueKind']): number =>
      known(fatOf(image, { kind: 'fixed-threshold', value }, { valueKind })).fatPixelCount;
    // Displayed 210 and 410; floating-point 210 and 410 by 2 × 0.5.
    expect([at(150, 'stored'), at(409, 'displayed'), at(410, 'displayed')]).toEqual([4, 4, 0]);
    expect([at(209, 'philips-floating-point'), at(210, 'philips-floating-point')]).toEqual([10, 4]);
    const without = fatOf(sliceOf(counts), otsu, { valueKind: 'philips-floating-point' });
    expect(without).toMatchObject({ kind: 'unknown', why: 'no-such-values' });
  });

  it('has a percentage and no areas without spacing', () => {
    const image = sliceOf(two, { spacing: undefined });
    const fat = known(fatOf(image, { kind: 'fixed-threshold', value: 220 }));
    expect(fat.fatPercent).toBeCloseTo((100 * countAbove(two, 220)) / fat.pixelCount, 12);
    expect([fat.leanAreaMm2, fat.fatAreaMm2]).toEqual([undefined, undefined]);
  });
});

describe('Fat by Otsu', () => {
  it('has the threshold of exact fractions', () => {
    expect(known(fatOf(sliceOf(two), otsu)).threshold).toBe(220);
    expect(known(fatOf(sliceOf(three), otsu)).threshold).toBe(244);
    expect(known(fatOf(sliceOf(two), otsu)).fatPixelCount).toBe(countAbove(two, 220));
  });

  it('takes the lowest of equal splits', () => {
    const equal: Counts[] = [
      [
        [1, 1],
        [2, 1],
        [3, 1],
      ],
      [
        [0, 2],
        [5, 1],
        [10, 2],
      ],
    ];
    expect(equal.map((counts) => known(fatOf(sliceOf(counts), otsu)).threshold)).toEqual([1, 0]);
  });

  it('follows slope and intercept, also where they turn the order of values round', () => {
    const scaled = known(fatOf(sliceOf(two, { slope: 0.37, intercept: -5 }), otsu));
    expect(scaled.threshold).toBe(220 * 0.37 - 5);
    // Negated values: the lower class is then that of stored 228 and more.
    const turned = known(fatOf(sliceOf(two, { slope: -1 }), otsu));
    expect(turned).toMatchObject({ threshold: -228, fatPixelCount: 1000 - countAbove(two, 220) + 0 });
  });

  it('is unknown of a single value', () => {
    expect(fatOf(sliceOf([[7, 90]]), otsu)).toMatchObject({ kind: 'unknown', why: 'too-few-values' });
    expect(fatOf(sliceOf([[7, 1]]), otsu)).toMatchObject({ why: 'too-few-pixels' });
  });
});

describe('Fat by a Gaussian mixture', () => {
  it('of two components has the crossing found in 30 digits', () => {
    const fat = known(fatOf(sliceOf(two), mixture(2)));
    expect(Math.abs(fat.threshold - 192.995147177225)).toBeLessThan(1e-4);
    expect(fat).toMatchObject({ fatPixelCount: countAbove(two, 193), mixedPixelCount: 0 });
    expect(fat.leanThreshold).toBeUndefined();
  });

  it('of three components counts what is between as neither lean nor fat', () => {
    const fat = known(fatOf(sliceOf(three), mixture(3)));
    expect(Math.abs((fat.leanThreshold ?? 0) - 142.625907037622)).toBeLessThan(1e-3);
    expect(Math.abs(fat.threshold - 303.43210193557)).toBeLessThan(1e-3);
    const [mixedAndFat, onlyFat] = [countAbove(three, 142), countAbove(three, 303)];
    expect(fat).toMatchObject({
      fatPixelCount: onlyFat,
      mixedPixelCount: mixedAndFat - onlyFat,
      leanAreaMm2: fat.pixelCount - mixedAndFat,
      fatAreaMm2: onlyFat,
    });
  });

  it('follows slope and intercept', () => {
    const fat = known(fatOf(sliceOf(two, { slope: 0.5, intercept: 7 }), mixture(2)));
    expect(Math.abs(fat.threshold - (192.995147177225 / 2 + 7))).toBeLessThan(1e-4);
  });

  it('lets no component become narrower than rounding to whole numbers', () => {
    const image = sliceOf([
      [10, 60],
      [500, 40],
    ]);
    // Both variances 1/12: the crossing lies ln(60/40)/(12 × 490) px off the middle, 255.000069.
    expect(known(fatOf(image, mixture(2))).threshold).toBeCloseTo(255 + Math.log(1.5) / (12 * 490), 9);
  });

  it('is unknown where there is too little', () => {
    expect(fatOf(sliceOf(two.slice(0, 5)), mixture(3))).toMatchObject({ kind: 'known' });
    expect(fatOf(sliceOf([[7, 90]]), mixture(2))).toMatchObject({ why: 'too-few-values' });
    expect(fatOf(sliceOf(two.slice(0, 4)), mixture(2))).toMatchObject({ why: 'too-few-pixels' });
  });
});

describe('Fat by a lean-muscle sample', () => {
  const method: FatMethod = { kind: 'lean-sample', sdCount: 2 };

  it('lies above mean + k × SD, which are kept with it', () => {
    const fat = known(fatOf(sliceOf(two), method, { leanSample: { mean: 120, sd: 22 } }));
    expect(fat).toMatchObject({
      threshold: 164,
      leanSample: { mean: 120, sd: 22 },
      fatPixelCount: countAbove(two, 164),
    });
  });

  it('is unknown without a sample, or with one of a single pixel', () => {
    expect(fatOf(sliceOf(two), method)).toMatchObject({ why: 'no-lean-sample' });
    const single = { mean: 120, sd: undefined };
    expect(fatOf(sliceOf(two), method, { leanSample: single })).toMatchObject({ why: 'no-lean-sample' });
  });
});
