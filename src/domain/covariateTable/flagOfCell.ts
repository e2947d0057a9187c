import type { Subject } from '../study/subject';
import type { CellFlag } from './cellProblem';
import { type CellValue, toldEvents } from './cellValue';
import type { CovariateColumn } from './covariateColumn';

/** What of a value by itself is worth a look: an unusual number, or a "no" that takes known refractures away. */
export function flagOfCell(
  column: CovariateColumn,
  value: CellValue,
  { covariates }: Pick<Subject, 'covariates'>,
): { readonly flag?: CellFlag } {
  const isNo = value.kind === 'yes-no' && value.answer === 'no';
  if (isNo && column.key === 'refracture' && toldEvents(covariates.refracture).length > 0) {
    return { flag: { kind: 'takes-refractures-away' } };
  }
  const range = column.kind === 'number' ? column.likely : undefined;
  if (!range || value.kind !== 'number') return {};
  const isUnlikely = value.number < range.from || value.number > range.to;
  return isUnlikely ? { flag: { kind: 'unlikely', ...range } } : {};
}
