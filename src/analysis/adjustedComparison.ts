import type { Result } from '../base/result';
import { err, ok } from '../base/result';
import { ancovaOfColumns } from '../statistics/ancovaWithCovariates';
import type { LinearCoefficient } from '../statistics/linearRegression';
import type { StatisticsError } from '../statistics/statisticsError';
import type { Account } from './account';
import { type ByGroup, type GroupId, refractureGroups } from './grouping';
import { type ModelDesign, type ModelTerm, modelDesign, modelRows } from './modelRows';
import type { AnalysedSubject } from './studyFlow';
import type { StudyMeasure } from './studyMeasure';
import type { StudyVariable } from './studyVariable';

/** What a comparison can be adjusted for beside the baseline value. */
export type Adjustment = Extract<
  StudyVariable,
  { readonly kind: 'covariate' | 'custom' | 'region' | 'level' }
>;

/** The adjustments that the study asked for: level by region, and the days from surgery to the final scan. */
export const studyAdjustments: readonly Adjustment[] = [
  { kind: 'region' },
  { kind: 'covariate', covariate: 'followUpDays' },
];

/** Group difference at follow-up, all else in the model being equal: first minus second. */
export interface AdjustedDifference {
  readonly difference: LinearCoefficient;
  readonly df: number;
  /** The baseline first, then the adjustments. */
  readonly terms: readonly (ModelTerm & { readonly slope: LinearCoefficient })[];
  /** At the means of all covariates. */
  readonly adjustedMeans: ByGroup<number>;
  /** Test of equal slopes of the baseline in both groups: ANCOVA assumes them. Null where it cannot be made. */
  readonly slopeHomogeneity: { readonly f: number; readonly p: number } | null;
  readonly rSquared: number;
  readonly partialEtaSquared: number;
}

/** ANCOVA of one measure: follow-up on baseline and group, with adjustments. */
export interface AdjustedComparison extends Account {
  readonly measure: StudyMeasure;
  readonly adjustments: readonly Adjustment[];
  readonly outcome: Result<AdjustedDifference, StatisticsError>;
}

/**
 * Compares the follow-up values of two groups by ANCOVA; a region that is the same in all is left out of the model. Of more
 * groups than two there is none.
 */
export function adjustedComparison(
  analysed: readonly AnalysedSubject[],
  measure: StudyMeasure,
  adjustments: readonly Adjustment[],
  groups: readonly GroupId[] = refractureGroups,
): AdjustedComparison {
  const followUp = { kind: 'measure', measure, phase: 'followUp' } as const;
  const baseline = { kind: 'measure', measure, phase: 'preop' } as const;
  const inFirst = { kind: 'in-group', group: groups[0] ?? '' } as const;
  const covariates: readonly StudyVariable[] = [baseline, ...adjustments];
  const { used, columns, dropped } = modelRows(analysed, [followUp, inFirst, ...covariates]);
  const [post = [], group = [], ...rest] = columns;
  const design = modelDesign(covariates, rest);
  return {
    measure,
    adjustments,
    outcome: groups.length === 2 ? outcomeOf(post, group, design, groups) : err({ kind: 'not-binary' }),
    method: 'ancova',
    nUsed: used.length,
    dropped,
  };
}

function outcomeOf(
  post: readonly number[],
  group: readonly number[],
  { terms, columns }: ModelDesign,
  [first = '', second = '']: readonly GroupId[],
): AdjustedComparison['outcome'] {
  const fitted = ancovaOfColumns(post, group, columns);
  if (!fitted.ok) return fitted;
  const { difference, df, slopes, adjustedMeans, slopeHomogeneity, rSquared, partialEtaSquared } =
    fitted.value;
  return ok({
    difference,
    df,
    terms: terms.flatMap((term, index) => {
      const slope = slopes[index];
      return slope ? [{ ...term, slope }] : [];
    }),
    adjustedMeans: { [first]: adjustedMeans[1], [second]: adjustedMeans[0] },
    slopeHomogeneity,
    rSquared,
    partialEtaSquared,
  });
}
