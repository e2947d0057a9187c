import { present } from '../base/assert';
import type { PointPx } from '../domain/image/point';
import { polygonIncludesPoint } from '../domain/polygon/polygonIncludesPoint';
import type { EditorState } from './editorState';
import type { PointerPlace } from './gesture';
import { clickSlackPx, reachPx, ringAround } from './hitTest';
import { aspectOf } from './imageSize';
import type { RingRef, WholeGrab, WholeTransform } from './inHand';
import { commitWhole, wholeInPlace, wholeOf } from './moveWhole';
import { distancePx } from './planePx';
import { committedRingPx } from './shownRing';
import { type EditorStep, still } from './step';
import { wholeHandles } from './wholeHandles';
import { identityAbout, moveInside, scaleInside, turnInside } from './wholeTransform';

/** The pointer goes down on a handle of the selected outline; undefined where it hits none. */
export function pressOnHandle(
  state: EditorState,
  pointer: PointerPlace,
): { readonly awayPx: number; readonly step: EditorStep } | undefined {
  const whole = wholeHandles(state);
  if (whole === undefined) return undefined;
  const { centrePx, cornersPx, turnPx } = whole.handles;
  const [nearest] = [
    { act: 'turn' as const, awayPx: distancePx(pointer.atPx, turnPx) },
    ...cornersPx.map((corner) => ({ act: 'scale' as const, awayPx: distancePx(pointer.atPx, corner) })),
  ].toSorted((a, b) => a.awayPx - b.awayPx);
  if (nearest === undefined || nearest.awayPx > reachPx(pointer)) return undefined;
  return { awayPx: nearest.awayPx, step: still(take(state, whole, nearest.act, centrePx, pointer)) };
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
  return { ...state, whole: { ...wholeInPlace(state, whole, transformTo()), isMoved } };

  function transformTo(): WholeTransform {
    const held = present(whole, 'whole in hand');
    const { centrePx, downPx } = held;
    const { atPx } = pointer;
    if (held.act === 'move') {
      return moveInside(places, centrePx, [atPx[0] - downPx[0], atPx[1] - downPx[1]], image);
    }
    if (held.act === 'scale')
      return scaleInside(places, centrePx, factors(held, pointer, aspectOf(image)), image);
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
