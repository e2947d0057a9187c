import { pushDraft, repeatDraftRefusal } from './changeDraft';
import { changeRing, repeatRefusal } from './changeRing';
import { closeDraft } from './closeDraft';
import { edited, reshaped } from './draft';
import { type EditorState, isDrawingTool } from './editorState';
import type { Grab } from './inHand';
import { type EditorStep, still } from './step';

/**
 * The vertices are let go. One that was not moved stays selected; the draft's first one, clicked with a drawing
 * tool, closes.
 */
export function dropGrab(state: EditorState, isReleased: boolean): EditorStep {
  const { grab } = state;
  if (grab === undefined) return still(state);
  const dropped = { ...state, grab: undefined, selection: selectionAfter(grab) };
  if (grab.isMoved) {
    if (grab.of === 'outline') return changeRing(dropped, grab, grab.verticesPx, 'vertices');
    return still(dropOnDraft(dropped, grab));
  }
  if (grab.of === 'outline') return still(repeatRefusal(dropped));
  const isClosing = isReleased && isDrawingTool(state.tool) && grab.vertex === 0 && grab.startPx.length >= 3;
  return isClosing ? closeDraft(dropped) : still(repeatDraftRefusal(dropped));
}

function dropOnDraft(state: EditorState, grab: Grab): EditorState {
  const form = state.draft?.history.present;
  if (form === undefined) return state;
  if (!grab.isInserted) return pushDraft(state, reshaped(form, grab.verticesPx, 'vertices'));
  const madeBy = form.madeBy.toSpliced(grab.vertex, 0, 'vertices');
  return pushDraft(state, edited(form, { verticesPx: grab.verticesPx, madeBy }));
}

function selectionAfter({ click, exclusion, isInserted, isMoved, key, vertex, vertices }: Grab) {
  const chosen = { key, exclusion };
  if (isMoved) return { ...chosen, vertices };
  if (isInserted) return { ...chosen, vertices: [] };
  if (click === 'keep') return { ...chosen, vertices };
  return { ...chosen, vertices: click === 'leave' ? vertices.filter((each) => each !== vertex) : [vertex] };
}
