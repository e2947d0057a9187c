import { setDraftAside } from './changeDraft';
import { atRest, type EditorOutline, type EditorState, outlineOf } from './editorState';
import { isSameRing } from './planePx';

/**
 * The editor over what the reading now holds: after a commit, an undo, a redo.
 *
 * What was in hand on an outline that the reading changed is let go; a draft whose target has an outline now is
 * set aside. Outlines that come back as the editor has them change nothing.
 */
export function withOutlines(state: EditorState, outlines: readonly EditorOutline[]): EditorState {
  const next = { ...state, outlines };
  const isKept = (key: string): boolean => {
    const before = outlineOf(state, key);
    const after = outlineOf(next, key);
    if (before === undefined || after === undefined) return before === after;
    return isSameRing(before.outlinePx, after.outlinePx);
  };
  const isUnchanged =
    outlines.length === state.outlines.length && outlines.every((outline) => isKept(outline.key));
  if (isUnchanged) return next;

  const { draft, grab, hover, pending, selection } = state;
  const isPendingKept = pending === undefined || isKept(pending.key);
  const followed: EditorState = {
    ...next,
    setAside: undefined,
    pending: isPendingKept ? pending : undefined,
    refusal: isPendingKept ? state.refusal : undefined,
    grab: grab?.of === 'outline' && !isKept(grab.key) ? undefined : grab,
    selection: selection !== undefined && isKept(selection.key) ? selection : undefined,
    hover: hover !== undefined && isKept(hover.key) ? hover : undefined,
  };
  return draft !== undefined && outlineOf(followed, draft.target.key) !== undefined
    ? setDraftAside(followed)
    : followed;
}

/** The editor of a reading that was signed (locked) or re-opened. Signing lets go of everything uncommitted. */
export function withLock(state: EditorState, isLocked: boolean): EditorState {
  return isLocked ? { ...state, ...atRest, setAside: undefined, isLocked } : { ...state, isLocked };
}
