import { roiCsv } from '../report/roiCsv';
import { subjectCsv } from '../report/subjectCsv';
import { type AppContext, notify, openProjectOf } from './context';

/** Saves a CSV of every ROI, or of every subject, with full precision. Only after unblinding: it names all observers. */
export async function saveCsv(context: AppContext, what: 'rois' | 'subjects'): Promise<void> {
  const { project, subjects, images } = openProjectOf(context);
  const readings = await context.ports.storage.loadAllReadings(project.id);
  if (!readings.ok) {
    notify(context, {
      kind: 'export-refused',
      severity: 'wrong',
      facts: { message: readings.error.message },
    });
    return;
  }
  const data = { project, subjects, readings: readings.value, images };
  const text = what === 'rois' ? roiCsv(data) : subjectCsv(data);
  const name = `${project.protocol.title.replace(/[^\p{L}\p{N}]+/gu, '-')}-${what}.csv`;
  context.ports.backup.download(name, text, 'text/csv;charset=utf-8');
  notify(context, { kind: 'exported', severity: 'done', facts: { name } });
}
