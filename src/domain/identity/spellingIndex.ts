import { signKind } from './foldedText';
import type { TermSpelling } from './identityTerm';
import { hashOfText, isWordText, kindAt, type SearchWords, wordKind } from './searchWords';
import { joinedHash, tableSizeFor } from './spellingSet';

/** Marks and blanks between two words of a spelling. */
const widestGaps = { name: 3, typed: 8, number: 1, exact: 1 } as const;
const widestGap = Math.max(...Object.values(widestGaps));
/** Spellings of so many words and more share a bit. */
const longestApart = 31;
const filterBits = 22;
const spellingsAStep = 1 << 15;

/**
 * Spellings by their words. Whether any begins with a word of a text is one bit; of what begins so, it is known how many words
 * they have, and for each number of words one place of a table is looked at, however many spellings begin alike.
 */
export class SpellingIndex {
  readonly #spellings: readonly TermSpelling[];
  readonly #hashes: Int32Array;
  /** Positions of spellings, counted from 1; those with the same hash follow each other. */
  readonly #table: Int32Array;
  readonly #begins = new Uint8Array(1 << (filterBits - 3));
  /** By the first word's hash: a bit for each number of words. */
  readonly #lengths = new Map<number, number>();
  #longest = 0;

  private constructor(spellings: readonly TermSpelling[]) {
    this.#spellings = spellings;
    this.#hashes = new Int32Array(spellings.length);
    this.#table = new Int32Array(tableSizeFor(spellings.length));
  }

  /** Made in small steps: there are hundreds of thousands of spellings. */
  static *steps(spellings: readonly TermSpelling[]): Generator<void, SpellingIndex> {
    const index = new SpellingIndex(spellings);
    for (let position = 0; position < spellings.length; position += 1) {
      index.#add(position);
      if (position % spellingsAStep === spellingsAStep - 1) yield;
    }
    return index;
  }

  #add(position: number): void {
    const words = this.#spellings[position]?.words ?? [];
    const [first] = words;
    if (first === undefined) return;
    const firstHash = hashOfText(first);
    let hash = firstHash;
    for (let i = 1; i < words.length; i += 1) hash = joinedHash(hash, hashOfText(words[i] ?? ''));
    this.#hashes[position] = hash;
    const bit = slotOf(firstHash);
    this.#begins[bit >>> 3] = (this.#begins[bit >>> 3] ?? 0) | (1 << (bit & 7));
    const length = 1 << Math.min(words.length, longestApart);
    const lengths = this.#lengths.get(firstHash) ?? 0;
    if ((lengths & length) === 0) this.#lengths.set(firstHash, lengths | length);
    if (words.length > this.#longest) this.#longest = words.length;
    const mask = this.#table.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (this.#table[slot] !== 0) slot = (slot + 1) & mask;
    this.#table[slot] = position + 1;
  }

  /** Whether a spelling may begin with a word of that hash; seldom true where none does. */
  mayBegin(hash: number): boolean {
    const bit = slotOf(hash);
    return ((this.#begins[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0;
  }

  /** Adds all spellings that stand at one word of a text to `found`. */
  collect(words: SearchWords, at: number, found: TermSpelling[]): void {
    let hash = words.hashes[at] ?? 0;
    const lengths = this.#lengths.get(hash);
    if (lengths === undefined) return;
    for (let length = 1; length <= this.#longest; length += 1) {
      if (length > 1) {
        const next = at + length - 1;
        if (next >= words.count || gapBefore(words, next) > widestGap) return;
        hash = joinedHash(hash, words.hashes[next] ?? 0);
      }
      const further = lengths >>> Math.min(length, longestApart);
      if (further === 0) return;
      if ((further & 1) !== 0) this.#collectOf(hash, words, at, length, found);
    }
  }

  #collectOf(hash: number, words: SearchWords, at: number, length: number, found: TermSpelling[]): void {
    const mask = this.#table.length - 1;
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const position = (this.#table[slot] ?? 0) - 1;
      if (position < 0) return;
      if (this.#hashes[position] !== hash) continue;
      const spelling = this.#spellings[position];
      if (spelling && spelling.words.length === length && isHere(words, at, spelling)) found.push(spelling);
    }
  }
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & ((1 << filterBits) - 1);
}

function gapBefore({ starts, ends }: SearchWords, index: number): number {
  return (starts[index] ?? 0) - (ends[index - 1] ?? 0);
}

function isHere(words: SearchWords, at: number, { words: wanted, gaps }: TermSpelling): boolean {
  for (let i = 0; i < wanted.length; i += 1) {
    if (i > 0 && gapBefore(words, at + i) > widestGaps[gaps]) return false;
    if (!isWordText(words, at + i, wanted[i] ?? '')) return false;
  }
  return isWhole(words, at, at + wanted.length - 1, gaps);
}

/** Nothing goes on at the ends that makes another word of it. */
function isWhole(
  { text, starts, ends, kinds }: SearchWords,
  first: number,
  last: number,
  gaps: TermSpelling['gaps'],
): boolean {
  const kindBefore = kindAt(text, (starts[first] ?? 0) - 1);
  const kindAfter = kindAt(text, ends[last] ?? 0);
  if (gaps === 'number' || gaps === 'exact') return isApart(kindBefore) && isApart(kindAfter);
  // "hong2" is nobody's; "홍길동님" is 홍길동.
  const isSign = kinds[first] === wordKind.sign;
  return isSign || (kindBefore !== signKind.letter && kindAfter !== signKind.letter);
}

function isApart(kind: number): boolean {
  return kind === signKind.gap || kind === signKind.sign;
}
