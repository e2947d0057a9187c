import type { ValueComparison } from '../../domain/roiFiles/foreignComparison';

/** A value as it is shown: one decimal, more where it is small. */
export function shownValue(value: number | undefined): string {
  if (value === undefined) return '–';
  const size = Math.abs(value);
  if (size >= 1e6) return value.toExponential(3);
  return value.toFixed(size >= 10 || size === 0 ? 1 : 3);
}

/** A difference in percent with its sign; what rounds to nothing is not printed as zero with a sign. */
export function shownDifference({ differencePercent, why }: ValueComparison): string {
  if (why === undefined) return '=';
  if (differencePercent === undefined) return '';
  const text = differencePercent.toFixed(Math.abs(differencePercent) < 0.1 ? 3 : 1);
  return `${differencePercent > 0 ? '+' : ''}${text.replace('-', '−')} %`;
}
