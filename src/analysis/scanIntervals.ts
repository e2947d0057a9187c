import { daysBetween } from '../domain/isoDate';
import type { Subject } from '../domain/study/subject';

/** Follow-up duration: final scan minus surgery, days. Undefined where either date is missing. */
export function followUpDays(subject: Subject): number | undefined {
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
