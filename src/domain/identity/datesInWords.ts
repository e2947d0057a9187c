import { monthOf } from '../covariateTable/monthNames';
import { kindOf, signKind } from './foldedText';
import { type SearchWords, wordKind, wordText } from './searchWords';

/** A day that may be written somewhere: as year × 10000 + month × 100 + day. */
export type DayNumber = number;

/** Days that a piece of text can mean, as it is read in different countries, and the words that it takes. */
export interface WrittenDate {
  readonly days: readonly DayNumber[];
  /** After its last word. */
  readonly endWord: number;
}

/** Between the parts of a date: "-", ".", ". ", ", ", blanks, but no comma of a data file and no line. */
const between = /^(?:[-./_' \u00a0]|[.,] |, ?'|\. ?'| - | \/ | de | of )?$/;
const ordinal = /^(?:st|nd|rd|th|er|o)$/;
const years = /^[年년]$/;
const months = /^[月월]$/;
const days = /^[日일号]$/;
const monthWord =
  /^(?:jan(?:uary|uar|vier|uari)?|ene(?:ro)?|feb(?:ruary|ruar|rero)?|fev(?:rier)?|mar(?:ch|s|zo)?|marz|maerz|apr(?:il)?|avr(?:il)?|abr(?:il)?|may|mai|mayo|juni?|june?|juin|junio|juli?|july?|juil(?:let)?|julio|aug(?:ust)?|aou(?:t)?|ago(?:sto)?|sept?(?:ember|embre|iembre)?|set(?:iembre)?|oct(?:ober|obre|ubre)?|okt(?:ober)?|nov(?:ember|embre|iembre)?|dec(?:ember|embre)?|dez(?:ember)?|dic(?:iembre)?)$/;

/** Reads a date that begins with one of the words; undefined where none does. */
export function dateAt(words: SearchWords, first: number): WrittenDate | undefined {
  const kind = words.kinds[first];
  if (kind === wordKind.digits) return dateFromDigits(words, first);
  return kind === wordKind.letters ? dateFromMonth(words, first) : undefined;
}

function dateFromDigits(words: SearchWords, first: number): WrittenDate | undefined {
  const length = lengthOf(words, first);
  if (length === 8 || length === 14) return compactDate(words, first, length);
  if (length !== 1 && length !== 2 && length !== 4) return undefined;
  if (first + 2 >= words.count) return undefined;
  const gapLength = (words.starts[first + 1] ?? 0) - (words.ends[first] ?? 0);
  if (gapLength > 4) return undefined;
  // Most small numbers of a data file end here.
  const next = words.text.units[words.ends[first] ?? 0] ?? 0;
  if (gapLength > 0 && (next === 44 || next === 10 || next === 13 || next === 34)) return undefined;
  return signedDate(words, first) ?? plainDate(words, first) ?? namedDate(words, first);
}

function compactDate(words: SearchWords, first: number, length: number): WrittenDate | undefined {
  const text = wordText(words, first);
  if (length === 14 && !/^(?:[01]\d|2[0-3])[0-5]\d[0-5]\d$/.test(text.slice(8))) return undefined;
  if (isInsideOfHash(words, first)) return undefined;
  const digits = text.slice(0, 8);
  const [a, b, c, d] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6), digits.slice(4)];
  const found =
    length === 14
      ? [dayOf(a, b, c)]
      : [
          dayOf(a, b, c),
          dayOf(d, digits.slice(2, 4), digits.slice(0, 2)),
          dayOf(d, digits.slice(0, 2), digits.slice(2, 4)),
        ];
  return written(found, first + 1);
}

/** One letter of "a" to "f" beside the digits: a short check sum, not "IMG20180312" and not "20180312T1015". */
function isInsideOfHash({ text, starts, ends }: SearchWords, index: number): boolean {
  const isLoneHex = (beside: number, further: number): boolean => {
    const unit = text.units[beside] ?? 0;
    return unit >= 97 && unit <= 102 && kindOf(text.units[further] ?? 0) !== signKind.letter;
  };
  const [start, end] = [starts[index] ?? 0, ends[index] ?? 0];
  return (start > 0 && isLoneHex(start - 1, start - 2)) || (end < text.length && isLoneHex(end, end + 1));
}

/** 2018년 3월 12일, 2018年3月12日. */
function signedDate(words: SearchWords, first: number): WrittenDate | undefined {
  if (!hasSign(words, first + 1, years)) return undefined;
  const isWhole = hasSign(words, first + 3, months) && hasSign(words, first + 5, days);
  if (!isWhole) return undefined;
  const [year, month, day] = [wordText(words, first), wordText(words, first + 2), wordText(words, first + 4)];
  return written([dayOf(fullYear(year), month, day)], first + 6);
}

