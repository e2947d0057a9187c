import type { PrintSettings } from '../printSettings';
import { pText, roundedText } from '../rounding';
import { notApplicable, reasonCell, spreadCell, type TableCell, textCell } from '../tableModel';

type Interval = readonly [number, number] | null;

/** An estimate with its 95 % interval: "−8.70 (−10.02, −7.61)". Without an interval the estimate, and why. */
export function estimateCell(estimate: number, interval: Interval, decimals: number): TableCell {
  const text = (value: number) => roundedText(value, decimals);
  if (!interval) return { text: text(estimate), note: 'No interval was found.' };
  return spreadCell(text(estimate), `(${text(interval[0])}, ${text(interval[1])})`);
}

/** A ratio with its interval; what is beyond a million is said to be, not printed. */
export function ratioCell(ratio: number, interval: Interval, decimals: number): TableCell {
  const text = (value: number) => ratioText(value, decimals);
  if (!interval) return { text: text(ratio), note: 'No interval was found.' };
  return spreadCell(text(ratio), `(${text(interval[0])}, ${text(interval[1])})`);
}

/** A ratio, never more than a million and never a bare 0. */
export function ratioText(ratio: number, decimals: number): string {
  if (Number.isNaN(ratio)) return notApplicable;
  if (ratio > 1e6) return '> 1,000,000';
  const text = roundedText(ratio, decimals);
  return /[1-9]/.test(text) || ratio === 0 ? text : `< ${roundedText(10 ** -decimals, decimals)}`;
}

/** A P in its column. */
export function pCell(p: number, alpha: number, settings: PrintSettings): TableCell {
  return textCell(pText(p, { alpha, decimals: settings.pDecimals }));
}

/** A line without numbers: as many cells as the table has columns, each with the reason. */
export function reasonCells(reason: string, count: number): readonly TableCell[] {
  return Array.from({ length: count }, () => reasonCell(reason));
}
