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
  let before = ring.at(-1);
  for (const vertex of ring) {
    if (before !== undefined) countRows(before[1], vertex[1], rows, startOfRow);
    before = vertex;
  }
  for (let row = 0; row < rows; row++)
    startOfRow[row + 1] = (startOfRow[row + 1] ?? 0) + (startOfRow[row] ?? 0);
  const columns = new Int32Array(startOfRow[rows] ?? 0);
  const next = startOfRow.slice();
  before = ring.at(-1);
  for (const vertex of ring) {
    if (before !== undefined) {
      const [upper, lower] = before[1] < vertex[1] ? [before, vertex] : [vertex, before];
      const end = Math.min(Math.ceil(lower[1]), rows);
      for (let row = Math.max(Math.ceil(upper[1]), 0); row < end; row++) {
        const at = next[row] ?? 0;
        next[row] = at + 1;
        columns[at] = firstColumnRightOf(upper, lower, row, grid.columns);
      }
    }
    before = vertex;
  }
  return runsBetween(rows, startOfRow, columns);
}

/** Counts an edge in the rows that it crosses, one place further on, where sums will turn counts into starts. */
function countRows(y1: number, y2: number, rows: number, counts: Int32Array): void {
  const end = Math.min(Math.ceil(Math.max(y1, y2)), rows);
  for (let row = Math.max(Math.ceil(Math.min(y1, y2)), 0); row < end; row++) {
    counts[row + 1] = (counts[row + 1] ?? 0) + 1;
  }
}
