import type { PointPx } from '../domain/image/point';
import { pushDraft } from './changeDraft';
import { changeOutline, repeatRefusal } from './changeOutline';
import { closeDraft } from './closeDraft';
import { deleteVertex } from './deleteVertex';
import { type EditorState, type Grab, outlineOf, shownOutlinePx } from './editorState';
import type { PointerDown, PointerPlace } from './gesture';
import { clickSlackPx, edgeAt, outlineEdgeAt, outlineVertexAt, vertexAt } from './hitTest';
import { clampToImage } from './imageSize';
import { distancePx } from './planePx';
import { type EditorStep, still } from './step';

/** The pointer goes down on a vertex (with the edit tool, also on an edge) of the draft. Undefined where it hits none. */
export function pressOnDraft(state: EditorState, pointer: PointerDown): EditorStep | undefined {
  if (state.draft === undefined) return undefined;
  const verticesPx = state.draft.history.present;
  const { key } = state.draft.target;
  const hit = vertexAt(pointer, verticesPx);
  if (hit !== undefined) {
    if (pointer.alt) return deleteVertex(state, { key, vertex: hit.vertex });
    return takeVertex(state, { of: 'draft', key, vertex: hit.vertex, verticesPx }, pointer);
  }
  const onEdge = state.tool === 'edit' ? edgeAt(pointer, verticesPx, false) : undefined;
  if (onEdge === undefined) return undefined;
  return takeEdge(state, { of: 'draft', key, verticesPx, ...onEdge }, pointer);
}

/**
 * The pointer goes down on a vertex (with the edit tool, also on an edge) of a committed outline. Undefined where
 * it hits none. While another outline waits to be put right, that one has to be settled first.
 */
export function pressOnOutline(state: EditorState, pointer: PointerDown): EditorStep | undefined {
  const isBlocked = (key: string): boolean => state.pending !== undefined && state.pending.key !== key;
  const hit = outlineVertexAt(state, pointer);
  const outline = hit && outlineOf(state, hit.key);
  if (hit?.vertex !== undefined && outline !== undefined) {
    if (isBlocked(hit.key)) return still(repeatRefusal(state));
    if (pointer.alt) return deleteVertex(state, hit);
    const verticesPx = shownOutlinePx(state, outline);
    return takeVertex(state, { of: 'outline', key: hit.key, vertex: hit.vertex, verticesPx }, pointer);
  }
  const onEdge = state.tool === 'edit' ? outlineEdgeAt(state, pointer) : undefined;
  const edged = onEdge && outlineOf(state, onEdge.key);
  if (onEdge === undefined || edged === undefined) return undefined;
  if (isBlocked(onEdge.key)) return still(repeatRefusal(state));
  return takeEdge(state, { of: 'outline', verticesPx: shownOutlinePx(state, edged), ...onEdge }, pointer);
}

/** The vertex follows the pointer, keeping its distance from it, so that taking hold of it does not move it. */
export function moveGrab(state: EditorState, pointer: PointerPlace): EditorState {
  const { grab } = state;
  if (grab === undefined) return state;
  const isMoved = grab.isMoved || distancePx(grab.downPx, pointer.atPx) > clickSlackPx(pointer);
  if (!isMoved) return state;
  const placePx = clampToImage(
    [
      grab.vertexPx[0] + (pointer.atPx[0] - grab.downPx[0]),
      grab.vertexPx[1] + (pointer.atPx[1] - grab.downPx[1]),
    ],
    state.image,
  );
  return { ...state, grab: { ...grab, isMoved, verticesPx: grab.verticesPx.with(grab.vertex, placePx) } };
}

/**
 * The vertex is let go. One that was not moved stays selected; the draft's first one, clicked with the drawing
 * tool, closes.
 */
export function dropGrab(state: EditorState, isReleased: boolean): EditorStep {
  const { grab } = state;
  if (grab === undefined) return still(state);
  const selection = { key: grab.key, vertex: grab.isInserted && !grab.isMoved ? undefined : grab.vertex };
  const dropped = { ...state, grab: undefined, selection };
  if (grab.isMoved) {
    if (grab.of === 'outline') return changeOutline(dropped, grab.key, grab.verticesPx);
    return still(pushDraft(dropped, grab.verticesPx));
  }
  if (grab.of === 'outline') return still(repeatRefusal(dropped));
  const isClosing = isReleased && state.tool === 'draw' && grab.vertex === 0 && grab.verticesPx.length >= 3;
  return isClosing ? closeDraft(dropped) : still(dropped);
}

type Held = Pick<Grab, 'of' | 'key' | 'vertex' | 'verticesPx'> & { readonly isInserted?: boolean };

function takeVertex(state: EditorState, held: Held, pointer: PointerPlace): EditorStep {
  const vertexPx = held.verticesPx[held.vertex];
  if (vertexPx === undefined) return still(state);
  return still({
    ...state,
    selection: held.isInserted ? undefined : { key: held.key, vertex: held.vertex },
    grab: { isInserted: false, ...held, downPx: pointer.atPx, vertexPx, isMoved: false },
  });
}

function takeEdge(
  state: EditorState,
  held: Omit<Held, 'vertex'> & { readonly edge: number; readonly placePx: PointPx },
  pointer: PointerPlace,
): EditorStep {
  const vertex = held.edge + 1;
  const verticesPx = held.verticesPx.toSpliced(vertex, 0, clampToImage(held.placePx, state.image));
  return takeVertex(state, { of: held.of, key: held.key, vertex, verticesPx, isInserted: true }, pointer);
}
