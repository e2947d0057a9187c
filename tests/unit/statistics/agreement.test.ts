import { describe, expect, it } from 'vitest';
import { present } from '../../../src/base/assert';
import { blandAltman } from '../../../src/statistics/blandAltman';
import { intraclassCorrelation } from '../../../src/statistics/intraclassCorrelation';
import { measurementError } from '../../../src/statistics/measurementError';
import { raterOffset } from '../../../src/statistics/raterOffset';

const shroutFleiss = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

describe('agreement', () => {
  it('gives the six coefficients published by Shrout & Fleiss (1979)', () => {
    const result = intraclassCorrelation(shroutFleiss);
    if (!result.ok) throw new Error(result.error.kind);
    const { icc11, icc21, icc31, icc1k, icc2k, icc3k } = result.value;
    const rounded = [icc11, icc21, icc31, icc1k, icc2k, icc3k].map(({ icc }) => icc?.toFixed(2));
    expect(rounded).toEqual(['0.17', '0.29', '0.71', '0.44', '0.62', '0.91']);
  });

  it('steps the limits of ICC(2,k) up from those of ICC(2,1), as SPSS and psych do', () => {
    const result = intraclassCorrelation(shroutFleiss);
    if (!result.ok) throw new Error(result.error.kind);
    const single = present(result.value.icc21.interval, 'interval');
    const average = present(result.value.icc2k.interval, 'interval');
    // psych::ICC prints .0711 and .9272 for this table (irr::icc would print .0394 and .9286).
    expect(average[0]).toBeCloseTo(0.0711, 4);
    expect(average[1]).toBeCloseTo(0.9272, 4);
    expect(average[0]).toBeCloseTo((4 * single[0]) / (1 + 3 * single[0]), 14);
  });

  it('has no ICC(2,k) where the raters differ so much more than the subjects that it leaves the scale', () => {
    // By hand: MSR = MSC = 0, MSE = 2. ICC(2,1) = -2 / (2 - 4/3) = -3; (MSR - MSE) / (MSR + (MSC - MSE)/3) would be +3.
    const result = intraclassCorrelation([
      [1, 3],
      [3, 1],
      [2, 2],
    ]);
    if (!result.ok) throw new Error(result.error.kind);
    expect(result.value.icc21.icc).toBeCloseTo(-3, 12);
    expect(result.value.icc2k).toMatchObject({ icc: null, interval: null });
  });

  it('has no lower limit of ICC(2,k) where that of ICC(2,1) is at or below -1/(k - 1)', () => {
    // numpy and scipy 1.17: ICC(2,1) 0.1290 (-1.366055, 0.919078), ICC(2,k) 0.2286; stepped up the limits would be 7.46, 0.957833.
    const result = intraclassCorrelation([
      [1, 3],
      [3, 2],
      [2, 5],
      [6, 4],
    ]);
    if (!result.ok) throw new Error(result.error.kind);
    expect(present(result.value.icc21.interval, 'interval')[0]).toBeCloseTo(-1.366055, 6);
    const [low, high] = present(result.value.icc2k.interval, 'interval');
    expect(low).toBe(Number.NEGATIVE_INFINITY);
    expect(high).toBeCloseTo(0.957833, 6);
  });

  it('finds the lower limit where the F quantile of tiny degrees of freedom is beyond all doubles', () => {
    // By hand: MSR = 1900/24, MSC = 44100/8, MSE = 51500/24, df 0.00496; for F to infinity -n MSE / (k MSC + (kn - k - n) MSE).
    const result = intraclassCorrelation([
      [110, 10],
      [110, 0],
      [60, 30],
      [40, 70],
    ]);
    if (!result.ok) throw new Error(result.error.kind);
    expect(present(result.value.icc21.interval, 'interval')[0]).toBeCloseTo(-515 / 919, 12);
  });

  it('drops a subject that one rater has not measured', () => {
    const result = intraclassCorrelation([...shroutFleiss, [1, null, 2, 3]]);
    if (!result.ok) throw new Error(result.error.kind);
    expect(result.value.meanSquares).toMatchObject({ n: 6, dropped: 1 });
  });

  it('refuses one rater, one subject and ratings without variation', () => {
    expect(intraclassCorrelation([[1], [2]])).toMatchObject({ error: { kind: 'too-few-groups' } });
    expect(intraclassCorrelation([[1, 2]])).toMatchObject({
      error: { kind: 'too-few-values', needed: 2, got: 1 },
    });
    expect(
      intraclassCorrelation([
        [3, 3],
        [3, 3],
      ]),
    ).toMatchObject({ error: { kind: 'zero-variance' } });
    expect(
      intraclassCorrelation([
        [1, Number.POSITIVE_INFINITY],
        [2, 3],
      ]),
    ).toMatchObject({ error: { kind: 'not-finite' } });
  });

  it('sees identical raters as identical also where 0.1 is not exact', () => {
    const result = intraclassCorrelation([
      [0.1, 0.1, 0.1],
      [0.7, 0.7, 0.7],
      [1.3, 1.3, 1.3],
    ]);
    if (!result.ok) throw new Error(result.error.kind);
    expect(result.value.icc21).toMatchObject({ icc: 1, f: Number.POSITIVE_INFINITY, p: 0, interval: null });
  });

  it('counts the offset of the raters into the error of agreement only', () => {
    // By hand: differences all 1, so MSE = 0, MSC = 3 · 1² / 2 = 1.5, SEM² = MSC / n = 0.5.
    const result = measurementError([
      [1, 2],
      [5, 6],
      [9, 10],
    ]);
    if (!result.ok) throw new Error(result.error.kind);
    expect(result.value.semAgreement).toBeCloseTo(Math.sqrt(0.5), 14);
    expect(result.value.semConsistency).toBe(0);
    expect(result.value.mdcAgreement).toBeCloseTo(1.959963984540054, 14);
  });

  it('gives the offset as second rater minus first', () => {
    // By hand: differences 1, 2, 3; with two degrees of freedom t(.975) = 0.95 / √0.04875.
    const result = raterOffset([10, 20, 30], [11, 22, 33]);
    if (!result.ok) throw new Error(result.error.kind);
    expect(result.value.offset).toBe(2);
    expect(result.value.interval[1]).toBeCloseTo(2 + 0.95 / Math.sqrt(0.04875) / Math.sqrt(3), 12);
  });

  it('reproduces the peak flow example of Bland & Altman (1986)', () => {
    const wright = [494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427];
    const mini = [512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451];
    const result = blandAltman(wright, mini);
    if (!result.ok) throw new Error(result.error.kind);
    const { bias, sd, biasInterval, limitSe1986, upperLimit } = result.value;
    expect([bias, sd, ...biasInterval, limitSe1986].map((value) => value.toFixed(1))).toEqual([
      '-2.1',
      '38.8',
      '-22.0',
      '17.8',
      '16.3',
    ]);
    // scipy 1.17 nct.ppf for n = 17: the exact interval of the upper limit in units of the SD.
    expect((upperLimit.intervalExact[0] - bias) / sd).toBeCloseTo(1.315029371088243, 9);
    expect((upperLimit.intervalExact[1] - bias) / sd).toBeCloseTo(3.1482714396616425, 9);
  });
});
