import type { ImageGrid } from '../image/imageGrid';
import type { PointPx } from '../image/point';
import { type EdgeRows, edgeRows } from './edgeRows';
import { type PixelRuns, subtractRuns } from './pixelRuns';
import type { PixelRule } from './roiMeasurement';

type GridSize = Pick<ImageGrid, 'columns' | 'rows'>;

/**
 * The pixels of an image that belong to an outline and to none of its exclusions.
 *
 * A pixel belongs to a ring when its centre does; the rule says where a centre exactly on an edge goes. Rings are
 * simple and open; what lies outside the image has no pixels. MEASUREMENT.md section 3.
 */
export function pixelsInside(
  grid: GridSize,
  outer: readonly PointPx[],
  exclusions: readonly (readonly PointPx[])[],
  ruleId: PixelRule['id'],
): PixelRuns {
  return exclusions.reduce(
    (runs, exclusion) => subtractRuns(runs, pixelsInsideRing(grid, exclusion, ruleId)),
    pixelsInsideRing(grid, outer, ruleId),
  );
}

/** The pixels of an image that belong to one ring. */
export function pixelsInsideRing(
  grid: GridSize,
  ring: readonly PointPx[],
  ruleId: PixelRule['id'],
): PixelRuns {
  const edges = edgesWithin(grid, ring, ruleId);
  const startOfRow = crossingStarts(grid, edges);
  const columns = new Int32Array(startOfRow[grid.rows] ?? 0);
  const filled = startOfRow.slice();
  for (const edge of edges) {
    for (let row = edge.firstRow; row < edge.endRow; row++) {
      const at = filled[row] ?? 0;
      filled[row] = at + 1;
      columns[at] = edge.firstColumn(row, grid.columns);
    }
  }
  return runsBetween(grid.rows, startOfRow, columns);
}

/** Edges that cross any row of the image, cut to its rows. */
function edgesWithin(grid: GridSize, ring: readonly PointPx[], ruleId: PixelRule['id']): readonly EdgeRows[] {
  const edges: EdgeRows[] = [];
  let before = ring.at(-1);
  for (const vertex of ring) {
    if (before !== undefined && before[1] !== vertex[1]) {
      const edge = edgeRows(ruleId, before, vertex);
      const firstRow = Math.max(edge.firstRow, 0);
      const endRow = Math.min(edge.endRow, grid.rows);
      if (firstRow < endRow) edges.push({ firstRow, endRow, firstColumn: edge.firstColumn });
    }
    before = vertex;
  }
  return edges;
}

/** Where the crossings of each row begin in one list of all crossings; one more entry for its end. */
function crossingStarts(grid: GridSize, edges: readonly EdgeRows[]): Int32Array {
  const starts = new Int32Array(grid.rows + 1);
  for (const edge of edges) {
    for (let row = edge.firstRow; row < edge.endRow; row++) starts[row + 1] = (starts[row + 1] ?? 0) + 1;
  }
  for (let row = 0; row < grid.rows; row++) starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
  return starts;
}

/** Even-odd: the pixels between the first and second crossing of a row, the third and fourth, and so on. */
function runsBetween(rows: number, startOfRow: Int32Array, columns: Int32Array): PixelRuns {
  const runs = new Int32Array((columns.length >> 1) * 3);
  let length = 0;
  for (let row = 0; row < rows; row++) {
    const start = startOfRow[row] ?? 0;
    const end = startOfRow[row + 1] ?? 0;
    if (end - start > 2) columns.subarray(start, end).sort();
    else if (end - start === 2) orderPair(columns, start);
    for (let i = start; i + 1 < end; i += 2) {
      const first = columns[i] ?? 0;
      const past = columns[i + 1] ?? 0;
      if (first === past) continue;
      const isContinued = length > 0 && runs[length - 3] === row && runs[length - 1] === first;
      if (isContinued) {
        runs[length - 1] = past;
        continue;
      }
      runs[length++] = row;
      runs[length++] = first;
      runs[length++] = past;
    }
  }
  return runs.slice(0, length);
}

function orderPair(columns: Int32Array, at: number): void {
  const a = columns[at] ?? 0;
  const b = columns[at + 1] ?? 0;
  if (a <= b) return;
  columns[at] = b;
  columns[at + 1] = a;
}
