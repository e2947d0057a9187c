import type { Result } from '../base/result';
import { err, ok } from '../base/result';
import { chiSquareTest } from '../statistics/chiSquareTest';
import { fisherExact } from '../statistics/fisherExact';
import type { StatisticsError } from '../statistics/statisticsError';

/** A test of counts by group. */
export type CategoryTest =
  | {
      readonly kind: 'pearson';
      readonly chiSquare: number;
      readonly df: number;
      readonly p: number;
      /** Cells with an expected count below 5: never in a 2 × 2 table, which Fisher's test would take. */
      readonly expectedBelow5: number;
      readonly cells: number;
    }
  | { readonly kind: 'fisher'; readonly p: number };

/** Counts of one category in each group, in print order. */
export type CategoryCounts = readonly number[];

/**
 * Tests categories by group. Rules: *Tests*.
 *
 * 2 × 2: Fisher's exact test if any expected count is below 5, else Pearson's chi-square without correction. More
 * categories or groups: Pearson's chi-square, with the number of small expected counts beside it. A category that nobody
 * has, and a group of which no category is known, is left out: it holds no information and its expected counts are zero.
 */
export function testCategories(categories: readonly CategoryCounts[]): Result<CategoryTest, StatisticsError> {
  const groups = (categories[0] ?? []).flatMap((_, place) =>
    categories.some((counts) => (counts[place] ?? 0) > 0) ? [place] : [],
  );
  const used = categories
    .map((counts) => groups.map((place) => counts[place] ?? 0))
    .filter((counts) => counts.some((count) => count > 0));
  // One category or one group only: nothing to test.
  if (used.length < 2 || groups.length < 2) return err({ kind: 'empty-margin' });
  const pearson = chiSquareTest(used);
  if (!pearson.ok) return pearson;
  const { chiSquare, df, p, expectedBelow5 } = pearson.value;
  if (used.length === 2 && groups.length === 2 && expectedBelow5 > 0) {
    const fisher = fisherExact(used);
    return fisher.ok ? ok({ kind: 'fisher', p: fisher.value.p }) : fisher;
  }
  return ok({ kind: 'pearson', chiSquare, df, p, expectedBelow5, cells: groups.length * used.length });
}
