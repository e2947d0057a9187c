import { present } from '../base/assert';
import type { PointPx } from '../domain/image/point';
import type { RoiExclusion } from '../domain/reading/roi';
import { changeRing } from './changeRing';
import { checkRing } from './checkRing';
import type { Edit } from './edit';
import { type EditorState, outlineOf } from './editorState';
import { aspectOf, clampToImage } from './imageSize';
import type { RingRef, WholeGrab, WholeTransform } from './inHand';
import { isSameRing } from './planePx';
import { committedRingPx } from './shownRing';
import { type EditorStep, refuse, still } from './step';
import { identityAbout, moveInside, transformed } from './wholeTransform';

/** Moves a committed line by a fixed amount, as far as the image lets all of it; an outline takes its exclusions along. */
export function moveWhole(state: EditorState, ref: RingRef, byPx: PointPx): EditorStep {
  if (state.pending !== undefined) return still(state);
  const held = wholeOf(state, ref);
  if (held === undefined) return still(state);
  const places = [...held.startPx, ...held.startExclusions.flatMap((each) => each.verticesPx)];
  return commitWhole(state, wholeInPlace(state, held, moveInside(places, held.centrePx, byPx, state.image)));
}

/** Commits a whole where it is now: as one edit, the exclusions of an outline along with it. */
export function commitWhole(state: EditorState, whole: WholeGrab): EditorStep {
  const { key } = whole;
  if (whole.exclusion !== undefined) return changeRing(state, whole, whole.verticesPx, 'whole');
  const outline = outlineOf(state, key);
  if (outline === undefined) return still(state);
  const placePx = present(whole.verticesPx[0], 'first vertex of an outline');
  // Only rounding can make a transformed ring cross itself: nothing of it can be put right by hand, so it stays as it was.
  const checked = checkRing(whole.verticesPx, placePx);
  if (!checked.ok) return refuse(state, checked.error);
  const exclusions: RoiExclusion[] = [];
  for (const each of whole.exclusions) {
    const ring = checkRing(each.verticesPx, placePx);
    if (!ring.ok) return refuse(state, ring.error);
    exclusions.push({ ...each, verticesPx: ring.value });
  }
  const verticesPx = checked.value;
  if (isSameRing(verticesPx, outline.outlinePx)) return still(state);
  const changed = { ...outline, outlinePx: verticesPx, exclusions };
  const edit: Edit = {
    kind: 'change-outline',
    key,
    verticesPx,
    ways: ['whole'],
    ...(exclusions.length > 0 && { exclusions }),
  };
  return {
    state: {
      ...state,
      setAside: undefined,
      refusal: undefined,
      hover: undefined,
      outlines: state.outlines.map((each) => (each.key === key ? changed : each)),
    },
    edits: [edit],
  };
}

/** A committed line as it is before it is moved as a whole; an outline with its exclusions. */
export function wholeOf(state: EditorState, { exclusion, key }: RingRef): WholeGrab | undefined {
  const startPx = committedRingPx(state, { key, exclusion });
  const centrePx = startPx?.[0];
  if (startPx === undefined || centrePx === undefined) return undefined;
  const startExclusions = exclusion === undefined ? (outlineOf(state, key)?.exclusions ?? []) : [];
  return {
    key,
    exclusion,
    act: 'move',
    downPx: centrePx,
    centrePx,
    startPx,
    startExclusions,
    isMoved: false,
    transform: identityAbout(centrePx),
    verticesPx: startPx,
    exclusions: startExclusions,
  };
}

/** A whole where a transform takes it. */
export function wholeInPlace(state: EditorState, whole: WholeGrab, transform: WholeTransform): WholeGrab {
  const aspect = aspectOf(state.image);
  // The transform keeps the image; this takes off what rounding adds.
  const move = (place: PointPx): PointPx => clampToImage(transformed(place, transform, aspect), state.image);
  return {
    ...whole,
    transform,
    verticesPx: whole.startPx.map(move),
    exclusions: whole.startExclusions.map((each) => ({ ...each, verticesPx: each.verticesPx.map(move) })),
  };
}
