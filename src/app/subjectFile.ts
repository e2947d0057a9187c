import { studyChoice } from '../analysis/panelChoice';
import { readingsBySubject } from '../analysis/readingsBySubject';
import { membersOf, structureKey } from '../analysis/structure';
import { type StudyData, studyResults } from '../analysis/studyResults';
import type { Result } from '../base/result';
import { settlementsOf } from '../domain/agreement/settlementsOf';
import type { ResultsDenied } from '../domain/study/blinding';
import { type OriginalValues, subjectCsv } from '../report/subjectCsv';

/**
 * The file of the subjects' values, as text, computed on the page, with the values of the original readings beside them where
 * a disagreement was settled; denied exactly where results are.
 */
export function subjectFile(
  data: StudyData,
  options: Parameters<typeof subjectCsv>[1],
): Result<string, ResultsDenied> {
  const results = studyResults(data);
  if (!results.ok) return results;
  const originals = studyResults(data, { ...studyChoice, adjudication: 'without' });
  if (!originals.ok) return originals;
  const settledRois = settledCounter(data);
  return {
    ok: true,
    value: subjectCsv(results.value, options, { results: originals.value, settledRois }),
  };
}

function settledCounter({ readings, project: { protocol } }: StudyData): OriginalValues['settledRois'] {
  const bySubject = readingsBySubject(readings);
  return (subject, structure) => {
    const members = new Set(membersOf(structure, protocol).map(structureKey));
    const standings = settlementsOf(subject, bySubject.get(subject.id) ?? [], protocol);
    return [...standings].filter(([key, { kind, settlement }]) => {
      const [, siteId = '', muscleId = ''] = key.split('|');
      const isOwn = members.has(structureKey({ siteId, muscleId }));
      return isOwn && kind === 'settled' && settlement.decision !== 'average';
    }).length;
  };
}
