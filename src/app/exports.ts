import type { StudyData } from '../analysis/studyResults';
import { loadPart } from '../base/partNotLoaded';
import type { Result } from '../base/result';
import { imageKey } from '../domain/image/imageRef';
import type { ResultsDenied } from '../domain/study/blinding';
import { subjectPairChecks } from '../domain/study/subjectPairs';
import type { RoiCsvInput } from '../report/roiCsv';
import { type AppContext, notify, openProjectOf } from './context';

/** Spreadsheets recognise UTF-8 by the mark; dates stay, because the file is the researcher's own. */
const options = { hasByteOrderMark: true, hasDates: true };

/** A file name that every file system takes. */
export function safeName(title: string): string {
  return title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || 'project';
}

async function roiText(input: RoiCsvInput): Promise<Result<string, ResultsDenied>> {
  const { roiCsv } = await loadPart(() => import('../report/roiCsv'));
  return roiCsv(input, options);
}

async function subjectText(data: StudyData): Promise<Result<string, ResultsDenied>> {
  const [{ studyResults }, { subjectCsv }] = await loadPart(() =>
    Promise.all([import('../analysis/studyResults'), import('../report/subjectCsv')]),
  );
  const results = studyResults(data);
  return results.ok ? { ok: true, value: subjectCsv(results.value, options) } : results;
}

/** Saves a CSV of every ROI, or of every subject, with full precision. Denied exactly where results are. */
export async function saveCsv(context: AppContext, what: 'rois' | 'subjects'): Promise<void> {
  const { project, subjects, images, person, catalogue } = openProjectOf(context);
  const readings = await context.ports.storage.loadAllReadings(project.id);
  const refuse = (message: string): void =>
    notify(context, { kind: 'export-refused', severity: 'wrong', facts: { message } });
  if (!readings.ok) {
    refuse(readings.error.message);
    return;
  }
  const data = { person, project, subjects, readings: readings.value };
  const headers = new Map([...images.values()].map(({ header }) => [imageKey(header), header]));
  // Statistics and file formats are the larger part of the program; they load when somebody asks for them.
  const text =
    what === 'rois'
      ? await roiText({ ...data, headers })
      : await subjectText({ ...data, pairs: subjectPairChecks(subjects, catalogue, project.protocol) });
  if (!text.ok) {
    refuse('This person has a reading open. Sign it first.');
    return;
  }
  const name = `${safeName(project.protocol.title)}-${what}.csv`;
  context.ports.backup.download(name, text.value, 'text/csv;charset=utf-8');
  notify(context, { kind: 'exported', severity: 'done', facts: { name } });
}

/** Saves a CSV of the files that the last import did not use: path, kind of reason, facts. Nothing where there are none. */
export async function saveUnusedList(context: AppContext): Promise<void> {
  const { import: last } = context.store.getState();
  if (last.kind !== 'done' || last.unused.length === 0) return;
  const rows = last.unused.map(({ path, kind, detail }) => ({ path, kind, detail }));
  const name = `${safeName(openProjectOf(context).project.protocol.title)}-files-not-used.csv`;
  const { csvText } = await loadPart(() => import('../report/csvText'));
  const text = csvText(['path', 'kind', 'detail'], rows, { hasByteOrderMark: true });
  context.ports.backup.download(name, text, 'text/csv;charset=utf-8');
  notify(context, { kind: 'exported', severity: 'done', facts: { name } });
}
