import type { Affine } from './affine';
import type { DisplayWindow } from './displayWindow';

/** A slice as it is shown: its displayed values and how they become greys. */
export interface GreySource {
  /** Displayed values, row by row. */
  readonly values: Float32Array;
  readonly columns: number;
  readonly rows: number;
  readonly window: DisplayWindow;
  readonly isInverted: boolean;
  readonly isSmooth: boolean;
}

/** Grey (0 to 255) of a continuous pixel place: bilinear between pixel centres, or the pixel that covers it. Black outside. */
export function greyAt(source: GreySource, column: number, row: number): number {
  const { columns, rows, window } = source;
  // Written so that a place that is no number is outside too.
  if (!(column >= -0.5 && row >= -0.5 && column < columns - 0.5 && row < rows - 0.5)) return 0;
  const value = source.isSmooth
    ? bilinear(source, column, row)
    : pixelValue(source, Math.round(column), Math.round(row));
  const part = (value - (window.center - window.width / 2)) / window.width;
  const grey = 255 * Math.min(Math.max(part, 0), 1);
  return source.isInverted ? 255 - grey : grey;
}

/**
 * Fills a picture with the slice seen through a map from picture pixels to pixels of the slice. With fewer than 256
 * `levels` the greys are rounded to that many, which makes files of it small.
 */
export function paintGreyPicture(
  picture: ImageData,
  source: GreySource,
  toPixels: Affine,
  levels = 256,
): void {
  const { width, height } = picture;
  const words = new Uint32Array(picture.data.buffer);
  const step = 255 / (levels - 1);
  const isWhole = levels === 256;
  let at = 0;
  for (let y = 0; y < height; y += 1) {
    // The middle of a picture pixel stands for it.
    let column = toPixels.a * 0.5 + toPixels.c * (y + 0.5) + toPixels.e;
    let row = toPixels.b * 0.5 + toPixels.d * (y + 0.5) + toPixels.f;
    for (let x = 0; x < width; x += 1) {
      const exact = greyAt(source, column, row);
      // Greys are positive: half up is the cut of half more. Math.round costs more than all else here.
      const grey = isWhole ? (exact + 0.5) | 0 : Math.round(Math.round(exact / step) * step);
      words[at] = opaque + grey * 0x010101;
      at += 1;
      column += toPixels.a;
      row += toPixels.b;
    }
  }
}

/** Alpha is the highest of four bytes on every machine that runs a browser of today. */
const opaque = 0xff000000;

function bilinear(source: GreySource, column: number, row: number): number {
  const { columns, rows, values } = source;
  const left = Math.floor(column);
  const top = Math.floor(row);
  const right = column - left;
  const down = row - top;
  // The border continues outwards by half a pixel.
  const from = left < 0 ? 0 : left;
  const to = left + 1 >= columns ? columns - 1 : left + 1;
  const above = (top < 0 ? 0 : top) * columns;
  const below = (top + 1 >= rows ? rows - 1 : top + 1) * columns;
  const upper = (values[above + from] ?? 0) * (1 - right) + (values[above + to] ?? 0) * right;
  const lower = (values[below + from] ?? 0) * (1 - right) + (values[below + to] ?? 0) * right;
  return upper * (1 - down) + lower * down;
}

/** The value of the nearest pixel that exists: the border continues outwards by half a pixel. */
function pixelValue(source: GreySource, column: number, row: number): number {
  const inColumn = column < 0 ? 0 : column >= source.columns ? source.columns - 1 : column;
  const inRow = row < 0 ? 0 : row >= source.rows ? source.rows - 1 : row;
  return source.values[inRow * source.columns + inColumn] ?? 0;
}
