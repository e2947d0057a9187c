import { loadPart } from '../../base/partNotLoaded';
import { safeName } from '../../base/safeName';
import { auditChains } from '../../domain/keeping/auditChains';
import { type AppContext, isStillHere, notify, openProjectOf } from '../context';
import { logExport } from '../printedHead';

/**
 * Saves the log as far as the person who sits here may see it, chain by chain. That it was saved is its newest entry, and
 * the head after it stands in the file's name.
 */
export async function saveLog(context: AppContext, format: 'csv' | 'jsonl'): Promise<void> {
  const asked = openProjectOf(context);
  const { project, person } = asked;
  const log = await logExport(context, format, 'log-exported');
  const loaded = await context.ports.storage.loadLog(
    project.id,
    person.kind === 'observer' ? person.observerId : 'all',
  );
  if (!isStillHere(context, asked)) return;
  if (!loaded.ok) {
    notify(context, { kind: 'export-refused', severity: 'wrong', facts: { message: loaded.error.message } });
    return;
  }
  const { logCsv, logJsonLines } = await loadPart(() => import('../../report/logFile'));
  const entries = [...auditChains(loaded.value).values()].flat();
  const name = `${safeName(project.protocol.title)}-log${log}.${format}`;
  const isCsv = format === 'csv';
  const type = isCsv ? 'text/csv;charset=utf-8' : 'application/jsonl;charset=utf-8';
  context.ports.backup.download(name, isCsv ? logCsv(entries) : logJsonLines(entries), type);
  notify(context, { kind: 'exported', severity: 'done', facts: { name } });
}
