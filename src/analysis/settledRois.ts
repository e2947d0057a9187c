import { settlementsOf } from '../domain/agreement/settlementsOf';
import type { Reading } from '../domain/reading/reading';
import type { Project } from '../domain/study/project';
import type { Subject } from '../domain/study/subject';
import { readingsBySubject } from './readingsBySubject';
import { membersOf, type Structure, structureKey } from './structure';

/**
 * Counts the ROIs of a subject and muscle, both time points and sides, whose values are settled by re-reads or a third reading;
 * decisions that let the mean stand are not among them.
 */
export function settledRoiCounter({
  readings,
  project: { protocol },
}: {
  readonly readings: readonly Reading[];
  readonly project: Pick<Project, 'protocol'>;
}): (subject: Subject, structure: Structure) => number {
  const bySubject = readingsBySubject(readings);
  return (subject, structure) => {
    if (!subject.settlements?.length) return 0;
    const members = new Set(membersOf(structure, protocol).map(structureKey));
    const standings = settlementsOf(subject, bySubject.get(subject.id) ?? [], protocol);
    return [...standings].filter(([key, { kind, settlement }]) => {
      const [, siteId = '', muscleId = ''] = key.split('|');
      const isOwn = members.has(structureKey({ siteId, muscleId }));
      return isOwn && kind === 'settled' && settlement.decision !== 'average';
    }).length;
  };
}
