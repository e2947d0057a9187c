import type { PointPx } from '../../domain/image/point';
import { isSamePoint } from '../../domain/polygon/normaliseRing';
import { pushDraft } from '../changeDraft';
import { closeDraft } from '../closeDraft';
import { type DrawnForm, extended, firstOf } from '../draft';
import { moveStroke, pressToDraw } from '../drawStroke';
import type { EdgeMap } from '../edge/edgeMap';
import { Livewire } from '../edge/livewire';
import { pushHistory } from '../editHistory';
import type { EditorState } from '../editorState';
import type { PointerDown, PointerPlace } from '../gesture';
import { isWithinReach } from '../hitTest';
import { hoverPointer } from '../hoverPointer';
import { type EditorStep, refuse, still } from '../step';
import { smartEdgeAtRest } from './smartEdgeState';
import { withoutSpur } from './withoutSpur';

/** How many more pixels the preview may follow edges over at each move: about a millisecond. */
const sliceOfPixels = 6000;

/** The editor over the edges of the slice that is shown, or without them. */
export function withEdges(state: EditorState, edges: EdgeMap | undefined): EditorState {
  return { ...state, smartEdge: { ...smartEdgeAtRest, edges } };
}

/**
 * The pointer goes down with the smart edge: a vertex, with the path to it along the image's edges from the last one, as
 * one step. On the first vertex the path leads back to it and the outline closes. A press that becomes a drag goes on by
 * hand from there; the rest is as when drawing without it.
 */
export function pressSmartEdge(state: EditorState, pointer: PointerDown): EditorStep {
  if (state.smartEdge.edges === undefined) return refuse(state, { kind: 'no-edges', atPx: pointer.atPx });
  const { draft } = state;
  const form = draft?.history.present;
  const startPx = form?.verticesPx[0];
  const lastPx = form?.verticesPx.at(-1);
  const isRepeat = (pointer.clickCount ?? 1) >= 2;
  const wire = wireOf(state);
  if (draft === undefined || form === undefined || startPx === undefined || wire === undefined) {
    return pressToDraw(state, pointer);
  }
  if (isRepeat && isWithinReach(pointer, lastPx)) return pressToDraw(state, pointer);

  const isClosing = form.verticesPx.length >= 2 && isWithinReach(pointer, startPx);
  const toPx = isClosing ? startPx : pointer.atPx;
  const between = (wire.pathTo(toPx) ?? []).slice(1, -1);
  if (isClosing) {
    if (form.verticesPx.length + between.length < 3) return pressToDraw(state, pointer);
    return closeDraft(between.length === 0 ? state : pushDraft(state, closedAlongEdges(form, between)));
  }
  const pressed = pressToDraw(state, pointer);
  const after = pressed.state.draft;
  if (after === undefined || after.history === draft.history) return pressed;
  const history = pushHistory(draft.history, alongEdges(form, [...between, pointer.atPx]));
  return still({
    ...pressed.state,
    draft: { ...after, history },
    smartEdge: { ...state.smartEdge, wire, pathPx: undefined },
  });
}

/** A form that goes on along the image's edges; what both paths share beside the last vertex is left out. */
function alongEdges(form: DrawnForm, onwardPx: readonly PointPx[]): DrawnForm {
  const { madeBy, verticesPx } = form;
  const byHand = madeBy.findLastIndex((way) => way !== 'smart-edge');
  const before = Math.max(0, byHand);
  const joined = withoutSpur(verticesPx.slice(before), onwardPx);
  return extended(firstOf(form, before + joined.keptCount), joined.onwardPx, 'smart-edge');
}

/** A form with the path back to its first vertex, at which too nothing is gone over twice. */
function closedAlongEdges(form: DrawnForm, betweenPx: readonly PointPx[]): DrawnForm {
  const whole = alongEdges(form, betweenPx);
  const { madeBy, verticesPx } = whole;
  const half = Math.floor(verticesPx.length / 2);
  const byHand = madeBy.findIndex((way, index) => index > 0 && way !== 'smart-edge');
  const headEnd = byHand < 0 ? half : Math.min(byHand, half);
  const tailStart = Math.max(half, madeBy.findLastIndex((way) => way !== 'smart-edge') + 1);
  const tail = verticesPx.slice(tailStart).reverse();
  const joined = withoutSpur(verticesPx.slice(0, headEnd).reverse(), tail);
  const from = headEnd - joined.keptCount;
  const to = tailStart + joined.onwardPx.length;
  return { ...whole, verticesPx: verticesPx.slice(from, to), madeBy: madeBy.slice(from, to) };
}

