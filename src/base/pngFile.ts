import { crc32 } from './crc32';

/** A picture as it goes into a PNG: 8 bits a sample, row by row, opaque. */
export interface PngPicture {
  readonly columns: number;
  readonly rows: number;
  readonly colour: 'grey' | 'rgb';
  readonly samples: Uint8Array;
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const colourTypes = { grey: 0, rgb: 2 } as const;
const inchMm = 25.4;

/**
 * A PNG file with nothing in it but size, pixels and, where given, resolution: no text, no time, no colour profile. The same
 * bytes for the same picture wherever `deflate` gives the same.
 *
 * @param deflate zlib (RFC 1950).
 * @param dpi Written as pixels per metre (pHYs), to the nearest whole number as the format asks.
 */
export function pngFile(
  picture: PngPicture,
  deflate: (bytes: Uint8Array) => Uint8Array,
  dpi?: number,
): Uint8Array<ArrayBuffer> {
  const { columns, rows, colour } = picture;
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, columns);
  view.setUint32(4, rows);
  header.set([8, colourTypes[colour], 0, 0, 0], 8);
  const parts = [
    Uint8Array.from(signature),
    chunk('IHDR', header),
    ...(dpi === undefined ? [] : [chunk('pHYs', physicalSize(dpi))]),
    chunk('IDAT', deflate(filteredRows(picture))),
    chunk('IEND', new Uint8Array()),
  ];
  const file = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

function physicalSize(dpi: number): Uint8Array {
  const perMetre = Math.round((dpi * 1000) / inchMm);
  const bytes = new Uint8Array(9);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, perMetre);
  view.setUint32(4, perMetre);
  bytes[8] = 1;
  return bytes;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let at = 0; at < 4; at += 1) bytes[4 + at] = type.charCodeAt(at);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

/** Every row as its differences from the Paeth predictor (PNG specification 9.4): small for images and for flat areas. */
function filteredRows({ columns, rows, colour, samples }: PngPicture): Uint8Array {
  const step = colour === 'rgb' ? 3 : 1;
  const length = columns * step;
  const filtered = new Uint8Array(rows * (length + 1));
  for (let row = 0; row < rows; row += 1) {
    const from = row * length;
    const to = row * (length + 1) + 1;
    filtered[to - 1] = 4;
    for (let at = 0; at < length; at += 1) {
      const left = at < step ? 0 : (samples[from + at - step] ?? 0);
      const above = row === 0 ? 0 : (samples[from + at - length] ?? 0);
      const corner = at < step || row === 0 ? 0 : (samples[from + at - length - step] ?? 0);
      filtered[to + at] = (samples[from + at] ?? 0) - paeth(left, above, corner);
    }
  }
  return filtered;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [byLeft, byAbove, byCorner] = [
    Math.abs(guess - left),
    Math.abs(guess - above),
    Math.abs(guess - corner),
  ];
  if (byLeft <= byAbove && byLeft <= byCorner) return left;
  return byAbove <= byCorner ? above : corner;
}
