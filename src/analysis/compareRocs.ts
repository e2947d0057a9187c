import type { Result } from '../base/result';
import { compareRocCurves, type RocComparison } from '../statistics/compareRocCurves';
import type { StatisticsError } from '../statistics/statisticsError';
import type { Account } from './account';
import { modelRows } from './modelRows';
import { type RefractureRoc, scoresOf } from './refractureRoc';
import type { AnalysedSubject } from './studyFlow';
import type { StudyVariable } from './studyVariable';

/** Two areas of the same subjects held against each other; the difference is first minus second. */
export interface ComparedRocs extends Account {
  readonly first: RefractureRoc;
  readonly second: RefractureRoc;
  readonly comparison: Result<RocComparison, StatisticsError>;
}

/** DeLong's test of two curves, on the subjects that have both values. */
export function compareRocs(
  analysed: readonly AnalysedSubject[],
  first: RefractureRoc,
  second: RefractureRoc,
): ComparedRocs {
  const variables = [first, second].map(
    ({ measure, phase }): StudyVariable => ({ kind: 'measure', measure, phase }),
  );
  const { used, columns, dropped } = modelRows(analysed, [{ kind: 'group' }, ...variables]);
  const [outcome = [], ofFirst = [], ofSecond = []] = columns;
  return {
    first,
    second,
    comparison: compareRocCurves(
      outcome,
      scoresOf(ofFirst, first.positiveIs),
      scoresOf(ofSecond, second.positiveIs),
    ),
    method: 'roc',
    nUsed: used.length,
    dropped,
  };
}
