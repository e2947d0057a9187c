import type { PlausibleRange } from '../study/customCovariate';

/** Limits beyond which a value is a slip of the pen or of the unit: it is refused. */
export const possibleRanges = {
  ageYears: { from: 0, to: 120 },
  bmiKgPerM2: { from: 10, to: 80 },
  bmdTScore: { from: -8, to: 6 },
} as const satisfies Record<string, PlausibleRange>;

/** Limits beyond which a value may be right and is worth a look: it is taken and flagged. */
export const likelyRanges = {
  ageYears: { from: 18, to: 105 },
  bmiKgPerM2: { from: 14, to: 50 },
  bmdTScore: { from: -6, to: 2 },
} as const satisfies Record<keyof typeof possibleRanges, PlausibleRange>;
