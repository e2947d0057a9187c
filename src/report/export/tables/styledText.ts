import { withoutLeadingZero } from '../../rounding';
import { notApplicable } from '../../tableModel';
import type { PrintStyle } from '../printStyle';

/** A number as the tables print it, also "< 0.001" and "−∞"; never anything that a person typed. */
const number = String.raw`(?:[<>] )?[+−]?(?:\d[\d,]*(?:\.\d+)?|∞)`;
const end = `(?:${number}|${notApplicable})`;
const intervalPattern = new RegExp(`\\((${end}), (${end})\\)`, 'g');
const wholeCell = new RegExp(
  `^(?:above |below )?${number}(?: ± ${number})?(?: \\(${end}, ${end}\\)| \\(${number}\\))?(?: %| percentage points)?$`,
);
const minusBeforeNumber = /−(?=[\d.∞])/g;

/** Whether a cell holds nothing but numbers, as the tables print them. */
export function isNumberText(text: string): boolean {
  return wholeCell.test(text);
}

/** A text of numbers alone (see `isNumberText`), or its first or second part, as the journal writes it. */
export function styledNumbers(text: string, style: PrintStyle, isBounded: 'p' | 'other' | undefined): string {
  const ranged = text.replace(
    intervalPattern,
    (_, low: string, high: string) => `(${styledRange(low, high, style)})`,
  );
  const zeroed = isBounded && !hasLeadingZero(style, isBounded) ? withoutLeadingZero(ranged) : ranged;
  return zeroed.replace(minusBeforeNumber, style.minus);
}

/** Whether the zero before the point stays. */
export function hasLeadingZero(style: PrintStyle, of: 'p' | 'other'): boolean {
  return of === 'p' ? (style.hasLeadingZeroInP ?? style.hasLeadingZero) : style.hasLeadingZero;
}

/** The ends of an interval, as printed, with the journal's mark between them. */
export function styledRange(low: string, high: string, { rangeMark, noValue }: PrintStyle): string {
  const hasSign = [low, high].some((one) => /[−<>]/.test(one));
  const mark = rangeMark === '–' && hasSign ? ' to ' : rangeMark;
  // An empty end would leave a bare mark.
  const endText = (one: string) => (one === notApplicable && noValue !== '' ? noValue : one);
  return `${endText(low)}${mark}${endText(high)}`;
}

/**
 * A sentence or name with the signs of its numbers as the journal writes them. P and alpha in sentences are written so where
 * the sentence is made (`pFormatOf`). Texts in `typed` stay as they were typed.
 */
export function styledWords(text: string, style: PrintStyle, typed: readonly string[]): string {
  return piecesOf(text, typed)
    .map(({ piece, isTyped }) => {
      if (isTyped) return piece;
      const ranges =
        style.rangeMark === ', ' ? piece : piece.replaceAll('(Q1, Q3)', `(Q1${style.rangeMark}Q3)`);
      return ranges.replace(minusBeforeNumber, style.minus);
    })
    .join('');
}

interface Piece {
  readonly piece: string;
  readonly isTyped: boolean;
}

/** A text divided at what was typed; where two overlap, the longer one at the earlier place counts. */
function piecesOf(text: string, typed: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    const next = typed
      .filter((one) => one !== '')
      .map((one) => ({ one, place: text.indexOf(one, at) }))
      .filter(({ place }) => place >= 0)
      .sort((a, b) => a.place - b.place || b.one.length - a.one.length)[0];
    if (!next) break;
    if (next.place > at) pieces.push({ piece: text.slice(at, next.place), isTyped: false });
    pieces.push({ piece: next.one, isTyped: true });
    at = next.place + next.one.length;
  }
  if (at < text.length) pieces.push({ piece: text.slice(at), isTyped: false });
  return pieces;
}
