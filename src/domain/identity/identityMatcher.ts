import { dateAt } from './datesInWords';
import { foldedText, kindOf, signKind } from './foldedText';
import type { IdentityTerms, TermSpelling } from './identityTerm';
import { hashOfUnits, type SearchWords, searchWords, wordKind, wordText } from './searchWords';

/** A place of a text that names something of the terms. */
export interface IdentityMatch {
  /** Position in `IdentityTerms.terms`. */
  readonly term: number;
  /** In the text as it is after NFC, which `source` gives. */
  readonly start: number;
  readonly end: number;
}

/** What was found in a text. */
export interface TextMatches {
  /** The text in Unicode's composed form, in which the places are. */
  readonly source: string;
  readonly matches: readonly IdentityMatch[];
}

/** Finds terms in texts. */
export interface IdentityMatcher {
  readonly find: (text: string) => TextMatches;
}

const filterBits = 22;
const longestFirstWord = 200;
/** Marks and blanks between two words of a spelling. */
const widestGaps = { name: 3, typed: 8, number: 1, exact: 1 } as const;

/**
 * Prepares a search for everything at once: each word of a text is looked up by a hash, and only where a spelling begins with it
 * further words are compared. Of several spellings of one thing at one place the longest counts.
 */
export function identityMatcher(
  terms: Pick<IdentityTerms, 'dates'>,
  spellings: readonly TermSpelling[],
): IdentityMatcher {
  const filter = new Uint8Array(1 << (filterBits - 3));
  const bySpelling = new Map<string, TermSpelling[]>();
  for (const spelling of spellings) {
    const [first] = spelling.words;
    if (first === undefined || first.length > longestFirstWord) continue;
    const units = Uint16Array.from(first, (character) => character.charCodeAt(0));
    const bit = slot(hashOfUnits(units, 0, units.length));
    filter[bit >>> 3] = (filter[bit >>> 3] ?? 0) | (1 << (bit & 7));
    const key = keyOf(first, spelling.words[1]);
    const others = bySpelling.get(key);
    if (others) others.push(spelling);
    else bySpelling.set(key, [spelling]);
  }
  for (const same of bySpelling.values()) same.sort((a, b) => b.words.length - a.words.length);
  const hasDates = terms.dates.size > 0;

  const find = (text: string): TextMatches => {
    const words = searchWords(foldedText(text));
    const matches: IdentityMatch[] = [];
    const { hashes, kinds, count } = words;
    // Where the last match of a term ends: a part of a name inside of the name is not said again.
    const ends = new Map<number, number>();
    const add = (term: number, first: number, endWord: number): void => {
      if (endWord <= (ends.get(term) ?? 0)) return;
      ends.set(term, endWord);
      matches.push(placed(words, first, endWord, term));
    };
    let afterDate = 0;
    for (let at = 0; at < count; at += 1) {
      const bit = slot(hashes[at] ?? 0);
      if (((filter[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0) {
        for (const { term, words: own } of spellingsAt(words, at, bySpelling)) add(term, at, at + own.length);
      }
      if (!hasDates || at < afterDate || (kinds[at] ?? 0) > wordKind.letters) continue;
      const date = dateAt(words, at);
      const day = date?.days.find((one) => terms.dates.has(one));
      const term = day === undefined ? undefined : terms.dates.get(day);
      if (!date || term === undefined || isInstantOfProgram(words, at, date.endWord)) continue;
      add(term, at, date.endWord);
      afterDate = date.endWord;
    }
    return { source: words.text.source, matches };
  };
  return { find };
}

function slot(hash: number): number {
  return (hash ^ (hash >>> 15)) & ((1 << filterBits) - 1);
}

function keyOf(first: string, second: string | undefined): string {
  return second === undefined ? first : `${first}\u0000${second}`;
}

/** All spellings that begin here, the longest first. */
function spellingsAt(
  words: SearchWords,
  at: number,
  bySpelling: ReadonlyMap<string, readonly TermSpelling[]>,
): readonly TermSpelling[] {
  if ((words.ends[at] ?? 0) - (words.starts[at] ?? 0) > longestFirstWord) return [];
  const first = wordText(words, at);
  const isFollowed =
    at + 1 < words.count && (words.ends[at + 1] ?? 0) - (words.starts[at + 1] ?? 0) <= longestFirstWord;
  const longer = isFollowed ? (bySpelling.get(keyOf(first, wordText(words, at + 1))) ?? []) : [];
  return [...longer, ...(bySpelling.get(first) ?? [])].filter((spelling) => isHere(words, at, spelling));
}

function isHere(words: SearchWords, at: number, { words: wanted, gaps }: TermSpelling): boolean {
  if (at + wanted.length > words.count) return false;
  for (let i = 0; i < wanted.length; i += 1) {
    const gap = i === 0 ? 0 : (words.starts[at + i] ?? 0) - (words.ends[at + i - 1] ?? 0);
    if (gap > widestGaps[gaps]) return false;
    if (wordText(words, at + i) !== wanted[i]) return false;
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
  const before = (starts[first] ?? 0) - 1;
  const after = ends[last] ?? 0;
  const kindBefore = before < 0 ? signKind.gap : kindOf(text.units[before] ?? 0);
  const kindAfter = after >= text.length ? signKind.gap : kindOf(text.units[after] ?? 0);
  if (gaps === 'number' || gaps === 'exact') return isApart(kindBefore) && isApart(kindAfter);
  // "hong2" is nobody's; "홍길동님" is 홍길동.
  const isSign = kinds[first] === wordKind.sign;
  return isSign || (kindBefore !== signKind.letter && kindAfter !== signKind.letter);
}

function isApart(kind: number): boolean {
  return kind === signKind.gap || kind === signKind.sign;
}

/**
 * A time as the program itself writes it, alone in its place ("2026-11-23T12:00:00.000Z"): when somebody did something here, not a
 * day of a patient.
 */
function isInstantOfProgram({ text, starts, ends }: SearchWords, first: number, endWord: number): boolean {
  const start = starts[first] ?? 0;
  const end = ends[endWord - 1] ?? 0;
  const around = String.fromCharCode(...text.units.subarray(Math.max(0, start - 1), end + 18));
  const [, lead] =
    /^([",\r\n>;\t]?)\d{4}-\d\d-\d\dt\d\d:\d\d:\d\d(?:\.\d{1,6})?z(?:[",\r\n<;\t]|$)/u.exec(around) ?? [];
  return lead !== undefined && (start === 0 || lead !== '');
}

function placed(words: SearchWords, first: number, endWord: number, term: number): IdentityMatch {
  const { text, starts, ends } = words;
  const from = starts[first] ?? 0;
  const lastUnit = (ends[endWord - 1] ?? 1) - 1;
  const place = (unit: number): number => text.at?.[unit] ?? unit;
  return { term, start: place(from), end: place(lastUnit) + 1 };
}
