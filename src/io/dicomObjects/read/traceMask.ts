import { err, ok, type Result } from '../../../base/result';
import type { PointPx } from '../../../domain/image/point';

/** Pixels of one frame that belong to a segment: row by row; 0 is outside. */
export interface Mask {
  readonly rows: number;
  readonly columns: number;
  readonly pixels: ArrayLike<number>;
}

/** Ways along a pixel's border, with the pixels of the mask to the right: clockwise on a screen around a mask. */
const steps: readonly PointPx[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];

/**
 * The borders of a mask, as rings along the borders of its pixels; corners only. The area between outer rings and holes is
 * exactly the number of pixels, and exactly the centres of the mask's pixels lie inside. No ring passes a place twice: where
 * pixels touch in a corner only, rings touch there.
 *
 * @param mostEdges Refuses masks with more pixel sides on their border: noise, no outline.
 */
export function traceMask(mask: Mask, mostEdges: number): Result<readonly (readonly PointPx[])[], number> {
  const { leaving, count } = borderEdges(mask, mostEdges);
  if (count > mostEdges) return err(count);
  const rings: (readonly PointPx[])[] = [];
  const width = mask.columns + 1;
  for (const [start, directions] of leaving) {
    while (directions.length > 0) {
      for (const corners of ringsFrom(start, leaving, width)) rings.push(withoutStraight(corners, width));
    }
  }
  return ok(rings);
}

/** Directions of the border's edges that leave each corner of pixels; corners are numbered row by row. */
function borderEdges({ rows, columns, pixels }: Mask, mostEdges: number) {
  const leaving = new Map<number, number[]>();
  const width = columns + 1;
  let count = 0;
  const add = (corner: number, direction: number): void => {
    count += 1;
    if (count > mostEdges) return;
    const known = leaving.get(corner);
    if (known) known.push(direction);
    else leaving.set(corner, [direction]);
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      if (!pixels[at]) continue;
      const corner = row * width + column;
      if (row === 0 || !pixels[at - columns]) add(corner, 0);
      if (column === columns - 1 || !pixels[at + 1]) add(corner + 1, 1);
      if (row === rows - 1 || !pixels[at + columns]) add(corner + width + 1, 2);
      if (column === 0 || !pixels[at - 1]) add(corner + width, 3);
    }
  }
  return { leaving, count };
}

/** Follows edges from a corner until it is back, cutting a ring off wherever a corner comes again. */
function ringsFrom(
  start: number,
  leaving: ReadonlyMap<number, number[]>,
  width: number,
): readonly (readonly number[])[] {
  const rings: (readonly number[])[] = [];
  const path: number[] = [start];
  const positionOf = new Map<number, number>([[start, 0]]);
  let corner = start;
  for (;;) {
    const direction = leaving.get(corner)?.pop();
    const [across = 0, down = 0] = steps[direction ?? 0] ?? [];
    // Every corner that is entered can be left; only damage in this file could end here.
    if (direction === undefined) return rings;
    corner += across + down * width;
    const before = positionOf.get(corner);
    if (before === undefined) {
      positionOf.set(corner, path.length);
      path.push(corner);
      continue;
    }
    rings.push(path.slice(before));
    for (const cut of path.splice(before + 1)) positionOf.delete(cut);
    if (before === 0) return rings;
  }
}

/** The corners where a ring turns, as places: the corner of the top-left pixel is at (−0.5, −0.5). */
function withoutStraight(ring: readonly number[], width: number): readonly PointPx[] {
  const count = ring.length;
  return ring.flatMap((corner, at): readonly PointPx[] => {
    const before = ring[(at + count - 1) % count] ?? corner;
    const after = ring[(at + 1) % count] ?? corner;
    if (corner - before === after - corner) return [];
    return [[(corner % width) - 0.5, Math.floor(corner / width) - 0.5]];
  });
}
