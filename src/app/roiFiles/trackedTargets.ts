import { trackingOf } from '../../domain/dicomObjects/trackingOf';
import type { NamedRoi } from '../../domain/roiFiles/roiNames';
import { targetsOf } from '../../domain/study/targets';
import { readersOf } from '../../domain/study/thirdReader';
import type { OpenProject } from '../../state/openProject';
import type { ReadingSession } from '../../state/readingSession';

/** What a tracking UID of ours says. */
export interface TrackedRoi extends NamedRoi {
  readonly round: number;
}

/** The tracking UIDs that outlines of the subject on the screen can have: of every observer and round. */
export function trackedTargets(
  { project }: Pick<OpenProject, 'project'>,
  { subjectId, timePoints: shown }: ReadingSession,
): ReadonlyMap<string, TrackedRoi> {
  const { protocol } = project;
  const tracked = new Map<string, TrackedRoi>();
  const targets = targetsOf(protocol).filter(({ timePoint }) => shown.includes(timePoint));
  for (const observer of readersOf(protocol)) {
    for (let round = 1; round <= protocol.rounds; round++) {
      const uidOf = trackingOf(project, subjectId, { round }, observer);
      for (const target of targets) {
        tracked.set(uidOf(target), { subjectId, target, observerId: observer.id, round });
      }
    }
  }
  return tracked;
}
