import { useStore } from 'zustand';
import type { TimePoint } from '../../domain/timePoint';
import type { ReadingPane, ReadingSession } from '../../state/readingSession';
import { useWorkstation } from '../AppContext';

/**
 * A part of the open reading. The component is drawn again only when that part is another value, so `select` must give
 * a plain value or something that the session holds: a pointer that moves changes the session at every event.
 */
export function useSession<T>(select: (session: ReadingSession) => T): T | undefined {
  return useStore(useWorkstation().store, ({ reading }) => reading && select(reading));
}

/** A part of one scan of the open reading; see `useSession`. */
export function useScan<T>(timePoint: TimePoint, select: (pane: ReadingPane) => T): T | undefined {
  return useStore(useWorkstation().store, ({ reading }) => {
    const pane = reading?.panes[timePoint];
    return pane && select(pane);
  });
}
