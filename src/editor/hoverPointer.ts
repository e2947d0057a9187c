import { isSamePoint } from '../domain/polygon/normaliseRing';
import type { EditorState, VertexChoice } from './editorState';
import type { PointerPlace } from './gesture';
import { isWithinReach, outlineAround, outlineEdgeAt, outlineVertexAt } from './hitTest';

/** The pointer moves unpressed: the open line follows it, or what it could take hold of is shown. */
export function hoverPointer(state: EditorState, pointer: PointerPlace): EditorState {
  const { draft } = state;
  if (draft === undefined) {
    const hover = hoveredOutline(state, pointer);
    const isSame = hover?.key === state.hover?.key && hover?.vertex === state.hover?.vertex;
    return isSame ? state : { ...state, hover };
  }
  if (state.tool === 'edit') return state;
  if (draft.cursorPx !== undefined && isSamePoint(draft.cursorPx, pointer.atPx)) return state;
  const [start, , third] = draft.history.present;
  const isOnStart = third !== undefined && isWithinReach(pointer, start);
  return { ...state, draft: { ...draft, cursorPx: pointer.atPx, isOnStart } };
}

function hoveredOutline(state: EditorState, pointer: PointerPlace): VertexChoice | undefined {
  const onVertex = outlineVertexAt(state, pointer);
  if (onVertex !== undefined || state.tool === 'draw') return onVertex;
  const key = outlineEdgeAt(state, pointer)?.key ?? outlineAround(state, pointer.atPx);
  return key === undefined ? undefined : { key, vertex: undefined };
}
