import { daysBetween } from '../isoDate';
import type { Subject } from './subject';

/** The groups that are compared; refractured is printed first. */
export type Group = 'refractured' | 'not-refractured';

/** A subject's group, or why it is unknown: an unknown group is listed, not tested. */
export type GroupOutcome =
  | { readonly kind: 'known'; readonly group: Group }
  | {
      readonly kind: 'unknown';
      readonly why: 'not-recorded' | 'no-refracture-date' | 'no-surgery-date' | 'outside-interval';
    };

/**
 * Refractured: at least one confirmed refracture dated after surgery and on or before the final scan.
 * Not refractured: the final scan was read as showing none. Rules: *Group*.
 */
export function groupOf(subject: Subject): GroupOutcome {
  const before = known.get(subject);
  if (before) return before;
  const outcome = outcomeOf(subject);
  known.set(subject, outcome);
  return outcome;
}

/** Every model and table asks; a subject is replaced when something of it changes, never changed. */
const known = new WeakMap<Subject, GroupOutcome>();

function outcomeOf(subject: Subject): GroupOutcome {
  const { refracture, surgeryDate } = subject.covariates;
  if (!refracture) return { kind: 'unknown', why: 'not-recorded' };
  if (refracture.kind === 'none-on-final-scan') return { kind: 'known', group: 'not-refractured' };
  if (!surgeryDate) return { kind: 'unknown', why: 'no-surgery-date' };
  const dates = refracture.events.flatMap((event) => (event.date ? [event.date] : []));
  if (dates.length === 0) return { kind: 'unknown', why: 'no-refracture-date' };
  const finalScan = subject.scans.followUp?.studyDate;
  const counts = dates.some(
    (date) =>
      daysBetween(surgeryDate, date) > 0 && finalScan !== undefined && daysBetween(date, finalScan) >= 0,
  );
  return counts ? { kind: 'known', group: 'refractured' } : { kind: 'unknown', why: 'outside-interval' };
}
