import type { PointPx } from '../domain/image/point';
import { pushDraft } from './changeDraft';
import { changeOutline, deleteOutline } from './changeOutline';
import { type EditorState, outlineOf, shownOutlinePx, type VertexChoice } from './editorState';
import { type EditorStep, refuse, still } from './step';

/** Takes one vertex away; never of three that are left of a committed outline. Its neighbour is selected then. */
export function deleteVertex(state: EditorState, choice: VertexChoice): EditorStep {
  const { key, vertex } = choice;
  const vertexPx = vertex === undefined ? undefined : chosenRing(state, key)?.[vertex];
  const ring = chosenRing(state, key);
  if (ring === undefined || vertex === undefined || vertexPx === undefined) return still(state);
  const isDraft = state.draft?.target.key === key;
  if (!isDraft && ring.length <= 3) return refuse(state, { kind: 'too-few-vertices', atPx: vertexPx });

  const left = ring.toSpliced(vertex, 1);
  // Never the whole outline: a second Del would take the ROI away.
  const next = { ...state, selection: { key, vertex: vertex === 0 ? left.length - 1 : vertex - 1 } };
  return isDraft ? still(pushDraft(next, left)) : changeOutline(next, key, left);
}

/** Del: the selected vertex, else the last vertex of the draft, else the selected or armed ROI. */
export function deleteChosen(state: EditorState): EditorStep {
  const { selection } = state;
  if (selection?.vertex !== undefined) return deleteVertex(state, selection);
  if (state.draft !== undefined) return removeLastVertex(state);
  const key = state.pending?.key ?? selection?.key ?? state.armed?.key;
  return key === undefined ? still(state) : deleteOutline(state, key);
}

/** Backspace: the last vertex of the draft. */
export function removeLastVertex(state: EditorState): EditorStep {
  if (state.draft === undefined) return still(state);
  return still(pushDraft({ ...state, selection: undefined }, state.draft.history.present.slice(0, -1)));
}

/** The ring that a choice is about: the draft's own, or that of a committed outline as it is shown. */
export function chosenRing(state: EditorState, key: string): readonly PointPx[] | undefined {
  if (state.draft?.target.key === key) return state.draft.history.present;
  const outline = outlineOf(state, key);
  return outline && shownOutlinePx(state, outline);
}
