import { daysBetween } from '../domain/isoDate';
import type { Subject } from '../domain/study/subject';

/** Follow-up duration: final scan minus surgery, days. Undefined where either date is missing. */
export function followUpDays(subject: Subject): number | undefined {
  const before = known.get(subject);
  if (before) return before.days;
  const days = daysAfterSurgery(subject);
  known.set(subject, { days });
  return days;
}

/** A subject is replaced when something of it changes, never changed. */
const known = new WeakMap<Subject, { readonly days: number | undefined }>();

function daysAfterSurgery(subject: Subject): number | undefined {
  const surgery = subject.covariates.surgeryDate;
  const finalScan = subject.scans.followUp?.studyDate;
  return surgery && finalScan ? daysBetween(surgery, finalScan) : undefined;
}

/** Days from the pre-operative to the final scan: not the follow-up duration, which starts at surgery. */
export function scanIntervalDays(subject: Subject): number | undefined {
  const preop = subject.scans.preop?.studyDate;
  const finalScan = subject.scans.followUp?.studyDate;
  return preop && finalScan ? daysBetween(preop, finalScan) : undefined;
}
