import type { ExclusionReason } from '../domain/reading/roi';
import { commitExclusions } from './changeRing';
import { type EditorState, outlineOf } from './editorState';
import { type EditorStep, still } from './step';

/** What the selected exclusion is left out for; and, from now on, what the next one will be. */
export function chooseReason(state: EditorState, reason: ExclusionReason): EditorStep {
  const chosen = { ...state, exclusionReason: reason };
  const { draft, selection } = state;
  const index = selection?.exclusion;
  if (draft !== undefined || selection === undefined || index === undefined || state.isLocked) {
    return still(chosen);
  }
  const exclusions = outlineOf(state, selection.key)?.exclusions ?? [];
  const before = exclusions[index];
  if (before === undefined || before.reason === reason) return still(chosen);
  return commitExclusions(chosen, selection.key, exclusions.with(index, { ...before, reason }), []);
}
