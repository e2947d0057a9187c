import type { Result } from '../base/result';
import { ok } from '../base/result';
import { ancovaWithCovariates } from '../statistics/ancovaWithCovariates';
import type { LinearCoefficient } from '../statistics/linearRegression';
import type { StatisticsError } from '../statistics/statisticsError';
import type { Account } from './account';
import { type ModelTerm, modelDesign, modelRows } from './modelRows';
import type { AnalysedSubject } from './studyFlow';
import type { StudyMeasure } from './studyMeasure';
import { rName, type StudyVariable } from './studyVariable';

/** What a comparison can be adjusted for beside the baseline value. */
export type Adjustment = Extract<StudyVariable, { readonly kind: 'covariate' | 'region' | 'level' }>;

/** The adjustments that the study asked for: level by region, and the days from surgery to the final scan. */
export const studyAdjustments: readonly Adjustment[] = [
  { kind: 'region' },
  { kind: 'covariate', covariate: 'followUpDays' },
];

/** Group difference at follow-up, all else in the model being equal. Refractured minus not refractured. */
export interface AdjustedDifference {
  readonly difference: LinearCoefficient;
  readonly df: number;
  /** The baseline first, then the adjustments. */
  readonly terms: readonly (ModelTerm & { readonly slope: LinearCoefficient })[];
  /** At the means of all covariates. */
  readonly adjustedMeans: { readonly refractured: number; readonly 'not-refractured': number };
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

/** Compares the follow-up values of the groups by ANCOVA; a region that is the same in all is left out of the model. */
export function adjustedComparison(
  analysed: readonly AnalysedSubject[],
  measure: StudyMeasure,
  adjustments: readonly Adjustment[],
): AdjustedComparison {
  const followUp = { kind: 'measure', measure, phase: 'followUp' } as const;
  const baseline = { kind: 'measure', measure, phase: 'preop' } as const;
  const covariates: readonly StudyVariable[] = [baseline, ...adjustments];
  const { used, columns, dropped } = modelRows(analysed, [followUp, { kind: 'group' }, ...covariates]);
  const [post = [], group = [], ...rest] = columns;
  const { terms, rows } = modelDesign(covariates, rest);
  return {
    measure,
    adjustments,
    outcome: outcomeOf(post, group, rows, terms),
    method: 'ancova',
    how: `lm(${rName(followUp)} ~ refractured + ${covariates.map(rName).join(' + ')})`,
    nUsed: used.length,
    dropped,
  };
}

function outcomeOf(
  post: readonly number[],
  group: readonly number[],
  rows: readonly (readonly number[])[],
  terms: readonly ModelTerm[],
): AdjustedComparison['outcome'] {
  const fitted = ancovaWithCovariates(post, group, rows);
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
    adjustedMeans: { refractured: adjustedMeans[1], 'not-refractured': adjustedMeans[0] },
    slopeHomogeneity,
    rSquared,
    partialEtaSquared,
  });
}
