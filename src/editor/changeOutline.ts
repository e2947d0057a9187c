import { present } from '../base/assert';
import type { PointPx } from '../domain/image/point';
import { findPolygonProblem } from '../domain/polygon/findPolygonProblem';
import { type EditHistory, pushHistory, redoHistory, startHistory, undoHistory } from './editHistory';
import { type EditorState, outlineOf } from './editorState';
import { isSameRing } from './planePx';
import { refusalOf } from './refusal';
import { type EditorStep, still } from './step';

/**
 * Gives a committed outline other vertices, if they enclose one well-defined area.
 *
 * Else the new form is kept as pending: shown with what is wrong, committed nowhere, there to be put right or left
 * by Esc. A form equal to the committed one asks nothing of the reading.
 */
export function changeOutline(state: EditorState, key: string, verticesPx: readonly PointPx[]): EditorStep {
  const outline = outlineOf(state, key);
  if (outline === undefined) return still(state);
  const checked = findPolygonProblem(verticesPx);
  if (!checked.ok) {
    const before = state.pending?.key === key ? state.pending.history : startHistory(outline.outlinePx);
    return still(withPending(state, key, pushHistory(before, verticesPx)));
  }
  const settled = { ...state, pending: undefined, refusal: undefined };
  if (isSameRing(checked.value, outline.outlinePx)) return still(settled);
  return {
    state: {
      ...settled,
      setAside: undefined,
      // A vertex dropped on its neighbour became one with it: the count no longer says which is meant.
      selection: checked.value.length === verticesPx.length ? state.selection : { key, vertex: undefined },
      outlines: state.outlines.map((each) =>
        each.key === key ? { ...each, outlinePx: checked.value } : each,
      ),
    },
    edits: [{ kind: 'change-outline', key, verticesPx: checked.value }],
  };
}

/** Takes a whole ROI away. */
export function deleteOutline(state: EditorState, key: string): EditorStep {
  if (outlineOf(state, key) === undefined) return still(state);
  return {
    state: {
      ...state,
      outlines: state.outlines.filter((outline) => outline.key !== key),
      pending: undefined,
      setAside: undefined,
      selection: undefined,
      hover: undefined,
      refusal: undefined,
    },
    edits: [{ kind: 'delete-outline', key }],
  };
}

/** One change of a refused form back; the first change back is the committed outline. */
export function undoPending(state: EditorState): EditorState {
  if (state.pending === undefined) return state;
  const history = undoHistory(state.pending.history);
  if (history.past.length === 0) {
    return { ...state, pending: undefined, refusal: undefined, selection: undefined };
  }
  return withPending(state, state.pending.key, history);
}

/** One change of a refused form forward again. */
export function redoPending(state: EditorState): EditorState {
  if (state.pending === undefined) return state;
  return withPending(state, state.pending.key, redoHistory(state.pending.history));
}

/** Says again what is wrong with the pending outline. */
export function repeatRefusal(state: EditorState): EditorState {
  return state.pending === undefined ? state : withPending(state, state.pending.key, state.pending.history);
}

function withPending(state: EditorState, key: string, history: EditHistory<readonly PointPx[]>): EditorState {
  const checked = findPolygonProblem(history.present);
  const firstPx = present(history.present[0], 'first vertex of an outline');
  const { selection } = state;
  const isSelectionLeft = selection?.vertex === undefined || selection.vertex < history.present.length;
  return {
    ...state,
    pending: { key, history },
    refusal: checked.ok ? undefined : refusalOf(checked.error, firstPx),
    selection: isSelectionLeft ? selection : { key, vertex: undefined },
  };
}
