import { describe, expect, it } from 'vitest';
import { errorParts } from '../../../src/statistics/errorParts';

// R 4.2: d <- cbind(log(b1 / a1), log(b2 / a2)); tot <- mean(apply(d, 2, var)) / 2; per <- cov(d[, 1], d[, 2]) / 2
const first = [1000, 1200, 900, 1500, 1100, 1300];
const second = [1050, 1230, 880, 1600, 1150, 1280];
const laterFirst = [950, 1150, 880, 1450, 1000, 1250];
const laterSecond = [1010, 1170, 870, 1530, 1060, 1240];
const d = (a: readonly number[], b: readonly number[]) =>
  a.map((value, i) => Math.log((b[i] ?? Number.NaN) / value));

describe('parts of the observers’ error', () => {
  it('are the covariance between the occasions, halved, and the rest, as in R', () => {
    const parts = errorParts(d(first, second), d(laterFirst, laterSecond));
    if (!parts.ok) throw new Error(parts.error.kind);
    const { value } = parts;
    expect(value.totalSd).toBeCloseTo(0.0245419794253212, 14);
    expect(value.persistentSd).toBeCloseTo(0.0239442341836127, 14);
    expect(value.visitSd).toBeCloseTo(0.00538353076272476, 14);
    // r <- per / tot; f <- (1 + r) / (1 - r) * qf(c(.025, .975), n - 1, n - 1); (f - 1) / (f + 1)
    expect(value.share).toBeCloseTo(0.951881151858916, 13);
    expect(value.shareInterval?.[0]).toBeCloseTo(0.700425010259926, 11);
    expect(value.shareInterval?.[1]).toBeCloseTo(0.99312440885703, 11);
    // m <- rowMeans(d); mean(m) + c(-1, 1) * qt(.975, n - 1) * sd(m) / sqrt(n)
    expect(value.offset).toBeCloseTo(0.0262911391108633, 14);
    expect(value.offsetInterval[0]).toBeCloseTo(-0.00969142286264309, 14);
    expect(value.offsetInterval[1]).toBeCloseTo(0.0622737010843696, 14);
  });

  it('of differences that come back with the other sign: no persistent part, all is of the visit', () => {
    const parts = errorParts([1.1, 1, 1.2, 0.9].map(Math.log), [0.9, 1.05, 0.85, 1.1].map(Math.log));
    if (!parts.ok) throw new Error(parts.error.kind);
    const { totalVariance, persistentVariance, persistentSd, visitSd, totalSd, share } = parts.value;
    expect(totalVariance).toBeCloseTo(0.0075961758367634, 14);
    expect(persistentVariance).toBeCloseTo(-0.00739727823264864, 14);
    expect(share).toBeCloseTo(-0.973816087411755, 12);
    expect(persistentSd).toBe(0);
    expect(visitSd).toBe(totalSd);
  });

  it('do not exist of one subject, or of observers who always differ by the same', () => {
    expect(errorParts([0.1], [0.2])).toEqual({
      ok: false,
      error: { kind: 'too-few-values', needed: 2, got: 1 },
    });
    expect(errorParts([0.1, 0.1, 0.1], [0.1, 0.1, 0.1])).toEqual({
      ok: false,
      error: { kind: 'zero-variance' },
    });
  });
});
