import type { Result } from '../base/result';
import { err, ok } from '../base/result';
import { choleskyInverse } from './choleskyInverse';
import type { StatisticsError } from './statisticsError';

/**
 * How far the shares of categories lie apart in two groups, in units of their spread, never negative. Counts of each category
 * in the same order; categories that nobody has are left out. See METHODS.md, "Standardised differences".
 *
 * Of two categories |p₁ − p₂| / √((p₁(1 − p₁) + p₂(1 − p₂)) / 2) (Austin 2009); of more √(T′ S⁻¹ T) with T the differences of
 * all shares but one and S the mean of the groups' multinomial covariances (Yang and Dalton 2012), whichever one is left out.
 */
export function standardizedDifferenceOfShares(
  first: readonly number[],
  second: readonly number[],
): Result<number, StatisticsError> {
  if (first.length !== second.length) {
    return err({ kind: 'lengths-differ', lengths: [first.length, second.length] });
  }
  if ([...first, ...second].some((count) => !Number.isInteger(count) || count < 0)) {
    return err({ kind: 'not-a-count-table' });
  }
  const [n1, n2] = [sum(first), sum(second)];
  if (n1 === 0 || n2 === 0) return err({ kind: 'empty-margin' });
  const found = first.flatMap((count, index) => {
    const other = second[index] ?? 0;
    return count + other > 0 ? [[count / n1, other / n2] as const] : [];
  });
  // One category left: the same share in both.
  const shares = found.slice(1);
  if (shares.length === 0) return ok(0);
  const differences = shares.map(([p, q]) => p - q);
  if (differences.every((difference) => difference === 0)) return ok(0);
  const covariance = shares.map(([pi, qi], i) =>
    shares.map(([pj, qj], j) => ((i === j ? pi + qi : 0) - pi * pj - qi * qj) / 2),
  );
  const inverse = choleskyInverse(covariance);
  if (!inverse) return err({ kind: 'zero-variance' });
  const squared = sum(
    differences.map((one, i) => one * sum(differences.map((other, j) => (inverse[i]?.[j] ?? 0) * other))),
  );
  return Number.isFinite(squared) && squared >= 0 ? ok(Math.sqrt(squared)) : err({ kind: 'zero-variance' });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
