import { memo, useCallback, useEffect, useRef, useState } from 'react';
import type { DisplayWindow, Pane, PanePointer, PaneView } from '../../app/panePort';
import type { Region } from '../../app/reading/muscleRegion';
import { shownSlice } from '../../app/reading/panes';
import { imageKey } from '../../domain/image/imageRef';
import type { PointPx } from '../../domain/image/point';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { TimePoint } from '../../domain/timePoint';
import type { Gesture } from '../../editor/gesture';
import type { ObserverStyle } from '../../editor/overlay';
import type { SliceStack } from '../../state/readingSession';
import { useApp } from '../AppContext';
import { type CanalDesk, canalIndexAt } from './canalDesk';
import { FailedSlice } from './FailedSlice';
import type { Held } from './held';
import { Loupe, type LoupeHandle } from './Loupe';
import { MissingImages } from './MissingImages';
import { type MidlineDesk, midlineStep } from './midlineDesk';
import { PaneTexts } from './PaneTexts';
import type { PaneFacts } from './paneFacts';
import { readText } from './readText';
import { SliceNotices } from './SliceNotices';
import { useEditorFeed } from './useEditorFeed';
import { useFatMasks } from './useFatMasks';
import { useImagePane } from './useImagePane';
import { useSession } from './useSession';
import { useShownSlice } from './useShownSlice';

interface AxialPaneProps {
  readonly timePoint: TimePoint;
  readonly stack: SliceStack;
  readonly style: ObserverStyle;
  readonly isLarge: boolean;
  readonly isLocked: boolean;
  readonly held: Held;
  readonly facts: PaneFacts;
  readonly midline: MidlineDesk;
  /** Present where slices are chosen for readings that are shown from the spinal canal backwards. */
  readonly canal: CanalDesk | undefined;
  /** What the pane opens with. */
  readonly regionOf: (timePoint: TimePoint) => Region | undefined;
  /** Gives the screen the pane, for linking, fitting and windows; undefined when it goes. */
  readonly onPane: (timePoint: TimePoint, pane: Pane | undefined) => void;
  readonly onView: (timePoint: TimePoint, view: PaneView, cause: 'gesture' | 'call') => void;
  readonly onHover: (timePoint: TimePoint, header: SliceHeader, atPx: PointPx | undefined) => void;
}

/** A pane's pointer as the editor's gesture; undefined for what the editor does not take. */
function toGesture(event: PanePointer): Gesture | undefined {
  const { atPx, pixelsPerScreenPx, pointerType, shift, alt } = event;
  const place = { atPx, pixelsPerScreenPx, pointerType };
  switch (event.kind) {
    case 'down':
      return event.button === 0 ? { kind: 'pointer-down', ...place, alt, shift } : undefined;
    case 'move':
      return { kind: 'pointer-move', ...place, shift };
    case 'up':
      return { kind: 'pointer-up', ...place };
    case 'double':
      return { kind: 'double-click', ...place };
    case 'leave':
      return { kind: 'pointer-leave' };
    case 'cancel':
      return { kind: 'pointer-cancel' };
  }
}

