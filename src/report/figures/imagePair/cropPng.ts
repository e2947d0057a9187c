import { zlibSync } from 'fflate';
import { pngFile } from '../../../base/pngFile';
import type { PairPicture } from './imagePair';
import type { PlaceMm } from './pairField';

/** A part of a slice as a picture, and where it lies. */
export interface CroppedPicture {
  /** PNG as a `data:` URI: pixels and nothing else. */
  readonly dataUri: string;
  /** mm from the slice's outer corner. */
  readonly from: PlaceMm;
  readonly widthMm: number;
  readonly heightMm: number;
}

/**
 * The whole pixels that a field touches; undefined where it lies outside of the slice. What is beyond the field by less than
 * a pixel is hidden where the picture is drawn; what is further away does not leave with it.
 */
export function cropPng(
  picture: PairPicture,
  [acrossMm, downMm]: PlaceMm,
  widthMm: number,
  heightMm: number,
): CroppedPicture | undefined {
  const { columns, rows, grey, spacing } = picture;
  const [left, right] = wholePixels(acrossMm, widthMm, spacing.columnMm, columns);
  const [top, bottom] = wholePixels(downMm, heightMm, spacing.rowMm, rows);
  const [wide, high] = [right - left, bottom - top];
  if (wide <= 0 || high <= 0) return undefined;
  const samples = new Uint8Array(wide * high);
  for (let row = 0; row < high; row += 1) {
    const from = (top + row) * columns + left;
    samples.set(grey.subarray(from, from + wide), row * wide);
  }
  const png = pngFile({ columns: wide, rows: high, colour: 'grey', samples }, (bytes) =>
    zlibSync(bytes, { level: 9 }),
  );
  return {
    dataUri: `data:image/png;base64,${base64(png)}`,
    from: [left * spacing.columnMm, top * spacing.rowMm],
    widthMm: wide * spacing.columnMm,
    heightMm: high * spacing.rowMm,
  };
}

function wholePixels(
  fromMm: number,
  lengthMm: number,
  pixelMm: number,
  count: number,
): readonly [from: number, to: number] {
  // A border that lies on an edge of pixels, but for rounding, takes no further pixel in.
  const slack = 1e-9;
  const from = Math.floor(fromMm / pixelMm + slack);
  const to = Math.ceil((fromMm + lengthMm) / pixelMm - slack);
  return [Math.min(Math.max(from, 0), count), Math.min(Math.max(to, 0), count)];
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 (RFC 4648); written out because neither Node's nor the browser's own is in both. */
export function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second, third] = [bytes[at], bytes[at + 1], bytes[at + 2]];
    const word = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    const letter = (shift: number): string => letters.charAt((word >>> shift) & 63);
    parts.push(
      letter(18) +
        letter(12) +
        (second === undefined ? '=' : letter(6)) +
        (third === undefined ? '=' : letter(0)),
    );
  }
  return parts.join('');
}
