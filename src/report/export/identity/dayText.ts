import { daysBetween, parseIsoDate } from '../../../domain/isoDate';
import type { Subject } from '../../../domain/study/subject';

/** "day 214": whole days from the subject's surgery; undefined without one. */
export function dayText(subject: Subject | undefined, isoDate: string): string | undefined {
  const date = parseIsoDate(isoDate);
  const surgery = subject?.covariates.surgeryDate;
  return date && surgery ? `day ${daysBetween(surgery, date)}`.replace('-', '−') : undefined;
}