/** One scan's axial slice with the outlines over it. */
export const AxialPane = memo(function AxialPane(props: AxialPaneProps) {
  const {
    timePoint,
    stack,
    style,
    isLarge,
    isLocked,
    held,
    facts,
    midline,
    canal,
    regionOf,
    onPane,
    onView,
    onHover,
  } = props;
  const app = useApp();
  const isActive = useSession((session) => session.activeTimePoint === timePoint) === true;
  const isGiven = useSession((session) => session.areSlicesGiven) === true;
  const [hasView, setHasView] = useState(false);
  const [failure, setFailure] = useState<string>();
  const loupe = useRef<LoupeHandle>(null);
  const header = shownSlice(stack);
  const id = `axial-${timePoint}` as const;
  const changedWindow = useRef<{ readonly seriesKey: string; readonly window: DisplayWindow }>(undefined);
  const { attach, elementKey, pane } = useImagePane({
    onFailure: ({ kind }) => setFailure(kind),
    onPointer: (event) => {
      if (!header || event.key !== imageKey(header)) return;
      const hand = midline.get();
      if (hand) {
        const step = midlineStep(hand, timePoint, event);
        midline.set(step.hand);
        // Drawn again once it is kept.
        if (step.linePx) void app.setMidline(timePoint, step.linePx).then(() => midline.set({ timePoint }));
        return;
      }
      if (canal) {
        const at = canalIndexAt(header, event.atPx);
        if (event.kind === 'down' && event.button === 0) canal.set(at);
        else if (event.kind === 'move' && canal.get() !== undefined) canal.set(at);
        else if (event.kind === 'cancel') canal.set(undefined);
        else if (event.kind === 'up' && canal.get() !== undefined) {
          // Drawn again once it is kept.
          void app.setCanalFront(timePoint, at).then(() => canal.set(undefined));
        }
        return;
      }
      const given = toGesture(event);
      if (given) void app.gesture(timePoint, given);
    },
    onScroll: (steps) => void app.showAxialSlice(timePoint, stack.index + steps),
    onViewChange: (next, cause) => {
      setHasView(true);
      onView(timePoint, next, cause);
    },
    onWindowChange: (window, cause, seriesKey) => {
      facts.setWindow(id, window);
      if (cause === 'gesture') changedWindow.current = { seriesKey, window };
    },
    onHover: (hover) => {
      if (header) onHover(timePoint, header, hover?.atPx);
    },
  });
  useEffect(() => {
    onPane(timePoint, pane);
    return () => onPane(timePoint, undefined);
  }, [onPane, timePoint, pane]);

  const onFirst = useCallback(
    (shown: Pane) => {
      const region = regionOf(timePoint);
      if (region) shown.fitRegion(region);
      facts.setWindow(id, shown.getWindow());
    },
    [regionOf, timePoint, facts, id],
  );
  useShownSlice(pane, header, stack.pixels.kind, onFirst);
  const masksOf = useFatMasks();
  useEditorFeed({
    timePoint,
    pane,
    style,
    loupe,
    isLoupeOff: held.loupeOff || !isLarge,
    isSmall: !isLarge,
    midline,
    canal: isLarge ? canal : undefined,
    masksOf,
  });
  const takesPointer = isLarge && !isLocked;
  useEffect(() => {
    pane?.setMode({
      takesPointer,
      panHeld: held.pan,
      windowHeld: held.window,
      outlinesHidden: held.hide,
    });
  }, [pane, takesPointer, held]);

  const { pixels } = stack;
  return (
    <div
      className={`axial-pane${isActive && isLarge ? ' active' : ''}`}
      data-testid={`pane-${timePoint}`}
      data-slice={stack.index + 1}
      data-ready={pane !== undefined && pixels.kind === 'here' && hasView}
      onPointerUp={() => {
        // A window is kept when the hand lets go, not at every step on the way.
        const changed = changedWindow.current;
        if (changed) app.rememberWindow(changed.seriesKey, changed.window);
        changedWindow.current = undefined;
      }}
    >
      <div key={elementKey} ref={attach} className="pane-canvas" />
      {header && pixels.kind !== 'unreachable' ? (
        <PaneTexts
          id={id}
          facts={facts}
          header={header}
          label={isGiven ? readText.givenSlice : readText.sliceOf(stack.index + 1, stack.slices.length)}
          isSmall={!isLarge}
        />
      ) : null}
      {header && pixels.kind !== 'unreachable' && isLarge ? (
        <SliceNotices header={header} isDecoded={pixels.kind === 'here'} />
      ) : null}
      <Loupe ref={loupe} />
      {pixels.kind === 'unreachable' && isLarge ? <MissingImages /> : null}
      {pixels.kind === 'loading' && isLarge ? <p className="pane-loading">{readText.loading}</p> : null}
      {pixels.kind === 'failed' && isLarge ? <FailedSlice message={pixels.message} /> : null}
      {pixels.kind !== 'failed' && failure !== undefined && isLarge ? (
        <div className="pane-message" role="alert">
          <h2>{readText.noWebgl.title}</h2>
          <p className="muted">{readText.noWebgl.text}</p>
        </div>
      ) : null}
    </div>
  );
});
