import type { Result } from '../base/result';
import {
  type PartialCorrelation,
  type PartialMethod,
  partialCorrelationOfColumns,
} from '../statistics/partialCorrelation';
import type { StatisticsError } from '../statistics/statisticsError';
import type { Account } from './account';
import { modelDesign, modelRows } from './modelRows';
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
  // Of nobody there are no columns.
  const design = first.length > 0 ? modelDesign(controls, rest).columns : [];
  return {
    x,
    y,
    controls,
    correlation: partialCorrelationOfColumns(first, second, design, method),
    method: method === 'spearman' ? 'partial-spearman' : 'partial-pearson',
    nUsed: used.length,
    dropped,
  };
}
