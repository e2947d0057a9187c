import { BitReader } from './bitReader';
import type { HuffmanTable } from './huffmanTable';
import { JpegDamage } from './jpegDamage';

/** One scan over all blocks of a grey-scale picture. */
export interface Scan {
  readonly dc: HuffmanTable | undefined;
  readonly ac: HuffmanTable | undefined;
  /** Spectral selection: first and last coefficient, in zig-zag order. */
  readonly start: number;
  readonly end: number;
  /** Successive approximation: bits already known, bits still left. */
  readonly high: number;
  readonly low: number;
  readonly restartInterval: number;
  readonly blockCount: number;
  readonly isProgressive: boolean;
  readonly coefficients: Int32Array;
}

/** What carries from block to block, until a restart. */
interface Running {
  dc: number;
  endOfBand: number;
}

/** Decodes a scan into the coefficients; returns the position of the marker after it. */
export function decodeScan(bytes: Uint8Array, position: number, scan: Scan): number {
  const reader = new BitReader(bytes, position);
  const running: Running = { dc: 0, endOfBand: 0 };
  const decodeBlock = blockDecoder(scan);
  for (let block = 0; block < scan.blockCount; block++) {
    if (scan.restartInterval > 0 && block > 0 && block % scan.restartInterval === 0) {
      reader.restart();
      running.dc = 0;
      running.endOfBand = 0;
    }
    decodeBlock(reader, scan, running, block * 64);
  }
  return reader.finish();
}

type BlockDecoder = (reader: BitReader, scan: Scan, running: Running, base: number) => void;

function blockDecoder(scan: Scan): BlockDecoder {
  if (!scan.isProgressive) return sequentialBlock;
  if (scan.start === 0) return scan.high === 0 ? firstDc : refineDc;
  return scan.high === 0 ? firstAc : refineAc;
}

const sequentialBlock: BlockDecoder = (reader, scan, running, base) => {
  running.dc += reader.signed(sized(reader.symbol(scan.dc)));
  scan.coefficients[base] = running.dc;
  for (let k = 1; k < 64; k++) {
    const symbol = reader.symbol(scan.ac);
    const size = symbol & 15;
    if (size === 0 && symbol >> 4 !== 15) return;
    k += symbol >> 4;
    if (k > 63) throw new JpegDamage('a run leaves its block');
    if (size > 0) scan.coefficients[base + k] = reader.signed(size);
  }
};

const firstDc: BlockDecoder = (reader, scan, running, base) => {
  running.dc += reader.signed(sized(reader.symbol(scan.dc)));
  scan.coefficients[base] = running.dc * 2 ** scan.low;
};

const refineDc: BlockDecoder = (reader, scan, _running, base) => {
  scan.coefficients[base] = (scan.coefficients[base] ?? 0) | (reader.bit() << scan.low);
};

const firstAc: BlockDecoder = (reader, scan, running, base) => {
  if (running.endOfBand > 0) {
    running.endOfBand -= 1;
    return;
  }
  for (let k = scan.start; k <= scan.end; k++) {
    const symbol = reader.symbol(scan.ac);
    const run = symbol >> 4;
    const size = symbol & 15;
    if (size === 0 && run < 15) {
      running.endOfBand = (1 << run) - 1 + reader.bits(run);
      return;
    }
    k += run;
    if (k > 63) throw new JpegDamage('a run leaves its block');
    if (size > 0) scan.coefficients[base + k] = reader.signed(size) * 2 ** scan.low;
  }
};

/** G.1.2.3: coefficients already known get one more bit each, while new ones appear between them. */
const refineAc: BlockDecoder = (reader, scan, running, base) => {
  const { coefficients } = scan;
  const step = 1 << scan.low;
  const refine = (index: number) => {
    const value = coefficients[index] ?? 0;
    if (reader.bit() === 1 && (Math.abs(value) & step) === 0)
      coefficients[index] = value + (value > 0 ? step : -step);
  };
  let k = scan.start;
  while (running.endOfBand === 0 && k <= scan.end) {
    const symbol = reader.symbol(scan.ac);
    const size = symbol & 15;
    let zeros = symbol >> 4;
    let fresh = 0;
    if (size === 0 && zeros < 15) {
      running.endOfBand = (1 << zeros) + reader.bits(zeros);
      break;
    }
    if (size > 0) fresh = reader.bit() === 1 ? step : -step;
    for (; k <= scan.end; k++) {
      if (coefficients[base + k] !== 0) refine(base + k);
      else if (zeros === 0) break;
      else zeros -= 1;
    }
    if (k > scan.end && (fresh !== 0 || zeros > 0)) throw new JpegDamage('a run leaves its block');
    if (fresh !== 0) coefficients[base + k] = fresh;
    k += 1;
  }
  if (running.endOfBand > 0) {
    for (; k <= scan.end; k++) if (coefficients[base + k] !== 0) refine(base + k);
    running.endOfBand -= 1;
  }
};

function sized(size: number): number {
  if (size > 16) throw new JpegDamage('a difference has too many bits');
  return size;
}
