import { checkDraft } from './checkDraft';
import { refusalIn } from './checkRing';
import type { Draft, DrawnForm, DrawnShape } from './draft';
import { emptyForm } from './draft';
import { type EditHistory, pushHistory, redoHistory, startHistory, undoHistory } from './editHistory';
import { type EditorState, type EditorTarget, emptyHand, outlineOf } from './editorState';

/** A drawing that has no vertex yet. */
export function emptyDraft(target: EditorTarget, shape: DrawnShape): Draft {
  return {
    target,
    shape,
    history: startHistory(emptyForm),
    cursorPx: undefined,
    isOnStart: false,
    isRefused: false,
    reachPx: 0,
  };
}

/** The draft in another form, as one step of its history; without a vertex it is set aside, as by Esc. */
export function pushDraft(state: EditorState, form: DrawnForm): EditorState {
  if (state.draft === undefined) return state;
  if (form.verticesPx.length === 0) return setDraftAside(state);
  return withDraftHistory(state, pushHistory(state.draft.history, form));
}

/** One click, stroke, move, trim or removal back. */
export function undoDraft(state: EditorState): EditorState {
  if (state.draft === undefined) return state;
  return withDraftHistory(state, undoHistory(state.draft.history));
}

/** One step forward again; without a draft, the one that was set aside, where it still may be drawn. */
export function redoDraft(state: EditorState): EditorState {
  if (state.draft !== undefined) return withDraftHistory(state, redoHistory(state.draft.history));
  const back = state.setAside;
  if (back === undefined || !mayComeBack(state, back)) return state;
  const isEmpty = back.history.present.verticesPx.length === 0;
  const history = isEmpty ? redoHistory(back.history) : back.history;
  return withDraftHistory({ ...state, draft: back, setAside: undefined, selection: undefined }, history);
}

function mayComeBack(state: EditorState, { shape, target }: Draft): boolean {
  const outline = outlineOf(state, target.key);
  if (shape === 'exclusion') return outline !== undefined && state.pending === undefined;
  return outline === undefined && target.key === state.armed?.key;
}

/** Takes the draft off the image and keeps it for a redo. */
export function setDraftAside(state: EditorState): EditorState {
  if (state.draft === undefined) return state;
  return {
    ...state,
    ...emptyHand,
    draft: undefined,
    setAside: { ...state.draft, cursorPx: undefined, isOnStart: false, isRefused: false },
    stroke: undefined,
    selection: undefined,
    refusal: undefined,
  };
}

/**
 * The draft at another point of its history. Without a vertex there is nothing to draw, so it is set aside; while
 * a refused closing is being put right, the refusal follows the outline.
 */
export function withDraftHistory(state: EditorState, history: EditHistory<DrawnForm>): EditorState {
  if (state.draft === undefined) return state;
  const draft = { ...state.draft, history, isOnStart: false };
  const { verticesPx } = history.present;
  const lastPx = verticesPx.at(-1);
  if (lastPx === undefined) return setDraftAside({ ...state, draft });

  const checked = draft.isRefused ? checkDraft(draft, outlineOf(state, draft.target.key), lastPx) : undefined;
  const refusal = refusalIn(checked);
  const { selection } = state;
  const isSelectionLeft = selection?.vertices.every((vertex) => vertex < verticesPx.length) ?? true;
  return { ...state, draft, refusal, selection: isSelectionLeft ? selection : undefined };
}

/** Says again what is wrong with a refused draft; another is left as it is. */
export function repeatDraftRefusal(state: EditorState): EditorState {
  return state.draft?.isRefused ? withDraftHistory(state, state.draft.history) : state;
}
