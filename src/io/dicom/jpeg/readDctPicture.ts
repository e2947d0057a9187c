import { decodeScan, type Scan } from './decodeScan';
import { type HuffmanTable, readHuffmanTables } from './huffmanTable';
import { JpegDamage } from './jpegDamage';

/** A grey-scale picture whose coefficients are decoded and not yet transformed. */
export interface DctPicture {
  readonly bits: number;
  readonly rows: number;
  readonly columns: number;
  readonly blocksAcross: number;
  readonly blocksDown: number;
  readonly isProgressive: boolean;
  readonly quantizationTable: number;
  /** 64 coefficients a block, in zig-zag order. */
  readonly coefficients: Int32Array;
}

/**
 * Decodes the entropy-coded data of a grey-scale DCT JPEG, sequential or progressive (SOF0, SOF1, SOF2).
 *
 * Strict: every bit must be accounted for, so most damage throws `JpegDamage` instead of becoming a picture.
 */
export function readDctPicture(bytes: Uint8Array): { picture: DctPicture; quantization: Float64Array } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const quantization = new Map<number, Float64Array>();
  const huffman = new Map<number, HuffmanTable>();
  let restartInterval = 0;
  let frame: DctPicture | undefined;
  let scans = 0;
  let at = 2;
  let isEnded = false;
  while (!isEnded && at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) throw new JpegDamage(`no marker at byte ${at}`);
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) {
      isEnded = true;
      continue;
    }
    if (at + 4 > bytes.length) break;
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length) throw new JpegDamage('a segment is cut off');
    const segment = bytes.subarray(at + 4, end);
    at = end;
    if (marker === 0xdb) readQuantization(segment, quantization);
    else if (marker === 0xc4) readHuffmanTables(segment, huffman);
    else if (marker === 0xdd) restartInterval = ((segment[0] ?? 0) << 8) | (segment[1] ?? 0);
    else if (marker === 0xc0 || marker === 0xc1 || marker === 0xc2)
      frame = readFrame(segment, marker === 0xc2);
    else if (marker === 0xda) {
      if (frame === undefined) throw new JpegDamage('a scan comes before the frame');
      at = decodeScan(bytes, end, readScan(segment, huffman, restartInterval, frame));
      scans += 1;
    } else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xcc) {
      throw new JpegDamage(`coding process ${(marker - 0xc0).toString()} is not supported`);
    }
  }
  if (!isEnded) throw new JpegDamage('the end mark is missing');
  if (frame === undefined || scans === 0) throw new JpegDamage('there is no picture');
  const table = quantization.get(frame.quantizationTable);
  if (table === undefined) throw new JpegDamage('a quantization table is missing');
  return { picture: frame, quantization: table };
}

function readQuantization(segment: Uint8Array, tables: Map<number, Float64Array>): void {
  for (let at = 0; at < segment.length; ) {
    const head = segment[at] ?? 0;
    const isWide = head >> 4 !== 0;
    at += 1;
    const table = new Float64Array(64);
    for (let i = 0; i < 64; i++) {
      table[i] = isWide ? ((segment[at] ?? 0) << 8) | (segment[at + 1] ?? 0) : (segment[at] ?? 0);
      at += isWide ? 2 : 1;
    }
    if (at > segment.length) throw new JpegDamage('a quantization table is cut off');
    tables.set(head & 15, table);
  }
}

function readFrame(segment: Uint8Array, isProgressive: boolean): DctPicture {
  const [bits = 0, rowsHigh = 0, rowsLow = 0, columnsHigh = 0, columnsLow = 0, components = 0] = segment;
  if (components !== 1) throw new JpegDamage(`${components} components; only grey-scale is supported`);
  const rows = (rowsHigh << 8) | rowsLow;
  const columns = (columnsHigh << 8) | columnsLow;
  if (bits < 8 || bits > 16 || rows === 0 || columns === 0)
    throw new JpegDamage('the frame header is impossible');
  // One component is never interleaved: its sampling factors do not matter (A.2.2).
  const blocksAcross = Math.ceil(columns / 8);
  const blocksDown = Math.ceil(rows / 8);
  const coefficients = new Int32Array(blocksAcross * blocksDown * 64);
  const quantizationTable = segment[8] ?? 0;
  return { bits, rows, columns, blocksAcross, blocksDown, isProgressive, quantizationTable, coefficients };
}

function readScan(
  segment: Uint8Array,
  huffman: ReadonlyMap<number, HuffmanTable>,
  restartInterval: number,
  frame: DctPicture,
): Scan {
  const [components = 0, , tables = 0, spectralStart = 0, spectralEnd = 0, approximation = 0] = segment;
  if (components !== 1) throw new JpegDamage('a scan of several components');
  return {
    dc: huffman.get(tables >> 4),
    ac: huffman.get(0x10 | (tables & 15)),
    start: frame.isProgressive ? spectralStart : 0,
    end: frame.isProgressive ? Math.min(spectralEnd, 63) : 63,
    high: frame.isProgressive ? approximation >> 4 : 0,
    low: frame.isProgressive ? approximation & 15 : 0,
    restartInterval,
    blockCount: frame.blocksAcross * frame.blocksDown,
    isProgressive: frame.isProgressive,
    coefficients: frame.coefficients,
  };
}
