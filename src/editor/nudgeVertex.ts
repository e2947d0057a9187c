import { isSamePoint } from '../domain/polygon/normaliseRing';
import { pushDraft } from './changeDraft';
import { changeOutline } from './changeOutline';
import { chosenRing } from './deleteVertex';
import type { EditorState } from './editorState';
import { clampToImage } from './imageSize';
import { type EditorStep, still } from './step';

/** Moves the selected vertex, else the draft's last, by a fixed amount; at the image's edge it stops. */
export function nudgeVertex(state: EditorState, dxPx: number, dyPx: number): EditorStep {
  if (!Number.isFinite(dxPx) || !Number.isFinite(dyPx)) return still(state);
  const { draft, selection } = state;
  const key = draft?.target.key ?? selection?.key;
  const ring = key === undefined ? undefined : chosenRing(state, key);
  if (key === undefined || ring === undefined) return still(state);
  const ofDraft = draft === undefined ? undefined : ring.length - 1;
  const vertex = selection?.key === key ? (selection.vertex ?? ofDraft) : ofDraft;
  const fromPx = vertex === undefined ? undefined : ring[vertex];
  if (vertex === undefined || fromPx === undefined) return still(state);

  const toPx = clampToImage([fromPx[0] + dxPx, fromPx[1] + dyPx], state.image);
  if (isSamePoint(fromPx, toPx)) return still(state);
  const moved = ring.with(vertex, toPx);
  return draft === undefined ? changeOutline(state, key, moved) : still(pushDraft(state, moved));
}
