import type { SliceImage } from './sliceImage';
import { displayedOf } from './valueMaps';

/** A small grey picture of a slice, to look at and never to measure. */
export interface PreviewPicture {
  readonly columns: number;
  readonly rows: number;
  /** 0 black to 255 white, row by row. */
  readonly grey: Uint8ClampedArray;
  /** Width by height on the screen: pixels are not always square. */
  readonly aspect: number;
}

/** Displayed values from the 1st to the 99.5th percentile, from an even sample. */
function usedWindow(values: readonly number[]): { readonly lower: number; readonly upper: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
  return { lower: at(0.01), upper: at(0.995) };
}

/**
 * Shrinks a slice to at most `most` columns and rows by taking every n-th pixel, with the window that its header
 * states, else one from its values. A window is stated in displayed values.
 */
export function previewPicture(
  image: SliceImage,
  stated: { readonly center: number; readonly width: number } | undefined,
  most = 128,
): PreviewPicture {
  const { grid, storedValues, isInverted } = image;
  const step = Math.max(1, Math.ceil(Math.max(grid.columns, grid.rows) / most));
  const [columns, rows] = [Math.floor(grid.columns / step), Math.floor(grid.rows / step)];
  const displayed = displayedOf(image);
  const values = Array.from({ length: columns * rows }, (_, at) => {
    const row = Math.floor(at / columns) * step;
    return displayed(storedValues[row * grid.columns + (at % columns) * step] ?? 0);
  });
  const { lower, upper } = stated
    ? { lower: stated.center - stated.width / 2, upper: stated.center + stated.width / 2 }
    : usedWindow(values);
  // An image of one value is black; a window without width would divide by nothing.
  const scale = upper > lower ? 255 / (upper - lower) : 0;
  const grey = Uint8ClampedArray.from(values, (value) => {
    const shade = Math.min(255, Math.max(0, (value - lower) * scale));
    return isInverted ? 255 - shade : shade;
  });
  const { columnMm, rowMm } = grid.spacing ?? { columnMm: 1, rowMm: 1 };
  return { columns, rows, grey, aspect: (grid.columns * columnMm) / (grid.rows * rowMm) };
}
