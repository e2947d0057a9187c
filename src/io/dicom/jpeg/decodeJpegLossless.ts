import type { Result } from '../../../base/result';
import type { DecodeProblem } from '../decodeProblem';
import { BitReader } from './bitReader';
import { type HuffmanTable, readHuffmanTables } from './huffmanTable';
import { JpegDamage, withDamageCaught } from './jpegDamage';

/**
 * Decodes a lossless Huffman-coded JPEG (ISO/IEC 10918-1 annex H; process 14, every predictor, point transform,
 * restarts), samples interleaved.
 *
 * Our own, because the packages decode a cut or damaged picture without a word: here every bit must be accounted
 * for. Components must have the same sampling, as DICOM requires.
 */
export function decodeJpegLossless(bytes: Uint8Array): Result<Int32Array, DecodeProblem> {
  return withDamageCaught('JPEG lossless', () => decode(bytes));
}

interface Frame {
  readonly bits: number;
  readonly rows: number;
  readonly columns: number;
  readonly components: readonly number[];
}

interface LosslessScan {
  /** Places of the scan's components among the frame's. */
  readonly places: readonly number[];
  readonly tables: readonly (HuffmanTable | undefined)[];
  readonly predictor: number;
  readonly pointTransform: number;
  readonly restartInterval: number;
}

function decode(bytes: Uint8Array): Int32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const huffman = new Map<number, HuffmanTable>();
  let restartInterval = 0;
  let frame: Frame | undefined;
  let samples = new Int32Array(0);
  const decoded = new Set<number>();
  let at = 2;
  for (;;) {
    if (at + 2 > bytes.length) throw new JpegDamage('the end mark is missing');
    if (bytes[at] !== 0xff) throw new JpegDamage(`no marker at byte ${at}`);
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) break;
    if (at + 4 > bytes.length) throw new JpegDamage('the end mark is missing');
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length) throw new JpegDamage('a segment is cut off');
    const segment = bytes.subarray(at + 4, end);
    at = end;
    if (marker === 0xc4) readHuffmanTables(segment, huffman);
    else if (marker === 0xdd) restartInterval = ((segment[0] ?? 0) << 8) | (segment[1] ?? 0);
    else if (marker === 0xc3) {
      frame = readFrame(segment);
      samples = new Int32Array(frame.rows * frame.columns * frame.components.length);
    } else if (marker === 0xda) {
      if (frame === undefined) throw new JpegDamage('a scan comes before the frame');
      const scan = readScan(segment, frame, huffman, restartInterval);
      at = decodeLosslessScan(new BitReader(bytes, end), frame, scan, samples);
      for (const place of scan.places) decoded.add(place);
    }
  }
  if (frame === undefined || decoded.size !== frame.components.length)
    throw new JpegDamage('there is no whole picture');
  return samples;
}

function readFrame(segment: Uint8Array): Frame {
  const [bits = 0, rowsHigh = 0, rowsLow = 0, columnsHigh = 0, columnsLow = 0, count = 0] = segment;
  const rows = (rowsHigh << 8) | rowsLow;
  const columns = (columnsHigh << 8) | columnsLow;
  const parts = Array.from({ length: count }, (_, i) => ({
    id: segment[6 + i * 3],
    sampling: segment[7 + i * 3],
  }));
  const isPossible = bits >= 2 && bits <= 16 && rows > 0 && columns > 0 && count > 0;
  if (!isPossible) throw new JpegDamage('the frame header is impossible');
  if (parts.some(({ sampling }) => sampling !== parts[0]?.sampling))
    throw new JpegDamage('components of different size');
  return { bits, rows, columns, components: parts.map(({ id }) => id ?? 0) };
}

function readScan(
  segment: Uint8Array,
  frame: Frame,
  huffman: ReadonlyMap<number, HuffmanTable>,
  restartInterval: number,
): LosslessScan {
  const count = segment[0] ?? 0;
  const ids = Array.from({ length: count }, (_, i) => segment[1 + i * 2] ?? 0);
  const places = ids.map((id) => frame.components.indexOf(id));
  const predictor = segment[1 + count * 2] ?? 0;
  const pointTransform = (segment[3 + count * 2] ?? 0) & 15;
  if (places.includes(-1) || predictor < 1 || predictor > 7)
    throw new JpegDamage('the scan header is impossible');
  const tables = ids.map((_, i) => huffman.get((segment[2 + i * 2] ?? 0) >> 4));
  return { places, tables, predictor, pointTransform, restartInterval };
}

/** Returns the position of the marker after the scan. */
function decodeLosslessScan(
  reader: BitReader,
  frame: Frame,
  scan: LosslessScan,
  samples: Int32Array,
): number {
  const { rows, columns, bits } = frame;
  const { places, tables, predictor, pointTransform, restartInterval } = scan;
  const step = frame.components.length;
  const stride = columns * step;
  const first = 2 ** (bits - pointTransform - 1);
  // H.1.1 wants restarts at line starts only; prediction then begins as on the first line.
  if (restartInterval % columns !== 0) throw new JpegDamage('a restart interval that is no whole lines');
  let firstRow = 0;
  for (let row = 0; row < rows; row++) {
    if (restartInterval > 0 && row > 0 && (row * columns) % restartInterval === 0) {
      reader.restart();
      firstRow = row;
    }
    for (let column = 0; column < columns; column++) {
      for (let c = 0; c < places.length; c++) {
        const at = row * stride + column * step + (places[c] ?? 0);
        let prediction = first;
        if (row === firstRow) {
          if (column > 0) prediction = samples[at - step] ?? 0;
        } else if (column === 0) prediction = samples[at - stride] ?? 0;
        else {
          const left = samples[at - step] ?? 0;
          const above = samples[at - stride] ?? 0;
          prediction = predict(predictor, left, above, samples[at - stride - step] ?? 0);
        }
        const size = reader.symbol(tables[c]);
        if (size > 16) throw new JpegDamage('a difference has too many bits');
        // Size 16 stands for 32768 alone (H.1.2.2); everything counts modulo 2^16.
        const difference = size === 16 ? 32768 : reader.signed(size);
        samples[at] = (prediction + difference) & 0xffff;
      }
    }
  }
  if (pointTransform > 0) {
    for (const place of places)
      for (let i = place; i < samples.length; i += step) samples[i] = (samples[i] ?? 0) << pointTransform;
  }
  return reader.finish();
}

/** Table H.1. */
function predict(predictor: number, left: number, above: number, corner: number): number {
  switch (predictor) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return corner;
    case 4:
      return left + above - corner;
    case 5:
      return left + ((above - corner) >> 1);
    case 6:
      return above + ((left - corner) >> 1);
    default:
      return (left + above) >> 1;
  }
}
