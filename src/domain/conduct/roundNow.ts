import type { ObserverId } from '../ids';
import type { ReadingProgress } from '../reading/readingProgress';
import type { Project } from '../study/project';
import { type AssignedFacts, roundsOf } from './assignedSubjects';
import { assignedUnits } from './assignedUnits';
import { begunIn } from './begun';
import { areAllSigned } from './settlingLine';

type Own = Pick<ReadingProgress, 'subjectId' | 'observerId' | 'round' | 'state' | 'signedTargets'>;

/**
 * The round that an observer is in: the first with something that is not signed, else the last. Subjects that are added
 * later bring an observer back to round 1, for them. The settling round comes after all others; there, what is asked for has to
 * be signed.
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
  const signed = new Map(
    progress
      .filter((one) => one.observerId === observer && one.state === 'signed')
      .map((one) => [`${one.round}|${one.subjectId}`, one]),
  );
  const begun = begunIn(project, subjects, progress);
  const open = rounds.find((round) =>
    assignedUnits(project, subjects, observer, round, begun).some(({ unit, askedTargets = [] }) => {
      const line = signed.get(`${round}|${unit.id}`);
      return !line || !areAllSigned(line, askedTargets);
    }),
  );
  return open ?? rounds.at(-1) ?? 1;
}
