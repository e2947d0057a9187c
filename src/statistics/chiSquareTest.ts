import { ok, type Result } from '../base/result';
import { countTable } from './countTable';
import { chiSquareUpperTail } from './distributions/chiSquareDistribution';
import type { StatisticsError } from './statisticsError';

/** Result of the chi-square tests of a contingency table. */
export interface ChiSquareTest {
  readonly n: number;
  readonly chiSquare: number;
  readonly df: number;
  readonly p: number;
  readonly likelihoodRatio: number;
  readonly likelihoodRatioP: number;
  /** With Yates' correction, for 2 × 2 only. */
  readonly yates: { readonly chiSquare: number; readonly p: number } | null;
  readonly minimumExpected: number;
  readonly expectedBelow5: number;
  readonly cramersV: number;
  /** Signed, for 2 × 2 only. */
  readonly phi: number | null;
}

/** Pearson's chi-square (uncorrected), likelihood ratio and Yates' correction. See METHODS.md, "Chi-square". */
export function chiSquareTest(
  counts: readonly (readonly number[])[],
): Result<ChiSquareTest, StatisticsError> {
  const table = countTable(counts);
  if (!table.ok) return table;
  const { cells, rowTotals, columnTotals, n } = table.value;
  const df = (rowTotals.length - 1) * (columnTotals.length - 1);
  let chiSquare = 0;
  let logRatio = 0;
  let minimumExpected = Number.POSITIVE_INFINITY;
  let expectedBelow5 = 0;
  cells.forEach((row, i) => {
    row.forEach((count, j) => {
      const expected = ((rowTotals[i] ?? 0) * (columnTotals[j] ?? 0)) / n;
      chiSquare += (count - expected) ** 2 / expected;
      if (count > 0) logRatio += count * Math.log(count / expected);
      minimumExpected = Math.min(minimumExpected, expected);
      if (expected < 5) expectedBelow5 += 1;
    });
  });
  const likelihoodRatio = Math.max(0, 2 * logRatio);
  const smallerSide = Math.min(rowTotals.length, columnTotals.length) - 1;
  const isTwoByTwo = rowTotals.length === 2 && columnTotals.length === 2;
  const [a = 0, b = 0] = cells[0] ?? [];
  const [c = 0, d = 0] = cells[1] ?? [];
  return ok({
    n,
    chiSquare,
    df,
    p: chiSquareUpperTail(chiSquare, df),
    likelihoodRatio,
    likelihoodRatioP: chiSquareUpperTail(likelihoodRatio, df),
    yates: isTwoByTwo ? yates(a * d - b * c, n, rowTotals, columnTotals) : null,
    minimumExpected,
    expectedBelow5,
    cramersV: Math.sqrt(chiSquare / (n * smallerSide)),
    phi: isTwoByTwo
      ? (a * d - b * c) / Math.sqrt(product(rowTotals)) / Math.sqrt(product(columnTotals))
      : null,
  });
}

/** n(|ad − bc| − n/2)² / (product of the margins), the bracket never below 0. */
function yates(
  determinant: number,
  n: number,
  rowTotals: readonly number[],
  columnTotals: readonly number[],
): { chiSquare: number; p: number } {
  const corrected = Math.max(0, Math.abs(determinant) - n / 2);
  const chiSquare = ((corrected / product(rowTotals)) * corrected * n) / product(columnTotals);
  return { chiSquare, p: chiSquareUpperTail(chiSquare, 1) };
}

function product(values: readonly number[]): number {
  return values.reduce((result, value) => result * value, 1);
}
