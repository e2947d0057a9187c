import { emptyDraft } from './changeDraft';
import { type EditorState, type EditorTarget, outlineOf } from './editorState';
import type { PointerDown } from './gesture';
import { isInOutline, isOnOutline } from './hitTest';
import { type EditorStep, refuse, still } from './step';

/** A press that may begin a drawing: of the armed ROI, or, with the exclusion tool, of a part to leave out. */
export function startDraft(state: EditorState, pointer: PointerDown): EditorStep {
  const { atPx } = pointer;
  if (state.tool === 'exclusion') {
    const target = exclusionTarget(state, pointer);
    if (target === undefined) return refuse(state, { kind: 'no-outline-here', atPx });
    return still({
      ...state,
      draft: emptyDraft(target, 'exclusion'),
      setAside: undefined,
      selection: undefined,
    });
  }
  const { armed } = state;
  if (armed === undefined) return refuse(state, { kind: 'nothing-armed', atPx });
  if (outlineOf(state, armed.key) !== undefined) return refuse(state, { kind: 'already-outlined', atPx });
  return still({ ...state, draft: emptyDraft(armed, 'outline'), setAside: undefined, selection: undefined });
}

/**
 * The ROI that an exclusion begun here is left out of: of the outlines that the place lies in or on, the selected one,
 * else the one it lies in, else the one it lies on. An exclusion may begin away from all outlines only when one is selected.
 */
function exclusionTarget(state: EditorState, pointer: PointerDown): EditorTarget | undefined {
  const selected = state.selection && outlineOf(state, state.selection.key);
  const around = state.outlines.filter((outline) => isInOutline(outline, pointer.atPx));
  const touched = state.outlines.filter((outline) => isOnOutline(outline, pointer));
  const isSelectedHere = selected !== undefined && [...around, ...touched].includes(selected);
  const outline = isSelectedHere ? selected : (around[0] ?? touched[0] ?? selected);
  return outline && { key: outline.key, tag: outline.tag, tagDirectionPx: outline.tagDirectionPx };
}
