import { rowValues } from '../../analysis/rowValues';
import type { StudyResults } from '../../analysis/studyResults';
import type { SubjectValue } from '../../analysis/tableTwo';
import type { SubjectId } from '../../domain/ids';

/**
 * In each group the subject whose percent change of CSA is nearest to the group's median; of two that are equally near the one that
 * comes first by code. Groups without values have none.
 */
export function suggestedPairs({ tableTwo, flow }: StudyResults): readonly SubjectId[] {
  const row = tableTwo.find(({ quantity, phase }) => quantity === 'csaMm2' && phase === 'changePercent');
  if (!row) return [];
  const ids = flow.groups.flatMap((group) => {
    const nearest = nearestToMedian(rowValues(row, group));
    return nearest ? [nearest.subjectId] : [];
  });
  const byId = new Map<string, SubjectId>(flow.analysed.map(({ subject }) => [subject.id, subject.id]));
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
}

function nearestToMedian(values: readonly SubjectValue[]): SubjectValue | undefined {
  const sorted = values.map(({ value }) => value).sort((a, b) => a - b);
  const half = sorted.length / 2;
  const median = ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
  let best: SubjectValue | undefined;
  for (const one of values) {
    if (!best || Math.abs(one.value - median) < Math.abs(best.value - median)) best = one;
  }
  return best;
}
