import type { PointPx } from '../../domain/image/point';

/** A convex polygon, clockwise on a screen, prepared for clipping many segments. */
export interface Convex {
  readonly corners: readonly PointPx[];
  /** Per side, from its corner to the next: unit normal outwards, and the normal's product with the corner. */
  readonly sides: readonly { readonly nx: number; readonly ny: number; readonly at: number }[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Prepares a convex polygon whose corners run clockwise on a screen; repeated corners count for nothing. */
export function convexOf(cornersPx: readonly PointPx[]): Convex {
  const sides = cornersPx.map((from, index) => {
    const to = cornersPx[(index + 1) % cornersPx.length] ?? from;
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    // A side without length bounds nothing.
    if (length === 0) return { nx: 0, ny: 0, at: 1 };
    const nx = (to[1] - from[1]) / length;
    const ny = (from[0] - to[0]) / length;
    return { nx, ny, at: nx * from[0] + ny * from[1] };
  });
  const columns = cornersPx.map((corner) => corner[0]);
  const rows = cornersPx.map((corner) => corner[1]);
  return {
    corners: cornersPx,
    sides,
    left: Math.min(...columns),
    right: Math.max(...columns),
    top: Math.min(...rows),
    bottom: Math.max(...rows),
  };
}

/** Whether a place lies inside a convex polygon, not on its border. */
export function isInConvex(convex: Convex, [column, row]: PointPx): boolean {
  if (column <= convex.left || column >= convex.right || row <= convex.top || row >= convex.bottom)
    return false;
  return convex.sides.every((side) => side.nx * column + side.ny * row < side.at);
}

/** The part of a line inside a convex polygon, as shares of a segment of it, and the sides it enters and leaves by. */
export interface ConvexPart {
  readonly enter: number;
  readonly leave: number;
  readonly enterSide: number;
  readonly leaveSide: number;
}

/** Clips the endless line through a segment to a convex polygon (Cyrus and Beck 1978); undefined where it misses. */
export function clipToConvex(convex: Convex, from: PointPx, to: PointPx): ConvexPart | undefined {
  let enter = Number.NEGATIVE_INFINITY;
  let leave = Number.POSITIVE_INFINITY;
  let [enterSide, leaveSide] = [0, 0];
  for (const [index, side] of convex.sides.entries()) {
    const start = side.nx * from[0] + side.ny * from[1] - side.at;
    const change = side.nx * (to[0] - from[0]) + side.ny * (to[1] - from[1]);
    if (change === 0) {
      if (start >= 0) return undefined;
      continue;
    }
    const share = -start / change;
    if (change < 0) {
      if (share > enter) [enter, enterSide] = [share, index];
    } else if (share < leave) [leave, leaveSide] = [share, index];
  }
  return enter < leave ? { enter, leave, enterSide, leaveSide } : undefined;
}
