import { loadPart } from '../../base/partNotLoaded';
import { safeName } from '../../base/safeName';
import { viewedScans } from '../../domain/conduct/observerView';
import { areScansMasked, unitName, unitsOf } from '../../domain/conduct/readingUnits';
import { patientOf } from '../../domain/study/patientOf';
import type { OpenProject } from '../../state/openProject';
import { type AppContext, notify, openProjectOf } from '../context';
import { imagesAwaited } from '../imagesComing';
import { logExport } from '../printedHead';
import { kitSecret } from './kitSecret';
import { uidTextOf } from './kitUids';

export const keyColumns = [
  'subject_code',
  'time_point',
  'masked_name',
  'patient_id',
  'patient_name',
  'study_date',
  'study_uid',
  'study_uid_in_kits',
  'axial_series_uid',
  'axial_series_uid_in_kits',
  'sagittal_series_uid',
  'sagittal_series_uid_in_kits',
] as const;

export type KeyRow = Readonly<Record<(typeof keyColumns)[number], string | undefined>>;

/**
 * Who is behind every code and every name of a masked scan, one line a scan: the only file that says so. UIDs in kits are those
 * of kits with images; kits without keep the original ones.
 */
export function keyRows(
  { project, subjects, catalogue }: Pick<OpenProject, 'project' | 'subjects' | 'catalogue'>,
  secretText: string,
  pseudonymUid: (text: string, uid: string) => string,
): readonly KeyRow[] {
  const isMasked = areScansMasked(project);
  return subjects.flatMap((subject) => {
    const patient = patientOf(subject, catalogue);
    return unitsOf(project, subject).flatMap((unit) =>
      viewedScans(project, subject, unit).map(({ timePoint, stored }): KeyRow => {
        const inKits = (uid: string) => pseudonymUid(uidTextOf(secretText, unit), uid);
        const { studyInstanceUid, axialSeriesUid, sagittalSeriesUid, studyDate } = stored;
        return {
          subject_code: subject.code,
          time_point: timePoint === 'preop' ? 'pre-op' : 'follow-up',
          masked_name: isMasked ? unitName(unit.id) : undefined,
          patient_id: patient?.id,
          patient_name: patient?.name,
          study_date: studyDate,
          study_uid: studyInstanceUid,
          study_uid_in_kits: inKits(studyInstanceUid),
          axial_series_uid: axialSeriesUid,
          axial_series_uid_in_kits: inKits(axialSeriesUid),
          sagittal_series_uid: sagittalSeriesUid,
          sagittal_series_uid_in_kits: sagittalSeriesUid && inKits(sagittalSeriesUid),
        };
      }),
    );
  });
}

/** Saves the key file. Only the researcher has what is in it; it is part of no bundle. */
export async function saveKeyFile(context: AppContext): Promise<void> {
  if (openProjectOf(context).areImagesComing && !(await imagesAwaited(context))) return;
  const { person, project } = openProjectOf(context);
  if (person.kind !== 'researcher' || project.kit) return;
  const { csvText } = await loadPart(() => import('../../report/csvText'));
  const secretText = await kitSecret(context);
  const rows = keyRows(openProjectOf(context), secretText, context.ports.images.pseudonymUid);
  const log = await logExport(context, `key file, ${rows.length} scans`);
  const name = `${safeName(project.protocol.title)}-KEY-keep-apart${log}.csv`;
  const text = csvText(keyColumns, rows, { hasByteOrderMark: true });
  context.ports.backup.download(name, text, 'text/csv;charset=utf-8');
  notify(context, { kind: 'exported', severity: 'done', facts: { name } });
}
