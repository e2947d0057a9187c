import { type PrintStyle, plainPrintStyle } from '../printStyle';

/** A way of writing numbers that can be chosen by name. */
export interface NamedPrintStyle {
  readonly id: 'as-the-study' | 'josr' | 'apa-7' | 'ama';
  readonly name: string;
  /** What it does, in a few words. */
  readonly says: string;
  readonly style: PrintStyle;
}

/**
 * Styles of journals, as far as they prescribe how numbers are written; whatever they leave open is as the study prints.
 *
 * - J Orthop Surg Res prescribes none; these are the digits of the reference study that appeared there.
 * - APA: Publication Manual, 7th edition, 6.36 (no zero before the point of what cannot exceed 1, such as P and r; two
 *   decimals of statistics, two or three of P).
 * - AMA: Manual of Style, 11th edition (no zero before the point of P and alpha, "to" in intervals).
 */
export const printStyles: readonly NamedPrintStyle[] = [
  {
    id: 'as-the-study',
    name: 'As the study',
    says: 'The digits of the screens.',
    style: plainPrintStyle,
  },
  {
    id: 'josr',
    name: 'J Orthop Surg Res',
    says: 'The digits of the reference study.',
    style: {
      ...plainPrintStyle,
      decimals: { csaMm2: 2, si: 2, csaPerSi: 2, change: 1, statistic: 3, p: 3, covariate: 2, share: 1 },
    },
  },
  {
    id: 'apa-7',
    name: 'APA 7',
    says: 'No zero before the point of P, r and ICC; statistics with two decimals.',
    style: { ...plainPrintStyle, hasLeadingZero: false, decimals: { statistic: 2, p: 3 } },
  },
  {
    id: 'ama',
    name: 'AMA, JAMA',
    says: 'No zero before the point of P; intervals with “to”.',
    style: { ...plainPrintStyle, hasLeadingZeroInP: false, rangeMark: ' to ' },
  },
];

/** The named style that a style is; undefined of one that a person made. */
export function printStyleName(style: PrintStyle): NamedPrintStyle | undefined {
  return printStyles.find((one) => keyOf(one.style) === keyOf(style));
}

function keyOf(style: PrintStyle): string {
  const { hasLeadingZero, hasLeadingZeroInP = hasLeadingZero, minus, rangeMark, noValue, decimals } = style;
  return JSON.stringify([
    ...[hasLeadingZero, hasLeadingZeroInP, minus, rangeMark, noValue],
    Object.entries(decimals).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
}
