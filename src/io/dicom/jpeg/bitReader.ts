import type { HuffmanTable } from './huffmanTable';
import { JpegDamage } from './jpegDamage';

/** Bits of entropy-coded data, byte stuffing removed; a marker or the end of the data ends them. */
export class BitReader {
  private held = 0;
  private heldBits = 0;

  constructor(
    private readonly bytes: Uint8Array,
    public position: number,
  ) {}

  bit(): number {
    if (this.heldBits === 0) {
      const byte = this.bytes[this.position];
      if (byte === undefined) throw new JpegDamage('the data ends inside the picture');
      this.position += 1;
      if (byte === 0xff) {
        if (this.bytes[this.position] !== 0) throw new JpegDamage('a marker stands inside the picture');
        this.position += 1;
      }
      this.held = byte;
      this.heldBits = 8;
    }
    this.heldBits -= 1;
    return (this.held >> this.heldBits) & 1;
  }

  bits(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++) value = (value << 1) | this.bit();
    return value;
  }

  /** A signed value of `size` bits (F.2.2.1, RECEIVE and EXTEND). */
  signed(size: number): number {
    if (size === 0) return 0;
    const value = this.bits(size);
    return value < 2 ** (size - 1) ? value - 2 ** size + 1 : value;
  }

  symbol(table: HuffmanTable | undefined): number {
    if (table === undefined) throw new JpegDamage('a Huffman table is missing');
    let code = 0;
    for (let length = 1; length <= 16; length++) {
      code = (code << 1) | this.bit();
      const largest = table.maxCode[length] ?? -1;
      if (largest >= 0 && code <= largest) return table.symbols[code + (table.offset[length] ?? 0)] ?? 0;
    }
    throw new JpegDamage('a code is in no Huffman table');
  }

  /**
   * The position of the marker that ends this data. It must follow at once: data left over means that damage
   * inside the picture was met without being noticed.
   */
  finish(): number {
    this.heldBits = 0;
    let at = this.position;
    while (this.bytes[at] === 0xff && this.bytes[at + 1] === 0xff) at += 1;
    if (this.bytes[at] !== 0xff || this.bytes[at + 1] === 0)
      throw new JpegDamage('data is left over after the picture');
    return at;
  }

  /** Drops what is left of the byte and steps over a restart marker. */
  restart(): void {
    this.heldBits = 0;
    const marker = this.bytes[this.position + 1] ?? 0;
    if (this.bytes[this.position] !== 0xff || marker < 0xd0 || marker > 0xd7) {
      throw new JpegDamage('a restart marker is missing');
    }
    this.position += 2;
  }
}
