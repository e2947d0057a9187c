import { err, ok, type Result } from '../base/result';
import type { StatisticsError } from './statisticsError';

/** Adjustments for several tests, named as R's p.adjust names them, and Šidák's. */
export type PAdjustment = 'bonferroni' | 'holm' | 'hochberg' | 'BH' | 'BY' | 'sidak';

/** Adjusted P values in the order of the input. See METHODS.md, "Several tests". */
export function adjustPValues(
  pValues: readonly number[],
  method: PAdjustment,
): Result<readonly number[], StatisticsError> {
  if (!pValues.every((p) => p >= 0 && p <= 1)) return err({ kind: 'out-of-range', what: 'P value' });
  const m = pValues.length;
  const harmonic = pValues.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
  switch (method) {
    case 'bonferroni':
      return ok(pValues.map((p) => Math.min(1, m * p)));
    case 'sidak':
      return ok(pValues.map((p) => -Math.expm1(m * Math.log1p(-p))));
    case 'holm':
      return ok(stepDown(pValues, (rank) => m + 1 - rank));
    case 'hochberg':
      return ok(stepUp(pValues, (rank) => m + 1 - rank));
    case 'BH':
      return ok(stepUp(pValues, (rank) => m / rank));
    case 'BY':
      return ok(stepUp(pValues, (rank) => (harmonic * m) / rank));
  }
}

type Factor = (rank: number) => number;

/** From the smallest P up, none below its predecessor. */
function stepDown(pValues: readonly number[], factor: Factor): readonly number[] {
  const adjusted = new Array<number>(pValues.length).fill(0);
  let largest = 0;
  ascending(pValues).forEach((index, i) => {
    largest = Math.max(largest, Math.min(1, factor(i + 1) * (pValues[index] ?? 1)));
    adjusted[index] = largest;
  });
  return adjusted;
}

/** From the largest P down, none above its predecessor. */
function stepUp(pValues: readonly number[], factor: Factor): readonly number[] {
  const adjusted = new Array<number>(pValues.length).fill(0);
  let smallest = 1;
  ascending(pValues)
    .map((index, i) => ({ index, rank: i + 1 }))
    .reverse()
    .forEach(({ index, rank }) => {
      smallest = Math.min(smallest, factor(rank) * (pValues[index] ?? 1));
      adjusted[index] = smallest;
    });
  return adjusted;
}

function ascending(pValues: readonly number[]): readonly number[] {
  return pValues.map((_, index) => index).sort((a, b) => (pValues[a] ?? 0) - (pValues[b] ?? 0));
}
