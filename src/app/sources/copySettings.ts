import type { CopySetting } from '../../domain/keeping/keptSources';
import { type AppContext, notify, openProjectOf } from '../context';
import { bringBackSources } from './bringBackSources';
import { keepCopies, removeCopies } from './keepCopies';
import { mayKeepSources, updateSources } from './sourceFacts';

/** Settles which images of the project are copied into this browser. `no` removes the copies that are here. */
export async function chooseCopies(context: AppContext, setting: CopySetting): Promise<void> {
  const { project } = openProjectOf(context);
  if (!mayKeepSources(project)) return;
  try {
    updateSources(context, { copySetting: setting });
    await context.ports.sources.setCopySetting(project.id, setting);
    if (context.store.getState().open?.project.id !== project.id) return;
    if (setting === 'no') {
      const isRemoved = await removeCopies(context);
      if (!isRemoved) notify(context, { kind: 'copies-not-removed', severity: 'attention', facts: {} });
      // What the copies gave may be in a folder that may still be read.
      await bringBackSources(context);
      return;
    }
    await keepCopies(context);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    notify(context, { kind: 'sources-failed', severity: 'wrong', facts: { message } });
  }
}

/** Forgets the folders of the project: after a reload they are chosen anew, or their copies are used. */
export async function forgetFolders(context: AppContext): Promise<void> {
  const { project } = openProjectOf(context);
  try {
    await context.ports.sources.forgetFolders(project.id);
    if (context.store.getState().open?.project.id !== project.id) return;
    updateSources(context, { folders: [] });
    await keepCopies(context);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    notify(context, { kind: 'sources-failed', severity: 'wrong', facts: { message } });
  }
}
