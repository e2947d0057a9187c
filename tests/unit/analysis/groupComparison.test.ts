import { describe, expect, it } from 'vitest';
import { compareGroups } from '../../../src/analysis/groupComparison';

// Which groups are normal and of equal variance at 0.05: scipy 1.17 (shapiro, levene with centre = mean).
const even = [1, 2, 3, 4, 5, 6, 7, 8];
const skewed = [1, 1, 1, 1, 1, 1, 2, 90];

describe('compareGroups', () => {
  it('takes Welch where both groups are normal and variances differ', () => {
    // scipy 1.17: shapiro P 0.933 for both, levene F 18.692, P 0.0007, ttest_ind(equal_var=False) as below.
    const wide = even.map((value) => value * 12 - 49);
    const result = compareGroups(even, wide, 0.05);
    expect(result.chosen).toMatchObject({
      test: 'welch',
      reason: 'normal-unequal-variances',
      summary: 'mean-sd',
    });
    if (!result.chosen.outcome.ok) throw new Error('outcome expected');
    expect(result.chosen.outcome.value.statisticName).toBe('t');
    expect(result.chosen.outcome.value.statistic).toBeCloseTo(-0.04794633014853841, 12);
    expect(result.chosen.outcome.value.p).toBeCloseTo(0.9630803932299482, 10);
  });

  it('takes Mann-Whitney where one group is not normal, and does not go on to Levene', () => {
    const result = compareGroups(even, skewed, 0.05);
    expect(result.chosen).toMatchObject({
      test: 'mann-whitney',
      reason: 'not-both-normal',
      summary: 'median-quartiles',
    });
    expect(result.levene).toBeUndefined();
    // scipy 1.17, mannwhitneyu(use_continuity=False, method='asymptotic'), corrected for ties: what SPSS prints.
    if (!result.chosen.outcome.ok) throw new Error('outcome expected');
    expect(result.chosen.outcome.value.statistic).toBeCloseTo(-2.139543987657273, 10);
    expect(result.chosen.outcome.value.p).toBeCloseTo(0.03239163741721071, 10);
    // The t tests are there all the same, for display.
    expect(result.student.ok && result.welch.ok).toBe(true);
  });

  it('keeps Z at or below zero whichever group is larger; the shift has the direction', () => {
    const high = even.map((value) => value + 100);
    for (const [first, second, sign] of [
      [high, skewed, 1],
      [skewed, high, -1],
    ] as const) {
      const result = compareGroups(first, second, 0.05);
      expect(result.chosen.outcome.ok && result.chosen.outcome.value.statistic).toBeLessThan(0);
      expect(result.shift.ok && Math.sign(result.shift.value.estimate)).toBe(sign);
    }
  });

  it('takes ranks and says so where a group has fewer than three values', () => {
    const result = compareGroups([1, 2], even, 0.05);
    expect(result.chosen).toMatchObject({ test: 'mann-whitney', reason: 'fewer-than-three' });
    expect(result.normality.first).toEqual({
      ok: false,
      error: { kind: 'too-few-values', needed: 3, got: 2 },
    });
  });

  it('gives reasons, not numbers, for constant data', () => {
    const result = compareGroups([5, 5, 5, 5], [5, 5, 5], 0.05);
    expect(result.chosen.reason).toBe('normality-not-testable');
    expect(result.chosen.outcome).toEqual({ ok: false, error: { kind: 'zero-variance' } });
    expect(result.student.ok).toBe(false);
  });

  it('gives reasons for an empty group and still describes the other', () => {
    const result = compareGroups([], even, 0.05);
    expect(result.first).toEqual({ ok: false, error: { kind: 'too-few-values', needed: 1, got: 0 } });
    expect(result.second.ok && result.second.value.mean).toBe(4.5);
    expect(result.chosen.outcome.ok).toBe(false);
  });
});
