import type { PointPx } from '../domain/image/point';
import { findPolygonProblem } from '../domain/polygon/findPolygonProblem';
import { type EditHistory, pushHistory, redoHistory, undoHistory } from './editHistory';
import { type Draft, type EditorState, type EditorTarget, outlineOf } from './editorState';
import { refusalOf } from './refusal';

/** An outline that has no vertex yet. */
export function emptyDraft(target: EditorTarget): Draft {
  return {
    target,
    history: { past: [], present: [], future: [] },
    cursorPx: undefined,
    isOnStart: false,
    isRefused: false,
  };
}

/** The draft with other vertices, as one step of its history; without its last one it is set aside, as by Esc. */
export function pushDraft(state: EditorState, verticesPx: readonly PointPx[]): EditorState {
  if (state.draft === undefined) return state;
  if (verticesPx.length === 0) return setDraftAside(state);
  return withDraftHistory(state, pushHistory(state.draft.history, verticesPx));
}

/** One click, stroke, move or removal back. */
export function undoDraft(state: EditorState): EditorState {
  if (state.draft === undefined) return state;
  return withDraftHistory(state, undoHistory(state.draft.history));
}

/** One step forward again; without a draft, the one that was set aside for the armed ROI. */
export function redoDraft(state: EditorState): EditorState {
  if (state.draft !== undefined) return withDraftHistory(state, redoHistory(state.draft.history));
  const back = state.setAside;
  if (back === undefined || back.target.key !== state.armed?.key) return state;
  if (outlineOf(state, back.target.key) !== undefined) return state;
  const history = back.history.present.length === 0 ? redoHistory(back.history) : back.history;
  return withDraftHistory({ ...state, draft: back, setAside: undefined, selection: undefined }, history);
}

/** Takes the draft off the image and keeps it for a redo. */
export function setDraftAside(state: EditorState): EditorState {
  if (state.draft === undefined) return state;
  return {
    ...state,
    draft: undefined,
    setAside: { ...state.draft, cursorPx: undefined, isOnStart: false, isRefused: false },
    stroke: undefined,
    grab: undefined,
    selection: undefined,
    refusal: undefined,
  };
}

/**
 * The draft at another point of its history. Without a vertex there is nothing to draw, so it is set aside; while
 * a refused closing is being put right, the refusal follows the outline.
 */
export function withDraftHistory(state: EditorState, history: EditHistory<readonly PointPx[]>): EditorState {
  if (state.draft === undefined) return state;
  const draft = { ...state.draft, history, isOnStart: false };
  const lastPx = history.present.at(-1);
  if (lastPx === undefined) return setDraftAside({ ...state, draft });

  const checked = draft.isRefused ? findPolygonProblem(history.present) : undefined;
  const refusal = checked?.ok === false ? refusalOf(checked.error, lastPx) : undefined;
  const { selection } = state;
  const isSelectionLeft = selection?.vertex === undefined || selection.vertex < history.present.length;
  return { ...state, draft, refusal, selection: isSelectionLeft ? selection : undefined };
}
