import type { ObserverId } from '../ids';
import type { ReadingProgress } from '../reading/readingProgress';
import type { Project } from '../study/project';
import { type AssignedFacts, assignedSubjects, roundsOf } from './assignedSubjects';
import { begunIn } from './begun';
import { unitsOf } from './readingUnits';

type Own = Pick<ReadingProgress, 'subjectId' | 'observerId' | 'round' | 'state'>;

/**
 * The round that an observer is in: the first with something that is not signed, else the last. Subjects that are added
 * later bring an observer back to round 1, for them.
 *
 * @param progress Of readings as they are kept: of masked scans, where the protocol masks.
 */
export function roundNow(
  project: Pick<Project, 'protocol' | 'secretText' | 'kit'>,
  subjects: readonly (AssignedFacts & { readonly code: string })[],
  progress: readonly Own[],
  observer: ObserverId,
): number {
  const rounds = roundsOf(project, subjects, observer);
  const signed = new Set(
    progress
      .filter((one) => one.observerId === observer && one.state === 'signed')
      .map(({ subjectId, round }) => `${round}|${subjectId}`),
  );
  const begun = begunIn(project, subjects, progress);
  const open = rounds.find((round) =>
    assignedSubjects(project, subjects, observer, round, begun)
      .flatMap((subject) => unitsOf(project, subject))
      .some(({ id }) => !signed.has(`${round}|${id}`)),
  );
  return open ?? rounds.at(-1) ?? 1;
}
