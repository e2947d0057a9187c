import type { PointPx } from '../domain/image/point';
import { polygonIncludesPoint } from '../domain/polygon/polygonIncludesPoint';
import { type EditorState, shownOutlinePx, type VertexChoice } from './editorState';
import type { PointerPlace } from './gesture';
import { distancePx, nearestOnSegment } from './planePx';

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

/** The committed outline, and its vertex, that a pointer is on; the nearest where several are in reach. */
export function outlineVertexAt(state: EditorState, pointer: PointerPlace): VertexChoice | undefined {
  let found: { key: string; vertex: number; awayPx: number } | undefined;
  for (const outline of state.outlines) {
    const hit = vertexAt(pointer, shownOutlinePx(state, outline));
    if (hit !== undefined && hit.awayPx < (found?.awayPx ?? Number.POSITIVE_INFINITY)) {
      found = { key: outline.key, ...hit };
    }
  }
  return found === undefined ? undefined : { key: found.key, vertex: found.vertex };
}

/** The committed outline whose edge a pointer is on, with the edge's first vertex and the place on it. */
export function outlineEdgeAt(
  state: EditorState,
  pointer: PointerPlace,
): { readonly key: string; readonly edge: number; readonly placePx: PointPx } | undefined {
  let found: { key: string; edge: number; placePx: PointPx; awayPx: number } | undefined;
  for (const outline of state.outlines) {
    const hit = edgeAt(pointer, shownOutlinePx(state, outline), true);
    if (hit !== undefined && hit.awayPx < (found?.awayPx ?? Number.POSITIVE_INFINITY)) {
      found = { key: outline.key, ...hit };
    }
  }
  return found;
}

/** The committed outline that a place lies in. */
export function outlineAround(state: EditorState, atPx: PointPx): string | undefined {
  return state.outlines.find((outline) => polygonIncludesPoint(shownOutlinePx(state, outline), atPx))?.key;
}
