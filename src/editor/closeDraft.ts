import { findPolygonProblem } from '../domain/polygon/findPolygonProblem';
import { type EditorOutline, type EditorState, outlineOf } from './editorState';
import { refusalOf } from './refusal';
import { type EditorStep, refuse, still } from './step';

/**
 * Commits the outline being drawn.
 *
 * An outline that does not enclose one well-defined area is refused: the place is shown, every vertex stays, and
 * its vertices can be taken hold of from then on. Nothing is repaired.
 */
export function closeDraft(state: EditorState): EditorStep {
  const { draft } = state;
  const lastPx = draft?.history.present.at(-1);
  if (draft === undefined || lastPx === undefined) return still(state);
  const { key } = draft.target;
  if (outlineOf(state, key) !== undefined) return refuse(state, { kind: 'already-outlined', atPx: lastPx });

  const checked = findPolygonProblem(draft.history.present);
  if (!checked.ok) {
    const isRefused = draft.isRefused || 'atPx' in checked.error;
    return refuse({ ...state, draft: { ...draft, isRefused } }, refusalOf(checked.error, lastPx));
  }
  const outline: EditorOutline = { ...draft.target, outlinePx: checked.value };
  return {
    state: {
      ...state,
      outlines: [...state.outlines, outline],
      draft: undefined,
      setAside: undefined,
      stroke: undefined,
      selection: undefined,
      refusal: undefined,
    },
    edits: [{ kind: 'close-outline', key, verticesPx: checked.value }],
  };
}
