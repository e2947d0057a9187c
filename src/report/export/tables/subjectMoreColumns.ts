import { daysBetween, type IsoDate } from '../../../domain/isoDate';
import type { Refracture, Subject } from '../../../domain/study/subject';
import type { TimePoint } from '../../../domain/timePoint';
import { type CsvColumn, column } from '../../csvColumn';
import type { CsvValue } from '../../csvText';

interface MoreColumn {
  readonly column: CsvColumn;
  readonly cellOf: (subject: Subject) => CsvValue;
}

/** What is known of a subject beyond the file that the Results screen saves. */
export const subjectMoreColumns: readonly MoreColumn[] = [
  more('enrolment', '', 'Where a person set it: screened or included.', ({ enrolment }) => enrolment?.state),
  more(
    'exclusion_reason',
    '',
    'Why the subject was excluded, as it was typed.',
    ({ exclusion }) => exclusion?.reason,
  ),
  more(
    'preop_scan_choice',
    '',
    'Why the pre-operative scan was taken: last-before-surgery, assumed-earliest (no date of surgery) or chosen-by-user.',
    ({ scans }) => scans.preop?.reason.kind,
  ),
  more(
    'follow_up_scan_choice',
    '',
    'Why the final scan was taken: last-after-surgery, confirmed-refracture, assumed-latest (no date of surgery) or chosen-by-user.',
    ({ scans }) => scans.followUp?.reason.kind,
  ),
  more(
    'final_scan_reason',
    '',
    'Why a subject without refracture had a final scan, as it was typed.',
    ({ finalScanReason }) => finalScanReason,
  ),
  more(
    'second_surgery_date',
    'yyyy-mm-dd',
    'Date of a later operation on the spine.',
    ({ covariates }) => covariates.secondSurgeryDate,
  ),
  more('second_surgery_days_from_surgery', 'd', 'The same, date minus surgery.', (subject) =>
    daysFromSurgery(subject, subject.covariates.secondSurgeryDate),
  ),
  more(
    'refracture_count',
    '',
    'Confirmed refractures; 0 where the final scan was read as showing none.',
    (subject) => (subject.covariates.refracture ? eventsOf(subject).length : undefined),
  ),
  more('refracture_levels', '', 'Levels of each refracture; refractures divided by a semicolon.', (subject) =>
    listed(eventsOf(subject), ({ levels }) => levels.join(' ')),
  ),
  more('refracture_dates', 'yyyy-mm-dd', 'Date of each refracture, divided by a semicolon.', (subject) =>
    listed(eventsOf(subject), ({ date }) => date ?? 'unknown'),
  ),
  more('refracture_days_from_surgery', 'd', 'The same, dates minus surgery.', (subject) =>
    listed(eventsOf(subject), ({ date }) => String(daysFromSurgery(subject, date) ?? 'unknown')),
  ),
  uid('preop', 'preop_study_uid', 'studyInstanceUid', 'DICOM Study Instance UID of the pre-operative scan.'),
  uid('preop', 'preop_series_uid', 'axialSeriesUid', 'DICOM Series Instance UID of its axial series.'),
  uid('followUp', 'follow_up_study_uid', 'studyInstanceUid', 'DICOM Study Instance UID of the final scan.'),
  uid('followUp', 'follow_up_series_uid', 'axialSeriesUid', 'DICOM Series Instance UID of its axial series.'),
  more('note', '', 'Note of the researcher.', ({ note }) => note),
];

function more(name: string, unit: string, meaning: string, cellOf: MoreColumn['cellOf']): MoreColumn {
  return { column: column(name, unit, meaning), cellOf };
}

function uid(
  timePoint: TimePoint,
  name: string,
  field: 'studyInstanceUid' | 'axialSeriesUid',
  meaning: string,
): MoreColumn {
  return more(name, '', meaning, ({ scans }) => scans[timePoint]?.[field]);
}

function daysFromSurgery({ covariates }: Subject, date: IsoDate | undefined): number | undefined {
  return covariates.surgeryDate && date ? daysBetween(covariates.surgeryDate, date) : undefined;
}

function eventsOf({ covariates: { refracture } }: Subject): readonly Refracture[] {
  return refracture?.kind === 'confirmed' ? refracture.events : [];
}

function listed(events: readonly Refracture[], textOf: (event: Refracture) => string): string | undefined {
  return events.length === 0 ? undefined : events.map(textOf).join('; ');
}
