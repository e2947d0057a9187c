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

/** Rounding a crossing may lead to another one beside it; far more rounds than that ever takes. */
const mostRounds = 64;

/**
 * Cuts rings where they cross, touch or run along each other. Every decision is exact; only the place of a crossing is
 * rounded to float64, and cutting goes on until no piece crosses another, so that the pieces are a true plane graph.
 */
export function nodedEdges(rings: readonly (readonly PointPx[])[]): NodedEdges {
  const points = new Points();
  let pieces = rings.flatMap((vertices, ring): Piece[] => {
    const places = vertices.map((vertex) => points.indexOf(vertex));
    return places.map((from, i) => ({ ring, from, to: present(places[(i + 1) % places.length], 'place') }));
  });
  for (let round = 0; ; round++) {
    assert(round < mostRounds, 'cutting rings at their crossings ends');
    const cuts = cutsOf(pieces, points);
    if (cuts.size === 0) break;
    pieces = pieces.flatMap((piece) => cutPiece(piece, cuts.get(piece), points.list));
  }
  return { points: points.list, edges: mergedEdges(pieces, points.list) };
}

/** Places, each kept once. */
class Points {
  readonly list: PointPx[] = [];
  private readonly byPlace = new Map<number, Map<number, number>>();

  indexOf(place: PointPx): number {
    const [column, row] = place;
    let inColumn = this.byPlace.get(column);
    if (!inColumn) {
      inColumn = new Map();
      this.byPlace.set(column, inColumn);
    }
    const known = inColumn.get(row);
    if (known !== undefined) return known;
    inColumn.set(row, this.list.length);
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
      if (other.top > box.bottom) break;
      if (other.left > box.right || other.right < box.left) continue;
      for (const [piece, at] of contactsOf(box.piece, other.piece, points)) cut(piece, at);
    }
  }
  return cuts;
}

/** The places at which each of two pieces has to be cut because of the other. */
function contactsOf(one: Piece, other: Piece, points: Points): readonly (readonly [Piece, number])[] {
  const [a, b, c, d] = [one.from, one.to, other.from, other.to].map((index) => points.at(index));
  if (!a || !b || !c || !d) return [];
  const [sideOfC, sideOfD] = [sideOf(a, b, c), sideOf(a, b, d)];
  if (sideOfC * sideOfD > 0) return [];
  const [sideOfA, sideOfB] = [sideOf(c, d, a), sideOf(c, d, b)];
  if (sideOfA * sideOfB > 0) return [];
  if (sideOfC * sideOfD < 0 && sideOfA * sideOfB < 0) {
    const at = points.indexOf(withinBox(crossingOf(a, b, c, d), a, b));
    return [
      [one, at],
      [other, at],
    ];
  }
  const cuts: [Piece, number][] = [];
  if (sideOfC === 0 && isInBox(c, a, b)) cuts.push([one, other.from]);
  if (sideOfD === 0 && isInBox(d, a, b)) cuts.push([one, other.to]);
  if (sideOfA === 0 && isInBox(a, c, d)) cuts.push([other, one.from]);
  if (sideOfB === 0 && isInBox(b, c, d)) cuts.push([other, one.to]);
  return cuts;
}

function sideOf(a: PointPx, b: PointPx, c: PointPx): number {
  return orientationSign(a[0], a[1], b[0], b[1], c[0], c[1]);
}

function isInBox(point: PointPx, a: PointPx, b: PointPx): boolean {
  const [column, row] = withinBox(point, a, b);
  return column === point[0] && row === point[1];
}

function withinBox([column, row]: PointPx, a: PointPx, b: PointPx): PointPx {
  return [clamp(column, a[0], b[0]), clamp(row, a[1], b[1])];
}

function clamp(value: number, a: number, b: number): number {
  // Adding zero turns −0 into 0, so that one place has one name.
  return Math.min(Math.max(value, Math.min(a, b)), Math.max(a, b)) + 0;
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
