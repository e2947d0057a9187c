import type { ImageGrid } from '../image/imageGrid';
import type { PointPx } from '../image/point';
import { netRings } from '../polygon/netRings';
import { firstColumnRightOf } from './firstColumnRightOf';
import { imagejCompositePixels, imagejPolygonPixels } from './imagejPixels';
import { type PixelRuns, subtractRuns } from './pixelRuns';
import type { PixelRule } from './roiMeasurement';
import { runsBetween } from './runsBetween';

type GridSize = Pick<ImageGrid, 'columns' | 'rows'>;

/**
 * The pixels of an image that belong to an outline and to none of its exclusions.
 *
 * A pixel belongs to a ring when its centre does; the rule says where a centre exactly on an edge goes. Rings are
 * simple and open; what lies outside the image has no pixels. MEASUREMENT.md sections 3 and 6.
 */
export function pixelsInside(
  grid: GridSize,
  outer: readonly PointPx[],
  exclusions: readonly (readonly PointPx[])[],
  ruleId: PixelRule['id'],
): PixelRuns {
  if (exclusions.length === 0) return pixelsInsideRing(grid, outer, ruleId);
  if (ruleId === 'imagej') {
    const rings = netRings(outer, exclusions).map(({ verticesPx }) => verticesPx);
    return imagejCompositePixels(grid, rings);
  }
  return exclusions.reduce(
    (runs, exclusion) => subtractRuns(runs, centrePixels(grid, exclusion)),
    centrePixels(grid, outer),
  );
}

/** The pixels of an image that belong to one ring. */
export function pixelsInsideRing(
  grid: GridSize,
  ring: readonly PointPx[],
  ruleId: PixelRule['id'],
): PixelRuns {
  return ruleId === 'imagej' ? imagejPolygonPixels(grid, ring) : centrePixels(grid, ring);
}

/** The rule `centre`: rows with upper ≤ row < lower cross an edge, columns at or right of the crossing follow it. */
function centrePixels(grid: GridSize, ring: readonly PointPx[]): PixelRuns {
  const { rows } = grid;
  const startOfRow = new Int32Array(rows + 1);
  // The first row at or below each vertex: an edge crosses the rows between those of its ends.
  const rowOf = new Int32Array(ring.length);
  for (let i = 0; i < ring.length; i++) {
    const row = Math.ceil(ring[i]?.[1] ?? 0);
    rowOf[i] = row < 0 ? 0 : row > rows ? rows : row;
  }
  let from = rowOf.at(-1) ?? 0;
  for (let i = 0; i < ring.length; i++) {
    const to = rowOf[i] ?? 0;
    // Counted one place further on, where sums will turn counts into starts.
    for (let row = from; row < to; row++) startOfRow[row + 1] = (startOfRow[row + 1] ?? 0) + 1;
    for (let row = to; row < from; row++) startOfRow[row + 1] = (startOfRow[row + 1] ?? 0) + 1;
    from = to;
  }
  for (let row = 0; row < rows; row++)
    startOfRow[row + 1] = (startOfRow[row + 1] ?? 0) + (startOfRow[row] ?? 0);
  const columns = new Int32Array(startOfRow[rows] ?? 0);
  const next = startOfRow.slice();
  let before = ring.at(-1);
  from = rowOf.at(-1) ?? 0;
  for (let i = 0; i < ring.length; i++) {
    const vertex = ring[i];
    const to = rowOf[i] ?? 0;
    if (before !== undefined && vertex !== undefined && from !== to) {
      const isDownwards = from < to;
      const upper = isDownwards ? before : vertex;
      const lower = isDownwards ? vertex : before;
      const end = isDownwards ? to : from;
      for (let row = isDownwards ? from : to; row < end; row++) {
        const at = next[row] ?? 0;
        next[row] = at + 1;
        columns[at] = firstColumnRightOf(upper, lower, row, grid.columns);
      }
    }
    before = vertex;
    from = to;
  }
  return runsBetween(rows, startOfRow, columns);
}
