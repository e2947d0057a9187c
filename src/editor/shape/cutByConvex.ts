import type { PointPx } from '../../domain/image/point';
import { distancePx } from '../planePx';
import { type Convex, isInConvex } from './clipToConvex';
import { type ConvexCrossing, convexCrossings } from './convexCrossings';

/** New vertices nearer than this to their neighbours are left out, pixels. */
const closestPx = 0.01;

/**
 * The union of a simple ring with a convex polygon (`add`), or what the polygon leaves of it (`take`), as rings: the
 * outer border, and holes or further pieces where there are some.
 *
 * The ring's borders outside the polygon keep their vertices, the very same; in between runs the polygon's border.
 * Undefined where rounding leaves no clear answer. A ring that the polygon's border does not meet comes back alone,
 * unchanged, or, lying inside the polygon, as the polygon (`add`) or nothing (`take`).
 */
export function cutByConvex(
  ringPx: readonly PointPx[],
  convex: Convex,
  act: 'add' | 'take',
): readonly (readonly PointPx[])[] | undefined {
  const isInside = ringPx.map((vertex) => isInConvex(convex, vertex));
  const crossings = convexCrossings(ringPx, isInside, convex);
  if (crossings.length === 0) {
    if (!isInside.includes(true)) return [ringPx];
    return act === 'add' ? [convex.corners] : [];
  }
  const around = crossings.toSorted((a, b) => a.side - b.side || a.alongPx - b.alongPx);
  const places = new Map(around.map((crossing, place) => [crossing, place]));
  // Where a ring that runs clockwise enters, the polygon's border, clockwise too, goes on outside the ring.
  const step = (act === 'add') === isClockwise(ringPx) ? 1 : -1;

  const rings: (readonly PointPx[])[] = [];
  const open = new Set(crossings.filter((crossing) => !crossing.isEntering));
  for (let exit = first(open); exit !== undefined; exit = first(open)) {
    const ring: PointPx[] = [];
    let from = exit;
    do {
      open.delete(from);
      const enter = crossings[(crossings.indexOf(from) + 1) % crossings.length];
      if (enter?.isEntering !== true) return undefined;
      addVertices(ring, ringVertices(ringPx, from, enter));
      const place = places.get(enter) ?? 0;
      const next = around[(place + step + around.length) % around.length];
      if (next === undefined || next.isEntering) return undefined;
      addBorder(
        ring,
        step === 1 ? bordersAhead(convex, enter, next) : bordersAhead(convex, next, enter).reverse(),
      );
      from = next;
    } while (open.has(from));
    if (from !== exit) return undefined;
    rings.push(withoutCloseEnds(ring));
  }
  return rings;
}

/** The ring's own vertices outside the polygon, from where it leaves to where it enters again. */
function ringVertices(
  ringPx: readonly PointPx[],
  exit: ConvexCrossing,
  enter: ConvexCrossing,
): readonly PointPx[] {
  // On one edge the ring leaves and enters again only after a whole turn: a line meets a convex polygon once.
  const steps = (enter.edge - exit.edge + ringPx.length) % ringPx.length || ringPx.length;
  const vertices: PointPx[] = [];
  for (let step = 1; step <= steps; step += 1) {
    const vertex = ringPx[(exit.edge + step) % ringPx.length];
    if (vertex !== undefined) vertices.push(vertex);
  }
  return vertices;
}

/** The polygon's border clockwise from one crossing to another, both included. */
function bordersAhead(convex: Convex, from: ConvexCrossing, to: ConvexCrossing): PointPx[] {
  const count = convex.corners.length;
  const isAhead = from.side === to.side && to.alongPx >= from.alongPx;
  const steps = isAhead ? 0 : (to.side - from.side + count) % count || count;
  const border: PointPx[] = [from.placePx];
  for (let step = 1; step <= steps; step += 1) {
    const corner = convex.corners[(from.side + step) % count];
    if (corner !== undefined) border.push(corner);
  }
  border.push(to.placePx);
  return border;
}

/** The ring's vertices; a new one that all but falls on the first of them goes. */
function addVertices(ring: PointPx[], vertices: readonly PointPx[]): void {
  const [start] = vertices;
  const before = ring.at(-1);
  if (start !== undefined && before !== undefined && distancePx(before, start) <= closestPx) ring.pop();
  ring.push(...vertices);
}

function addBorder(ring: PointPx[], border: readonly PointPx[]): void {
  for (const place of border) {
    const before = ring.at(-1);
    if (before === undefined || distancePx(before, place) > closestPx) ring.push(place);
  }
}

/** The last new vertex goes where it all but falls on the vertex that the ring begins with. */
function withoutCloseEnds(ring: readonly PointPx[]): readonly PointPx[] {
  const [start] = ring;
  const last = ring.at(-1);
  if (start === undefined || last === undefined || ring.length < 4) return ring;
  return distancePx(start, last) > closestPx ? ring : ring.slice(0, -1);
}

function isClockwise(ringPx: readonly PointPx[]): boolean {
  const [origin] = ringPx;
  if (origin === undefined) return true;
  let doubled = 0;
  let before = ringPx.at(-1) ?? origin;
  for (const vertex of ringPx) {
    doubled +=
      (before[0] - origin[0]) * (vertex[1] - origin[1]) - (vertex[0] - origin[0]) * (before[1] - origin[1]);
    before = vertex;
  }
  return doubled > 0;
}

function first<T>(set: ReadonlySet<T>): T | undefined {
  for (const each of set) return each;
  return undefined;
}
