import type { PrintSettings } from './printSettings';
import type { PFormat } from './rounding';

/** How P is printed inside of a sentence. */
export function pFormatOf(alpha: number, settings: PrintSettings): PFormat {
  const { pDecimals, hasLeadingZeroInP } = settings;
  return { alpha, decimals: pDecimals, ...(hasLeadingZeroInP === false && { hasLeadingZero: false }) };
}
