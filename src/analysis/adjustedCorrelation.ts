import type { Result } from '../base/result';
import {
  type PartialCorrelation,
  type PartialMethod,
  partialCorrelation,
} from '../statistics/partialCorrelation';
import type { StatisticsError } from '../statistics/statisticsError';
import type { Account } from './account';
import { designRows, modelDesign, modelRows } from './modelRows';
import type { AnalysedSubject } from './studyFlow';
import type { StudyVariable } from './studyVariable';

/** Correlation of two variables, adjusted for others. */
export interface AdjustedCorrelation extends Account {
  readonly x: StudyVariable;
  readonly y: StudyVariable;
  readonly controls: readonly StudyVariable[];
  readonly correlation: Result<PartialCorrelation, StatisticsError>;
}

/** Correlates what the controls leave of two variables; `spearman` on midranks, as the study's correlations. */
export function adjustedCorrelation(
  analysed: readonly AnalysedSubject[],
  { x, y, controls }: Pick<AdjustedCorrelation, 'x' | 'y' | 'controls'>,
  method: PartialMethod = 'spearman',
): AdjustedCorrelation {
  const { used, columns, dropped } = modelRows(analysed, [x, y, ...controls]);
  const [first = [], second = [], ...rest] = columns;
  const rows = designRows(modelDesign(controls, rest), first.length);
  return {
    x,
    y,
    controls,
    correlation: partialCorrelation(first, second, rows, method),
    method: method === 'spearman' ? 'partial-spearman' : 'partial-pearson',
    nUsed: used.length,
    dropped,
  };
}
