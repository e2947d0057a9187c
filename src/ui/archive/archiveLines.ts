import type { ArchiveStudy } from '../../domain/archive/archiveStudy';
import type { StudyInstanceUid } from '../../domain/ids';
import { daysBetween } from '../../domain/isoDate';

/** Which studies are listed. */
export type StudyFilter = 'all' | 'pairs' | 'new';

/** A study of the archive as a line of the list. */
export interface StudyLine {
  readonly study: ArchiveStudy;
  /** The same for all studies of a patient. */
  readonly patientKey: string;
  /** Whether it is the first listed line of its patient: that one says who it is. */
  readonly isFirst: boolean;
  /** MR studies of the patient in the archive, as far as it was asked. */
  readonly scans: number;
  /** From the first to the last of them; absent with fewer than two dates. */
  readonly days: number | undefined;
  /** Whether the open project has it. */
  readonly isHere: boolean;
}

const order = new Intl.Collator('en', { numeric: true });

/** Studies of one patient: by number and its issuer; where there is none, by name and birth, and else each by itself. */
export function patientKeyOf(study: ArchiveStudy): string {
  const { patientId, patientIdIssuer, patientName, birthDate, studyInstanceUid } = study;
  if (patientId.trim() !== '') return JSON.stringify(['id', patientId.trim(), patientIdIssuer ?? '']);
  if (patientName.trim() !== '') return JSON.stringify(['name', patientName.trim(), birthDate ?? '']);
  return JSON.stringify(['study', studyInstanceUid]);
}

/** Whether it may hold MR images: it says so, or says nothing. */
function isMr({ modalities }: ArchiveStudy): boolean {
  return modalities.length === 0 || modalities.includes('MR');
}

/**
 * The list: patients by name and number, the studies of each in the order of their dates; those without a date come last.
 *
 * @param isHere Whether the open project has a study.
 */
export function studyLines(
  studies: readonly ArchiveStudy[],
  isHere: (uid: StudyInstanceUid) => boolean,
): readonly StudyLine[] {
  const patients = new Map<string, ArchiveStudy[]>();
  for (const study of studies) {
    const key = patientKeyOf(study);
    const own = patients.get(key);
    if (own) own.push(study);
    else patients.set(key, [study]);
  }
  const sorted = [...patients].map(([patientKey, own]) => ({ patientKey, own: own.sort(byDate) }));
  sorted.sort((a, b) => byPatient(a.own[0], b.own[0]) || order.compare(a.patientKey, b.patientKey));
  return sorted.flatMap(({ patientKey, own }) => {
    const mr = own.filter(isMr);
    const dates = mr.flatMap(({ studyDate }) => studyDate ?? []);
    const [first, last] = [dates[0], dates.at(-1)];
    const days = dates.length > 1 && first && last ? daysBetween(first, last) : undefined;
    return own.map(
      (study, at): StudyLine => ({
        study,
        patientKey,
        isFirst: at === 0,
        scans: mr.length,
        days,
        isHere: isHere(study.studyInstanceUid),
      }),
    );
  });
}

/** Those of a filter; the first line that stays of each patient is the one that says who it is. */
export function filteredLines(lines: readonly StudyLine[], filter: StudyFilter): readonly StudyLine[] {
  const kept = lines.filter((line) => fits(line, filter));
  return kept.map((line, at) => {
    const isFirst = kept[at - 1]?.patientKey !== line.patientKey;
    return isFirst === line.isFirst ? line : { ...line, isFirst };
  });
}

/** How many lines a filter lists. */
export function filterCount(lines: readonly StudyLine[], filter: StudyFilter): number {
  return lines.filter((line) => fits(line, filter)).length;
}

function fits({ scans, isHere }: StudyLine, filter: StudyFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'pairs':
      return scans >= 2;
    case 'new':
      return !isHere;
  }
}

function byDate(a: ArchiveStudy, b: ArchiveStudy): number {
  // Dates and times are written so that texts sort as they do; whoever has no date comes last.
  const at = ({ studyDate, studyTime, studyInstanceUid }: ArchiveStudy) =>
    `${studyDate ?? '9999'} ${studyTime ?? ''} ${studyInstanceUid}`;
  return at(a) < at(b) ? -1 : 1;
}

function byPatient(a: ArchiveStudy | undefined, b: ArchiveStudy | undefined): number {
  // Whoever has no name comes last.
  const name = (study: ArchiveStudy | undefined) => study?.patientName.trim() || '\uFFFF';
  return order.compare(name(a), name(b)) || order.compare(a?.patientId ?? '', b?.patientId ?? '');
}
