import type { TimePoint } from '../domain/timePoint';

/** What is compared between groups, observers and time points. CSA/SI is a ratio of averages, mm² per a.u. */
export type Quantity = 'csaMm2' | 'si' | 'csaPerSi';

/** All quantities, in the order of Table 2. */
export const quantities: readonly Quantity[] = ['csaMm2', 'si', 'csaPerSi'];

/** One number per quantity; SI and what is made of it are absent where an image lacks the value that the protocol asks for. */
export interface Measures extends Readonly<Record<Quantity, number | undefined>> {
  readonly csaMm2: number;
}

/** A time point, or the percent change between the two: 100 × (follow-up − pre-op) / pre-op. */
export type Phase = TimePoint | 'changePercent';

/** All phases, in the order of Table 2. */
export const phases: readonly Phase[] = ['preop', 'followUp', 'changePercent'];

/** Percent change of unrounded values. `preop` is positive: `subjectValues` lists other subjects as incomplete. */
export function changePercentOf(preop: number, followUp: number): number {
  return (100 * (followUp - preop)) / preop;
}

/** Unweighted mean of one value per observer or per side, in the protocol's order so that it never depends on input order. */
export function averageOf(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
