import { safeName } from '../../base/safeName';
import type { ObserverId } from '../../domain/ids';
import { type AppContext, isStillHere, keep, notify, openProjectOf } from '../context';
import { logExport } from '../printedHead';
import { countAtRisk } from '../projects';
import { savedElsewhere, showSavedElsewhere } from '../savedElsewhere';

/**
 * Saves what an observer gives back: their own readings and their own log. That it was returned is the log's newest entry,
 * and the head after it stands in the file's name.
 */
export async function saveReturn(context: AppContext): Promise<void> {
  const { observerId } = openProjectOf(context).person;
  if (observerId !== undefined) await saveBundle(context, 'return', observerId);
}

/** Saves the whole project as one file, for another computer of the researcher. */
export async function saveProjectBundle(context: AppContext): Promise<void> {
  if (openProjectOf(context).person.kind === 'researcher') await saveBundle(context, 'project', 'all');
}

async function saveBundle(
  context: AppContext,
  kind: 'return' | 'project',
  whose: ObserverId | 'all',
): Promise<void> {
  const asked = openProjectOf(context);
  const { title } = asked.project.protocol;
  // What is on its way to the disk belongs into it.
  await context.saves.settled();
  const log = await logExport(context, kind, 'bundle-written');
  // Before it is written: what is signed meanwhile may not be in it.
  const saved = await savedElsewhere(context, asked.project, whose);
  const bundle = await context.ports.storage.writeBundle(asked.project.id, whose, kind);
  if (!isStillHere(context, asked)) return;
  if (!bundle.ok) {
    notify(context, { kind: 'export-refused', severity: 'wrong', facts: { message: bundle.error.message } });
    return;
  }
  const what = whose === 'all' ? 'project' : `return-${safeName(whose)}`;
  const name = `${safeName(title)}-${what}${log}.multifidus.zip`;
  context.ports.backup.download(name, bundle.value, 'application/zip');
  // As good as a backup of what it holds.
  const backups = saved(context.ports.clock.nowUtc());
  showSavedElsewhere(context, backups);
  await keep(context, { backups, event: { act: 'bundle-written', detail: kind }, isLoggedBefore: true });
  if (!isStillHere(context, asked)) return;
  await countAtRisk(context);
  if (!isStillHere(context, asked)) return;
  notify(context, { kind: 'exported', severity: 'done', facts: { name } });
}
