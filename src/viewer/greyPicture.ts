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
  if (source.isSmooth && toPixels.b === 0 && toPixels.c === 0 && levels === 256) {
    paintUpright(picture, source, toPixels);
    return;
  }
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

/**
 * The same for a picture that lies as the slice does, the usual one: what a column or a row needs is worked out once. Every
 * number is made by the same steps, so that the greys are the same.
 */
function paintUpright(picture: ImageData, source: GreySource, toPixels: Affine): void {
  const { width, height } = picture;
  const { columns, rows, values, window, isInverted } = source;
  const words = new Uint32Array(picture.data.buffer);
  const lower = window.center - window.width / 2;
  const lefts = new Int32Array(width);
  const rights = new Int32Array(width);
  const shares = new Float64Array(width);
  let column = toPixels.a * 0.5 + toPixels.e;
  for (let x = 0; x < width; x += 1) {
    const left = Math.floor(column);
    const isIn = column >= -0.5 && column < columns - 0.5;
    lefts[x] = isIn ? Math.max(left, 0) : -1;
    rights[x] = Math.min(left + 1, columns - 1);
    shares[x] = column - left;
    column += toPixels.a;
  }
  /** Values between the columns of picture pixels, in one row of the slice; magnified, many rows of the picture share it. */
  const across = (row: number, into: Float64Array): void => {
    const start = row * columns;
    for (let x = 0; x < width; x += 1) {
      const share = shares[x] ?? 0;
      const left = values[start + (lefts[x] ?? 0)] ?? 0;
      const right = values[start + (rights[x] ?? 0)] ?? 0;
      into[x] = left * (1 - share) + right * share;
    }
  };
  const uppers = new Float64Array(width);
  const unders = new Float64Array(width);
  let above = -1;
  let below = -1;
  let at = 0;
  for (let y = 0; y < height; y += 1) {
    const row = toPixels.d * (y + 0.5) + toPixels.f;
    const top = Math.floor(row);
    if (!(row >= -0.5 && row < rows - 0.5)) {
      words.fill(opaque, at, at + width);
      at += width;
      continue;
    }
    const [wantedAbove, wantedBelow] = [Math.max(top, 0), Math.min(top + 1, rows - 1)];
    if (wantedAbove !== above) across(wantedAbove, uppers);
    if (wantedBelow !== below) across(wantedBelow, unders);
    [above, below] = [wantedAbove, wantedBelow];
    const down = row - top;
    const up = 1 - down;
    for (let x = 0; x < width; x += 1) {
      const value = (uppers[x] ?? 0) * up + (unders[x] ?? 0) * down;
      const part = (value - lower) / window.width;
      const exact = part < 0 ? 0 : part > 1 ? 255 : 255 * part;
      const isSeen = (lefts[x] ?? -1) >= 0;
      words[at] = opaque + (isSeen ? ((isInverted ? 255 - exact : exact) + 0.5) | 0 : 0) * 0x010101;
      at += 1;
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
