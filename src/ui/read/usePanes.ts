import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { Pane, PaneView } from '../../app/panePort';
import { type TimePoint, timePoints } from '../../domain/timePoint';
import type { ReadingSession } from '../../state/readingSession';
import { linkedView } from './linkedView';
import type { PaneFacts } from './paneFacts';
import { paneRegions } from './paneRegions';

/** The two large panes as the screen handles them. */
export interface Panes {
  readonly current: RefObject<Partial<Record<TimePoint, Pane>>>;
  readonly onPane: (timePoint: TimePoint, pane: Pane | undefined) => void;
  readonly onView: (timePoint: TimePoint, view: PaneView, cause: 'gesture' | 'call') => void;
  /** Fits the muscles; pressed again, the whole slice. */
  readonly fit: () => void;
}

/** Zoom and place of both panes: fitted together, and linked when the reader wants it. */
export function usePanes(session: ReadingSession | undefined, facts: PaneFacts): Panes {
  const current = useRef<Partial<Record<TimePoint, Pane>>>({});
  const views = useRef<Partial<Record<TimePoint, PaneView>>>({});
  const shows = useRef<'muscles' | 'whole' | 'free'>('muscles');
  const isLinked = session?.isLinked ?? true;
  const subjectId = session?.subjectId;
  const fittedFor = useRef(subjectId);
  useEffect(() => {
    if (fittedFor.current === subjectId) return;
    // Another subject opens fitted to its muscles.
    fittedFor.current = subjectId;
    shows.current = 'muscles';
  }, [subjectId]);

  const onPane = useCallback((timePoint: TimePoint, pane: Pane | undefined) => {
    if (pane) current.current[timePoint] = pane;
    else {
      delete current.current[timePoint];
      delete views.current[timePoint];
    }
  }, []);
  const onView = useCallback(
    (timePoint: TimePoint, view: PaneView, cause: 'gesture' | 'call') => {
      const before = views.current[timePoint];
      views.current[timePoint] = view;
      facts.setView(timePoint, view);
      if (cause !== 'gesture') return;
      shows.current = 'free';
      const other = current.current[timePoint === 'preop' ? 'followUp' : 'preop'];
      const otherView = other?.getView();
      const next = isLinked && before && otherView && linkedView(otherView, before, view);
      if (next) other?.setView(next);
    },
    [isLinked, facts],
  );
  const panes = session?.panes;
  const fit = useCallback(() => {
    if (!panes) return;
    const what = shows.current === 'muscles' ? 'whole' : 'muscles';
    shows.current = what;
    const regions = paneRegions(panes, what);
    for (const timePoint of timePoints) {
      const region = regions[timePoint];
      if (region) current.current[timePoint]?.fitRegion(region);
    }
  }, [panes]);
  return { current, onPane, onView, fit };
}
