import { inflateSync } from 'node:zlib';

/** A PNG as an independent reader sees it: Node's own zlib, filters undone here as the specification writes them. */
export interface ReadPng {
  readonly columns: number;
  readonly rows: number;
  readonly bitDepth: number;
  readonly colourType: number;
  /** Names of the chunks, in order. */
  readonly chunks: readonly string[];
  /** Pixels per metre, across and down. */
  readonly perMetre: readonly [number, number] | undefined;
  readonly samples: Uint8Array;
  /** Samples a pixel. */
  readonly channels: number;
}

/** Reads an 8-bit grey or RGB PNG; throws where a check sum or the structure is wrong. */
export function readPng(bytes: Uint8Array): ReadPng {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (Buffer.from(bytes.subarray(0, 8)).toString('hex') !== '89504e470d0a1a0a') throw new Error('no PNG');
  const chunks: string[] = [];
  const data: Uint8Array[] = [];
  let header = new DataView(new ArrayBuffer(13));
  let perMetre: [number, number] | undefined;
  for (let at = 8; at < bytes.length; ) {
    const length = view.getUint32(at);
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1');
    const body = Uint8Array.from(bytes.subarray(at + 8, at + 8 + length));
    if (view.getUint32(at + 8 + length) !== checkSum(bytes.subarray(at + 4, at + 8 + length))) {
      throw new Error(`check sum of ${type}`);
    }
    chunks.push(type);
    if (type === 'IHDR') header = new DataView(body.buffer);
    if (type === 'IDAT') data.push(body);
    if (type === 'pHYs') {
      const physical = new DataView(body.buffer);
      if (physical.getUint8(8) !== 1) throw new Error('pHYs without metres');
      perMetre = [physical.getUint32(0), physical.getUint32(4)];
    }
    at += 12 + length;
  }
  const [columns, rows] = [header.getUint32(0), header.getUint32(4)];
  const colourType = header.getUint8(9);
  const channels = colourType === 2 ? 3 : 1;
  const raw = inflateSync(Buffer.concat(data));
  const samples = unfiltered(raw, rows, columns * channels, channels);
  return { columns, rows, bitDepth: header.getUint8(8), colourType, chunks, perMetre, samples, channels };
}

/** Bit by bit, after the PNG specification, annex D. */
function checkSum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function unfiltered(raw: Uint8Array, rows: number, length: number, step: number): Uint8Array {
  if (raw.length !== rows * (length + 1)) throw new Error(`${raw.length} bytes of ${rows} rows of ${length}`);
  const samples = new Uint8Array(rows * length);
  for (let row = 0; row < rows; row += 1) {
    const kind = raw[row * (length + 1)] ?? 0;
    for (let at = 0; at < length; at += 1) {
      const a = at >= step ? (samples[row * length + at - step] ?? 0) : 0;
      const b = row > 0 ? (samples[(row - 1) * length + at] ?? 0) : 0;
      const c = at >= step && row > 0 ? (samples[(row - 1) * length + at - step] ?? 0) : 0;
      const p = a + b - c;
      const nearest = [a, b, c].toSorted((x, y) => Math.abs(p - x) - Math.abs(p - y))[0] ?? 0;
      const guess = [0, a, b, Math.floor((a + b) / 2), nearest][kind] ?? 0;
      samples[row * length + at] = (raw[row * (length + 1) + 1 + at] ?? 0) + guess;
    }
  }
  return samples;
}
