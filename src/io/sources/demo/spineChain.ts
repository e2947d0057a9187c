import type { VertebralLevel } from '../../../domain/level';
import type { PointMm } from './canvas';
import { spineRowIndex, spineTable } from './spineTable';

/** How much of its height a body has left in front, in the middle and behind (1 = all). */
export interface Collapse {
  readonly front: number;
  readonly middle: number;
  readonly back: number;
}

/** A vertebra in the sagittal plane: y to the back, z to the head, mm; the treated body's centre is (0, 0). */
export interface PlacedVertebra {
  readonly row: number;
  readonly level: VertebralLevel;
  readonly center: PointMm;
  /** Unit direction of the body's axis, upwards. */
  readonly up: PointMm;
  readonly frontMm: number;
  readonly middleMm: number;
  readonly backMm: number;
  readonly depthMm: number;
  readonly widthMm: number;
  readonly discMm: number;
}

/** What shapes a subject's spine. */
export interface SpineShape {
  readonly level: VertebralLevel;
  readonly sizeFactor: number;
  /** Added to the lean of every body, growing away from the treated one: rounder or flatter back. */
  readonly roundness: number;
  readonly collapses: ReadonlyMap<VertebralLevel, Collapse>;
}

/**
 * The spine as a chain of bodies and discs, built up and down from the treated body. A collapsed body shortens the
 * chain and bends it forward by its wedge.
 */
export function placeSpine(shape: SpineShape): PlacedVertebra[] {
  const own = spineRowIndex(shape.level);
  const bodies = spineTable.map((row, index) => {
    const collapse = shape.collapses.get(row.level) ?? { front: 0.97, middle: 0.93, back: 1 };
    const height = row.heightMm * shape.sizeFactor;
    return {
      row: index,
      level: row.level,
      frontMm: height * collapse.front,
      middleMm: height * collapse.middle,
      backMm: height * collapse.back,
      depthMm: row.depthMm * shape.sizeFactor,
      widthMm: row.widthMm * shape.sizeFactor,
      discMm: row.discMm * shape.sizeFactor * 0.85,
      lean: row.leanDeg * (1 + 0.12 * shape.roundness),
    };
  });
  const wedgeDeg = bodies.map(
    (body) => (Math.atan2(body.backMm * 0.98 - body.frontMm, body.depthMm) * 180) / Math.PI,
  );
  const leanDeg = bodies.map((body, i) => {
    let lean = body.lean;
    const step = i < own ? -1 : 1;
    for (let k = i; k !== own; k -= step)
      lean += (step * ((wedgeDeg[k] ?? 0) + (wedgeDeg[k - step] ?? 0))) / 4;
    return lean;
  });
  const up = (i: number): PointMm => {
    const angle = ((leanDeg[i] ?? 0) * Math.PI) / 180;
    return [Math.sin(angle), Math.cos(angle)];
  };
  const half = (i: number): number => ((bodies[i]?.frontMm ?? 0) + (bodies[i]?.backMm ?? 0)) / 4;
  const centers: PointMm[] = bodies.map(() => [0, 0]);
  for (let i = own - 1; i >= 0; i--) centers[i] = stepFrom(i + 1, i, 1);
  for (let i = own + 1; i < bodies.length; i++) centers[i] = stepFrom(i - 1, i, -1);
  return bodies.map((body, i) => ({ ...body, center: centers[i] ?? [0, 0], up: up(i) }));

  function stepFrom(from: number, to: number, sign: 1 | -1): PointMm {
    const [y, z] = centers[from] ?? [0, 0];
    const disc = bodies[Math.min(from, to)]?.discMm ?? 0;
    const [ay, az] = up(from);
    const [by, bz] = up(to);
    const a = sign * (half(from) + disc / 2);
    const b = sign * (half(to) + disc / 2);
    return [y + a * ay + b * by, z + a * az + b * bz];
  }
}

/** What lies where a plane crosses the chain of bodies. */
export interface Crossing {
  /** Continuous position in `spineTable` rows: whole numbers are body centres. */
  readonly row: number;
  readonly isDisc: boolean;
  /** −1 at the lower endplate, 0 at mid-height, 1 at the upper endplate (bodies); 0 in discs. */
  readonly heightShare: number;
  /** Where the plane meets the chain's centre line. */
  readonly point: PointMm;
  readonly vertebra: PlacedVertebra;
}

/** Follows the chain to the plane through `origin` with normal `up` (both in the sagittal plane). */
export function crossSpine(spine: readonly PlacedVertebra[], origin: PointMm, up: PointMm): Crossing {
  const heightOf = (p: PointMm): number => (p[0] - origin[0]) * up[0] + (p[1] - origin[1]) * up[1];
  let upper = spine.findLastIndex((vertebra) => heightOf(vertebra.center) >= 0);
  upper = Math.min(Math.max(upper, 0), spine.length - 2);
  const a = spine[upper];
  const b = spine[upper + 1];
  if (!a || !b) throw new Error('Bug: the spine has no such vertebra');
  const ha = heightOf(a.center);
  const hb = heightOf(b.center);
  const share = Math.min(Math.max(ha / (ha - hb || 1), 0), 1);
  const point: PointMm = [
    a.center[0] + share * (b.center[0] - a.center[0]),
    a.center[1] + share * (b.center[1] - a.center[1]),
  ];
  const length = Math.hypot(b.center[0] - a.center[0], b.center[1] - a.center[1]);
  const fromA = (share * length) / ((a.frontMm + a.backMm) / 4);
  const fromB = ((1 - share) * length) / ((b.frontMm + b.backMm) / 4);
  const isDisc = fromA > 1 && fromB > 1;
  return {
    row: upper + share,
    isDisc,
    heightShare: isDisc ? 0 : fromA <= 1 ? -fromA : fromB,
    point,
    vertebra: fromA <= fromB ? a : b,
  };
}
