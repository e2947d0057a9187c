import { assert, present } from '../../base/assert';
import type { PointPx } from '../image/point';
import { orientationSign } from './orientation';
import { crossingOf } from './segmentContact';

/**
 * A piece of one or more rings' edges that meets no other piece but at its ends. `upper` and `lower` are positions in
 * `points`; upper comes first by row, then column.
 */
export interface NodedEdge {
  readonly upper: number;
  readonly lower: number;
  /** The rings whose edges run here an odd number of times: crossing it means entering or leaving these. */
  readonly rings: readonly number[];
}

/** Rings cut at every place where they meet. */
export interface NodedEdges {
  /** The rings' vertices in their order first, then the crossings. */
  readonly points: readonly PointPx[];
  readonly edges: readonly NodedEdge[];
}

interface Piece {
  readonly ring: number;
  readonly from: number;
  readonly to: number;
}

/** A place so near to an edge lies on it, px. Far above the rounding of a crossing, far below anything that is drawn. */
const onEdgePx = 2 ** -34;

/** Places so near to each other are one. More than the above, so that a piece cut at a place beside it is always shorter. */
const samePlacePx = 4 * onEdgePx;

/** Cutting ends by itself; this stops it should that be a mistake. */
const mostRounds = 256;

/**
 * Cuts rings where they cross, touch or run along each other, until no piece crosses another or passes by the end of another:
 * the pieces are then a true plane graph. Vertices stay where they are, but places nearer than 2⁻³² px become one, and an edge
 * that passes a place by less than 2⁻³⁴ px goes through it. The place of a crossing is rounded to float64.
 */
export function nodedEdges(rings: readonly (readonly PointPx[])[]): NodedEdges {
  const points = new Points();
  let pieces = rings.flatMap((vertices, ring): Piece[] => {
    const places = vertices.map((vertex) => points.indexOf(vertex));
    return places.flatMap((from, i): Piece[] => {
      const to = present(places[(i + 1) % places.length], 'place');
      return from === to ? [] : [{ ring, from, to }];
    });
  });
  for (let round = 0; ; round++) {
    assert(round < mostRounds, 'cutting rings at their crossings ends');
    const cuts = cutsOf(pieces, points);
    if (cuts.size === 0) break;
    pieces = pieces.flatMap((piece) => cutPiece(piece, cuts.get(piece), points.list));
  }
  return { points: points.list, edges: mergedEdges(pieces, points.list) };
}

/** Places, of which those that are too near to be told apart are kept once. */
class Points {
  readonly list: PointPx[] = [];
  private readonly byRow = new Map<number, number[]>();

  indexOf(place: PointPx): number {
    const row = Math.floor(place[1]);
    let nearest: number | undefined;
    let distancePx = samePlacePx;
    for (const near of [row, Math.floor(place[1] - samePlacePx), Math.floor(place[1] + samePlacePx)]) {
      for (const index of this.byRow.get(near) ?? []) {
        const [column, itsRow] = this.at(index);
        const apartPx = Math.hypot(column - place[0], itsRow - place[1]);
        if (apartPx >= distancePx) continue;
        distancePx = apartPx;
        nearest = index;
      }
    }
    if (nearest !== undefined) return nearest;
    const inRow = this.byRow.get(row);
    if (inRow) inRow.push(this.list.length);
    else this.byRow.set(row, [this.list.length]);
    this.list.push(place);
    return this.list.length - 1;
  }

  at(index: number): PointPx {
    return present(this.list[index], 'point');
  }
}

