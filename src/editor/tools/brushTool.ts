import type { PointPx } from '../../domain/image/point';
import { changeRing, isBlocked, repeatRefusal } from '../changeRing';
import type { EditorState } from '../editorState';
import type { PointerPlace } from '../gesture';
import { clickSlackPx, isInOutline } from '../hitTest';
import type { RingRef } from '../inHand';
import type { OverlayBrush } from '../overlay';
import { distancePx } from '../planePx';
import { brushDirection, pushWithBrush } from '../shape/pushWithBrush';
import { nearestOnRing } from '../shape/ringPlace';
import { settleBrush } from '../shape/settleBrush';
import { shownRingPx } from '../shownRing';
import { type EditorStep, refuse, still } from '../step';

/** The smallest brush still has something to push between two pixels; the largest covers a paraspinal muscle. */
const radiusRangePx = { least: 0.5, most: 60 } as const;

/** The brush with another radius, pixels; what is no number changes nothing. */
export function withBrushRadius(state: EditorState, radiusPx: number): EditorState {
  if (!Number.isFinite(radiusPx)) return state;
  const within = Math.min(Math.max(radiusPx, radiusRangePx.least), radiusRangePx.most);
  return { ...state, brush: { ...state.brush, radiusPx: within } };
}

/** The brush follows the unpressed pointer; undefined: the pointer is away. */
export function hoverBrush(state: EditorState, atPx: PointPx | undefined): EditorState {
  return { ...state, brush: { ...state.brush, cursorPx: atPx } };
}

/**
 * The pointer goes down with the brush: on the selected exclusion, else on the outline that the place lies in, else on the
 * nearest outline. Begun inside it pushes outwards, outside inwards.
 */
export function pressBrush(state: EditorState, pointer: PointerPlace): EditorStep {
  const { atPx } = pointer;
  const shown = hoverBrush(state, atPx);
  if (state.draft !== undefined) return refuse(shown, { kind: 'unfinished', atPx });
  const ref = ringUnderBrush(state, atPx);
  const ringPx = ref && shownRingPx(state, ref);
  if (ref === undefined || ringPx === undefined) return refuse(shown, { kind: 'no-outline-here', atPx });
  // A form that crosses itself has no inside to push from: it has to be put right first.
  if (isBlocked(state, ref) || state.pending !== undefined) return still(repeatRefusal(shown));
  return still({
    ...shown,
    selection: { ...ref, vertices: [] },
    brushStroke: {
      ...ref,
      direction: brushDirection(ringPx, atPx),
      atPx,
      downPx: atPx,
      isMoved: false,
      startPx: ringPx,
      verticesPx: ringPx,
      isStopped: false,
    },
  });
}

/** The pressed brush moves: beyond a click's slack the outline gives way. */
export function moveBrush(state: EditorState, pointer: PointerPlace): EditorState {
  const { brush, brushStroke, image } = state;
  if (brushStroke === undefined) return state;
  const shown = hoverBrush(state, pointer.atPx);
  const isMoved = brushStroke.isMoved || distancePx(brushStroke.downPx, pointer.atPx) > clickSlackPx(pointer);
  if (!isMoved) return shown;
  const { ringPx, isStopped } = pushWithBrush(brushStroke.verticesPx, {
    fromPx: brushStroke.atPx,
    toPx: pointer.atPx,
    radiusPx: brush.radiusPx,
    direction: brushStroke.direction,
    image,
  });
  return {
    ...shown,
    brushStroke: { ...brushStroke, atPx: pointer.atPx, isMoved, verticesPx: ringPx, isStopped },
  };
}

/** The brush is lifted: the outline is committed with as few new vertices as its shape needs. */
export function finishBrush(state: EditorState): EditorStep {
  const { brushStroke } = state;
  if (brushStroke === undefined) return still(state);
  const lifted = { ...state, brushStroke: undefined };
  const { exclusion, key, startPx, verticesPx } = brushStroke;
  if (verticesPx === startPx) return still(lifted);
  return changeRing(lifted, { key, exclusion }, settleBrush(startPx, verticesPx), 'brush');
}

/** The circle at the cursor; undefined with another tool, in a signed reading and while the pointer is away. */
export function brushOverlay(state: EditorState): OverlayBrush | undefined {
  const { cursorPx, radiusPx } = state.brush;
  if (state.tool !== 'brush' || state.isLocked || cursorPx === undefined) return undefined;
  return { centrePx: cursorPx, radiusPx };
}

function ringUnderBrush(state: EditorState, atPx: PointPx): RingRef | undefined {
  const { outlines, selection } = state;
  if (selection?.exclusion !== undefined) return { key: selection.key, exclusion: selection.exclusion };
  const around = outlines.find((outline) => isInOutline(outline, atPx));
  if (around !== undefined) return { key: around.key, exclusion: undefined };
  let nearest: { key: string; awayPx: number } | undefined;
  for (const { key, outlinePx } of outlines) {
    const awayPx = nearestOnRing(outlinePx, atPx)?.awayPx ?? Number.POSITIVE_INFINITY;
    if (nearest === undefined || awayPx < nearest.awayPx) nearest = { key, awayPx };
  }
  return nearest && { key: nearest.key, exclusion: undefined };
}
