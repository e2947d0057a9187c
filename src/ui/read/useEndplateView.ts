import { useCallback, useEffect, useRef } from 'react';
import { shownSlice } from '../../app/reading/panes';
import { isSliceAsked } from '../../app/reading/sessionTask';
import { referenceLine } from '../../domain/geometry/referenceLine';
import type { TimePoint } from '../../domain/timePoint';
import type { ReadingPane, ReadingSession } from '../../state/readingSession';
import { useWorkstation } from '../AppContext';
import type { EndplateDesk } from './endplateDesk';
import { nextEndplate } from './endplateHand';
import { useSession } from './useSession';

/** The scan has a sagittal image on which its axial slices can be told. */
function canBeMarked(pane: ReadingPane | undefined): boolean {
  const sagittal = pane?.sagittal && shownSlice(pane.sagittal);
  const axial = pane && shownSlice(pane.axial);
  return sagittal !== undefined && axial !== undefined && referenceLine(axial, sagittal).ok;
}

/** A scan without a chosen slice, without outlines and without endplates, where they can be marked. */
function wantsMarks({ reading, panes }: ReadingSession, timePoint: TimePoint): boolean {
  const marks = reading.endplates?.[timePoint];
  return (
    reading.sliceChoices[timePoint] === undefined &&
    (!marks || nextEndplate(marks) !== undefined) &&
    canBeMarked(panes[timePoint])
  );
}

/**
 * Whether the view of endplates opens by itself: nothing was given or begun yet, both scans can be marked, and the
 * observer did not leave it unused before.
 */
export function opensByItself(session: ReadingSession): boolean {
  const { reading, panes, areEndplatesOffered, timePoints } = session;
  const isUntouched = Object.keys(reading.entries).length === 0 && reading.state === 'open';
  const isBegun = timePoints.some((timePoint) => panes[timePoint]?.editor.draft !== undefined);
  return (
    areEndplatesOffered &&
    isUntouched &&
    !isBegun &&
    timePoints.every((timePoint) => !isSliceAsked(session, timePoint) || wantsMarks(session, timePoint))
  );
}

/** Whether the view is left as it was found: no endplate marked, no slice accepted, nothing outlined. */
export function isLeftUnused({ reading }: ReadingSession): boolean {
  const { endplates, sliceChoices, entries } = reading;
  const isNothing = (given: object | undefined): boolean => Object.keys(given ?? {}).length === 0;
  return isNothing(endplates) && isNothing(sliceChoices) && isNothing(entries);
}

/** Scans of which both endplates are marked: plain words, so that only another answer is one. */
function markedScans({ reading, timePoints }: ReadingSession): string {
  const isMarked = (timePoint: TimePoint): boolean => {
    const marks = reading.endplates?.[timePoint];
    return marks !== undefined && nextEndplate(marks) === undefined;
  };
  return timePoints.filter(isMarked).join(' ');
}

/**
 * The view of endplates: it opens by itself once for a reading in which nothing is given, goes on to the other scan when
 * one is marked, and goes back to the axial images once both are and no slice is too far away. T opens and leaves it.
 *
 * That it opens by itself was tried with mouse and keys and kept: the slice has to be chosen before anything is drawn, four
 * drags choose it, and the view then leaves by itself, so nobody has to remember T; who knows the slice presses Escape, a
 * drawing tool, L or R and is at work. It never opens again by itself in a reading that was begun, where it would interrupt,
 * and for whoever left it unused in no reading, until an endplate is marked in it.
 */
export function useEndplateView(desk: EndplateDesk, isFar: (timePoint: TimePoint) => boolean) {
  const { app, store } = useWorkstation();
  const readingId = useSession(({ reading }) => reading.id);
  const areLarge = useSession((session) => session.areEndplatesLarge) === true;
  const opened = useRef(new Set<string>());
  /** It opened by itself, and closes by itself. */
  const isOwn = useRef(false);

  useEffect(() => {
    const session = store.getState().reading;
    if (!session || readingId === undefined || opened.current.has(readingId)) return;
    opened.current.add(readingId);
    isOwn.current = opensByItself(session);
    const { timePoints } = session;
    const asked = timePoints.filter((timePoint) => isSliceAsked(session, timePoint));
    desk.clear(asked.find((timePoint) => wantsMarks(session, timePoint)) ?? asked[0] ?? timePoints[0]);
    if (isOwn.current && !session.areEndplatesLarge) app.toggleEndplates();
  }, [app, store, desk, readingId]);

  useEffect(() => {
    const session = store.getState().reading;
    // It may have been opened since this was drawn.
    if (areLarge || session?.areEndplatesLarge) return;
    if (isOwn.current && session && isLeftUnused(session)) app.offerEndplates(false);
    isOwn.current = false;
    // What was begun and left is not gone on with when the view opens again.
    desk.clear(desk.get().timePoint);
  }, [app, areLarge, desk, store]);

  const marked = useSession(markedScans) ?? '';
  useEffect(() => {
    const session = store.getState().reading;
    if (!areLarge || !session || marked === '') return;
    const { timePoints, task } = session;
    const done = marked.split(' ');
    const open = timePoints.find(
      (timePoint) => !done.includes(timePoint) && isSliceAsked(session, timePoint),
    );
    if (open) {
      desk.touch(open);
      return;
    }
    // Where slices are all that is chosen, the view is the work: accepting them ends it.
    if (isOwn.current && task === 'outlines' && !timePoints.some(isFar)) app.toggleEndplates();
  }, [app, desk, store, areLarge, marked, isFar]);

  /** Accepts the slice of a scan; with both accepted the view has done its work. */
  const accept = useCallback(
    async (timePoint: TimePoint) => {
      await app.acceptSlice(timePoint);
      const session = store.getState().reading;
      if (!session?.areEndplatesLarge) return;
      const { timePoints, panes, reading, task } = session;
      const open = timePoints.find(
        (one) => panes[one] && !reading.sliceChoices[one] && isSliceAsked(session, one),
      );
      if (open) desk.touch(open);
      else if (task === 'outlines') app.toggleEndplates();
    },
    [app, store, desk],
  );
  return { areLarge, accept };
}
