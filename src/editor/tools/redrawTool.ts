import type { PointPx } from '../../domain/image/point';
import { isSamePoint } from '../../domain/polygon/normaliseRing';
import { changeRing, isBlocked, repeatRefusal } from '../changeRing';
import { type EditorState, outlineOf } from '../editorState';
import type { PointerPlace } from '../gesture';
import { clickSlackPx, reachPx } from '../hitTest';
import type { RingRef } from '../inHand';
import type { ObserverStyle, OverlayDraft } from '../overlay';
import { distancePx } from '../planePx';
import { redrawStretch } from '../shape/redrawStretch';
import { nearestOnRing } from '../shape/ringPlace';
import { committedRingPx, shownRingPx } from '../shownRing';
import { type EditorStep, refuse, still } from '../step';

/** The pointer goes down to redraw a stretch: on the nearest outline or exclusion within reach, else it is refused. */
export function pressRedraw(state: EditorState, pointer: PointerPlace): EditorStep {
  const { atPx } = pointer;
  if (state.draft !== undefined) return refuse(state, { kind: 'unfinished', atPx });
  const ref = ringAtStroke(state, pointer);
  if (ref === undefined) return refuse(state, { kind: 'stroke-off-outline', atPx });
  if (isBlocked(state, ref)) return still(repeatRefusal(state));
  const redraw = { ...ref, drawnPx: [atPx], reachPx: reachPx(pointer), isMoved: false };
  return still({ ...state, selection: { ...ref, vertices: [] }, redraw });
}

/** The line follows the pressed pointer. */
export function moveRedraw(state: EditorState, pointer: PointerPlace): EditorState {
  const { redraw } = state;
  const downPx = redraw?.drawnPx[0];
  const lastPx = redraw?.drawnPx.at(-1);
  if (redraw === undefined || downPx === undefined || lastPx === undefined) return state;
  if (isSamePoint(lastPx, pointer.atPx)) return state;
  const isMoved = redraw.isMoved || distancePx(downPx, pointer.atPx) > clickSlackPx(pointer);
  return { ...state, redraw: { ...redraw, drawnPx: [...redraw.drawnPx, pointer.atPx], isMoved } };
}

/**
 * The pointer is lifted: the stroke replaces its stretch. One that does not end at the outline is refused with its place,
 * one that makes the outline cross itself is kept to be put right; the committed outline stays as it was both times.
 */
export function finishRedraw(state: EditorState): EditorStep {
  const { redraw } = state;
  if (redraw === undefined) return still(state);
  const lifted = { ...state, redraw: undefined };
  const ref = { key: redraw.key, exclusion: redraw.exclusion };
  const ringPx = shownRingPx(lifted, ref);
  if (!redraw.isMoved || ringPx === undefined) return still(repeatRefusal(lifted));
  const redrawn = redrawStretch(ringPx, redraw.drawnPx, redraw.reachPx);
  return redrawn.ok ? changeRing(lifted, ref, redrawn.value, 'redraw') : refuse(lifted, redrawn.error);
}

/**
 * The line that the stroke in hand would leave if it were lifted here; undefined where its end is out of reach. Where the
 * simplified line crosses itself it stays so: trying finer ones at every move would take too long.
 */
export function redrawnRingPx(state: EditorState): readonly PointPx[] | undefined {
  const { redraw } = state;
  const ringPx = redraw && committedRingPx(state, redraw);
  if (redraw === undefined || ringPx === undefined || !redraw.isMoved) return undefined;
  const redrawn = redrawStretch(ringPx, redraw.drawnPx, redraw.reachPx, true);
  return redrawn.ok ? redrawn.value : undefined;
}

/** The stroke so far, to be drawn over the outline that it is about. */
export function redrawOverlay(state: EditorState, style: ObserverStyle): OverlayDraft | undefined {
  const { redraw } = state;
  const outline = redraw && outlineOf(state, redraw.key);
  if (redraw === undefined || outline === undefined || !redraw.isMoved) return undefined;
  return { verticesPx: redraw.drawnPx, style, tag: outline.tag, shape: 'stroke' };
}

function ringAtStroke(state: EditorState, pointer: PointerPlace): RingRef | undefined {
  const refs = state.outlines.flatMap(({ exclusions, key }): readonly RingRef[] => [
    { key, exclusion: undefined },
    ...exclusions.map((_, exclusion) => ({ key, exclusion })),
  ]);
  let [nearest, nearestPx]: [RingRef | undefined, number] = [undefined, reachPx(pointer)];
  for (const ref of refs) {
    const awayPx = awayFrom(shownRingPx(state, ref), pointer.atPx);
    if (awayPx <= nearestPx && (nearest === undefined || awayPx < nearestPx)) {
      [nearest, nearestPx] = [ref, awayPx];
    }
  }
  return nearest;
}

function awayFrom(ringPx: readonly PointPx[] | undefined, atPx: PointPx): number {
  return (ringPx && nearestOnRing(ringPx, atPx)?.awayPx) ?? Number.POSITIVE_INFINITY;
}
