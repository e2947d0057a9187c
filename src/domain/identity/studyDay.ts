import { present } from '../../base/assert';
import { daysBetween, type IsoDate, parseIsoDate } from '../isoDate';

/**
 * Day 0 of a subject whose dates are not kept: its first imaging study known to the project. A date that nobody was
 * born, operated or scanned on is not mistaken for a real one, and intervals between such dates stay true.
 */
export const dayZero: IsoDate = present(parseIsoDate('1800-01-01'), 'a date of the calendar');

/** The day that a kept stand-in date counts, from the subject's first imaging study; negative before it. */
export function studyDayOf(date: IsoDate): number {
  return daysBetween(dayZero, date);
}

/** The stand-in date for a day counted from the subject's first imaging study. */
export function dateOfStudyDay(day: number): IsoDate {
  return addDays(dayZero, day);
}

/** A date so many whole days later, or earlier for a negative number. Throws outside of the years 0000 to 9999. */
export function addDays(date: IsoDate, days: number): IsoDate {
  const moved = new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000);
  const iso = parseIsoDate(moved.toISOString().slice(0, 10));
  if (!iso) throw new RangeError(`${days} days from ${date} is no date of the calendar.`);
  return iso;
}
