import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DisplayWindow, Pane, PanePointer, PaneView } from '../../app/panePort';
import type { Region } from '../../app/reading/muscleRegion';
import { shownSlice } from '../../app/reading/panes';
import { imageKey } from '../../domain/image/imageRef';
import type { PointPx } from '../../domain/image/point';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { TimePoint } from '../../domain/timePoint';
import type { Gesture } from '../../editor/gesture';
import { overlayModel } from '../../editor/overlayModel';
import type { ReadingPane } from '../../state/readingSession';
import { useApp } from '../AppContext';
import type { Held } from './held';
import { loupeSide, loupeSizePx } from './loupeSide';
import { MissingImages } from './MissingImages';
import { PaneTexts } from './PaneTexts';
import { readText } from './readText';
import { SliceNotices } from './SliceNotices';
import { useImagePane } from './useImagePane';
import { useShownSlice } from './useShownSlice';

interface AxialPaneProps {
  readonly timePoint: TimePoint;
  readonly pane: ReadingPane;
  readonly style: 'first' | 'second' | 'third';
  readonly isActive: boolean;
  readonly held: Held;
  /** What the pane opens with. */
  readonly region: Region | undefined;
  /** Gives the screen the pane, for linking, fitting and windows; undefined when it goes. */
  readonly onPane: (timePoint: TimePoint, pane: Pane | undefined) => void;
  readonly onView: (timePoint: TimePoint, view: PaneView, cause: 'gesture' | 'call') => void;
  readonly onHover: (timePoint: TimePoint, header: SliceHeader, atPx: PointPx | undefined) => void;
}

/** A pane's pointer as the editor's gesture; undefined for what the editor does not take. */
function toGesture(event: PanePointer): Gesture | undefined {
  const { atPx, pixelsPerScreenPx, pointerType } = event;
  const place = { atPx, pixelsPerScreenPx, pointerType };
  switch (event.kind) {
    case 'down':
      return event.button === 0 ? { kind: 'pointer-down', ...place, alt: event.alt } : undefined;
    case 'move':
      return { kind: 'pointer-move', ...place };
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
export function AxialPane(props: AxialPaneProps) {
  const { timePoint, pane: reading, style, isActive, held, region, onPane, onView, onHover } = props;
  const app = useApp();
  const [view, setView] = useState<PaneView>();
  const [window, setWindow] = useState<DisplayWindow>();
  const [failure, setFailure] = useState<string>();
  const loupe = useRef<HTMLCanvasElement>(null);
  const header = shownSlice(reading.axial);
  const { attach, elementKey, pane } = useImagePane({
    onFailure: ({ kind }) => setFailure(kind),
    onPointer: (event) => {
      const given = toGesture(event);
      if (given && header && event.key === imageKey(header)) void app.gesture(timePoint, given);
    },
    onScroll: (steps) => void app.showAxialSlice(timePoint, reading.axial.index + steps),
    onViewChange: (next, cause) => {
      setView(next);
      onView(timePoint, next, cause);
    },
    onWindowChange: setWindow,
    onHover: (hover) => {
      if (header) onHover(timePoint, header, hover?.atPx);
    },
  });
  useEffect(() => {
    onPane(timePoint, pane);
    return () => onPane(timePoint, undefined);
  }, [onPane, timePoint, pane]);

  const { editor } = reading;
  const firstRegion = useRef(region);
  firstRegion.current = region;
  const onFirst = useCallback((shown: Pane) => {
    if (firstRegion.current) shown.fitRegion(firstRegion.current);
    setWindow(shown.getWindow());
  }, []);
  useShownSlice(pane, header, reading.axial.pixels.kind, onFirst);

  const overlay = useMemo(() => overlayModel(editor, style), [editor, style]);
  useEffect(() => {
    if (pane && header) pane.setOverlay(imageKey(header), overlay);
  }, [pane, header, overlay]);
  useEffect(() => {
    pane?.setMode({
      takesPointer: true,
      panHeld: held.pan,
      windowHeld: held.window,
      outlinesHidden: held.hide,
    });
  }, [pane, held]);

  const cursorPx =
    editor.draft?.cursorPx ?? (editor.grab?.isMoved ? editor.grab.verticesPx[editor.grab.vertex] : undefined);
  const hasLoupe = cursorPx !== undefined && !held.loupeOff;
  const [isLoupeLeft, setLoupeLeft] = useState(false);
  useEffect(() => {
    if (!pane || !cursorPx || !loupe.current || !hasLoupe) return;
    pane.drawLoupe(loupe.current, cursorPx);
    const at = pane.screenOfPixel(cursorPx);
    const paneWidth = loupe.current.parentElement?.parentElement?.clientWidth;
    if (at && paneWidth) setLoupeLeft((isLeft) => loupeSide(at, paneWidth, isLeft) === 'left');
  }, [pane, cursorPx, hasLoupe]);

  const { pixels } = reading.axial;
  return (
    <div
      className={`axial-pane${isActive ? ' active' : ''}`}
      data-testid={`pane-${timePoint}`}
      data-slice={reading.axial.index + 1}
      data-ready={pane !== undefined && pixels.kind === 'here' && view !== undefined}
    >
      <div key={elementKey} ref={attach} className="pane-canvas" />
      {header && pixels.kind !== 'unreachable' ? (
        <PaneTexts
          header={header}
          view={view}
          window={window}
          label={readText.sliceOf(reading.axial.index + 1, reading.axial.slices.length)}
        />
      ) : null}
      {header && pixels.kind !== 'unreachable' ? (
        <SliceNotices header={header} isDecoded={pixels.kind === 'here'} />
      ) : null}
      <div className={`loupe${isLoupeLeft ? ' at-left' : ''}`} hidden={!hasLoupe} aria-hidden>
        <canvas ref={loupe} width={loupeSizePx} height={loupeSizePx} />
        <span className="pane-text bottom-left">{readText.loupe(3)}</span>
      </div>
      {pixels.kind === 'unreachable' ? <MissingImages /> : null}
      {pixels.kind === 'failed' || failure !== undefined ? (
        <div className="pane-message" role="alert">
          <h2>{failure === undefined ? readText.failed('').title : readText.noWebgl.title}</h2>
          <p className="muted">{pixels.kind === 'failed' ? pixels.message : readText.noWebgl.text}</p>
        </div>
      ) : null}
    </div>
  );
}
