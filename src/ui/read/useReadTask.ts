import { useMemo } from 'react';
import { sessionStanding } from '../../app/reading/sessionTask';
import type { Protocol } from '../../domain/study/protocol';
import type { TimePoint } from '../../domain/timePoint';
import { useWorkstation } from '../AppContext';
import type { ToolOffers } from './ReadToolbar';
import { useSession } from './useSession';

const noScans: readonly TimePoint[] = [];

/** What is done in the open session: on which scans, how far it is, and what it has a use for. */
export function useReadTask(protocol: Protocol) {
  const { store } = useWorkstation();
  const timePoints = useSession((session) => session.timePoints) ?? noScans;
  const task = useSession((session) => session.task) ?? 'outlines';
  const isOrderHidden = useSession((session) => session.isOrderHidden) ?? true;
  const areSlicesGiven = useSession((session) => session.areSlicesGiven) ?? false;
  const isSettling = useSession((session) => session.askedTargets !== undefined) ?? false;
  const reading = useSession((session) => session.reading);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reading is what it depends on; a pointer that moves changes the rest of the session.
  const { done: given, total } = useMemo(() => {
    const session = store.getState().reading;
    return session ? sessionStanding(session, protocol) : { done: 0, total: 0 };
  }, [store, protocol, reading]);
  const offers: ToolOffers = useMemo(
    () => ({
      outlines: task === 'outlines',
      endplates: !areSlicesGiven,
      linking: timePoints.length > 1,
      // Outlines of files would be outlines that were drawn before.
      files: task === 'outlines' && !isOrderHidden && !isSettling,
    }),
    [task, areSlicesGiven, timePoints, isOrderHidden, isSettling],
  );
  return { timePoints, task, isOrderHidden, given, total, offers };
}
