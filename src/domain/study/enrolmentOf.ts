import { timePoints } from '../timePoint';
import type { Subject } from './subject';

/** Where a subject stands in the study: on its way in, in it, or out of it with a reason. */
export type EnrolmentState = 'screened' | 'included' | 'excluded';

/** What enrolment depends on. */
export type EnrolmentFacts = Pick<Subject, 'exclusion' | 'enrolment' | 'scans'>;

/**
 * A subject is excluded by a person and a reason; else it is what a person set; else it is included once it has both
 * scans. Only included subjects are read.
 */
export function enrolmentOf({ exclusion, enrolment, scans }: EnrolmentFacts): EnrolmentState {
  if (exclusion) return 'excluded';
  if (enrolment) return enrolment.state;
  return timePoints.every((timePoint) => scans[timePoint]) ? 'included' : 'screened';
}
