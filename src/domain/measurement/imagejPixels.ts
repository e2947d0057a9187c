import type { ImageGrid } from '../image/imageGrid';
import type { PointPx } from '../image/point';
import type { PixelRuns } from './pixelRuns';
import { runsBetween } from './runsBetween';

type GridSize = Pick<ImageGrid, 'columns' | 'rows'>;
type Ring = readonly PointPx[];

/** Vertices relative to the whole-pixel box that ImageJ puts around a selection, and that box. Corner coordinates. */
interface Selection {
  /** Column and row of each vertex in turn, ring by ring. */
  readonly rings: readonly Float64Array[];
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** ImageJ shifts every crossing to the right by this, so that rounding errors of a tie always fall to one side. */
const shiftPx = 1e-8;

/** Pixels that ImageJ 1.53t takes into a polygon selection with sub-pixel vertices. MEASUREMENT.md section 6. */
export function imagejPolygonPixels(grid: GridSize, ring: Ring): PixelRuns {
  return ring.length === 0 ? new Int32Array(0) : filled(grid, polygonSelection(ring));
}

/** Pixels that ImageJ 1.53t takes into a composite selection with these rings, even-odd. */
export function imagejCompositePixels(grid: GridSize, rings: readonly Ring[]): PixelRuns {
  return rings.length === 0 ? new Int32Array(0) : filled(grid, compositeSelection(rings));
}

interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Bounds of float32 vertices; the right end is the left one plus a float32 width, as Java's rectangles have it. */
function boundsOf(rings: readonly Float32Array[]): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const places of rings) {
    for (let i = 0; i < places.length; i += 2) {
      const x = places[i] ?? 0;
      const y = places[i + 1] ?? 0;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  }
  return { left, top, right: left + Math.fround(right - left), bottom: top + Math.fround(bottom - top) };
}

function cornerPlaces(ring: Ring): Float32Array {
  const places = new Float32Array(2 * ring.length);
  let at = 0;
  for (const [column, row] of ring) {
    places[at++] = column + 0.5;
    places[at++] = row + 0.5;
  }
  return places;
}

function boxAround({ left, top, right, bottom }: Bounds): Omit<Selection, 'rings'> {
  const [x, y] = [Math.floor(left), Math.floor(top)];
  return { left: x, top: y, width: Math.ceil(right) - x, height: Math.ceil(bottom) - y };
}

/** `PolygonRoi`: vertices relative to the smallest column and row as float32, and that place's distance from the box. */
function polygonSelection(ring: Ring): Selection {
  const places = cornerPlaces(ring);
  const bounds = boundsOf([places]);
  const box = boxAround(bounds);
  const offsets = [bounds.left - box.left, bounds.top - box.top];
  const origin = [bounds.left, bounds.top];
  const relative = Float64Array.from(
    places,
    (place, i) => Math.fround(place - (origin[i & 1] ?? 0)) + (offsets[i & 1] ?? 0),
  );
  return { ...box, rings: [relative] };
}

/** `ShapeRoi` as read from a file: vertices relative to the box, as float32. */
function compositeSelection(rings: readonly Ring[]): Selection {
  const all = rings.map(cornerPlaces);
  const box = boxAround(boundsOf(all));
  return {
    ...box,
    rings: all.map((places) =>
      Float64Array.from(places, (place, i) => Math.fround(place - (i & 1 ? box.top : box.left))),
    ),
  };
}

/** `PolygonFiller`: the crossing with an edge's first row, then the slope added row by row. */
function filled(grid: GridSize, { rings, left, top, width, height }: Selection): PixelRuns {
  const firstRow = Math.max(top, 0);
  const endRow = Math.min(top + height, grid.rows);
  const starts = new Int32Array(grid.rows + 1);
  eachEdge(rings, (_x1, y1, _x2, y2) => {
    const end = Math.min(Math.round(y2) + top, endRow);
    for (let row = Math.max(Math.round(y1) + top, firstRow); row < end; row++) {
      starts[row + 1] = (starts[row + 1] ?? 0) + 1;
    }
  });
  for (let row = 0; row < grid.rows; row++) starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
  const columns = new Int32Array(starts[grid.rows] ?? 0);
  const next = starts.slice();
  const leftmost = Math.max(left, 0);
  const rightmost = Math.min(left + width, grid.columns);
  eachEdge(rings, (x1, y1, x2, y2) => {
    const from = Math.round(y1);
    const to = Math.min(Math.round(y2) + top, endRow);
    const slope = (x2 - x1) / (y2 - y1);
    let x = x1 + (from - y1 + 0.5) * slope + shiftPx;
    for (let row = from + top; row < to; row++, x += slope) {
      if (row < firstRow) continue;
      const at = next[row] ?? 0;
      next[row] = at + 1;
      columns[at] = Math.min(Math.max(Math.trunc(x + 0.5) + left, leftmost), rightmost);
    }
  });
  return runsBetween(grid.rows, starts, columns);
}

/** Calls back for every edge that crosses the centre of a row, its upper end first. */
function eachEdge(
  rings: readonly Float64Array[],
  take: (x1: number, y1: number, x2: number, y2: number) => void,
): void {
  for (const places of rings) {
    let x1 = places[places.length - 2] ?? 0;
    let y1 = places[places.length - 1] ?? 0;
    for (let i = 0; i < places.length; i += 2) {
      const x2 = places[i] ?? 0;
      const y2 = places[i + 1] ?? 0;
      const [row1, row2] = [Math.round(y1), Math.round(y2)];
      if (row1 < row2) take(x1, y1, x2, y2);
      else if (row1 > row2) take(x2, y2, x1, y1);
      x1 = x2;
      y1 = y2;
    }
  }
}
