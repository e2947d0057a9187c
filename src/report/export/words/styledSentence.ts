import type { PrintStyle } from '../printStyle';
import { styledNumbers, styledWords } from '../tables/styledText';

const bounded = /(ICC\(2,[1k]\) |Spearman r = )([−\d.]+(?: \([−\d., ]+\))?)(?=[,;])/g;
const interval = /(offset )([−+\d.]+ \([−\d., ]+\))/g;

/** A sentence of results as a journal writes numbers: as the tables do, what cannot exceed 1 without its zero where it wants so. */
export function styledSentence(text: string, style: PrintStyle, typed: readonly string[]): string {
  const numbers = text
    .replace(bounded, (_, name: string, value: string) => name + styledNumbers(value, style, 'other'))
    .replace(interval, (_, name: string, value: string) => name + styledNumbers(value, style, undefined));
  return styledWords(numbers, style, typed);
}
