import type { PointPx } from '../domain/image/point';
import { segmentContact } from '../domain/polygon/segmentContact';
import type { DrawnForm } from './draft';
import { type LineEnds, lineEnds } from './lineEnds';
import type { OverlayTrim } from './overlay';
import { distancePx, distanceToSegmentPx, nearestOnSegment } from './planePx';

/** A shorter piece cannot be seen and is left alone, pixels. */
const shortestPx = 1e-6;

/** A form without the overlap of its ends, and what was cut off. */
export interface TrimmedForm {
  readonly form: DrawnForm;
  readonly trims: readonly OverlayTrim[];
  /** The ends crossed; else the end had only passed the start. */
  readonly isCrossed: boolean;
}

/**
 * Cuts off where a freehand line, coming back, overruns its own beginning.
 *
 * Where the last stretch crosses the first, both are cut at the crossing that the hand came to first; it becomes the
 * start. Where the end only passes the start within reach and runs on beside the first stretch, the end is cut at its
 * nearest approach. A stretch is 15 % of the line, at most 20 px: a crossing farther in is no overrun of the
 * ends and stays, to be refused. Vertices that were clicked are never cut off by a line that crosses them. Undefined
 * where there is nothing to cut.
 */
export function trimEnds(form: DrawnForm, reachPx: number): TrimmedForm | undefined {
  if (form.verticesPx.length < 4 || form.madeBy.at(-1) !== 'freehand') return undefined;
  const ends = lineEnds(form);
  return atCrossing(form, ends) ?? atApproach(form, ends, reachPx);
}

function atCrossing(form: DrawnForm, ends: LineEnds): TrimmedForm | undefined {
  for (const tailEdge of ends.tail) {
    const found = ends.head
      .map((headEdge) => crossingOf(form, ends, headEdge, tailEdge))
      .filter((crossing) => crossing !== undefined)
      .toSorted((a, b) => a.alongPx - b.alongPx)[0];
    if (found !== undefined) return cutAt(form, found);
  }
  return undefined;
}

interface EndCrossing {
  readonly headEdge: number;
  readonly tailEdge: number;
  readonly atPx: PointPx;
  /** How far along the last stretch's edge. */
  readonly alongPx: number;
}

function crossingOf(
  { madeBy, verticesPx }: DrawnForm,
  { lengthsPx, stretchPx }: LineEnds,
  headEdge: number,
  tailEdge: number,
): EndCrossing | undefined {
  const [a, b] = [verticesPx[headEdge], verticesPx[headEdge + 1]];
  const [c, d] = [verticesPx[tailEdge], verticesPx[tailEdge + 1]];
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  // Too near to each other to leave an outline between them.
  if (tailEdge < headEdge + 2) return undefined;
  if (madeBy[headEdge + 1] !== 'freehand' || madeBy[tailEdge + 1] !== 'freehand') return undefined;
  const contact = segmentContact(a, b, c, d);
  if (contact === undefined || contact.kind === 'overlapping-edges') return undefined;
  const { atPx } = contact;
  const fromStartPx = (lengthsPx[headEdge] ?? 0) + distancePx(a, atPx);
  const toEndPx = (lengthsPx.at(-1) ?? 0) - (lengthsPx[tailEdge] ?? 0) - distancePx(c, atPx);
  if (fromStartPx > stretchPx || toEndPx > stretchPx) return undefined;
  // The end laid exactly on the start is no overrun.
  if (fromStartPx + toEndPx < shortestPx) return undefined;
  return { headEdge, tailEdge, atPx, alongPx: distancePx(c, atPx) };
}

function cutAt(form: DrawnForm, { atPx, headEdge, tailEdge }: EndCrossing): TrimmedForm {
  const { madeBy, verticesPx } = form;
  return {
    form: {
      ...form,
      verticesPx: [atPx, ...verticesPx.slice(headEdge + 1, tailEdge + 1)],
      madeBy: ['freehand', ...madeBy.slice(headEdge + 1, tailEdge + 1)],
    },
    trims: [
      { pathPx: [...verticesPx.slice(0, headEdge + 1), atPx] },
      { pathPx: [atPx, ...verticesPx.slice(tailEdge + 1)] },
    ],
    isCrossed: true,
  };
}

function atApproach(form: DrawnForm, ends: LineEnds, reachPx: number): TrimmedForm | undefined {
  const { madeBy, verticesPx } = form;
  const [startPx] = verticesPx;
  const firstHead = ends.head.at(-1);
  if (startPx === undefined || firstHead === undefined) return undefined;
  let nearest: { edge: number; placePx: PointPx; awayPx: number } | undefined;
  for (const edge of ends.tail) {
    const [from, to] = [verticesPx[edge], verticesPx[edge + 1]];
    if (edge <= firstHead || from === undefined || to === undefined) continue;
    if (madeBy[edge + 1] !== 'freehand') continue;
    const placePx = nearestOnSegment(startPx, from, to);
    const awayPx = distancePx(placePx, startPx);
    if (awayPx <= reachPx && awayPx < (nearest?.awayPx ?? Number.POSITIVE_INFINITY)) {
      nearest = { edge, placePx, awayPx };
    }
  }
  if (nearest === undefined) return undefined;
  const { edge, placePx } = nearest;
  const cutOff = verticesPx.slice(edge + 1);
  const isBesideHead = cutOff.every((vertex) =>
    ends.head.some((head) => {
      const [from, to] = [verticesPx[head], verticesPx[head + 1]];
      return from !== undefined && to !== undefined && distanceToSegmentPx(vertex, from, to) <= reachPx;
    }),
  );
  const endPx = verticesPx.at(-1);
  if (!isBesideHead || endPx === undefined || distancePx(placePx, endPx) < shortestPx) return undefined;
  return {
    form: {
      ...form,
      verticesPx: [...verticesPx.slice(0, edge + 1), placePx],
      madeBy: [...madeBy.slice(0, edge + 1), 'freehand'],
    },
    trims: [{ pathPx: [placePx, ...cutOff] }],
    isCrossed: false,
  };
}