/** 2018-03-12, 12.03.2018, 3/12/2018, 12.3.18. */
function plainDate(words: SearchWords, first: number): WrittenDate | undefined {
  if (!isDigits(words, first + 1) || !isDigits(words, first + 2)) return undefined;
  const [one, other] = [gap(words, first), gap(words, first + 1)];
  if (one === '' || other === '' || !between.test(one) || !between.test(other)) return undefined;
  if (one.trim() !== other.trim()) return undefined;
  const [a, b, c] = [wordText(words, first), wordText(words, first + 1), wordText(words, first + 2)];
  if (b.length > 2) return undefined;
  const isShort = a.length !== 4 && c.length !== 4;
  // Digits that go on after a dot are a version or an address; with two digits for the year anything that goes on.
  if (goesOn(words, first, isShort ? /[-./]/ : /\./)) return undefined;
  if (a.length === 4) return c.length > 2 ? undefined : written([dayOf(a, b, c)], first + 3);
  if (c.length === 4) return written([dayOf(c, b, a), dayOf(c, a, b)], first + 3);
  const isPlausible = c.length === 2 && one === other && /[-./]/.test(one);
  if (!isPlausible) return undefined;
  const found = [dayOf(fullYear(c), b, a), dayOf(fullYear(c), a, b)];
  return written(a.length === 2 ? [...found, dayOf(fullYear(a), b, c)] : found, first + 3);
}

/** 12 Mar 2018, 12th of March 2018, 2018-Mar-12. */
function namedDate(words: SearchWords, first: number): WrittenDate | undefined {
  const isOrdinal = isLetters(words, first + 1) && ordinal.test(wordText(words, first + 1));
  const at = isOrdinal ? first + 2 : first + 1;
  const month = monthAt(words, skipOf(words, at));
  if (month === undefined) return undefined;
  const named = skipOf(words, at);
  if (!between.test(gap(words, at - 1).trimStart()) || gap(words, at - 1).length > 2) return undefined;
  const last = skipOf(words, named + 1);
  if (!isDigits(words, last) || gap(words, last - 1).length > 3 || gap(words, last - 1).includes('\n'))
    return undefined;
  const [a, c] = [wordText(words, first), wordText(words, last)];
  if (a.length === 4) return written([dayOf(a, month, c)], last + 1);
  if (c.length !== 4 && c.length !== 2) return undefined;
  return written([dayOf(fullYear(c), month, a)], last + 1);
}

/** Mar 12, 2018; March 12th 2018. */
function dateFromMonth(words: SearchWords, first: number): WrittenDate | undefined {
  if (!isDigits(words, first + 1) || lengthOf(words, first + 1) > 2) return undefined;
  const month = monthAt(words, first);
  if (month === undefined || gap(words, first).length > 2) return undefined;
  const isOrdinal = isLetters(words, first + 2) && ordinal.test(wordText(words, first + 2));
  const last = isOrdinal ? first + 3 : first + 2;
  if (!isDigits(words, last) || gap(words, last - 1).length > 3) return undefined;
  const [day, year] = [wordText(words, first + 1), wordText(words, last)];
  if (year.length !== 4 || gap(words, last - 1).includes('\n')) return undefined;
  return written([dayOf(year, month, day)], last + 1);
}

function monthAt(words: SearchWords, index: number): string | undefined {
  if (!isLetters(words, index) || lengthOf(words, index) > 10) return undefined;
  const name = wordText(words, index);
  const month = monthWord.test(name) ? monthOf(name) : undefined;
  return month === undefined ? undefined : String(month);
}

function skipOf(words: SearchWords, index: number): number {
  return isLetters(words, index) && /^(?:of|de)$/.test(wordText(words, index)) ? index + 1 : index;
}

function goesOn({ text, starts, ends }: SearchWords, first: number, mark: RegExp): boolean {
  const character = (at: number): string => String.fromCharCode(text.units[at] ?? 0);
  const isDigit = (at: number): boolean => kindOf(text.units[at] ?? 0) === signKind.digit;
  const [start, end] = [starts[first] ?? 0, ends[first + 2] ?? 0];
  const isBefore = start > 1 && mark.test(character(start - 1)) && isDigit(start - 2);
  return isBefore || (end + 1 < text.length && mark.test(character(end)) && isDigit(end + 1));
}

function lengthOf({ starts, ends }: SearchWords, index: number): number {
  return (ends[index] ?? 0) - (starts[index] ?? 0);
}

function isDigits({ kinds, count }: SearchWords, index: number): boolean {
  return index < count && kinds[index] === wordKind.digits;
}

function isLetters({ kinds, count }: SearchWords, index: number): boolean {
  return index < count && kinds[index] === wordKind.letters;
}

function hasSign(words: SearchWords, index: number, sign: RegExp): boolean {
  return index < words.count && words.kinds[index] === wordKind.sign && sign.test(wordText(words, index));
}

/** What stands between a word and the next one. */
function gap({ text, starts, ends, count }: SearchWords, index: number): string {
  if (index + 1 >= count) return '';
  return String.fromCharCode(
    ...text.units.subarray(ends[index] ?? 0, Math.min(starts[index + 1] ?? 0, (ends[index] ?? 0) + 8)),
  );
}

function fullYear(year: string): string {
  if (year.length !== 2) return year;
  return Number(year) < 40 ? `20${year}` : `19${year}`;
}

function dayOf(year: string, month: string, day: string): DayNumber {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  return year.length === 4 && m >= 1 && m <= 12 && d >= 1 && d <= 31 ? y * 10_000 + m * 100 + d : 0;
}

function written(found: readonly DayNumber[], endWord: number): WrittenDate | undefined {
  const known = found.filter((day) => day > 0);
  return known.length === 0 ? undefined : { days: [...new Set(known)], endWord };
}
