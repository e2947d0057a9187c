import { pushDraft, setDraftAside } from './changeDraft';
import { closeDraft } from './closeDraft';
import { firstOf } from './draft';
import type { EditorState } from './editorState';
import type { DoubleClick, PointerDown } from './gesture';
import { isWithinReach } from './hitTest';
import { type EditorStep, still } from './step';

/**
 * Closes by a double click. Where each press came as a click of its own, the second one's vertex beside the first
 * is not meant and goes. Two clicks on one place, with no other vertex, are no outline.
 */
export function closeByDoubleClick(state: EditorState, pointer: PointerDown | DoubleClick): EditorStep {
  if (state.draft === undefined) return still(state);
  const { past, present: form } = state.draft.history;
  const { verticesPx: vertices } = form;
  const beforeLast = vertices.at(-2);
  if (!isWithinReach(pointer, vertices.at(-1))) return still(state);
  if (vertices.length === 1) return still(setDraftAside(state));
  const isSecondClick =
    pointer.kind === 'double-click' &&
    past.at(-1)?.verticesPx.length === vertices.length - 1 &&
    isWithinReach(pointer, beforeLast);
  if (!isSecondClick) return closeDraft(state);
  if (vertices.length === 2) return still(setDraftAside(state));
  return closeDraft(pushDraft(state, firstOf(form, vertices.length - 1)));
}
