import type { HowValue } from '../../../report/how/how';

/** By what the values are sorted: the subject's code, the group, or one of the columns. */
export interface ValueOrder {
  readonly by: 'code' | 'group' | number;
  readonly isDescending: boolean;
}

const byText = new Intl.Collator('en', { numeric: true });

/** The values in an order; equal ones by code. */
export function sortedValues(
  values: readonly HowValue[],
  { by, isDescending }: ValueOrder,
): readonly HowValue[] {
  const compare = (a: HowValue, b: HowValue): number => {
    if (by === 'code') return byText.compare(a.code, b.code);
    if (by === 'group') return byText.compare(a.group ?? '', b.group ?? '');
    const [first = '', second = ''] = [a.values[by], b.values[by]];
    return typeof first === 'number' && typeof second === 'number'
      ? first - second
      : byText.compare(String(first), String(second));
  };
  const sign = isDescending ? -1 : 1;
  return values.toSorted((a, b) => sign * compare(a, b) || byText.compare(a.code, b.code));
}

/** The values as lines with tabs between the cells, numbers with all digits as spreadsheets and R read them. */
export function valuesAsTabbedText(
  values: readonly HowValue[],
  columns: readonly string[],
  heads: { readonly subject: string; readonly group: string },
): string {
  const hasGroup = values.some(({ group }) => group !== undefined);
  const head = [heads.subject, ...(hasGroup ? [heads.group] : []), ...columns];
  const lines = values.map((value) => [
    value.code,
    ...(hasGroup ? [value.group ?? ''] : []),
    ...value.values.map(String),
  ]);
  return [head, ...lines].map((cells) => cells.join('\t')).join('\n');
}