/** The pressed pointer moves: beyond a click's slack a line by hand goes on from the path's end. */
export function moveSmartEdge(state: EditorState, pointer: PointerPlace): EditorState {
  const moved = moveStroke(state, pointer);
  const { draft, stroke } = moved;
  const isBegun = stroke?.isFreehand === true && state.stroke?.isFreehand === false;
  if (!isBegun || draft === undefined) return moved;
  // The path to the press is a step of its own.
  return { ...moved, stroke: { ...stroke, historyBefore: draft.history } };
}

/**
 * The pointer moves unpressed: the path to it is previewed as far as a slice of work at each move finds it. The same
 * place given again goes on looking, so a pointer at rest sees its path too.
 */
export function hoverSmartEdge(state: EditorState, pointer: PointerPlace): EditorState {
  const hovered = hoverPointer(state, pointer);
  const { draft, smartEdge } = hovered;
  const wire = wireOf(hovered);
  const toPx = previewedEndPx(hovered);
  if (draft === undefined || wire === undefined || toPx === undefined) {
    return smartEdge.pathPx === undefined
      ? hovered
      : { ...hovered, smartEdge: { ...smartEdge, pathPx: undefined } };
  }
  const allowedPixels = (wire === smartEdge.wire ? smartEdge.allowedPixels : 0) + sliceOfPixels;
  const pathPx = wire.pathTo(toPx, allowedPixels);
  return { ...hovered, smartEdge: { ...smartEdge, wire, allowedPixels, pathPx } };
}

/** What a click here and now would make of the line: the vertices that stay, and the path on from the last of them. */
export interface PreviewedLine {
  readonly verticesPx: readonly PointPx[];
  /** From the last vertex that stays, which it has, to the cursor or the first vertex. */
  readonly pathPx: readonly PointPx[];
}

/** The line as the click would leave it, without the way out and back that it takes away; undefined where none is known. */
export function previewedLine(state: EditorState): PreviewedLine | undefined {
  const pathPx = previewedPathPx(state);
  const form = state.draft?.history.present;
  if (pathPx === undefined || form === undefined || state.draft === undefined) return undefined;
  const isClosing = state.draft.isOnStart;
  const onwardPx = isClosing ? pathPx.slice(1, -1) : pathPx.slice(1);
  if (onwardPx.length === 0) return { verticesPx: form.verticesPx, pathPx };
  const after = isClosing ? closedAlongEdges(form, onwardPx) : alongEdges(form, onwardPx);
  const stay = verticesThatStay(form.verticesPx, after.verticesPx);
  const [endPx] = after.verticesPx;
  const path = after.verticesPx.slice(Math.max(0, stay - 1));
  return {
    verticesPx: after.verticesPx.slice(0, stay),
    pathPx: isClosing && endPx !== undefined ? [...path, endPx] : path,
  };
}

/** How many vertices at the beginning of a line are still those that were drawn before. */
function verticesThatStay(before: readonly PointPx[], after: readonly PointPx[]): number {
  const from = after[0] === undefined ? -1 : before.indexOf(after[0]);
  const firstNew = after.findIndex((vertex, index) => from < 0 || before[from + index] !== vertex);
  return firstNew < 0 ? after.length : firstNew;
}

/**
 * The path along the edges from the last vertex to the cursor or, on the first vertex, to that; undefined where none is
 * known, or it is of another place or an earlier vertex.
 */
export function previewedPathPx(state: EditorState): readonly PointPx[] | undefined {
  if (state.tool !== 'smart-edge' || state.stroke !== undefined || state.grab !== undefined) return undefined;
  const { pathPx } = state.smartEdge;
  const lastPx = state.draft?.history.present.verticesPx.at(-1);
  const endPx = previewedEndPx(state);
  const [from, to] = [pathPx?.[0], pathPx?.at(-1)];
  if (from === undefined || to === undefined || lastPx === undefined || endPx === undefined) return undefined;
  return isSamePoint(from, lastPx) && isSamePoint(to, endPx) ? pathPx : undefined;
}

function previewedEndPx({ draft }: EditorState): PointPx | undefined {
  return draft?.isOnStart ? draft.history.present.verticesPx[0] : draft?.cursorPx;
}

/** The paths from the last vertex: those that are kept, while it is the same. */
function wireOf({ draft, smartEdge }: EditorState): Livewire | undefined {
  const { edges, wire } = smartEdge;
  const lastPx = draft?.history.present.verticesPx.at(-1);
  if (edges === undefined || lastPx === undefined) return undefined;
  return wire !== undefined && isSamePoint(wire.anchorPx, lastPx) ? wire : new Livewire(edges, lastPx);
}
