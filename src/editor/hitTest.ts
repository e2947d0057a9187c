import type { PointPx } from '../domain/image/point';
import { polygonIncludesPoint } from '../domain/polygon/polygonIncludesPoint';
import type { EditorOutline, EditorState } from './editorState';
import type { PointerPlace } from './gesture';
import type { RingRef } from './inHand';
import { distancePx, nearestOnSegment } from './planePx';
import { shownExclusions, shownOutlinePx } from './shownRing';

const reachScreenPx = { mouse: 7, pen: 7, touch: 12 } as const;
const clickSlackScreenPx = { mouse: 3, pen: 3, touch: 8 } as const;

/** How far from a vertex or an edge a pointer still takes hold of it, image pixels: the same on screen at any zoom. */
export function reachPx(pointer: PointerPlace): number {
  return reachScreenPx[pointer.pointerType] * pointer.pixelsPerScreenPx;
}

/** How far a pressed pointer may move and still be a click, image pixels. */
export function clickSlackPx(pointer: PointerPlace): number {
  return clickSlackScreenPx[pointer.pointerType] * pointer.pixelsPerScreenPx;
}

/** Whether a pointer is on a place. */
export function isWithinReach(pointer: PointerPlace, placePx: PointPx | undefined): boolean {
  return placePx !== undefined && distancePx(pointer.atPx, placePx) <= reachPx(pointer);
}

/** The vertex nearest to a pointer, if one is within reach. */
export function vertexAt(
  pointer: PointerPlace,
  verticesPx: readonly PointPx[],
): { readonly vertex: number; readonly awayPx: number } | undefined {
  let found: { vertex: number; awayPx: number } | undefined;
  for (const [vertex, place] of verticesPx.entries()) {
    const awayPx = distancePx(pointer.atPx, place);
    if (awayPx <= (found?.awayPx ?? reachPx(pointer)) && awayPx !== found?.awayPx) found = { vertex, awayPx };
  }
  return found;
}

/** The edge nearest to a pointer, if one is within reach: the index of its first vertex, and the place on it. */
export function edgeAt(
  pointer: PointerPlace,
  verticesPx: readonly PointPx[],
  isClosed: boolean,
): { readonly edge: number; readonly placePx: PointPx; readonly awayPx: number } | undefined {
  let found: { edge: number; placePx: PointPx; awayPx: number } | undefined;
  const count = isClosed ? verticesPx.length : verticesPx.length - 1;
  for (let edge = 0; edge < count; edge += 1) {
    const from = verticesPx[edge];
    const to = verticesPx[(edge + 1) % verticesPx.length];
    if (from === undefined || to === undefined) continue;
    const placePx = nearestOnSegment(pointer.atPx, from, to);
    const awayPx = distancePx(pointer.atPx, placePx);
    if (awayPx <= reachPx(pointer) && awayPx < (found?.awayPx ?? Number.POSITIVE_INFINITY)) {
      found = { edge, placePx, awayPx };
    }
  }
  return found;
}

/** A committed line under the hand. */
export interface ShownRing extends RingRef {
  readonly verticesPx: readonly PointPx[];
}

/** The committed lines that the tool can take hold of, as they are shown. */
export function ringsInReach(state: EditorState): readonly ShownRing[] {
  if (state.tool === 'redraw' || state.tool === 'brush') return [];
  const isOf = { outlines: state.tool !== 'exclusion', exclusions: isEditing(state) };
  return state.outlines.flatMap((outline): readonly ShownRing[] => {
    const { key } = outline;
    const exclusions = isOf.exclusions ? shownExclusions(state, outline) : [];
    return [
      ...(isOf.outlines ? [{ key, exclusion: undefined, verticesPx: shownOutlinePx(state, outline) }] : []),
      ...exclusions.map(({ verticesPx }, exclusion) => ({ key, exclusion, verticesPx })),
    ];
  });
}

function isEditing(state: EditorState): boolean {
  return state.tool === 'edit' || state.tool === 'exclusion';
}

/** The committed line, and its vertex, that a pointer is on; the nearest where several are in reach. */
export function ringVertexAt(
  state: EditorState,
  pointer: PointerPlace,
): (ShownRing & { readonly vertex: number; readonly awayPx: number }) | undefined {
  let found: (ShownRing & { vertex: number; awayPx: number }) | undefined;
  for (const ring of ringsInReach(state)) {
    const hit = vertexAt(pointer, ring.verticesPx);
    if (hit !== undefined && hit.awayPx < (found?.awayPx ?? Number.POSITIVE_INFINITY)) {
      found = { ...ring, ...hit };
    }
  }
  return found;
}

/** The committed line whose edge a pointer is on, with the edge's first vertex and the place on it. */
export function ringEdgeAt(
  state: EditorState,
  pointer: PointerPlace,
): (ShownRing & { readonly edge: number; readonly placePx: PointPx }) | undefined {
  let found: (ShownRing & { edge: number; placePx: PointPx; awayPx: number }) | undefined;
  for (const ring of ringsInReach(state)) {
    const hit = edgeAt(pointer, ring.verticesPx, true);
    if (hit !== undefined && hit.awayPx < (found?.awayPx ?? Number.POSITIVE_INFINITY)) {
      found = { ...ring, ...hit };
    }
  }
  return found;
}

/** The committed line that a place lies in: an exclusion before its outline. */
export function ringAround(state: EditorState, atPx: PointPx): RingRef | undefined {
  const rings = ringsInReach(state).filter((ring) => polygonIncludesPoint(ring.verticesPx, atPx));
  const ring = rings.find((each) => each.exclusion !== undefined) ?? rings[0];
  return ring && { key: ring.key, exclusion: ring.exclusion };
}

/** Whether a place lies in a committed outline. */
export function isInOutline(outline: EditorOutline, atPx: PointPx): boolean {
  return polygonIncludesPoint(outline.outlinePx, atPx);
}

/** Whether a pointer is on the line of a committed outline. */
export function isOnOutline(outline: EditorOutline, pointer: PointerPlace): boolean {
  return edgeAt(pointer, outline.outlinePx, true) !== undefined;
}
