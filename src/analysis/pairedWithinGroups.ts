import type { Account } from './account';
import { entriesOf } from './groupColumns';
import { type GroupId, refractureGroups } from './grouping';
import { modelRows } from './modelRows';
import { comparePaired, type PairedComparison } from './pairedComparison';
import type { AnalysedSubject } from './studyFlow';
import type { StudyMeasure } from './studyMeasure';

/** Pre-op against follow-up of one measure in one group. */
export interface PairedRow extends Account {
  readonly measure: StudyMeasure;
  readonly group: GroupId;
  readonly comparison: PairedComparison;
}

/** Compares the time points within each group, in print order. */
export function pairedWithinGroups(
  analysed: readonly AnalysedSubject[],
  measures: readonly StudyMeasure[],
  alpha: number,
  groups: readonly GroupId[] = refractureGroups,
): readonly PairedRow[] {
  return measures.flatMap((measure) => groups.map((group) => pairedRow(analysed, measure, group, alpha)));
}

function pairedRow(
  analysed: readonly AnalysedSubject[],
  measure: StudyMeasure,
  group: GroupId,
  alpha: number,
): PairedRow {
  const variables = (['preop', 'followUp'] as const).map(
    (phase) => ({ kind: 'measure', measure, phase }) as const,
  );
  const { used, columns, dropped } = modelRows(entriesOf(analysed, group), variables);
  const [preop = [], followUp = []] = columns;
  const comparison = comparePaired(preop, followUp, alpha);
  return {
    measure,
    group,
    comparison,
    method: comparison.chosen.test,
    nUsed: used.length,
    dropped,
  };
}
