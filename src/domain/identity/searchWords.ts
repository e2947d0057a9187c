import { type FoldedText, foldedText, kindOf, signKind } from './foldedText';

/** What a word is: digits, letters, a sign of a script without blanks, or something that a machine wrote. */
export const wordKind = { digits: 1, letters: 2, sign: 3, machine: 4 } as const;

/**
 * The words of a folded text, by their places. Digits and letters beside each other are two words, so that "IMG20180312"
 * holds a date; each sign of a script without blanks is one. A decimal number, a UID, a UUID and a row of 32 hexadecimal digits
 * or more are one word each, `machine`: what stands inside of them is no number of a person.
 */
export interface SearchWords {
  readonly text: FoldedText;
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly kinds: Uint8Array;
  /** FNV-1a of the folded units. */
  readonly hashes: Int32Array;
}

const dot = 46;
const hyphen = 45;
const uuidLength = 36;
const shortestHash = 32;
/** With fewer dots digits are a date, a version or an address. */
const fewestDotsOfUid = 4;

/** FNV-1a over some units of a text, as `SearchWords.hashes` has it. */
function hashOfUnits(units: Uint16Array, start: number, end: number): number {
  let hash = firstHash;
  for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ (units[i] ?? 0), 0x01000193);
  return hash;
}

/** The same of a word's text. */
export function hashOfText(word: string): number {
  let hash = firstHash;
  for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash;
}

const firstHash = 0x811c9dc5 | 0;

/** Room for the words of one text after the other, so that none is made anew for each. */
export class WordRoom {
  starts = new Int32Array(0);
  ends = new Int32Array(0);
  kinds = new Uint8Array(0);
  hashes = new Int32Array(0);

  hold(length: number): void {
    if (this.starts.length >= length) return;
    const size = Math.max(length, this.starts.length * 2, 256);
    this.starts = new Int32Array(size);
    this.ends = new Int32Array(size);
    this.kinds = new Uint8Array(size);
    this.hashes = new Int32Array(size);
  }
}

/** Divides a folded text into words. Those that stand in a `room` are there until it is used again. */
export function searchWords(text: FoldedText, room = new WordRoom()): SearchWords {
  const { units, length } = text;
  room.hold(length);
  const { starts, ends, kinds, hashes } = room;
  let count = 0;
  let isInside = false;
  for (let at = 0; at < length; ) {
    const kind = kindOf(units[at] ?? 0);
    if (kind === signKind.gap) {
      isInside = false;
      at += 1;
      continue;
    }
    const machineEnd = kind === signKind.sign || isInside ? at : endOfMachineWord(text, at);
    let end = machineEnd;
    if (end === at) {
      end = at + 1;
      if (kind !== signKind.sign) while (end < length && kindOf(units[end] ?? 0) === kind) end += 1;
    }
    starts[count] = at;
    ends[count] = end;
    kinds[count] = machineEnd > at ? wordKind.machine : kind;
    hashes[count] = hashOfUnits(units, at, end);
    count += 1;
    isInside = true;
    at = end;
  }
  return { text, count, starts, ends, kinds, hashes };
}

/** Where a machine's word ends that begins here, where a word begins; `at` itself where none does. */
function endOfMachineWord({ units, length }: FoldedText, at: number): number {
  // In the middle of "12.03.2018".
  if (at > 1 && units[at - 1] === dot && isDigit(units[at - 2] ?? 0)) return at;
  let end = at;
  let dots = 0;
  while (end < length) {
    const unit = units[end] ?? 0;
    if (isDigit(unit)) end += 1;
    else if (unit === dot && end > at && dots >= 0 && isDigit(units[end + 1] ?? 0)) {
      dots += 1;
      end += 1;
    } else break;
  }
  const isDotted = dots > 0;
  if (isDotted) return dots === 1 || dots >= fewestDotsOfUid ? withoutDateOfDays(units, at, end, dots) : at;
  if (end > at && isFractionAlone(units, at)) return end;
  end = at;
  for (; end < length && isPlain(units[end] ?? 0); end += 1) if (!isHexDigit(units[end] ?? 0)) return at;
  if (end - at >= shortestHash) return end;
  return end - at === 8 && isUuid(units, at, length) ? at + uuidLength : at;
}

/** A whole part of 8 or 14 digits may be a day with what follows it in a file's name or a DICOM time: not one word. */
function withoutDateOfDays(units: Uint16Array, at: number, end: number, dots: number): number {
  if (dots > 1) return end;
  let whole = at;
  while (units[whole] !== dot) whole += 1;
  return whole - at === 8 || whole - at === 14 ? at : end;
}

/** ".032": digits after a dot before which there is no digit. */
function isFractionAlone(units: Uint16Array, at: number): boolean {
  return at > 0 && units[at - 1] === dot && (at === 1 || kindOf(units[at - 2] ?? 0) === signKind.gap);
}

function isUuid(units: Uint16Array, at: number, length: number): boolean {
  if (at + uuidLength > length) return false;
  for (let i = 0; i < uuidLength; i += 1) {
    const unit = units[at + i] ?? 0;
    const isBreak = i === 8 || i === 13 || i === 18 || i === 23;
    if (isBreak ? unit !== hyphen : !isHexDigit(unit)) return false;
  }
  return at + uuidLength === length || !isPlain(units[at + uuidLength] ?? 0);
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function isHexDigit(unit: number): boolean {
  return isDigit(unit) || (unit >= 97 && unit <= 102);
}

function isPlain(unit: number): boolean {
  return isDigit(unit) || (unit >= 97 && unit <= 122);
}

/** A word's text. */
export function wordText({ text, starts, ends }: SearchWords, index: number): string {
  return text.letters.slice(starts[index] ?? 0, ends[index] ?? 0);
}

/** Whether a word is this one. */
export function isWordText({ text, starts, ends }: SearchWords, index: number, word: string): boolean {
  const start = starts[index] ?? 0;
  if ((ends[index] ?? 0) - start !== word.length) return false;
  for (let i = 0; i < word.length; i += 1) if (text.units[start + i] !== word.charCodeAt(i)) return false;
  return true;
}

/** What stands at a place of a text; nothing outside of it. */
export function kindAt({ units, length }: FoldedText, at: number): number {
  return at < 0 || at >= length ? signKind.gap : kindOf(units[at] ?? 0);
}

const ownRoom = new WordRoom();

/** All words of a text, as texts: how what is searched for is divided. */
export function wordsOf(text: string): readonly string[] {
  const words = searchWords(foldedText(text), ownRoom);
  const texts: string[] = [];
  for (let index = 0; index < words.count; index += 1) texts.push(wordText(words, index));
  return texts;
}
