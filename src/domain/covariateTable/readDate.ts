import { err, ok, type Result } from '../../base/result';
import { addDays } from '../identity/studyDay';
import { type IsoDate, parseIsoDate } from '../isoDate';
import type { CellProblem } from './cellProblem';
import { foldWord } from './foldText';
import { monthOf } from './monthNames';

/** Whether 03/04/2021 is the third of April or the fourth of March. */
export type DateOrder = 'day-month' | 'month-day';

/** From which day a spreadsheet counts: Excel's own since 1985, and that of early Macintoshes. */
export type SerialSystem = '1900' | '1904';

/** What a column is known to mean by its dates. */
export interface DateRules {
  readonly order?: DateOrder;
  readonly serial?: SerialSystem;
}

/** A date between 1900 and 9999 by its parts, or why there is none. */
function dateOf(year: string, month: number, day: number): Result<IsoDate, CellProblem> {
  const two = (part: number): string => String(part).padStart(2, '0');
  const date = parseIsoDate(`${year}-${two(month)}-${two(day)}`);
  if (!date) return err({ kind: 'not-a-date' });
  return date < '1900' ? err({ kind: 'before-1900' }) : ok(date);
}

const yearFirst = /^(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})\s*[日일.]?$/u;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const yearLast = /^(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4})$/;
const shortYear =
  /^(\d{1,2}\s*[-/.年년 ]\s*\d{1,2}\s*[-/.月월 ]\s*\d{1,2}[日일]?|\d{6}|.*[a-z].*[-/. ,]'?\d{2})$/u;
const withoutDay = /^(\d{4}([-/.年년]\s*\d{1,2}[月월]?)?[년年]?|\d{1,2}[-/.]\d{4})$/u;
const named =
  /^(?:(\d{1,2})(?:st|nd|rd|th)?[-. /]*(?:de |of )?([\p{L}]{3,12})\.?[-., /]*(?:de )?(\d{4})|([\p{L}]{3,12})\.?[-. ]*(\d{1,2})(?:st|nd|rd|th)?[-, ]+(\d{4}))$/u;
const timeOfDay = /[t ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]m)?z?$/;

/** The first two numbers of "03/04/2021", which may be day and month or month and day; undefined for another writing. */
export function bareDayAndMonth(text: string): readonly [number, number] | undefined {
  const match = yearLast.exec(withoutTime(text));
  if (!match || match[2] === '.') return undefined;
  return [Number(match[1]), Number(match[3])];
}

/** The order that a date can only have, `either` where both give a date, undefined where it says nothing of it. */
export function dateOrderIn(text: string): DateOrder | 'either' | undefined {
  const pair = bareDayAndMonth(text);
  if (!pair) return undefined;
  const [first, second] = pair;
  if (first === second) return undefined;
  if (first > 12 && second <= 12) return 'day-month';
  if (second > 12 && first <= 12) return 'month-day';
  return first <= 12 && second <= 12 ? 'either' : undefined;
}

/** Whether a text is a number of days as spreadsheets count them: 1954 to 2064 in the system of 1900. */
export function isDateNumber(text: string): boolean {
  const match = /^(\d{5})(?:\.\d+)?$/.exec(foldWord(text));
  return match !== null && Number(match[1]) >= 20_000 && Number(match[1]) <= 60_000;
}

/**
 * Reads a calendar date: 2021-03-04, 2021/3/4, 20210304, 2021年3月4日, 4.3.2021, 04-Mar-2021, March 4, 2021; a time of
 * day after it is dropped. 03/04/2021 needs `order`, 44259 needs `serial`. Years of two digits are refused: 21 may be
 * 1921 in a birth date.
 */
export function readDate(text: string, { order, serial }: DateRules): Result<IsoDate, CellProblem> {
  const plain = withoutTime(text);
  const first = yearFirst.exec(plain) ?? compact.exec(plain);
  if (first) return dateOf(first[1] ?? '', Number(first[2]), Number(first[3]));
  const last = yearLast.exec(plain);
  if (last) {
    const [a, sign, b, year = ''] = [Number(last[1]), last[2], Number(last[3]), last[4]];
    if (sign === '.' || a === b) return dateOf(year, b, a);
    if (order === undefined) return err({ kind: 'ambiguous-date' });
    const isOther = dateOrderIn(text) !== 'either' && dateOrderIn(text) !== order;
    if (isOther && dateOrderIn(text) !== undefined) return err({ kind: 'other-date-order' });
    return order === 'day-month' ? dateOf(year, b, a) : dateOf(year, a, b);
  }
  const words = named.exec(plain);
  if (words) {
    const month = monthOf(words[2] ?? words[4] ?? '');
    const [day, year] = [words[1] ?? words[5], words[3] ?? words[6] ?? ''];
    return month === undefined ? err({ kind: 'not-a-date' }) : dateOf(year, month, Number(day));
  }
  if (isDateNumber(plain)) {
    return serial ? dateOfSerial(Math.floor(Number(plain)), serial) : err({ kind: 'date-number' });
  }
  if (withoutDay.test(plain)) return err({ kind: 'no-day' });
  return err({ kind: shortYear.test(plain) ? 'two-digit-year' : 'not-a-date' });
}

/**
 * The day that a spreadsheet's number counts. In the system of 1900 day 1 is 1 January 1900, and day 60 is a 29 February
 * 1900 that never was (kept from Lotus 1-2-3), so that from 1 March 1900 on the count is one ahead. In the system of 1904
 * day 0 is 1 January 1904. Source: Microsoft, "Date systems in Excel".
 */
export function dateOfSerial(serial: number, system: SerialSystem): Result<IsoDate, CellProblem> {
  if (!Number.isInteger(serial) || serial < (system === '1900' ? 1 : 0) || serial > 2_958_465) {
    return err({ kind: 'not-a-date' });
  }
  if (system === '1904') return ok(addDays(start('1904-01-01'), serial));
  if (serial === 60) return err({ kind: 'not-a-date' });
  return ok(addDays(start(serial < 60 ? '1899-12-31' : '1899-12-30'), serial));
}

function start(text: string): IsoDate {
  const date = parseIsoDate(text);
  if (!date) throw new RangeError(`${text} is no date.`);
  return date;
}

function withoutTime(text: string): string {
  return foldWord(text).replace(timeOfDay, '').trim();
}
