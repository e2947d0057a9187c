import { err, type Result } from '../base/result';
import { standardizedDifferenceOfShares } from '../statistics/standardizedDifference';
import type { StatisticsError } from '../statistics/statisticsError';
import { type GroupId, ofGroup } from './grouping';
import { standardisedDifference } from './standardisedDifference';
import type { BaselineRow, TableOne } from './tableOne';

/** How far two groups lie apart in one line of Table 1. */
export interface BalanceLine {
  readonly row: BaselineRow;
  /** Of the test that the table prints; undefined where there is none. */
  readonly p: number | undefined;
  /** Never negative: Cohen's d of numbers, the standardised difference of shares of categories. */
  readonly smd: Result<number, StatisticsError>;
}

/**
 * Every line of Table 1 that compares the groups, with P and the standardised difference. Of other than two groups there is no
 * standardised difference. Lines of dates are not compared.
 */
export function baselineBalance(
  { rows }: Pick<TableOne, 'rows'>,
  groups: readonly GroupId[],
): readonly BalanceLine[] {
  const [first, second] = groups;
  const areTwo = first !== undefined && second !== undefined && groups.length === 2;
  return rows.flatMap((row): readonly BalanceLine[] => {
    if (row.kind === 'date') return [];
    if (row.kind === 'number') {
      const outcome = row.fixed ?? row.comparison.chosen.outcome;
      return [{ row, p: outcome.ok ? outcome.value.p : undefined, smd: standardisedDifference(row) }];
    }
    const counts = (group: GroupId) => row.categories.map((category) => ofGroup(category.counts, group));
    return [
      {
        row,
        p: row.test.ok ? row.test.value.p : undefined,
        smd: areTwo
          ? standardizedDifferenceOfShares(counts(first), counts(second))
          : err({ kind: 'not-binary' }),
      },
    ];
  });
}
