import { imageKey } from '../../domain/image/imageRef';
import { type RoiTarget, targetKey, timePointOfKey } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import { targetsOf } from '../../domain/study/targets';
import type { TimePoint } from '../../domain/timePoint';
import type { ReadingSession } from '../../state/readingSession';

/** What says which targets a session asks for. */
export type SessionTask = Pick<ReadingSession, 'task' | 'timePoints' | 'askedTargets'>;

/** The scans of which outlines are asked: none, where only slices are chosen; some, where some targets are to be settled. */
export function outlinedScans({ task, timePoints, askedTargets }: SessionTask): readonly TimePoint[] {
  if (task === 'slices') return [];
  return timePoints.filter(
    (timePoint) => askedTargets?.some((key) => timePointOfKey(key) === timePoint) ?? true,
  );
}

/** Whether the slice of a scan is of this session: chosen for everybody, or to outline on. */
export function isSliceAsked(session: SessionTask, timePoint: TimePoint): boolean {
  return session.task === 'slices' || outlinedScans(session).includes(timePoint);
}

/** Everything that the open session has to outline, in the order in which its scans stand. */
export function sessionTargets(task: SessionTask, protocol: Protocol): readonly RoiTarget[] {
  return targetsOf(protocol, outlinedScans(task)).filter((target) => isOfSession(task, target));
}

/** Whether a target may be drawn in a session: where some are to be settled, only those. */
export function isOfSession(
  { askedTargets }: Pick<ReadingSession, 'askedTargets'>,
  target: RoiTarget,
): boolean {
  return askedTargets?.includes(targetKey(target)) ?? true;
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
  session: Pick<ReadingSession, 'task' | 'timePoints' | 'askedTargets' | 'reading' | 'panes'>,
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