interface Box {
  readonly piece: Piece;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Where pieces have to be cut: at ends of others that lie on them and at crossings. */
function cutsOf(pieces: readonly Piece[], points: Points): ReadonlyMap<Piece, ReadonlySet<number>> {
  const cuts = new Map<Piece, Set<number>>();
  const cut = (piece: Piece, at: number): void => {
    if (at === piece.from || at === piece.to) return;
    const known = cuts.get(piece);
    if (known) known.add(at);
    else cuts.set(piece, new Set([at]));
  };
  const boxes = pieces.map((piece): Box => {
    const [x1, y1] = points.at(piece.from);
    const [x2, y2] = points.at(piece.to);
    return {
      piece,
      top: Math.min(y1, y2),
      bottom: Math.max(y1, y2),
      left: Math.min(x1, x2),
      right: Math.max(x1, x2),
    };
  });
  boxes.sort((a, b) => a.top - b.top);
  for (let i = 0; i < boxes.length; i++) {
    const box = present(boxes[i], 'box');
    for (let j = i + 1; j < boxes.length; j++) {
      const other = present(boxes[j], 'box');
      if (other.top > box.bottom + onEdgePx) break;
      if (other.left > box.right + onEdgePx || other.right < box.left - onEdgePx) continue;
      for (const [piece, at] of contactsOf(box.piece, other.piece, points)) cut(piece, at);
    }
  }
  return cuts;
}

/** The places at which each of two pieces has to be cut because of the other. */
function contactsOf(one: Piece, other: Piece, points: Points): readonly (readonly [Piece, number])[] {
  const cuts: [Piece, number][] = [];
  for (const at of [other.from, other.to]) if (passes(one, at, points)) cuts.push([one, at]);
  for (const at of [one.from, one.to]) if (passes(other, at, points)) cuts.push([other, at]);
  if (cuts.length > 0) return cuts;
  const [a, b] = [points.at(one.from), points.at(one.to)];
  const [c, d] = [points.at(other.from), points.at(other.to)];
  if (sideOf(a, b, c) * sideOf(a, b, d) >= 0 || sideOf(c, d, a) * sideOf(c, d, b) >= 0) return cuts;
  const at = points.indexOf(crossingOf(a, b, c, d));
  return [
    [one, at],
    [other, at],
  ];
}

/** Whether a piece runs through a place that is none of its ends. */
function passes({ from, to }: Piece, place: number, points: Points): boolean {
  if (place === from || place === to) return false;
  const [ax, ay] = points.at(from);
  const [bx, by] = points.at(to);
  const [x, y] = points.at(place);
  const [alongX, alongY] = [bx - ax, by - ay];
  const length = Math.sqrt(alongX * alongX + alongY * alongY);
  if (Math.abs(alongX * (y - ay) - alongY * (x - ax)) > onEdgePx * length) return false;
  const along = alongX * (x - ax) + alongY * (y - ay);
  return along > 0 && along < length * length;
}

function sideOf(a: PointPx, b: PointPx, c: PointPx): number {
  return orientationSign(a[0], a[1], b[0], b[1], c[0], c[1]);
}

function cutPiece(piece: Piece, cuts: ReadonlySet<number> | undefined, points: readonly PointPx[]): Piece[] {
  if (!cuts) return [piece];
  const at = (index: number): PointPx => present(points[index], 'point');
  const [from, to] = [at(piece.from), at(piece.to)];
  const axis = Math.abs(to[0] - from[0]) >= Math.abs(to[1] - from[1]) ? 0 : 1;
  const direction = to[axis] >= from[axis] ? 1 : -1;
  const along = [...cuts].sort((i, j) => direction * (at(i)[axis] - at(j)[axis]));
  const places = [piece.from, ...along, piece.to];
  return places
    .slice(1)
    .map((place, i) => ({ ring: piece.ring, from: present(places[i], 'place'), to: place }));
}

/** Pieces with the same ends as one edge; those that a ring runs an even number of times separate nothing for it. */
function mergedEdges(pieces: readonly Piece[], points: readonly PointPx[]): readonly NodedEdge[] {
  const byEnds = new Map<string, { upper: number; lower: number; rings: Set<number> }>();
  for (const { ring, from, to } of pieces) {
    const [upper, lower] = isBefore(points, from, to) ? [from, to] : [to, from];
    const key = `${upper} ${lower}`;
    let edge = byEnds.get(key);
    if (!edge) {
      edge = { upper, lower, rings: new Set() };
      byEnds.set(key, edge);
    }
    if (!edge.rings.delete(ring)) edge.rings.add(ring);
  }
  return [...byEnds.values()].flatMap(({ upper, lower, rings }) =>
    rings.size === 0 ? [] : [{ upper, lower, rings: [...rings] }],
  );
}

/** Whether a place comes before another by row, then column. */
export function isBefore(points: readonly PointPx[], first: number, second: number): boolean {
  const a = present(points[first], 'point');
  const b = present(points[second], 'point');
  return a[1] < b[1] || (a[1] === b[1] && a[0] < b[0]);
}
