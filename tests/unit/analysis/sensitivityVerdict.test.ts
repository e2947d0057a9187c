import { describe, expect, it } from 'vitest';
import type { TablePrimary } from '../../../src/analysis/comparedLine';
import { sensitivityVerdict } from '../../../src/analysis/sensitivityVerdict';
import { err, ok, type Result } from '../../../src/base/result';
import type { StatisticsError } from '../../../src/statistics/statisticsError';

/** A t test of two groups. */
function tested(p: number, estimate: number): Result<TablePrimary, StatisticsError> {
  return ok({
    test: 'welch',
    statisticName: 't',
    statistic: estimate,
    df: 34,
    p,
    estimate,
    interval: [-9, 9],
  });
}

// Verdicts follow from the definition in the docstring: a conclusion is "a difference, that way" or "none shown".
describe('the verdict on a sensitivity analysis', () => {
  it.each([
    ['both show the same difference', 0.01, -3, 0.001, -4, 'same'],
    ['neither shows one, whichever way they lean', 0.93, 0.1, 0.3, -0.4, 'same'],
    ['one shows it and the other does not', 0.2, -3, 0.01, -4, 'significance-differs'],
    ['P that is alpha shows none', 0.05, -3, 0.01, -4, 'significance-differs'],
    ['both show one, the opposite way', 0.01, 3, 0.01, -4, 'direction-differs'],
    ['a shift of zero, as ties give, leans neither way', 0.01, 0, 0.01, -4, 'same'],
  ] as const)('%s', (_, p, estimate, mainP, mainEstimate, verdict) => {
    expect(sensitivityVerdict(tested(p, estimate), tested(mainP, mainEstimate), 0.05)).toBe(verdict);
  });

  it('is none where one of them cannot be computed', () => {
    const none: Result<TablePrimary, StatisticsError> = err({ kind: 'zero-variance' });
    expect(sensitivityVerdict(none, tested(0.01, 1), 0.05)).toBe('not-computed');
  });
});
