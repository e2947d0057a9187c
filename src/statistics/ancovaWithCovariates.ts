import { err, ok, type Result } from '../base/result';
import { type LinearCoefficient, linearRegressionOfColumns } from './linearRegression';
import { completeRows, type MaybeNumber } from './missing';
import { requireCount } from './requireCount';
import { isFiniteList } from './settledList';
import type { StatisticsError } from './statisticsError';

/** Comparison of two groups' follow-up values adjusted for several covariates; differences are group 1 minus group 0. */
export interface AncovaWithCovariates {
  readonly n: number;
  readonly dropped: number;
  readonly difference: LinearCoefficient;
  readonly df: number;
  /** One for each covariate, the baseline first. */
  readonly slopes: readonly LinearCoefficient[];
  /** Means of groups 0 and 1 at the means of all covariates. */
  readonly adjustedMeans: readonly [number, number];
  /** Test of equal slopes of the baseline; null where too few values are left for it. */
  readonly slopeHomogeneity: { readonly f: number; readonly p: number } | null;
  readonly rSquared: number;
  readonly partialEtaSquared: number;
}

/**
 * Analysis of covariance `post ~ group + covariates` for groups coded 0 and 1; the first covariate of each row is the baseline.
 *
 * See METHODS.md, "ANCOVA".
 */
export function ancovaWithCovariates(
  post: readonly MaybeNumber[],
  group: readonly MaybeNumber[],
  covariates: readonly (readonly MaybeNumber[])[],
  confidence = 0.95,
): Result<AncovaWithCovariates, StatisticsError> {
  if (post.length !== group.length || post.length !== covariates.length) {
    return err({ kind: 'lengths-differ', lengths: [post.length, group.length, covariates.length] });
  }
  const complete = completeRows(covariates.map((row, i) => [post[i], group[i], ...row]));
  if (!complete.ok) return complete;
  const { rows, dropped } = complete.value;
  const count = covariates[0]?.length ?? 0;
  const column = (j: number): readonly number[] => rows.map((row) => row[j] ?? 0);
  const columns = Array.from({ length: count }, (_, j) => column(j + 2));
  const model = ancovaOfColumns(column(0), column(1), columns, confidence);
  return model.ok ? ok({ ...model.value, dropped }) : model;
}

/** The same by columns of equal length without missing values. */
export function ancovaOfColumns(
  outcome: readonly number[],
  codes: readonly number[],
  covariates: readonly (readonly number[])[],
  confidence = 0.95,
): Result<AncovaWithCovariates, StatisticsError> {
  const count = covariates.length;
  const enough = requireCount(outcome.length, count + 3);
  if (!enough.ok) return enough;
  const lists = [outcome, ...covariates];
  if (!lists.every(isFiniteList)) return err({ kind: 'not-finite' });
  const ones = countOfOnes(codes);
  if (ones === null) return err({ kind: 'not-binary' });
  if (ones === 0 || ones === codes.length) return err({ kind: 'one-class-only' });
  if (count === 0) return err({ kind: 'too-few-groups', needed: 1, got: 0 });

  const model = linearRegressionOfColumns([codes, ...covariates], outcome, confidence);
  if (!model.ok) return model;
  const { n, df, rSquared, coefficients } = model.value;
  const [, difference, ...slopes] = coefficients;
  if (difference === undefined) return err({ kind: 'collinear' });
  const inZero = mean(outcome) - difference.estimate * mean(codes);
  const [baseline = []] = covariates;
  const baselineMean = mean(baseline);
  const interacting = baseline.slice();
  for (let i = 0; i < n; i += 1) interacting[i] = (codes[i] ?? 0) * ((baseline[i] ?? 0) - baselineMean);
  const parallel = linearRegressionOfColumns([codes, ...covariates, interacting], outcome);
  const interaction = parallel.ok ? parallel.value.coefficients[count + 2] : undefined;
  return ok({
    n,
    dropped: 0,
    difference,
    df,
    slopes,
    adjustedMeans: [inZero, inZero + difference.estimate],
    slopeHomogeneity: interaction === undefined ? null : { f: interaction.t ** 2, p: interaction.p },
    rSquared,
    partialEtaSquared: difference.t ** 2 / (difference.t ** 2 + df),
  });
}

function mean(list: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < list.length; i += 1) sum += (list[i] ?? 0) / list.length;
  return sum;
}

/** How many codes are 1; null where one is neither 0 nor 1. */
function countOfOnes(codes: readonly number[]): number | null {
  let ones = 0;
  for (let i = 0; i < codes.length; i += 1) {
    const code = codes[i];
    if (code === 1) ones += 1;
    else if (code !== 0) return null;
  }
  return ones;
}
