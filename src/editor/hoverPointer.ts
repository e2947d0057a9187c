import { isSamePoint } from '../domain/polygon/normaliseRing';
import { type EditorState, isDrawingTool } from './editorState';
import type { PointerPlace } from './gesture';
import { isWithinReach, ringAround, ringEdgeAt, ringVertexAt } from './hitTest';
import { type Hover, isSameRef } from './inHand';

/** The pointer moves unpressed: the open line follows it, or what it could take hold of is shown. */
export function hoverPointer(state: EditorState, pointer: PointerPlace): EditorState {
  const { draft } = state;
  if (draft === undefined) {
    const hover = hovered(state, pointer);
    const isSame = isSameRef(hover, state.hover) && hover?.vertex === state.hover?.vertex;
    return isSame ? state : { ...state, hover };
  }
  if (!isDrawingTool(state.tool)) return state;
  if (draft.cursorPx !== undefined && isSamePoint(draft.cursorPx, pointer.atPx)) return state;
  const [start, , third] = draft.history.present.verticesPx;
  const isOnStart = third !== undefined && isWithinReach(pointer, start);
  return { ...state, draft: { ...draft, cursorPx: pointer.atPx, isOnStart } };
}

function hovered(state: EditorState, pointer: PointerPlace): Hover | undefined {
  const onVertex = ringVertexAt(state, pointer);
  if (onVertex !== undefined) {
    return { key: onVertex.key, exclusion: onVertex.exclusion, vertex: onVertex.vertex };
  }
  if (state.tool !== 'edit') return undefined;
  const ring = ringEdgeAt(state, pointer) ?? ringAround(state, pointer.atPx);
  return ring && { key: ring.key, exclusion: ring.exclusion, vertex: undefined };
}
