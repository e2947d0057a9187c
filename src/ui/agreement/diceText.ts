import type { DisagreementReason } from '../../analysis/disagreements';
import { roundedText } from '../../report/rounding';

/** A Dice coefficient to three decimals; with more where rounding would carry it to the limit that it lies below. */
export function diceText(dice: number, reasons: readonly DisagreementReason[]): string {
  const limit = reasons.find((one) => one.kind === 'dice')?.limit;
  for (let decimals = 3; decimals < 12; decimals += 1) {
    const text = roundedText(dice, decimals);
    if (limit === undefined || Number(text) < limit) return text;
  }
  return String(dice);
}
