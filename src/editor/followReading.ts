import { setDraftAside } from './changeDraft';
import { atRest, type EditorOutline, type EditorState, emptyHand, outlineOf } from './editorState';
import type { RingRef, Selection } from './inHand';
import { isSameRing } from './planePx';

/**
 * The editor over what the reading now holds: after a commit, an undo, a redo.
 *
 * What was in hand on a line that the reading changed is let go; a draft whose target has an outline now, or whose
 * outline is gone, is set aside. Outlines that come back as the editor has them change nothing.
 */
export function withOutlines(state: EditorState, outlines: readonly EditorOutline[]): EditorState {
  const next = { ...state, outlines };
  const isKept = ({ key }: RingRef): boolean => isSameRoi(outlineOf(state, key), outlineOf(next, key));
  const isUnchanged =
    outlines.length === state.outlines.length &&
    outlines.every(({ key }) => isKept({ key, exclusion: undefined }));
  if (isUnchanged) return next;

  const { draft, grab, hover, pending, selection, untrimmed } = state;
  const kept = <T extends RingRef>(held: T | undefined): T | undefined =>
    held !== undefined && isKept(held) ? held : undefined;
  // While something is drawn, it is its vertices that are chosen.
  const keptChoice = (held: Selection | undefined) => (draft === undefined ? kept(held) : held);
  const isPendingKept = pending === undefined || isKept(pending);
  const isTrimKept = untrimmed === undefined || isKept({ key: untrimmed.target.key, exclusion: undefined });
  const followed: EditorState = {
    ...next,
    setAside: undefined,
    pending: isPendingKept ? pending : undefined,
    refusal: isPendingKept ? state.refusal : undefined,
    grab: grab?.of === 'draft' ? grab : kept(grab),
    whole: kept(state.whole),
    redraw: kept(state.redraw),
    brushStroke: kept(state.brushStroke),
    selection: keptChoice(selection),
    hover: kept(hover),
    marquee: state.marquee && { ...state.marquee, before: keptChoice(state.marquee.before) },
    ...(isTrimKept ? {} : { trims: [], untrimmed: undefined }),
  };
  if (draft === undefined) return followed;
  const hasOutline = outlineOf(followed, draft.target.key) !== undefined;
  return hasOutline === (draft.shape === 'outline') ? setDraftAside(followed) : followed;
}

/** The editor of a reading that was signed (locked) or re-opened. Signing lets go of everything uncommitted. */
export function withLock(state: EditorState, isLocked: boolean): EditorState {
  if (!isLocked) return { ...state, isLocked };
  return { ...state, ...atRest, ...emptyHand, setAside: undefined, isLocked };
}

function isSameRoi(before: EditorOutline | undefined, after: EditorOutline | undefined): boolean {
  if (before === undefined || after === undefined) return before === after;
  return (
    isSameRing(before.outlinePx, after.outlinePx) &&
    before.exclusions.length === after.exclusions.length &&
    before.exclusions.every((exclusion, index) => {
      const other = after.exclusions[index];
      return (
        other !== undefined &&
        other.reason === exclusion.reason &&
        isSameRing(exclusion.verticesPx, other.verticesPx)
      );
    })
  );
}
