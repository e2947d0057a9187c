import type { PointPx } from '../../../domain/image/point';

/** A place in a phantom's own plane, in mm. */
export type PointMm = readonly [number, number];

/** Maps between a phantom's plane (mm) and pixels: rotation by `angleRad`, then scaling, then shift. */
export interface PlaneToPixels {
  readonly pixelMm: number;
  readonly angleRad: number;
  /** Pixel position of the phantom's (0, 0). */
  readonly originPx: PointPx;
}

/** An image being painted. Values are displayed values in float. */
export interface Canvas {
  readonly columns: number;
  readonly rows: number;
  readonly values: Float32Array;
  readonly plane: PlaneToPixels;
  /** Scratch of the rasteriser: rows × (columns + 2). */
  readonly accumulator: Float32Array;
}

/** Value of a paint at a place (mm); `previous` is what is there. */
export type Paint = number | ((x: number, y: number, previous: number) => number);

/** An empty (black) canvas. */
export function createCanvas(columns: number, rows: number, plane: PlaneToPixels): Canvas {
  return {
    columns,
    rows,
    values: new Float32Array(columns * rows),
    plane,
    accumulator: new Float32Array((columns + 2) * rows),
  };
}

/** mm -> continuous pixel index. */
export function toPixel(plane: PlaneToPixels, [x, y]: PointMm): PointPx {
  const cos = Math.cos(plane.angleRad) / plane.pixelMm;
  const sin = Math.sin(plane.angleRad) / plane.pixelMm;
  return [plane.originPx[0] + x * cos + y * sin, plane.originPx[1] - x * sin + y * cos];
}

/** Continuous pixel index -> mm. */
export function toMm(plane: PlaneToPixels, [column, row]: PointPx): PointMm {
  const dx = (column - plane.originPx[0]) * plane.pixelMm;
  const dy = (row - plane.originPx[1]) * plane.pixelMm;
  const cos = Math.cos(plane.angleRad);
  const sin = Math.sin(plane.angleRad);
  return [dx * cos - dy * sin, dx * sin + dy * cos];
}

/** The rows and columns that a polygon touches; right and bottom are exclusive. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Paints a closed polygon (mm), every pixel mixed by the exact share of it that the polygon covers, times `opacity`.
 * Parts outside the image are cut off.
 */
export function fillPolygon(canvas: Canvas, pointsMm: readonly PointMm[], paint: Paint, opacity = 1): void {
  const pointsPx = pointsMm.map((point) => toPixel(canvas.plane, point));
  const box = accumulate(canvas, pointsPx);
  const { columns, values, accumulator, plane } = canvas;
  const cos = Math.cos(plane.angleRad) * plane.pixelMm;
  const sin = Math.sin(plane.angleRad) * plane.pixelMm;
  const width = columns + 2;
  for (let row = box.top; row < box.bottom; row++) {
    let sum = 0;
    const dy = row - plane.originPx[1];
    for (let column = box.left; column < box.right; column++) {
      const at = row * width + column;
      sum += accumulator[at] ?? 0;
      accumulator[at] = 0;
      const share = Math.min(Math.abs(sum), 1) * opacity;
      if (share < 1e-4 || column >= columns) continue;
      const i = row * columns + column;
      const previous = values[i] ?? 0;
      const dx = column - plane.originPx[0];
      const value =
        typeof paint === 'number' ? paint : paint(dx * cos - dy * sin, dx * sin + dy * cos, previous);
      values[i] = previous + share * (value - previous);
    }
  }
}

/** Signed-area accumulation of a polygon's edges: a running sum along a row gives each pixel's coverage. */
function accumulate(canvas: Canvas, points: readonly PointPx[]): Box {
  const { columns, rows, accumulator } = canvas;
  const width = columns + 2;
  let left = columns;
  let right = 0;
  let top = rows;
  let bottom = 0;
  for (let i = 0; i < points.length; i++) {
    const [ax, ay] = points[i] ?? [0, 0];
    const [bx, by] = points[(i + 1) % points.length] ?? [0, 0];
    // The rasteriser counts from the pixel's corner, everything else from its centre.
    const isDown = ay < by;
    const direction = isDown ? 1 : -1;
    const x0 = (isDown ? ax : bx) + 0.5;
    const y0 = (isDown ? ay : by) + 0.5;
    const x1 = (isDown ? bx : ax) + 0.5;
    const y1 = (isDown ? by : ay) + 0.5;
    left = Math.min(left, Math.floor(Math.min(x0, x1)));
    right = Math.max(right, Math.ceil(Math.max(x0, x1)) + 1);
    if (y0 === y1 || y1 <= 0 || y0 >= rows) continue;
    const slope = (x1 - x0) / (y1 - y0);
    const first = Math.max(0, Math.floor(y0));
    const end = Math.min(rows, Math.ceil(y1));
    top = Math.min(top, first);
    bottom = Math.max(bottom, end);
    let x = y0 < 0 ? x0 - y0 * slope : x0;
    for (let row = first; row < end; row++) {
      const height = Math.min(row + 1, y1) - Math.max(row, y0);
      const next = x + slope * height;
      addEdge(accumulator, row * width, columns, Math.min(x, next), Math.max(x, next), height * direction);
      x = next;
    }
  }
  return {
    left: Math.min(Math.max(0, left), columns),
    right: Math.min(width, Math.max(right, 2)),
    top,
    bottom,
  };
}

/** One edge inside one row, running from `from` to `to`; `weight` is its signed height. */
function addEdge(
  accumulator: Float32Array,
  start: number,
  columns: number,
  from: number,
  to: number,
  weight: number,
): void {
  const low = Math.min(Math.max(from, 0), columns);
  const high = Math.min(Math.max(to, 0), columns);
  const first = Math.floor(low);
  const span = high - low;
  const last = Math.max(first + 1, Math.ceil(high));
  let before = 0;
  for (let column = first; column < last; column++) {
    // Share of the edge's area to the right of the pixel's left border, summed up to this pixel.
    const covered =
      span < 1e-9 ? column + 1 - low : rampIntegral(column + 1, low, high) - rampIntegral(column, low, high);
    accumulator[start + column] = (accumulator[start + column] ?? 0) + weight * (covered - before);
    before = covered;
  }
  accumulator[start + last] = (accumulator[start + last] ?? 0) + weight * (1 - before);
}

/** Integral up to x of a ramp that rises from 0 at `low` to 1 at `high`. */
function rampIntegral(x: number, low: number, high: number): number {
  if (x <= low) return 0;
  if (x >= high) return x - (low + high) / 2;
  return (x - low) ** 2 / (2 * (high - low));
}
