import type { PointPx } from '../domain/image/point';
import { pushDraft } from './changeDraft';
import { changeRing } from './changeRing';
import { reshaped } from './draft';
import type { EditorState } from './editorState';
import { movedVertices } from './movedVertices';
import { moveWhole } from './moveWhole';
import { isSameRing } from './planePx';
import { shownRingPx } from './shownRing';
import { type EditorStep, still } from './step';

/**
 * Moves the selected vertices, else the draft's last, by a fixed amount; at the image's edge they stop together. With the
 * edit tool, a line that is selected as a whole moves as a whole.
 */
export function nudge(state: EditorState, byPx: PointPx): EditorStep {
  if (!byPx.every(Number.isFinite)) return still(state);
  return state.draft === undefined ? nudgeCommitted(state, byPx) : still(nudgeDraft(state, byPx));
}

function nudgeDraft(state: EditorState, byPx: PointPx): EditorState {
  const form = state.draft?.history.present;
  if (form === undefined) return state;
  const chosen = state.selection?.vertices ?? [];
  const vertices = chosen.length > 0 ? chosen : [form.verticesPx.length - 1];
  const moved = movedVertices(state, form.verticesPx, vertices, byPx);
  return isSameRing(moved, form.verticesPx) ? state : pushDraft(state, reshaped(form, moved, 'vertices'));
}

function nudgeCommitted(state: EditorState, byPx: PointPx): EditorStep {
  const { selection } = state;
  const ring = selection && shownRingPx(state, selection);
  if (selection === undefined || ring === undefined) return still(state);
  if (selection.vertices.length === 0) {
    return state.tool === 'edit' ? moveWhole(state, selection, byPx) : still(state);
  }
  const moved = movedVertices(state, ring, selection.vertices, byPx);
  return isSameRing(moved, ring) ? still(state) : changeRing(state, selection, moved, 'vertices');
}
