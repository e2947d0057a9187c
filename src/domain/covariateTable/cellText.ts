import { studyDayOf } from '../identity/studyDay';
import type { IsoDate } from '../isoDate';
import type { CellValue } from './cellValue';
import type { CovariateColumn } from './covariateColumn';

/** How a project writes dates: as dates, or as days from the subject's first scan where it keeps none. */
export type DateForm = 'dates' | 'days';

/** A date as the table writes it. */
export function dateText(date: IsoDate, form: DateForm): string {
  return form === 'days' ? String(studyDayOf(date)) : date;
}

/**
 * A cell as files and fields write it: what `readCell` takes back as the same value. A missing value is empty text;
 * several refractures stand apart by "; ", the levels of one by ", ".
 */
export function cellText(value: CellValue, column: CovariateColumn, form: DateForm): string {
  switch (value.kind) {
    case 'missing':
      return '';
    case 'sex':
      return value.sex;
    case 'number':
      return String(value.number);
    case 'level':
      return value.level;
    case 'date':
      return dateText(value.date, form);
    case 'yes-no':
      return value.answer;
    case 'dates':
      return value.dates.map((date) => (date ? dateText(date, form) : '')).join('; ');
    case 'levels':
      return value.levels.map((levels) => levels.join(', ')).join('; ');
    case 'category':
      return column.kind === 'category'
        ? (column.categories.find(({ id }) => id === value.categoryId)?.name ?? '')
        : '';
  }
}
