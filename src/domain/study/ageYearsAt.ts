import type { IsoDate } from '../isoDate';

/** Older than this is a birth date or an age that an anonymiser wrote. */
export const oldestYears = 115;

/**
 * Completed years of life on a date; somebody born on 29 February completes a year on 1 March of other years.
 * Undefined when the date is before birth or the age is beyond any lived.
 */
export function ageYearsAt(birthDate: IsoDate, date: IsoDate): number | undefined {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  const completed = date.slice(5) >= birthDate.slice(5) ? years : years - 1;
  return date < birthDate || completed > oldestYears ? undefined : completed;
}
