import type { ProjectId } from '../../domain/ids';
import { type AppContext, notify, update } from '../context';

/** Reads what each project's copies take, and clears away those of projects that are gone. */
export async function refreshCopyUse(context: AppContext): Promise<void> {
  // Asked anew each time: a project may be made, or come in, while this runs, here or in another tab.
  const storedIds = () => idsHere(context);
  await context.ports.sources.removeStrayCopies(storedIds).catch(() => undefined);
  const ids = await storedIds();
  if (!ids) return;
  const uses = await Promise.all(
    [...new Set(ids)].map(async (projectId) => ({
      projectId,
      bytes: await context.ports.sources.copiedBytes(projectId),
    })),
  );
  update(context, { copyUse: uses.filter(({ bytes }) => bytes > 0) });
}

/** Undefined where the list cannot be read: that is no word that there are no projects. The open one is here in any case. */
async function idsHere({ ports, store }: AppContext): Promise<readonly ProjectId[] | undefined> {
  const projects = await ports.storage.listProjects();
  if (!projects.ok) return undefined;
  const { open } = store.getState();
  return [...projects.value.map(({ project }) => project.id), ...(open ? [open.project.id] : [])];
}

/** Removes a project's copies from the start screen, and keeps none of it until somebody wants them again. */
export async function removeCopiesOf(context: AppContext, id: ProjectId): Promise<void> {
  await context.ports.sources.setCopySetting(id, 'no').catch(() => undefined);
  const isRemoved = await context.ports.sources.removeCopies(id);
  if (!isRemoved) notify(context, { kind: 'copies-not-removed', severity: 'attention', facts: {} });
  await refreshCopyUse(context);
  update(context, { storage: await context.ports.storage.facts() });
}
