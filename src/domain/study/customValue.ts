import type { IsoDate } from '../isoDate';
import type {
  CustomCategory,
  CustomCategoryAnswer,
  CustomDate,
  CustomNumber,
  CustomValue,
} from './customCovariate';
import type { Subject } from './subject';

type Known = Pick<Subject, 'covariates'>;

/** A subject's value of a covariate that the user added; undefined where it is missing. */
export function customValue({ covariates }: Known, id: string): CustomValue | undefined {
  const { custom } = covariates;
  return custom && Object.hasOwn(custom, id) ? custom[id] : undefined;
}

/** The number, in the covariate's own unit. */
export function customNumber(subject: Known, { id }: Pick<CustomNumber, 'id'>): number | undefined {
  const value = customValue(subject, id);
  return value?.kind === 'number' ? value.number : undefined;
}

/** The answer; undefined also for one that the covariate does not have any more. */
export function customCategory(
  subject: Known,
  { id, categories }: Pick<CustomCategory, 'id' | 'categories'>,
): CustomCategoryAnswer | undefined {
  const value = customValue(subject, id);
  return value?.kind === 'category' ? categories.find((one) => one.id === value.categoryId) : undefined;
}

/** The date, or its stand-in where dates are not kept. */
export function customDate(subject: Known, { id }: Pick<CustomDate, 'id'>): IsoDate | undefined {
  const value = customValue(subject, id);
  return value?.kind === 'date' ? value.date : undefined;
}
