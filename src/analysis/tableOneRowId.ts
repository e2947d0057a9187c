import type { BaselineRow } from './tableOne';

/** One text for each line of Table 1. */
export function tableOneRowId({ variable }: Pick<BaselineRow, 'variable'>): string {
  return typeof variable === 'string' ? variable : `custom|${variable.id}`;
}
