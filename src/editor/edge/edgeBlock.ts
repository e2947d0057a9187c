import { gaussianTaps } from './gaussianTaps';

const taps = gaussianTaps(1);

/** A rectangle of pixels. */
export interface PixelBlock {
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
}

/** What the edges' features are in one block, row by row. */
export interface EdgeBlock {
  readonly magnitudes: Float32Array;
  readonly directions: Int16Array;
  readonly zeroCrossings: Uint8Array;
}

/**
 * Gradient and Laplacian of a block of an image by Gaussian derivatives of 1 px. Beyond the image its border pixels repeat.
 */
export function edgeBlock(
  stored: Int32Array,
  image: { readonly columns: number; readonly rows: number },
  block: PixelBlock,
): EdgeBlock {
  // One pixel more on every side: a zero crossing is found between neighbours.
  const wide = { left: block.left - 1, top: block.top - 1, columns: block.columns + 2, rows: block.rows + 2 };
  const { across, down, laplacian } = derivatives(stored, image, wide);
  const count = block.columns * block.rows;
  const magnitudes = new Float32Array(count);
  const directions = new Int16Array(count);
  const zeroCrossings = new Uint8Array(count);
  for (let row = 0; row < block.rows; row += 1) {
    for (let column = 0; column < block.columns; column += 1) {
      const at = row * block.columns + column;
      const from = (row + 1) * wide.columns + column + 1;
      const [dx, dy] = [across[from] ?? 0, down[from] ?? 0];
      const magnitude = Math.sqrt(dx * dx + dy * dy);
      magnitudes[at] = magnitude;
      // The gradient turned by a quarter, so that it runs along the edge.
      directions[at] = magnitude === 0 ? -1 : Math.round((Math.atan2(dx, -dy) * 128) / Math.PI) & 255;
      zeroCrossings[at] = isZeroCrossing(laplacian, from, wide.columns) ? 1 : 0;
    }
  }
  return { magnitudes, directions, zeroCrossings };
}

/** Mortensen and Barrett 1995: of two neighbours with other signs, the one nearer to zero; on a tie both. */
function isZeroCrossing(laplacian: Float64Array, at: number, columns: number): boolean {
  const here = laplacian[at] ?? 0;
  if (here === 0) return true;
  for (const step of [-1, 1, -columns, columns]) {
    const there = laplacian[at + step] ?? 0;
    if (here * there < 0 && Math.abs(here) <= Math.abs(there)) return true;
  }
  return false;
}

/** Separable: first along the rows, on as many rows more as the second pass reaches, then down the columns. */
function derivatives(
  stored: Int32Array,
  image: { readonly columns: number; readonly rows: number },
  wide: PixelBlock,
): { readonly across: Float64Array; readonly down: Float64Array; readonly laplacian: Float64Array } {
  const { reach, smooth, slope, curvature } = taps;
  const rowsNeeded = wide.rows + 2 * reach;
  const [smoothed, sloped, curved] = [0, 1, 2].map(() => new Float64Array(wide.columns * rowsNeeded)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]; // three were just made
  const line = new Float64Array(wide.columns + 2 * reach);
  for (let row = 0; row < rowsNeeded; row += 1) {
    const imageRow = within(wide.top - reach + row, image.rows);
    for (let i = 0; i < line.length; i += 1) {
      line[i] = stored[imageRow * image.columns + within(wide.left - reach + i, image.columns)] ?? 0;
    }
    for (let column = 0; column < wide.columns; column += 1) {
      let [s, d, c] = [0, 0, 0];
      for (let tap = 0; tap <= 2 * reach; tap += 1) {
        const value = line[column + tap] ?? 0;
        s += (smooth[tap] ?? 0) * value;
        d += (slope[tap] ?? 0) * value;
        c += (curvature[tap] ?? 0) * value;
      }
      const at = row * wide.columns + column;
      smoothed[at] = s;
      sloped[at] = d;
      curved[at] = c;
    }
  }

  const across = new Float64Array(wide.columns * wide.rows);
  const down = new Float64Array(wide.columns * wide.rows);
  const laplacian = new Float64Array(wide.columns * wide.rows);
  for (let at = 0; at < across.length; at += 1) {
    let [dx, dy, bend] = [0, 0, 0];
    for (let tap = 0; tap <= 2 * reach; tap += 1) {
      const from = at + tap * wide.columns;
      dx += (smooth[tap] ?? 0) * (sloped[from] ?? 0);
      dy += (slope[tap] ?? 0) * (smoothed[from] ?? 0);
      bend += (smooth[tap] ?? 0) * (curved[from] ?? 0) + (curvature[tap] ?? 0) * (smoothed[from] ?? 0);
    }
    across[at] = dx;
    down[at] = dy;
    laplacian[at] = bend;
  }
  return { across, down, laplacian };
}

function within(index: number, count: number): number {
  return Math.min(Math.max(index, 0), count - 1);
}
