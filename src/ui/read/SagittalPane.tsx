import { memo, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { DisplayWindow, Pane, PanePointer, PaneView } from '../../app/panePort';
import type { Region } from '../../app/reading/muscleRegion';
import { shownSlice } from '../../app/reading/panes';
import { referenceLine } from '../../domain/geometry/referenceLine';
import { imageKey } from '../../domain/image/imageRef';
import type { PointPx } from '../../domain/image/point';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { TimePoint } from '../../domain/timePoint';
import type { ObserverStyle } from '../../editor/overlay';
import type { SliceStack } from '../../state/readingSession';
import { useApp } from '../AppContext';
import type { EndplateDesk } from './endplateDesk';
import { type EndplatePointer, emptyHand, endplateStep, type MarkedLines, shownLines } from './endplateHand';
import { FailedSlice } from './FailedSlice';
import type { Held } from './held';
import { Loupe, type LoupeHandle } from './Loupe';
import { MissingImages } from './MissingImages';
import { PaneTexts } from './PaneTexts';
import type { PaneFacts } from './paneFacts';
import { readText } from './readText';
import { sagittalLines } from './sagittalLines';
import { sagittalText } from './sagittalText';
import { useEvidence } from './useEvidence';
import { useImagePane } from './useImagePane';
import { useScan, useSession } from './useSession';
import { useShownSlice } from './useShownSlice';

interface SagittalPaneProps {
  readonly timePoint: TimePoint;
  readonly stack: SliceStack | undefined;
  readonly axial: SliceStack;
  readonly style: ObserverStyle;
  readonly level: string | undefined;
  readonly isLarge: boolean;
  readonly isLocked: boolean;
  readonly held: Held;
  readonly facts: PaneFacts;
  readonly desk: EndplateDesk;
  readonly regionOf: (timePoint: TimePoint) => Region | undefined;
  readonly onPane: (timePoint: TimePoint, pane: Pane | undefined) => void;
  readonly onView: (timePoint: TimePoint, view: PaneView, cause: 'gesture' | 'call') => void;
  readonly onHover: (timePoint: TimePoint, header: SliceHeader, atPx: PointPx | undefined) => void;
}

const noMarks: MarkedLines = {};

/** Why there are no slice lines, when there are none. */
function whyNoLines(axial: SliceStack, sagittal: SliceHeader): string | undefined {
  const shown = shownSlice(axial);
  const line = shown && referenceLine(shown, sagittal);
  return line && !line.ok ? sagittalText.noLine[line.error.kind] : undefined;
}

function toPointer({
  kind,
  button,
  atPx,
  pixelsPerScreenPx,
  pointerType,
}: PanePointer): EndplatePointer | undefined {
  if (kind === 'double' || (kind === 'down' && button !== 0)) return undefined;
  return { kind, atPx, pixelsPerScreenPx, pointerType };
}

/** The sagittal image with the lines where the axial slices cut it; large, endplates are marked on it. */
export const SagittalPane = memo(function SagittalPane(props: SagittalPaneProps) {
  const { timePoint, stack, axial, style, level, isLarge, isLocked, held, facts, desk } = props;
  const { regionOf, onPane, onView, onHover } = props;
  const app = useApp();
  const [failure, setFailure] = useState<string>();
  const header = stack && shownSlice(stack);
  const kept = useSession(({ reading }) => reading.endplates?.[timePoint]);
  const midHeight = useScan(timePoint, (scan) => scan.midHeight);
  const isMarkedHere =
    kept !== undefined && header !== undefined && imageKey(kept.image) === imageKey(header);
  const marks: MarkedLines = isMarkedHere ? kept : noMarks;
  const isTouched = useSyncExternalStore(desk.subscribe, () => desk.get().timePoint === timePoint);
  const id = `sagittal-${timePoint}` as const;
  const changedWindow = useRef<{ readonly seriesKey: string; readonly window: DisplayWindow }>(undefined);
  const loupe = useRef<LoupeHandle>(null);
  const { attach, elementKey, pane } = useImagePane({
    onFailure: ({ kind }) => setFailure(kind),
    onPointer: (event) => {
      const given = toPointer(event);
      if (!given || !header || event.key !== imageKey(header)) return;
      if (given.kind === 'down') desk.touch(timePoint);
      const step = endplateStep(desk.get().hands[timePoint], marks, given);
      desk.setHand(timePoint, step.hand);
      if (step.marked) void app.markEndplate(timePoint, step.marked.which, step.marked.line);
    },
    onScroll: (steps) => stack && void app.showSagittalSlice(timePoint, stack.index + steps),
    onViewChange: (next, cause) => onView(timePoint, next, cause),
    onWindowChange: (window, cause, seriesKey) => {
      facts.setWindow(id, window);
      if (cause === 'gesture') changedWindow.current = { seriesKey, window };
    },
    onHover: (hover) => {
      if (header && isLarge) onHover(timePoint, header, hover?.atPx);
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
  useShownSlice(pane, header, stack?.pixels.kind, onFirst);

  const takesPointer = isLarge && !isLocked;
  const drawing = useMemo(
    () =>
      header && {
        sagittal: header,
        axial: axial.slices,
        shown: axial.index,
        style,
        level,
        isLarge,
        marks,
        midHeightPx: isMarkedHere ? midHeight?.linePx : undefined,
      },
    [header, axial.slices, axial.index, style, level, isLarge, marks, isMarkedHere, midHeight],
  );
  useEffect(() => {
    if (!pane || !drawing) return undefined;
    let frame = 0;
    const draw = (): void => {
      frame = 0;
      const hand = takesPointer ? desk.get().hands[timePoint] : emptyHand;
      const isInHand = hand.held?.isMoved === true;
      const lines = sagittalLines({
        ...drawing,
        marks: shownLines(drawing.marks, hand),
        midHeightPx: isInHand ? undefined : drawing.midHeightPx,
      });
      pane.setOverlay(imageKey(drawing.sagittal), { outlines: [], lines });
      const isPlacing = hand.startPx !== undefined || isInHand;
      loupe.current?.show(pane, isPlacing && !held.loupeOff ? hand.cursorPx : undefined);
    };
    draw();
    const stop = desk.subscribe(() => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [pane, drawing, desk, timePoint, takesPointer, held.loupeOff]);
  useEvidence({
    timePoint,
    pane,
    shown: shownSlice(axial),
    isMarked: isMarkedHere && midHeight !== undefined,
    isLocked,
  });
  useEffect(() => {
    pane?.setMode({
      takesPointer,
      panHeld: isLarge && held.pan,
      windowHeld: isLarge && held.window,
      outlinesHidden: isLarge && held.hide,
    });
  }, [pane, takesPointer, isLarge, held]);
  if (!stack || !header) {
    return <div className="sagittal-pane empty">{sagittalText.none}</div>;
  }
  const otherIndex =
    kept && !isMarkedHere ? stack.slices.findIndex((one) => imageKey(one) === imageKey(kept.image)) : -1;
  const why =
    failure ??
    whyNoLines(axial, header) ??
    (otherIndex >= 0 ? sagittalText.elsewhere(otherIndex + 1) : undefined);
  const { pixels } = stack;
  const isActive = isTouched && isLarge;
  const label = isLarge ? sagittalText.labelLarge : sagittalText.label;
  return (
    <div
      className={isActive ? 'sagittal-pane active' : 'sagittal-pane'}
      data-testid={`sagittal-${timePoint}`}
      data-slice={stack.index + 1}
      data-large={isLarge}
      onPointerUp={() => {
        const changed = changedWindow.current;
        if (changed) app.rememberWindow(changed.seriesKey, changed.window);
        changedWindow.current = undefined;
      }}
    >
      <div key={elementKey} ref={attach} className="pane-canvas" />
      {pixels.kind === 'unreachable' && isLarge ? null : (
        <PaneTexts
          id={id}
          facts={facts}
          header={header}
          label={label(stack.index + 1, stack.slices.length)}
          isSmall={!isLarge}
        />
      )}
      <Loupe ref={loupe} />
      {pixels.kind === 'unreachable' && isLarge ? <MissingImages /> : null}
      {pixels.kind === 'loading' && isLarge ? <p className="pane-loading">{readText.loading}</p> : null}
      {pixels.kind === 'failed' && isLarge ? <FailedSlice message={pixels.message} /> : null}
      {why ? <span className="pane-text bottom-note">{why}</span> : null}
    </div>
  );
});
