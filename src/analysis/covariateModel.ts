import type { Result } from '../base/result';
import { ancovaOfColumns } from '../statistics/ancovaWithCovariates';
import type { StatisticsError } from '../statistics/statisticsError';
import type { Account } from './account';
import { studyAdjustments } from './adjustedComparison';
import type { GroupId } from './grouping';
import { type ModelTerm, modelDesign, modelRows } from './modelRows';
import type { PrimaryTest } from './primaryTest';
import type { AnalysedSubject } from './studyFlow';
import type { StudyMeasure } from './studyMeasure';
import type { StudyVariable } from './studyVariable';

/** Two groups compared with other covariates held equal, and the subjects that have all of them. */
export interface CovariateModel extends Account {
  readonly used: readonly AnalysedSubject[];
  /** Of each used subject what is compared, and the columns of the model beside the group. */
  readonly rows: readonly { readonly value: number; readonly covariates: readonly number[] }[];
  /** One for each column. */
  readonly terms: readonly ModelTerm[];
  readonly outcome: Result<PrimaryTest, StatisticsError>;
}

/**
 * Compares a measure of two groups with the level by region and the days from surgery to the final scan in the model. Follow-up
 * values: ANCOVA with the pre-op value too. Changes: the change itself on group, region and days, so that the difference is in
 * the unit of the change; its baseline is in it already. First group minus second. See METHODS.md, "ANCOVA".
 *
 * A subject without level, of a level outside the regions or without days is left out and in `dropped`.
 */
export function covariateModel(
  analysed: readonly AnalysedSubject[],
  measure: StudyMeasure,
  phase: 'followUp' | 'change',
  [first = '']: readonly GroupId[],
): CovariateModel {
  const covariates: readonly StudyVariable[] = [
    ...(phase === 'followUp' ? [{ kind: 'measure', measure, phase: 'preop' } as const] : []),
    ...studyAdjustments,
  ];
  const { used, columns, dropped } = modelRows(analysed, [
    { kind: 'measure', measure, phase },
    { kind: 'in-group', group: first },
    ...covariates,
  ]);
  const [outcome = [], inFirst = [], ...rest] = columns;
  const design = modelDesign(covariates, rest);
  return {
    used,
    rows: outcome.map((value, row) => ({
      value,
      covariates: design.columns.map((column) => column[row] ?? Number.NaN),
    })),
    terms: design.terms,
    outcome: primaryOf(outcome, inFirst, design.columns),
    method: 'ancova',
    nUsed: used.length,
    dropped,
  };
}

function primaryOf(
  outcome: readonly number[],
  inFirst: readonly number[],
  columns: readonly (readonly number[])[],
): CovariateModel['outcome'] {
  const fitted = ancovaOfColumns(outcome, inFirst, columns);
  if (!fitted.ok) return fitted;
  const { t, p, estimate, interval } = fitted.value.difference;
  const { df } = fitted.value;
  return { ok: true, value: { test: 'ancova', statisticName: 't', statistic: t, df, p, estimate, interval } };
}
