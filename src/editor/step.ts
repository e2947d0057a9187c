import type { Edit } from './edit';
import type { EditorState } from './editorState';
import type { Refusal } from './refusal';

/** What a gesture makes of the editor, and what it asks of the reading. */
export interface EditorStep {
  readonly state: EditorState;
  readonly edits: readonly Edit[];
}

/** A step that asks nothing of the reading. */
export function still(state: EditorState): EditorStep {
  return { state, edits: [] };
}

/** A step that says why nothing was done. */
export function refuse(state: EditorState, refusal: Refusal): EditorStep {
  return still({ ...state, refusal });
}

/** One step, then another on what it left. */
export function andThen(step: EditorStep, next: (state: EditorState) => EditorStep): EditorStep {
  const after = next(step.state);
  return { state: after.state, edits: [...step.edits, ...after.edits] };
}
