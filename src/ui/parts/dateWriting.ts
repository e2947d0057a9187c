import { err, ok, type Result } from '../../base/result';
import { dateOfStudyDay, studyDayOf } from '../../domain/identity/studyDay';
import { type IsoDate, parseIsoDate } from '../../domain/isoDate';
import type { Project } from '../../domain/study/project';

/** How dates are written and read in a project: as dates, or as days from the subject's first scan. */
export interface DateWriting {
  readonly isDays: boolean;
  write(date: IsoDate): string;
  /** For a field: what `read` takes back. */
  writeInField(date: IsoDate): string;
  /** A typed date or day; empty text is missing. */
  read(text: string): Result<IsoDate | undefined, { readonly kind: 'not-a-date' | 'not-a-day' }>;
}

const dates: DateWriting = {
  isDays: false,
  write: (date) => date,
  writeInField: (date) => date,
  read(text) {
    if (text.trim() === '') return ok(undefined);
    const date = parseIsoDate(text);
    return date ? ok(date) : err({ kind: 'not-a-date' });
  },
};

/** A hundred years: more is a slip. */
const mostDays = 36_525;

function dayText(date: IsoDate): string {
  return String(studyDayOf(date)).replace('-', '−');
}

const days: DateWriting = {
  isDays: true,
  write: (date) => `day ${dayText(date)}`,
  writeInField: dayText,
  read(text) {
    const plain = text
      .trim()
      .replace(/^day\s+/i, '')
      .replace(/[−–]/g, '-');
    if (plain === '') return ok(undefined);
    if (!/^[-+]?\d{1,5}$/.test(plain) || Math.abs(Number(plain)) > mostDays)
      return err({ kind: 'not-a-day' });
    return ok(dateOfStudyDay(Number(plain)));
  },
};

/** Dates where the project keeps them; else days from the subject's first scan, which is day 0. */
export function dateWriting(project: Pick<Project, 'identity'>): DateWriting {
  return project.identity === 'removed' ? days : dates;
}
