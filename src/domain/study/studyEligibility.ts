import { daysBetween, type IsoDate } from '../isoDate';
import type { TimePoint } from '../timePoint';
import type { OnlyByHand } from './chooseSeries';
import type { Protocol } from './protocol';

/** What an imaging study may be taken for, or why it may not. */
export type Eligibility =
  | { readonly kind: 'eligible'; readonly timePoint: TimePoint }
  /** No surgery date: before and after cannot be told apart. */
  | { readonly kind: 'eligible-for-either' }
  | { readonly kind: 'no-t2-axial' }
  /** Its T2 axial series are all of a kind that only a person may choose. */
  | { readonly kind: 'only-by-hand'; readonly because: OnlyByHand }
  | { readonly kind: 'no-study-date' }
  | { readonly kind: 'too-long-before-surgery'; readonly daysBefore: number; readonly limitDays: number }
  | { readonly kind: 'too-soon-after-surgery'; readonly daysAfter: number; readonly limitDays: number }
  | { readonly kind: 'after-second-operation'; readonly daysAfterSecond: number };

/** Dates and settings that eligibility depends on. */
export interface EligibilityLimits {
  readonly surgeryDate?: IsoDate | undefined;
  readonly secondSurgeryDate?: IsoDate | undefined;
  readonly protocol: Pick<Protocol, 'preopWithinDays' | 'followUpAtLeastDays'>;
}

/** For which time point the date of an imaging study with a T2 axial series makes it eligible, by the rules, *Time points*. */
export function studyEligibility(date: IsoDate | undefined, limits: EligibilityLimits): Eligibility {
  const { surgeryDate, secondSurgeryDate, protocol } = limits;
  if (!date) return { kind: 'no-study-date' };
  if (secondSurgeryDate) {
    const daysAfterSecond = daysBetween(secondSurgeryDate, date);
    if (daysAfterSecond > 0) return { kind: 'after-second-operation', daysAfterSecond };
  }
  if (!surgeryDate) return { kind: 'eligible-for-either' };
  const daysAfter = daysBetween(surgeryDate, date);
  if (daysAfter <= 0) {
    const daysBefore = 0 - daysAfter;
    const limitDays = protocol.preopWithinDays;
    if (daysBefore > limitDays) return { kind: 'too-long-before-surgery', daysBefore, limitDays };
    return { kind: 'eligible', timePoint: 'preop' };
  }
  const limitDays = protocol.followUpAtLeastDays;
  if (daysAfter < limitDays) return { kind: 'too-soon-after-surgery', daysAfter, limitDays };
  return { kind: 'eligible', timePoint: 'followUp' };
}
