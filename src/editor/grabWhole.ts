import { present } from '../base/assert';
import type { PointPx } from '../domain/image/point';
import { polygonIncludesPoint } from '../domain/polygon/polygonIncludesPoint';
import { changeRing } from './changeRing';
import { checkRing } from './checkRing';
import type { Edit } from './edit';
import { type EditorState, outlineOf } from './editorState';
import type { PointerPlace } from './gesture';
import { clickSlackPx, reachPx, ringAround } from './hitTest';
import { aspectOf, clampToImage } from './imageSize';
import type { RingRef, WholeGrab, WholeTransform } from './inHand';
import { distancePx, isSameRing } from './planePx';
import { committedRingPx } from './shownRing';
import { type EditorStep, refuse, still } from './step';
import { wholeHandles } from './wholeHandles';
import { identityAbout, moveInside, scaleInside, transformed, turnInside } from './wholeTransform';

/** The pointer goes down on a handle of the selected outline; undefined where it hits none. */
export function pressOnHandle(
  state: EditorState,
  pointer: PointerPlace,
): { readonly awayPx: number; readonly step: EditorStep } | undefined {
  const handles = wholeHandles(state);
  if (handles === undefined) return undefined;
  const { centrePx, cornersPx, turnPx } = handles;
  const [nearest] = [
    { act: 'turn' as const, awayPx: distancePx(pointer.atPx, turnPx) },
    ...cornersPx.map((corner) => ({ act: 'scale' as const, awayPx: distancePx(pointer.atPx, corner) })),
  ].toSorted((a, b) => a.awayPx - b.awayPx);
  if (nearest === undefined || nearest.awayPx > reachPx(pointer)) return undefined;
  return { awayPx: nearest.awayPx, step: still(take(state, handles, nearest.act, centrePx, pointer)) };
}

/** The pointer goes down inside the line that is selected as a whole, with the edit tool: it can be moved. */
export function pressInsideWhole(state: EditorState, pointer: PointerPlace): EditorStep | undefined {
  const { selection } = state;
  if (state.tool !== 'edit' || selection === undefined || selection.vertices.length > 0) return undefined;
  const ring = state.pending === undefined ? committedRingPx(state, selection) : undefined;
  if (ring === undefined || !polygonIncludesPoint(ring, pointer.atPx)) return undefined;
  return still(take(state, selection, 'move', pointer.atPx, pointer));
}

/** The whole follows the pointer, rigidly, and stops at the image's edge. With Shift a corner scales each way freely. */
export function moveWholeGrab(state: EditorState, pointer: PointerPlace): EditorState {
  const { image, whole } = state;
  if (whole === undefined) return state;
  const isMoved = whole.isMoved || distancePx(whole.downPx, pointer.atPx) > clickSlackPx(pointer);
  if (!isMoved) return state;
  const places = [...whole.startPx, ...whole.startExclusions.flatMap((each) => each.verticesPx)];
  return { ...state, whole: { ...inPlace(state, whole, transformTo()), isMoved } };

  function transformTo(): WholeTransform {
    const held = present(whole, 'whole in hand');
    const { centrePx, downPx } = held;
    const { atPx } = pointer;
    if (held.act === 'move') {
      return moveInside(places, centrePx, [atPx[0] - downPx[0], atPx[1] - downPx[1]], image);
    }
    if (held.act === 'scale') return scaleInside(places, centrePx, factors(held, pointer, aspectOf(image)), image);
    const aspect = aspectOf(image);
    const angleRad = angleOf(atPx, centrePx, aspect) - angleOf(downPx, centrePx, aspect);
    // The short way round.
    const turned = angleRad - 2 * Math.PI * Math.round(angleRad / (2 * Math.PI));
    return turnInside(places, held.transform, turned, image, aspect);
  }
}

/** The whole is let go. A press that did not move it chooses what lies there: an exclusion before its outline. */
export function dropWhole(state: EditorState): EditorStep {
  const { whole } = state;
  if (whole === undefined) return still(state);
  const dropped = { ...state, whole: undefined };
  if (whole.isMoved) return commitWhole(dropped, whole);
  const around = whole.act === 'move' ? ringAround(dropped, whole.downPx) : undefined;
  return still(around === undefined ? dropped : { ...dropped, selection: { ...around, vertices: [] } });
}

/** Moves a committed line by a fixed amount, as far as the image lets all of it; an outline takes its exclusions along. */
export function moveWhole(state: EditorState, ref: RingRef, byPx: PointPx): EditorStep {
  if (state.pending !== undefined) return still(state);
  const held = wholeOf(state, ref);
  if (held === undefined) return still(state);
  const places = [...held.startPx, ...held.startExclusions.flatMap((each) => each.verticesPx)];
  return commitWhole(state, inPlace(state, held, moveInside(places, held.centrePx, byPx, state.image)));
}

function commitWhole(state: EditorState, whole: WholeGrab): EditorStep {
  const { exclusions, key, verticesPx } = whole;
  if (whole.exclusion !== undefined) return changeRing(state, whole, verticesPx, 'whole');
  const outline = outlineOf(state, key);
  if (outline === undefined) return still(state);
  const placePx = present(verticesPx[0], 'first vertex of an outline');
  // Only rounding can make a transformed ring cross itself: nothing of it can be put right by hand, so it stays as it was.
  for (const ring of [verticesPx, ...exclusions.map((each) => each.verticesPx)]) {
    const checked = checkRing(ring, placePx);
    if (!checked.ok) return refuse(state, checked.error);
  }
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
      outlines: state.outlines.map((each) => (each.key === key ? changed : each)),
    },
    edits: [edit],
  };
}

function take(
  state: EditorState,
  ref: RingRef,
  act: WholeGrab['act'],
  centrePx: PointPx,
  pointer: PointerPlace,
): EditorState {
  const held = wholeOf(state, ref);
  if (held === undefined) return state;
  const whole = { ...held, act, centrePx, downPx: pointer.atPx, transform: identityAbout(centrePx) };
  return { ...state, whole };
}

function wholeOf(state: EditorState, { exclusion, key }: RingRef): WholeGrab | undefined {
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

function inPlace(state: EditorState, whole: WholeGrab, transform: WholeTransform): WholeGrab {
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

/** How far the hand has gone out along the line from the centre, or, with Shift, along columns and rows. */
function factors(
  { centrePx, downPx }: WholeGrab,
  { atPx, shift }: PointerPlace,
  aspect: number,
): readonly [number, number] {
  const from = [downPx[0] - centrePx[0], (downPx[1] - centrePx[1]) * aspect] as const;
  const to = [atPx[0] - centrePx[0], (atPx[1] - centrePx[1]) * aspect] as const;
  if (shift) return [from[0] === 0 ? 1 : to[0] / from[0], from[1] === 0 ? 1 : to[1] / from[1]];
  const square = from[0] * from[0] + from[1] * from[1];
  const factor = square === 0 ? 1 : (from[0] * to[0] + from[1] * to[1]) / square;
  return [factor, factor];
}

function angleOf(place: PointPx, centrePx: PointPx, aspect: number): number {
  return Math.atan2((place[1] - centrePx[1]) * aspect, place[0] - centrePx[0]);
}
