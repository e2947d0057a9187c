import { JpegDamage } from './jpegDamage';

/** A Huffman table as its codes' ranges by length (ISO/IEC 10918-1 F.2.2.3, DECODE). */
export interface HuffmanTable {
  /** Largest code of each length 1 … 16, −1 when there is none. */
  readonly maxCode: Int32Array;
  /** Add to a code of this length to find its symbol. */
  readonly offset: Int32Array;
  readonly symbols: Uint8Array;
}

/** Reads a DHT segment; AC tables are kept under 16 + number. */
export function readHuffmanTables(segment: Uint8Array, tables: Map<number, HuffmanTable>): void {
  for (let at = 0; at + 17 <= segment.length; ) {
    const head = segment[at] ?? 0;
    const counts = segment.subarray(at + 1, at + 17);
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (at + 17 + total > segment.length) throw new JpegDamage('a Huffman table is cut off');
    const maxCode = new Int32Array(17).fill(-1);
    const offset = new Int32Array(17);
    let code = 0;
    let index = 0;
    for (let length = 1; length <= 16; length++) {
      const count = counts[length - 1] ?? 0;
      offset[length] = index - code;
      if (count > 0) maxCode[length] = code + count - 1;
      index += count;
      code = (code + count) << 1;
    }
    tables.set(head & 0x1f, { maxCode, offset, symbols: segment.slice(at + 17, at + 17 + total) });
    at += 17 + total;
  }
}
