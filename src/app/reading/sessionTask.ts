import { imageKey } from '../../domain/image/imageRef';
import { type RoiTarget, targetKey } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import { targetsOf } from '../../domain/study/targets';
import type { TimePoint } from '../../domain/timePoint';
import type { ReadingSession } from '../../state/readingSession';

type Task = Pick<ReadingSession, 'task' | 'timePoints'>;

/** The scans of which outlines are asked: none, where only slices are chosen. */
export function outlinedScans({ task, timePoints }: Task): readonly TimePoint[] {
  return task === 'slices' ? [] : timePoints;
}

/** Everything that the open session has to outline, in the order in which its scans stand. */
export function sessionTargets(task: Task, protocol: Protocol): readonly RoiTarget[] {
  return targetsOf(protocol, outlinedScans(task));
}

/** What has to be given before a session is signed, and is not there. */
export type Lacking =
  | { readonly kind: 'entry'; readonly target: RoiTarget }
  | { readonly kind: 'slice'; readonly timePoint: TimePoint };

/** How much of a session is given, and what lacks, in the order of the work. */
export interface SessionStanding {
  readonly done: number;
  readonly total: number;
  readonly lacking: readonly Lacking[];
}

/** Whether a session can be signed: every target has an ROI or a reason, or every scan its slice. */
export function sessionStanding(
  session: Pick<ReadingSession, 'task' | 'timePoints' | 'reading' | 'panes'>,
  protocol: Protocol,
): SessionStanding {
  const { reading, timePoints, panes } = session;
  if (session.task === 'slices') {
    const lacking = timePoints.filter((timePoint) => {
      const choice = reading.sliceChoices[timePoint];
      const slices = panes[timePoint]?.axial.slices;
      return !choice || slices?.every((slice) => imageKey(slice) !== imageKey(choice.image));
    });
    return {
      total: timePoints.length,
      done: timePoints.length - lacking.length,
      lacking: lacking.map((timePoint) => ({ kind: 'slice', timePoint })),
    };
  }
  const targets = sessionTargets(session, protocol);
  const lacking = targets.filter((target) => reading.entries[targetKey(target)] === undefined);
  return {
    total: targets.length,
    done: targets.length - lacking.length,
    lacking: lacking.map((target) => ({ kind: 'entry', target })),
  };
}
