import { hashOfText } from './searchWords';

const half = 2;
const fewest = 1 << 10;

/** A power of two, at least twice as large as what the table holds. */
export function tableSizeFor(count: number): number {
  let size = fewest;
  while (size < count * half) size *= 2;
  return size;
}

/** The hash of words in a row, from that of those before and that of the next one. */
export function joinedHash(before: number, next: number): number {
  return Math.imul(((before << 5) | (before >>> 27)) ^ next, 0x9e3779b1);
}

/** Rows of words, each once. */
export class SpellingSet {
  #table = new Int32Array(fewest);
  #hashes = new Int32Array(fewest / half);
  readonly #rows: (readonly string[])[] = [];

  /** False where the same words are there already. */
  add(words: readonly string[]): boolean {
    let hash = 0;
    for (const word of words) hash = joinedHash(hash, hashOfText(word));
    const mask = this.#table.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (; this.#table[slot] !== 0; slot = (slot + 1) & mask) {
      const position = (this.#table[slot] ?? 0) - 1;
      if (this.#hashes[position] === hash && isSame(this.#rows[position] ?? [], words)) return false;
    }
    if (this.#rows.length === this.#hashes.length) {
      this.#grow();
      return this.add(words);
    }
    this.#hashes[this.#rows.length] = hash;
    this.#rows.push(words);
    this.#table[slot] = this.#rows.length;
    return true;
  }

  #grow(): void {
    const before = this.#hashes;
    this.#hashes = new Int32Array(before.length * 2);
    this.#hashes.set(before);
    this.#table = new Int32Array(this.#table.length * 2);
    const mask = this.#table.length - 1;
    for (const [position, hash] of before.entries()) {
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (this.#table[slot] !== 0) slot = (slot + 1) & mask;
      this.#table[slot] = position + 1;
    }
  }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word, index) => word === other[index]);
}
