import type { Result } from '../base/result';
import { ok } from '../base/result';
import { centredSample, sampleSd } from '../statistics/centredSample';
import { firthLogisticRegressionOfColumns } from '../statistics/firthLogisticRegression';
import { logisticRegressionOfColumns } from '../statistics/logisticRegression';
import type { StatisticsError } from '../statistics/statisticsError';
import type { Account } from './account';
import { type ModelTerm, modelDesign, modelRows } from './modelRows';
import type { AnalysedSubject } from './studyFlow';
import type { StudyVariable } from './studyVariable';

/**
 * What a model may say. The final scan of a refractured subject was taken at the refracture, so a change is associated
 * with it and predicts nothing; what was known before surgery may predict.
 */
export type ModelWording = 'predicts' | 'is-associated';

/** What must be said beside a model. */
export type ModelWarning = 'few-events' | 'separation' | 'not-converged';

/** One covariate of a model: the odds ratio per unit and per SD of the subjects used. */
export interface RefractureTerm extends ModelTerm {
  readonly estimate: number;
  readonly standardError: number;
  readonly p: number;
  /** Wald's, or of Firth's model by the profile of the penalized likelihood; null where no limit was found. */
  readonly interval: readonly [number, number] | null;
  readonly oddsRatio: number;
  readonly oddsRatioInterval: readonly [number, number] | null;
  readonly sd: number;
  readonly oddsRatioPerSd: number;
  readonly oddsRatioPerSdInterval: readonly [number, number] | null;
}

/** A fitted model of refracture. */
export interface RefractureFit {
  readonly events: number;
  readonly eventsPerCovariate: number;
  readonly intercept: number;
  readonly terms: readonly RefractureTerm[];
  /** Against no covariate; of Firth's model the penalized one. */
  readonly likelihoodRatio: number;
  readonly likelihoodRatioP: number;
}

/** Logistic regression of refracture on some variables. */
export interface RefractureModel extends Account {
  readonly variables: readonly StudyVariable[];
  readonly wording: ModelWording;
  readonly warnings: readonly ModelWarning[];
  /** Covariates that alone divide the groups. */
  readonly dividing: readonly ModelTerm[];
  /** By maximum likelihood, also where Firth's is shown. */
  readonly maximumLikelihood: Result<RefractureFit, StatisticsError>;
  /** What is shown: by maximum likelihood, or Firth's where that has no maximum or few events (`method`). */
  readonly fit: Result<RefractureFit, StatisticsError>;
}

/**
 * Regresses refracture on the variables. Firth's penalized likelihood takes the place of maximum likelihood where the
 * groups are separated, the fit does not settle, or there are fewer than ten events for each covariate; then it is said.
 */
export function refractureModel(
  analysed: readonly AnalysedSubject[],
  variables: readonly StudyVariable[],
): RefractureModel {
  const { used, columns, dropped } = modelRows(analysed, [{ kind: 'group' }, ...variables]);
  const [outcome = [], ...rest] = columns;
  const { terms, columns: covariates } = modelDesign(variables, rest);
  const likely = logisticRegressionOfColumns(covariates, outcome);
  const maximumLikelihood = fitOf(likely, terms, covariates);
  const warnings = warningsOf(likely);
  const isFirth = warnings.length > 0;
  const firth = isFirth ? firthLogisticRegressionOfColumns(covariates, outcome) : undefined;
  if (firth?.ok && firth.value.hasFewEvents && !warnings.includes('few-events')) warnings.push('few-events');
  const dividing = firth?.ok ? firth.value.dividing : [];
  return {
    variables,
    wording: variables.every(isBaseline) ? 'predicts' : 'is-associated',
    warnings,
    dividing: dividing.flatMap((index) => terms[index] ?? []),
    maximumLikelihood,
    fit: firth ? fitOf(firth, terms, covariates) : maximumLikelihood,
    method: isFirth ? 'firth' : 'logistic',
    nUsed: used.length,
    dropped,
  };
}

/**
 * Known before surgery. The follow-up duration is not: it ends at the refracture. When a covariate that the user added
 * was known nobody says, so it claims nothing.
 */
function isBaseline(variable: StudyVariable): boolean {
  if (variable.kind === 'measure') return variable.phase === 'preop';
  if (variable.kind === 'custom') return false;
  return variable.kind !== 'covariate' || variable.covariate !== 'followUpDays';
}

function warningsOf(likely: ReturnType<typeof logisticRegressionOfColumns>): ModelWarning[] {
  if (likely.ok) return likely.value.hasFewEvents ? ['few-events'] : [];
  const { kind } = likely.error;
  return kind === 'separation' || kind === 'not-converged' ? [kind] : [];
}

type Fitted =
  | ReturnType<typeof logisticRegressionOfColumns>
  | ReturnType<typeof firthLogisticRegressionOfColumns>;

function fitOf(
  fitted: Fitted,
  terms: readonly ModelTerm[],
  covariates: readonly (readonly number[])[],
): Result<RefractureFit, StatisticsError> {
  if (!fitted.ok) return fitted;
  const { events, eventsPerCovariate, coefficients, likelihoodRatio, likelihoodRatioP } = fitted.value;
  const [intercept, ...slopes] = coefficients;
  return ok({
    events,
    eventsPerCovariate,
    intercept: intercept?.estimate ?? Number.NaN,
    terms: terms.flatMap((term, index) => {
      const slope = slopes[index];
      if (!slope) return [];
      const sd = sampleSd(centredSample(covariates[index] ?? []));
      const { estimate, standardError, p, interval, oddsRatio, oddsRatioInterval } = slope;
      return [
        {
          ...term,
          estimate,
          standardError,
          p,
          interval,
          oddsRatio,
          oddsRatioInterval,
          sd,
          oddsRatioPerSd: Math.exp(estimate * sd),
          oddsRatioPerSdInterval:
            interval && ([Math.exp(interval[0] * sd), Math.exp(interval[1] * sd)] as const),
        },
      ];
    }),
    likelihoodRatio,
    likelihoodRatioP,
  });
}
