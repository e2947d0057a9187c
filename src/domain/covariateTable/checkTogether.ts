import { daysBetween, type IsoDate } from '../isoDate';
import { ageYearsAt } from '../study/ageYearsAt';
import type { Subject } from '../study/subject';
import type { CellFlag, CellProblem } from './cellProblem';
import type { ColumnKey } from './covariateColumn';

/** What dates and ages of one subject are held against. */
export interface CheckFacts {
  /** Nothing was done after this day. Undefined where dates are stand-ins. */
  readonly today: IsoDate | undefined;
  readonly birthDate: IsoDate | undefined;
}

/** What a check found at one cell. */
export interface CheckFinding {
  readonly key: ColumnKey;
  /** The value cannot be. */
  readonly problem?: CellProblem;
  /** The value may be, and is worth a look. */
  readonly flag?: CellFlag;
}

/** A subject's values held against each other, its scans and the calendar. Each cell is named at most once. */
export function checkTogether(
  { covariates, scans }: Pick<Subject, 'covariates' | 'scans'>,
  { today, birthDate }: CheckFacts,
): readonly CheckFinding[] {
  const findings: CheckFinding[] = [];
  const say = (finding: CheckFinding): void => {
    if (!findings.some(({ key }) => key === finding.key)) findings.push(finding);
  };
  const { surgeryDate, secondSurgeryDate, refracture, ageYears, custom } = covariates;
  const isFuture = (date: IsoDate | undefined): boolean => !!date && !!today && date > today;
  const finalScan = scans.followUp?.studyDate;

  if (isFuture(surgeryDate)) say({ key: 'surgeryDate', problem: { kind: 'in-the-future' } });
  if (isFuture(secondSurgeryDate)) say({ key: 'secondSurgeryDate', problem: { kind: 'in-the-future' } });
  if (surgeryDate && birthDate && surgeryDate < birthDate) {
    say({ key: 'surgeryDate', problem: { kind: 'surgery-before-birth' } });
  }
  if (surgeryDate && secondSurgeryDate && secondSurgeryDate <= surgeryDate) {
    say({ key: 'secondSurgeryDate', problem: { kind: 'second-not-after-first' } });
  }
  if (surgeryDate && finalScan && surgeryDate > finalScan) {
    say({ key: 'surgeryDate', flag: { kind: 'after-final-scan' } });
  }
  for (const { date } of refracture?.kind === 'confirmed' ? refracture.events : []) {
    if (!date) continue;
    if (isFuture(date)) say({ key: 'refractureDates', problem: { kind: 'in-the-future' } });
    if (surgeryDate && date < surgeryDate) {
      say({ key: 'refractureDates', problem: { kind: 'refracture-before-surgery' } });
    }
    if (date === surgeryDate) say({ key: 'refractureDates', flag: { kind: 'refracture-on-surgery-day' } });
    if (finalScan && date > finalScan) {
      say({ key: 'refractureDates', flag: { kind: 'refracture-after-final-scan' } });
    }
  }
  const at = surgeryDate ?? scans.preop?.studyDate;
  const years = birthDate && at ? ageYearsAt(birthDate, at) : undefined;
  if (ageYears !== undefined && years !== undefined && Math.abs(ageYears - years) > 1) {
    say({ key: 'ageYears', flag: { kind: 'age-not-of-birth-date', years } });
  }
  for (const [id, value] of Object.entries(custom ?? {})) {
    if (value.kind !== 'date' || !today) continue;
    // What the team counts may lie ahead, such as a planned visit.
    if (daysBetween(today, value.date) > 0) say({ key: `custom:${id}`, flag: { kind: 'in-the-future' } });
  }
  return findings;
}
