import type { IsoDate } from '../isoDate';
import type { VertebralLevel } from '../level';
import type { CustomValue } from '../study/customCovariate';
import { customValue } from '../study/customValue';
import type { Covariates, Refracture } from '../study/subject';
import type { CovariateColumn } from './covariateColumn';

/** What one cell of the table holds. Refractures are several: their dates and levels stand in one order. */
export type CellValue =
  | { readonly kind: 'missing' }
  | { readonly kind: 'sex'; readonly sex: 'male' | 'female' }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'level'; readonly level: VertebralLevel }
  | { readonly kind: 'date'; readonly date: IsoDate }
  | { readonly kind: 'yes-no'; readonly answer: 'yes' | 'no' }
  | { readonly kind: 'dates'; readonly dates: readonly (IsoDate | undefined)[] }
  | { readonly kind: 'levels'; readonly levels: readonly (readonly VertebralLevel[])[] }
  | { readonly kind: 'category'; readonly categoryId: string };

/** The cell without a value. */
export const missing: CellValue = { kind: 'missing' };

/** Refractures that say when or where; one of which nothing is known but that it was is `confirmed` alone. */
export function toldEvents(refracture: Covariates['refracture']): readonly Refracture[] {
  return refracture?.kind === 'confirmed'
    ? refracture.events.filter(({ date, levels }) => date !== undefined || levels.length > 0)
    : [];
}

/** A subject's value in a column. */
export function cellValueOf(covariates: Covariates, column: CovariateColumn): CellValue {
  const { key } = column;
  switch (key) {
    case 'sex':
      return covariates.sex ? { kind: 'sex', sex: covariates.sex } : missing;
    case 'ageYears':
    case 'bmiKgPerM2':
    case 'bmdTScore': {
      const number = covariates[key];
      return number === undefined ? missing : { kind: 'number', number };
    }
    case 'level':
      return covariates.level === undefined ? missing : { kind: 'level', level: covariates.level };
    case 'surgeryDate':
    case 'secondSurgeryDate': {
      const date = covariates[key];
      return date ? { kind: 'date', date } : missing;
    }
    case 'refracture':
      return covariates.refracture
        ? { kind: 'yes-no', answer: covariates.refracture.kind === 'confirmed' ? 'yes' : 'no' }
        : missing;
    case 'refractureDates': {
      const dates = toldEvents(covariates.refracture).map(({ date }) => date);
      return dates.some(Boolean) ? { kind: 'dates', dates } : missing;
    }
    case 'refractureLevels': {
      const levels = toldEvents(covariates.refracture).map((event) => event.levels);
      return levels.some((all) => all.length > 0) ? { kind: 'levels', levels } : missing;
    }
    default:
      return column.custom ? customCell(customValue({ covariates }, column.custom.id)) : missing;
  }
}

function customCell(value: CustomValue | undefined): CellValue {
  if (!value) return missing;
  switch (value.kind) {
    case 'number':
      return { kind: 'number', number: value.number };
    case 'category':
      return { kind: 'category', categoryId: value.categoryId };
    case 'date':
      return { kind: 'date', date: value.date };
  }
}

/** Whether two cells hold the same; levels of one refracture have no order. */
export function isSameCell(a: CellValue, b: CellValue): boolean {
  switch (a.kind) {
    case 'missing':
      return b.kind === 'missing';
    case 'sex':
      return b.kind === 'sex' && a.sex === b.sex;
    case 'number':
      return b.kind === 'number' && a.number === b.number;
    case 'level':
      return b.kind === 'level' && a.level === b.level;
    case 'date':
      return b.kind === 'date' && a.date === b.date;
    case 'yes-no':
      return b.kind === 'yes-no' && a.answer === b.answer;
    case 'dates':
      return (
        b.kind === 'dates' &&
        a.dates.length === b.dates.length &&
        a.dates.every((one, at) => one === b.dates[at])
      );
    case 'levels':
      return (
        b.kind === 'levels' &&
        a.levels.length === b.levels.length &&
        a.levels.every((one, at) => areSameLevels(one, b.levels[at] ?? []))
      );
    case 'category':
      return b.kind === 'category' && a.categoryId === b.categoryId;
  }
}

function areSameLevels(a: readonly VertebralLevel[], b: readonly VertebralLevel[]): boolean {
  return a.every((one) => b.includes(one)) && b.every((one) => a.includes(one));
}
