import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Pane, PaneView } from '../../app/panePort';
import type { Region } from '../../app/reading/muscleRegion';
import { type TimePoint, timePoints } from '../../domain/timePoint';
import type { ReadingSession } from '../../state/readingSession';
import { useWorkstation } from '../AppContext';
import { addedOffset, linkedView, movedBy } from './linkedView';
import type { PaneFacts, PaneKind } from './paneFacts';

/** What both panes of a kind show when they are fitted. */
export type FitWhat = 'near' | 'whole';
type Regions = Readonly<Record<TimePoint, Region | undefined>>;

/** The two panes of one kind, a scan each, as the screen handles them. */
export interface Panes {
  readonly kind: PaneKind;
  readonly current: RefObject<Partial<Record<TimePoint, Pane>>>;
  readonly onPane: (timePoint: TimePoint, pane: Pane | undefined) => void;
  readonly onView: (timePoint: TimePoint, view: PaneView, cause: 'gesture' | 'call') => void;
  /** Fits what is near (the muscles, the body); pressed again, the whole slice. */
  readonly fit: () => void;
  /** The panes become small: each shows its whole slice, and remembers what it showed. */
  readonly makeSmall: () => void;
  /** The panes are large again and show what they showed before. */
  readonly makeLarge: () => void;
  /** Both pictures as far from each other as when they were fitted. */
  readonly resetOffset: () => void;
}

const otherOf = { preop: 'followUp', followUp: 'preop' } as const;

interface PanesOptions {
  readonly kind: PaneKind;
  readonly facts: PaneFacts;
  readonly regionsOf: (panes: ReadingSession['panes'], what: FitWhat) => Regions;
  /** While it is true each scan moves alone. */
  readonly isApart: RefObject<boolean>;
}

/** Zoom and place of both panes: fitted together, and linked when the reader wants it, at an offset the reader chooses. */
export function usePanes({ kind, facts, regionsOf, isApart }: PanesOptions): Panes {
  const { store } = useWorkstation();
  const current = useRef<Partial<Record<TimePoint, Pane>>>({});
  const views = useRef<Partial<Record<TimePoint, PaneView>>>({});
  const shows = useRef<FitWhat | 'free'>('near');
  const kept = useRef<Partial<Record<TimePoint, PaneView>>>({});

  // Another subject opens fitted, and without an offset.
  useEffect(() => {
    let subjectId = store.getState().reading?.subjectId;
    return store.subscribe(({ reading }) => {
      if (reading?.subjectId === subjectId) return;
      subjectId = reading?.subjectId;
      shows.current = 'near';
      facts.setOffset(kind, undefined);
    });
  }, [store, facts, kind]);

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
      facts.setView(`${kind}-${timePoint}`, view);
      if (cause !== 'gesture') return;
      shows.current = 'free';
      if (!before) return;
      const moved = movedBy(before, view);
      const isLinked = (store.getState().reading?.isLinked ?? true) && !isApart.current;
      const other = current.current[otherOf[timePoint]];
      const otherBefore = other?.getView();
      const next = isLinked && otherBefore ? linkedView(otherBefore, before, view) : undefined;
      if (next) other?.setView(next);
      // At the edge of its image a pane stops; from there on they are farther apart.
      const otherAfter = next && other?.getView();
      const otherMoved = otherAfter && otherBefore ? movedBy(otherBefore, otherAfter) : ([0, 0] as const);
      const [followUp, preop] = timePoint === 'followUp' ? [moved, otherMoved] : [otherMoved, moved];
      facts.setOffset(kind, addedOffset(facts.get().offsets[kind], view.unit, followUp, preop));
    },
    [store, facts, kind, isApart],
  );

  const fitTo = useCallback(
    (what: FitWhat) => {
      const { reading } = store.getState();
      if (!reading) return;
      const regions = regionsOf(reading.panes, what);
      for (const timePoint of timePoints) {
        const region = regions[timePoint];
        if (region) current.current[timePoint]?.fitRegion(region);
      }
    },
    [store, regionsOf],
  );
  const fit = useCallback(() => {
    const what = shows.current === 'near' ? 'whole' : 'near';
    shows.current = what;
    facts.setOffset(kind, undefined);
    fitTo(what);
  }, [fitTo, facts, kind]);
  const makeSmall = useCallback(() => {
    kept.current = shows.current === 'free' ? views.current : {};
    views.current = { ...views.current };
    if (kind === 'axial') for (const timePoint of timePoints) current.current[timePoint]?.fitWhole();
    else fitTo('near');
  }, [kind, fitTo]);
  const makeLarge = useCallback(() => {
    if (shows.current !== 'free') fitTo(shows.current);
    for (const timePoint of timePoints) {
      const view = kept.current[timePoint];
      if (view) current.current[timePoint]?.setView(view);
    }
  }, [fitTo]);

  const resetOffset = useCallback(() => {
    const offset = facts.get().offsets[kind];
    const pane = current.current.followUp;
    const view = pane?.getView();
    if (!offset || !pane || !view || view.unit !== offset.unit) return;
    const [x, y] = view.centerOffset;
    pane.setView({ ...view, centerOffset: [x - offset.along[0], y - offset.along[1]] });
    facts.setOffset(kind, undefined);
  }, [facts, kind]);

  return useMemo(
    () => ({ kind, current, onPane, onView, fit, makeSmall, makeLarge, resetOffset }),
    [kind, onPane, onView, fit, makeSmall, makeLarge, resetOffset],
  );
}
