import { customColumnName } from '../study/customColumnName';
import type { ColumnTarget } from './columnTarget';
import { targetName } from './columnTarget';
import type { CovariateColumn } from './covariateColumn';
import { foldText, foldWord } from './foldText';
import { type HeaderMeaning, headerWords } from './headerWords';
import { isDateNumber, readDate } from './readDate';
import { type Quantity, unitFactor } from './units';

/** A column's name without what stands in brackets after it, and that. */
export interface HeaderParts {
  readonly name: string;
  /** A unit, where the brackets or what follows a comma or slash hold one. */
  readonly unit: string;
}

/** Divides "BMI (kg/m2)", "年龄（岁）", "Age, years", "Weight [kg]" into name and unit. */
export function headerParts(header: string): HeaderParts {
  const plain = foldText(header);
  const bracketed = /^(.*?)\s*[([{]\s*([^)\]}]*)\s*[)\]}]\s*$/u.exec(plain);
  if (bracketed) return { name: bracketed[1]?.trim() || plain, unit: bracketed[2]?.trim() ?? '' };
  const divided = /^(.+?)\s*(?:,|:)\s*([^,:]+)$/u.exec(plain);
  if (divided && isUnit(divided[2] ?? '')) return { name: divided[1] ?? '', unit: divided[2] ?? '' };
  const last = /^(.+?)[ _-]+([^ _-]+)$/u.exec(plain);
  if (last && isUnit(last[2] ?? '')) return { name: last[1] ?? '', unit: last[2] ?? '' };
  return { name: plain, unit: '' };
}

const quantities: readonly Exclude<Quantity, 'other'>[] = ['years', 'kg-per-m2', 'length', 'mass', 'days'];

function isUnit(text: string): boolean {
  const wanted = foldWord(text);
  return wanted.length > 0 && quantities.some((quantity) => unitFactor(quantity, wanted) !== undefined);
}

/** A column's name as it is looked up: small letters and digits of any script alone. */
export function headerKey(name: string): string {
  return foldWord(name).replace(/[^\p{L}\p{N}]+/gu, '');
}

const meanings = Object.entries(headerWords).flatMap(([meaning, words]) =>
  words.map((word) => [headerKey(word), meaning as HeaderMeaning] as const),
);
const exact = new Map(meanings);
/** Of names that contain a known one, the longest known one counts: 再骨折日期 is no 骨折. */
const byLength = [...meanings].sort(([a], [b]) => b.length - a.length);
const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** What a header may mean by its name; undefined where nothing is known by it. */
export function headerMeaning(header: string): HeaderMeaning | undefined {
  const { name } = headerParts(header);
  const own = exact.get(headerKey(header)) ?? exact.get(headerKey(name));
  if (own) return own;
  const key = headerKey(name);
  const inside = byLength.find(
    ([word]) => (eastAsian.test(word) ? word.length >= 2 : word.length >= 7) && key.includes(word),
  );
  return inside?.[1];
}

/** How a column of the file came to its target. */
export interface MatchedHeader {
  readonly header: string;
  readonly unit: string;
  readonly target: ColumnTarget;
  /** By its name; or it looked like a target that another column has already. */
  readonly note?: 'taken-already';
}

/**
 * Targets of a file's columns by their names. A target is given once, to the first column that has its name. A column
 * that tells the group is found only among `columns`, so that it is left out for whoever may not know it.
 */
export function matchHeaders(
  headers: readonly string[],
  columns: readonly CovariateColumn[],
  identity: 'kept' | 'removed',
): readonly MatchedHeader[] {
  const taken = new Set<string>();
  return headers.map((header): MatchedHeader => {
    const { unit } = headerParts(header);
    const target = targetOf(header, columns, identity);
    const name = targetName(target);
    if (target.kind === 'ignore') return { header, unit, target };
    if (taken.has(name)) return { header, unit, target: { kind: 'ignore' }, note: 'taken-already' };
    taken.add(name);
    return { header, unit, target };
  });
}

function targetOf(
  header: string,
  columns: readonly CovariateColumn[],
  identity: 'kept' | 'removed',
): ColumnTarget {
  const key = headerKey(header);
  const own = columns.find(
    ({ custom }) => custom && [headerKey(custom.name), headerKey(customColumnName(custom))].includes(key),
  );
  const alone =
    own ??
    columns.find(({ custom }) => custom && headerKey(custom.name) === headerKey(headerParts(header).name));
  if (alone) return { kind: 'covariate', key: alone.key };
  const meaning = headerMeaning(header);
  switch (meaning) {
    case undefined:
      return { kind: 'ignore' };
    case 'subject-code':
    case 'height':
    case 'weight':
    case 'follow-up-days':
      return { kind: meaning };
    case 'hospital-number':
    case 'name':
    case 'birth-date':
      return identity === 'kept' ? { kind: meaning } : { kind: 'ignore' };
    default:
      return columns.some((one) => one.key === meaning)
        ? { kind: 'covariate', key: meaning }
        : { kind: 'ignore' };
  }
}

/** Whether most of a column's texts are dates, in any writing. */
export function looksLikeDates(texts: readonly string[]): boolean {
  const given = texts.filter((text) => text.trim() !== '');
  const dates = given.filter((text) => isDateNumber(text) || isDate(text));
  return given.length > 0 && dates.length > given.length / 2;
}

function isDate(text: string): boolean {
  const read = readDate(text, {});
  return read.ok || read.error.kind === 'ambiguous-date' || read.error.kind === 'two-digit-year';
}
