import type { PointPx } from '../domain/image/point';
import type { RoiExclusion } from '../domain/reading/roi';
import { type EditorOutline, type EditorState, outlineOf } from './editorState';
import { isSameRef, type RingRef } from './inHand';

/** The vertices of an outline as the user sees them now: in hand, refused, or committed. */
export function shownOutlinePx(state: EditorState, outline: EditorOutline): readonly PointPx[] {
  return ringInHand(state, { key: outline.key, exclusion: undefined }) ?? outline.outlinePx;
}

/** The exclusions of an outline as the user sees them now. */
export function shownExclusions(state: EditorState, outline: EditorOutline): readonly RoiExclusion[] {
  const { whole } = state;
  if (whole?.isMoved && whole.key === outline.key && whole.exclusion === undefined) return whole.exclusions;
  const { exclusions, key } = outline;
  if (![state.grab, whole, state.brushStroke, state.pending].some((each) => each?.key === key)) {
    return exclusions;
  }
  return exclusions.map((exclusion, index) => {
    const verticesPx = ringInHand(state, { key, exclusion: index });
    return verticesPx === undefined ? exclusion : { ...exclusion, verticesPx };
  });
}

/** A committed line as the user sees it now; undefined where there is no such line. */
export function shownRingPx(state: EditorState, ref: RingRef): readonly PointPx[] | undefined {
  return ringInHand(state, ref) ?? committedRingPx(state, ref);
}

/** A line as the reading has it; undefined where there is no such line. */
export function committedRingPx(state: EditorState, ref: RingRef): readonly PointPx[] | undefined {
  const outline = outlineOf(state, ref.key);
  return ref.exclusion === undefined ? outline?.outlinePx : outline?.exclusions[ref.exclusion]?.verticesPx;
}

/** The vertices of what is being drawn as the user sees them now, a line under the hand included. */
export function shownDraftPx(state: EditorState): readonly PointPx[] {
  const { draft, grab, stroke } = state;
  if (draft === undefined) return [];
  if (grab?.of === 'draft' && grab.isMoved) return grab.verticesPx;
  if (stroke?.isFreehand) return [...stroke.historyBefore.present.verticesPx, ...stroke.drawnPx];
  return draft.history.present.verticesPx;
}

/** The line that a selection is about: the draft's own while something is being drawn. */
export function selectableRingPx(state: EditorState, ref: RingRef): readonly PointPx[] | undefined {
  return state.draft === undefined ? shownRingPx(state, ref) : state.draft.history.present.verticesPx;
}

function ringInHand(state: EditorState, ref: RingRef): readonly PointPx[] | undefined {
  const { brushStroke, grab, pending, whole } = state;
  if (grab?.of === 'outline' && grab.isMoved && isSameRef(grab, ref)) return grab.verticesPx;
  if (whole?.isMoved && isSameRef(whole, ref)) return whole.verticesPx;
  if (brushStroke?.isMoved && isSameRef(brushStroke, ref)) return brushStroke.verticesPx;
  return isSameRef(pending, ref) ? pending?.history.present.verticesPx : undefined;
}
