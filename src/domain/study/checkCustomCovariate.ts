import { err, ok, type Result } from '../../base/result';
import { customColumnName } from './customColumnName';
import type { CustomCovariate, PlausibleRange } from './customCovariate';

/** Why something cannot be a covariate. */
export type CustomCovariateProblem =
  | { readonly kind: 'no-name' }
  | { readonly kind: 'too-long'; readonly what: 'name' | 'unit' | 'category'; readonly atMost: number }
  /** Another covariate, or one that every project has, is called so, or nearly: case and marks do not count. */
  | { readonly kind: 'name-taken'; readonly name: string }
  | { readonly kind: 'range' }
  | { readonly kind: 'too-few-categories' }
  | { readonly kind: 'category-twice'; readonly name: string };

/** What names and units may have of characters: a heading of a table must hold them. */
export const customTextAtMost = { name: 60, unit: 20, category: 60 } as const;

/** What tables and files call the covariates that every project has. */
const takenNames = [
  'age',
  'age years',
  'age at surgery',
  'bmd',
  'bmd t-score',
  'bmi',
  'follow-up',
  'follow-up days',
  'group',
  'level',
  'observer',
  'refracture',
  'region',
  'second operation',
  'sex',
  'subject',
  'surgery date',
];

/**
 * A covariate as it is kept: texts without spaces around and without characters that would turn a line around; or why
 * it cannot be. `others`: the project's further ones, this one left out.
 */
export function checkCustomCovariate(
  given: CustomCovariate,
  others: readonly CustomCovariate[],
): Result<CustomCovariate, CustomCovariateProblem> {
  const name = plainText(given.name);
  if (name === '') return err({ kind: 'no-name' });
  if (name.length > customTextAtMost.name) return tooLong('name');
  const taken = new Set([...takenNames, ...others.map((one) => sameName(one.name))]);
  if (taken.has(sameName(name))) return err({ kind: 'name-taken', name });
  const column = customColumnName({ ...given, name });
  if (others.some((one) => customColumnName(one) === column)) return err({ kind: 'name-taken', name });
  switch (given.kind) {
    case 'number': {
      const unit = plainText(given.unit ?? '');
      if (unit.length > customTextAtMost.unit) return tooLong('unit');
      if (given.range && !isRange(given.range)) return err({ kind: 'range' });
      const { unit: _unit, ...rest } = given;
      return ok({ ...rest, name, ...(unit !== '' && { unit }) });
    }
    case 'category': {
      const categories = given.categories.map((one) => ({ id: one.id, name: plainText(one.name) }));
      if (categories.some((one) => one.name === '') || categories.length < 2) {
        return err({ kind: 'too-few-categories' });
      }
      if (categories.some((one) => one.name.length > customTextAtMost.category)) return tooLong('category');
      const twice = categories.find((one, at) =>
        categories.slice(0, at).some((before) => sameName(before.name) === sameName(one.name)),
      );
      return twice ? err({ kind: 'category-twice', name: twice.name }) : ok({ ...given, name, categories });
    }
    case 'date':
      return ok({ ...given, name });
  }
}

function tooLong(what: keyof typeof customTextAtMost) {
  return err({ kind: 'too-long', what, atMost: customTextAtMost[what] } as const);
}

function isRange({ from, to }: PlausibleRange): boolean {
  return Number.isFinite(from) && Number.isFinite(to) && from < to;
}

/** One line, single spaces; without what turns the direction of a line. */
function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

function sameName(name: string): string {
  return plainText(name).toLowerCase();
}
