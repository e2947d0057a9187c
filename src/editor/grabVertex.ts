import type { PointPx } from '../domain/image/point';
import { isBlocked, repeatRefusal } from './changeRing';
import { deleteVertices } from './deleteVertices';
import type { EditorState } from './editorState';
import type { PointerDown, PointerPlace } from './gesture';
import { clickSlackPx, edgeAt, ringEdgeAt, ringVertexAt, vertexAt } from './hitTest';
import { clampToImage } from './imageSize';
import { type Grab, isSameRef, type RingRef } from './inHand';
import { movedVertices } from './movedVertices';
import { distancePx } from './planePx';
import { type EditorStep, still } from './step';

/** The pointer goes down on a vertex (with the edit tool, also on an edge) of the draft. Undefined where it hits none. */
export function pressOnDraft(state: EditorState, pointer: PointerDown): EditorStep | undefined {
  if (state.draft === undefined) return undefined;
  const startPx = state.draft.history.present.verticesPx;
  const ring: HeldRing = { of: 'draft', key: state.draft.target.key, exclusion: undefined, startPx };
  const hit = vertexAt(pointer, startPx);
  if (hit !== undefined) return pressVertex(state, ring, hit.vertex, pointer);
  const onEdge = state.tool === 'edit' ? edgeAt(pointer, startPx, false) : undefined;
  return onEdge && takeEdge(state, ring, onEdge, pointer);
}

/**
 * The pointer goes down on a vertex of a committed line, nearer than `withinPx`. Undefined where it hits none. While
 * another line waits to be put right, that one has to be settled first.
 */
export function pressOnVertex(
  state: EditorState,
  pointer: PointerDown,
  withinPx = Number.POSITIVE_INFINITY,
): EditorStep | undefined {
  const hit = ringVertexAt(state, pointer);
  if (hit === undefined || hit.awayPx > withinPx) return undefined;
  if (isBlocked(state, hit)) return still(repeatRefusal(state));
  return pressVertex(state, committedRing(hit), hit.vertex, pointer);
}

/** The pointer goes down on an edge of a committed line, with the edit tool. Undefined where it hits none. */
export function pressOnEdge(state: EditorState, pointer: PointerDown): EditorStep | undefined {
  if (state.tool !== 'edit') return undefined;
  const hit = ringEdgeAt(state, pointer);
  if (hit === undefined) return undefined;
  if (isBlocked(state, hit)) return still(repeatRefusal(state));
  return takeEdge(state, committedRing(hit), hit, pointer);
}

/**
 * The vertices follow the pointer, keeping their distance from it, so that taking hold of them does not move them.
 * Several stop together where one of them reaches the image's edge.
 */
export function moveGrab(state: EditorState, pointer: PointerPlace): EditorState {
  const { grab } = state;
  if (grab === undefined) return state;
  const isMoved = grab.isMoved || distancePx(grab.downPx, pointer.atPx) > clickSlackPx(pointer);
  if (!isMoved) return state;
  const handPx: PointPx = [pointer.atPx[0] - grab.downPx[0], pointer.atPx[1] - grab.downPx[1]];
  const verticesPx = movedVertices(state, grab.startPx, grab.vertices, handPx);
  return { ...state, grab: { ...grab, isMoved, verticesPx } };
}

type HeldRing = Pick<Grab, 'of' | 'key' | 'exclusion' | 'startPx'>;

function committedRing(hit: RingRef & { readonly verticesPx: readonly PointPx[] }): HeldRing {
  return { of: 'outline', key: hit.key, exclusion: hit.exclusion, startPx: hit.verticesPx };
}

function pressVertex(state: EditorState, ring: HeldRing, vertex: number, pointer: PointerDown): EditorStep {
  const { exclusion, key } = ring;
  if (pointer.alt) return deleteVertices(state, { key, exclusion, vertices: [vertex] });
  const chosen = isSameRef(state.selection, ring) ? (state.selection?.vertices ?? []) : [];
  const isChosen = chosen.includes(vertex);
  if (pointer.shift) {
    const vertices = isChosen ? chosen : [...chosen, vertex].sort((a, b) => a - b);
    return take(state, ring, { vertex, vertices, click: isChosen ? 'leave' : 'keep' }, pointer);
  }
  return take(state, ring, { vertex, vertices: isChosen ? chosen : [vertex], click: 'choose' }, pointer);
}

function takeEdge(
  state: EditorState,
  ring: HeldRing,
  { edge, placePx }: { readonly edge: number; readonly placePx: PointPx },
  pointer: PointerPlace,
): EditorStep {
  const vertex = edge + 1;
  const startPx = ring.startPx.toSpliced(vertex, 0, clampToImage(placePx, state.image));
  const held = { vertex, vertices: [vertex], click: 'choose', isInserted: true } as const;
  return take(state, { ...ring, startPx }, held, pointer);
}

type Held = Pick<Grab, 'vertex' | 'vertices' | 'click'> & { readonly isInserted?: boolean };

function take(state: EditorState, ring: HeldRing, held: Held, pointer: PointerPlace): EditorStep {
  const { exclusion, key, startPx } = ring;
  return still({
    ...state,
    selection: held.isInserted ? undefined : { key, exclusion, vertices: held.vertices },
    grab: {
      isInserted: false,
      ...held,
      ...ring,
      downPx: pointer.atPx,
      isMoved: false,
      verticesPx: startPx,
    },
  });
}
