import { assignedSubjects } from '../../domain/conduct/assignedSubjects';
import { begunIn } from '../../domain/conduct/begun';
import type { ObserverId, SubjectId } from '../../domain/ids';
import type { ReadingProgress } from '../../domain/reading/readingProgress';
import type { Project } from '../../domain/study/project';
import type { Subject } from '../../domain/study/subject';

/** Who is asked to read whom. */
export interface AskedSubjects {
  has(observerId: ObserverId, round: number, subjectId: SubjectId): boolean;
  /** Tells two answers about a subject apart. */
  text(subjectId: SubjectId): string;
}

const everybody: AskedSubjects = { has: () => true, text: () => '' };

/** By the protocol's assignment. Where everybody reads everything in one round nothing is drawn by lot. */
export function askedSubjects(
  project: Project,
  subjects: readonly Subject[],
  progress: readonly ReadingProgress[],
): AskedSubjects {
  const { observers, assignment, rounds } = project.protocol;
  if (assignment.kind === 'all' && rounds === 1) return everybody;
  const begun = begunIn(project, subjects, progress);
  const asked = new Map<string, ReadonlySet<SubjectId>>();
  for (const { id } of observers) {
    for (let round = 1; round <= rounds; round += 1) {
      const own = assignedSubjects(project, subjects, id, round, begun).map((one) => one.id);
      asked.set(`${id} ${round}`, new Set(own));
    }
  }
  return {
    has: (observerId, round, subjectId) => asked.get(`${observerId} ${round}`)?.has(subjectId) ?? false,
    text: (subjectId) => [...asked.values()].map((own) => (own.has(subjectId) ? '1' : '0')).join(''),
  };
}
