import type { ProjectId } from '../domain/ids';
import { noSources } from '../state/sourcesState';
import { type AppContext, isResearcherHere, notify, update } from './context';
import { refreshCopyUse } from './sources/copyUse';

/**
 * Reads what the start screen shows: projects here, storage, and where backups go. Not while an observer sits at a project:
 * the list holds all of every project, and how far everybody is.
 */
export async function refreshStart(context: AppContext): Promise<void> {
  if (context.store.getState().open?.person.kind === 'observer') return;
  const { backup, storage } = context.ports;
  const [projects, facts, folder] = await Promise.all([
    storage.listProjects(),
    storage.facts(),
    backup.folder(),
  ]);
  update(context, {
    projects: projects.ok ? projects.value : [],
    storage: facts,
    backup: { ...context.store.getState().backup, canRemember: backup.canRemember(), folder },
  });
  if (!projects.ok) {
    notify(context, {
      kind: 'storage-unavailable',
      severity: 'wrong',
      facts: { message: projects.error.message },
    });
  }
  // The list does not wait for it.
  void refreshCopyUse(context);
}

/** Back to the start screen. */
export async function closeProject(context: AppContext): Promise<void> {
  context.registry.clear();
  update(context, {
    screen: { kind: 'start' },
    open: undefined,
    isWhoAsked: false,
    reading: undefined,
    results: { kind: 'none' },
    agreement: { kind: 'none' },
    export: { kind: 'none' },
    sources: noSources,
    import: { kind: 'none' },
    notices: [],
  });
  await refreshStart(context);
}

/** Removes a project from this computer. The screen has asked before. */
export async function deleteProject(context: AppContext, id: ProjectId): Promise<void> {
  if (!isResearcherHere(context)) return;
  const removed = await context.ports.storage.deleteProject(id);
  // Copies of a project that could not be removed stay with it.
  if (removed.ok) await context.ports.sources.removeCopies(id);
  await refreshStart(context);
}
