import type { PointPx } from '../domain/image/point';
import { normaliseRing } from '../domain/polygon/normaliseRing';
import { type EditorState, outlineOf, shownDraftPx, shownOutlinePx } from './editorState';

/** A ring that is measured while it is still in hand. */
export interface LiveRing {
  readonly key: string;
  /** Open ring without repeated neighbours; it may cross itself, or have fewer than three vertices. */
  readonly verticesPx: readonly PointPx[];
  /** Being drawn: the straight line from the cursor back to the start closes it, which the screen has to say. */
  readonly isOpen: boolean;
}

/** What the live numbers are of: the draft with the cursor as its last vertex, or the outline whose form is in hand. */
export function draftAsClosed(state: EditorState): LiveRing | undefined {
  const { draft } = state;
  if (draft !== undefined) {
    const cursorPx = openLineEndPx(state);
    const verticesPx = [...shownDraftPx(state), ...(cursorPx === undefined ? [] : [cursorPx])];
    return { key: draft.target.key, verticesPx: normaliseRing(verticesPx), isOpen: true };
  }
  const key = state.grab?.isMoved ? state.grab.key : state.pending?.key;
  const outline = key === undefined ? undefined : outlineOf(state, key);
  if (outline === undefined) return undefined;
  return { key: outline.key, verticesPx: normaliseRing(shownOutlinePx(state, outline)), isOpen: false };
}

/** Where the open line of the draft ends: the cursor, unless the draft is being edited instead of drawn on. */
export function openLineEndPx(state: EditorState): PointPx | undefined {
  if (state.tool === 'edit' || state.grab !== undefined || state.draft?.isOnStart) return undefined;
  return state.draft?.cursorPx;
}
