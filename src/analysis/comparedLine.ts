import type { Result } from '../base/result';
import { err, ok } from '../base/result';
import type { StatisticsError } from '../statistics/statisticsError';
import { type AdjustedComparison, adjustedComparison } from './adjustedComparison';
import { type Comparison, compareLists } from './comparison';
import type { GroupId } from './grouping';
import type { GroupPair } from './groupPairs';
import { type AnalysisPreset, type PrimaryTest, primaryTest } from './primaryTest';
import type { SeveralOutcome, SeveralTest } from './severalGroups';
import type { AnalysedSubject } from './studyFlow';
import type { StudyMeasure } from './studyMeasure';

/** A test of three or more groups that stands in a table, with every two groups after it. */
export interface SeveralPrimary extends SeveralOutcome {
  readonly test: SeveralTest;
  readonly pairs: readonly GroupPair[];
}

/** The test that stands in a table: of two groups with the difference, of more with the pairs. */
export type TablePrimary = PrimaryTest | SeveralPrimary;

/** How the subjects are compared in every line of a table. */
export interface GroupsCompared {
  /** In print order. */
  readonly groups: readonly GroupId[];
  readonly alpha: number;
  readonly preset: AnalysisPreset;
}

/** A line of a table that compares the groups. */
export interface ComparedLine {
  readonly comparison: Comparison;
  /**
   * What the table prints where the test is fixed in advance: Welch, of more than two groups Welch's ANOVA, and of
   * follow-up values ANCOVA with the baseline. Absent where the path of tests chooses.
   */
  readonly fixed?: Result<TablePrimary, StatisticsError>;
  /** The model behind `fixed`, where that is ANCOVA. */
  readonly ancova?: AdjustedComparison;
}

/** Compares lists of one line; `ancova` is asked for only where the line is of follow-up values and the preset needs it. */
export function comparedLine(
  lists: readonly (readonly number[])[],
  { alpha, preset }: Pick<GroupsCompared, 'alpha' | 'preset'>,
  ancova?: () => AdjustedComparison,
): ComparedLine {
  const comparison = compareLists(lists, alpha);
  if (preset === 'as-the-study') return { comparison };
  const model = ancova?.();
  return { comparison, fixed: tablePrimary(comparison, preset, model), ...(model && { ancova: model }) };
}

/** ANCOVA of a measure where two groups are compared; undefined of more. */
export function ancovaOfTwo(
  analysed: readonly AnalysedSubject[],
  measure: StudyMeasure,
  groups: readonly GroupId[],
): (() => AdjustedComparison) | undefined {
  return groups.length === 2 ? () => adjustedComparison(analysed, measure, [], groups) : undefined;
}

/** The test of a line under a preset. */
export function tablePrimary(
  comparison: Comparison,
  preset: AnalysisPreset,
  ancova?: AdjustedComparison,
): Result<TablePrimary, StatisticsError> {
  if (comparison.kind === 'two') {
    return primaryTest(comparison, preset, ancova);
  }
  const isFixed = preset === 'fixed-in-advance';
  const test = isFixed ? 'welch-anova' : comparison.chosen.test;
  const outcome = comparison.tests[test];
  if (!outcome.ok) return err(outcome.error);
  const pairs = isFixed ? comparison.welchPairs : comparison.chosen.pairs;
  return ok({ ...outcome.value, test, pairs });
}
