import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';
import { type ChiSquareTest, chiSquareTest } from '../../statistics/chiSquareTest';
import { fisherExact } from '../../statistics/fisherExact';
import { fisherExactTable } from '../../statistics/fisherExactTable';
import { type OddsRatio, oddsRatio } from '../../statistics/oddsRatio';
import type { StatisticsError } from '../../statistics/statisticsError';

export type { ChiSquareTest } from '../../statistics/chiSquareTest';
export type { OddsRatio } from '../../statistics/oddsRatio';

/** Everything that a table of counts gives. */
export interface CountsFromTable {
  readonly chiSquare: ChiSquareTest;
  /** Two-sided P; for more than 2 × 2 an error where there are too many tables to count. */
  readonly fisherP: Result<number, StatisticsError>;
  /** For 2 × 2 only. */
  readonly oddsRatio: OddsRatio | undefined;
  /** What the rules of the tables choose: Fisher for 2 × 2 with an expected count below 5, else Pearson. */
  readonly chosen: 'pearson' | 'fisher';
}

/** Above this many subjects a larger table than 2 × 2 is not counted out: it would hold up the screen. */
const mostForFisher = 500;

/** Chi-square, likelihood ratio, Fisher and odds ratio of a published table of counts. */
export function countsFromTable(
  counts: readonly (readonly number[])[],
): Result<CountsFromTable, StatisticsError> {
  const chiSquare = chiSquareTest(counts);
  if (!chiSquare.ok) return chiSquare;
  const { n, phi, minimumExpected } = chiSquare.value;
  const isTwoByTwo = phi !== null;
  const odds = isTwoByTwo ? oddsRatio(counts) : undefined;
  return ok({
    chiSquare: chiSquare.value,
    fisherP: fisherOf(counts, isTwoByTwo, n),
    oddsRatio: odds?.ok ? odds.value : undefined,
    chosen: isTwoByTwo && minimumExpected < 5 ? 'fisher' : 'pearson',
  });
}

function fisherOf(
  counts: readonly (readonly number[])[],
  isTwoByTwo: boolean,
  n: number,
): CountsFromTable['fisherP'] {
  if (!isTwoByTwo && n > mostForFisher) {
    return err({ kind: 'too-many-values', allowed: mostForFisher, got: n });
  }
  const test = isTwoByTwo ? fisherExact(counts) : fisherExactTable(counts);
  return test.ok ? ok(test.value.p) : test;
}
