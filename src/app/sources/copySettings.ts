import type { ProjectId } from '../../domain/ids';
import type { CopySetting } from '../../domain/keeping/keptSources';
import { type AppContext, notify, openProjectOf, update } from '../context';
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

/** Reads what each project's copies take, and clears away those of projects that are gone. */
export async function refreshCopyUse(context: AppContext): Promise<void> {
  // Asked anew: another tab may have made a project since the list on this screen was read.
  const projects = await context.ports.storage.listProjects();
  // A list that could not be read is no word that there are no projects: nothing is cleared away on it.
  if (!projects.ok) return;
  const ids = projects.value.map(({ project }) => project.id);
  await context.ports.sources.removeStrayCopies(ids);
  const uses = await Promise.all(
    ids.map(async (projectId) => ({ projectId, bytes: await context.ports.sources.copiedBytes(projectId) })),
  );
  update(context, { copyUse: uses.filter(({ bytes }) => bytes > 0) });
}

/** Removes a project's copies from the start screen, and keeps none of it until somebody wants them again. */
export async function removeCopiesOf(context: AppContext, id: ProjectId): Promise<void> {
  await context.ports.sources.setCopySetting(id, 'no').catch(() => undefined);
  const isRemoved = await context.ports.sources.removeCopies(id);
  if (!isRemoved) notify(context, { kind: 'copies-not-removed', severity: 'attention', facts: {} });
  await refreshCopyUse(context);
  update(context, { storage: await context.ports.storage.facts() });
}
