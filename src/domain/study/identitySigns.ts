import type { CataloguePatient } from '../catalogue/catalogue';
import type { IsoDate } from '../isoDate';

/*
 * What tells people apart, and what only looks so: anonymisers put fixed texts in place of names, numbers and dates.
 */

/** Words of which a name or number is made that stands for none. */
const placeholderWords: ReadonlySet<string> = new Set([
  'ANON',
  'ANONYM',
  'ANONYME',
  'ANONYMISED',
  'ANONYMIZED',
  'ANONYMOUS',
  'CASE',
  'DEMO',
  'DEIDENTIFIED',
  'NAME',
  'NA',
  'NO',
  'NONE',
  'NULL',
  'PATIENT',
  'PHANTOM',
  'PSEUDONYM',
  'REMOVED',
  'STUDY',
  'SUBJECT',
  'TEST',
  'UNKNOWN',
  'VOLUNTEER',
]);

/** A name in capitals with single blanks: `^` and repeated blanks do not tell people apart. */
export function nameOf({ name }: Pick<CataloguePatient, 'name'>): string {
  return name
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s^]+/g, ' ')
    .trim();
}

/** Whether a name or hospital number stands for none: empty, only zeros, or only words such as ANONYMOUS. */
export function isPlaceholder(text: string): boolean {
  const words = text
    .normalize('NFKC')
    .toUpperCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return words.every((word) => /^0+$/.test(word) || placeholderWords.has(word));
}

/** Whether two names differ in their digits only, as those that one anonymiser counted on: it knew two people. */
export function namesAreCounted(
  a: Pick<CataloguePatient, 'name'>,
  b: Pick<CataloguePatient, 'name'>,
): boolean {
  const [one, other] = [nameOf(a), nameOf(b)];
  const pattern = (name: string): string => name.replace(/\p{N}+/gu, '#');
  return one !== other && /\p{N}/u.test(one) && pattern(one) === pattern(other);
}

/** Whether a birth date is the first of January or July: that is how files write a year of which no day is kept. */
export function isYearOnly(birthDate: IsoDate): boolean {
  return /-(?:01|07)-01$/.test(birthDate);
}

/** The sex, where it is one: `O`, which files also write for unknown, says nothing. */
export function statedSex({ sex }: Pick<CataloguePatient, 'sex'>): 'male' | 'female' | undefined {
  return sex === 'other' ? undefined : sex;
}
