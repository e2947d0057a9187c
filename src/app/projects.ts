import { buildCatalogue } from '../domain/catalogue/buildCatalogue';
import type { ObserverId, ProjectId } from '../domain/ids';
import { projectId } from '../domain/ids';
import { imageKey } from '../domain/image/imageRef';
import type { StoredProject } from '../domain/keeping/storedProject';
import type { Person } from '../domain/study/blinding';
import type { Project } from '../domain/study/project';
import { defaultProtocol } from '../domain/study/protocol';
import { noSources } from '../state/sourcesState';
import { type AppContext, keep, notify, update, updateOpen } from './context';
import { loadOwnDrafts } from './reading/ownDrafts';
import { bringBackSources } from './sources/bringBackSources';
import { refreshCopyUse } from './sources/copySettings';

/** Reads what the start screen shows: projects here, storage, and where backups go. */
export async function refreshStart(context: AppContext): Promise<void> {
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

/** Makes an empty project with the default protocol and opens it. Whether identity is kept is settled here for good. */
export async function newProject(
  context: AppContext,
  title: string,
  identity: Project['identity'] = 'kept',
): Promise<void> {
  const now = context.ports.clock.nowUtc();
  const project: Project = {
    id: projectId(context.ports.clock.newId()),
    protocol: defaultProtocol(title.trim() || 'Untitled project'),
    kind: { kind: 'study' },
    identity,
    ...(identity === 'removed' && { pseudonymText: context.ports.clock.newId() }),
    createdAtUtc: now,
    openedAtUtc: now,
  };
  update(context, { save: { kind: 'nothing-yet' } });
  const isKept = await keep(context, { project, event: { act: 'project made', detail: '' } });
  if (!isKept) return;
  const facts = await context.ports.storage.askToPersist();
  update(context, { storage: facts });
  await openProject(context, project.id);
}

/** Shows a stored project. The person is the researcher until somebody says that they read. */
export async function openProject(context: AppContext, id: ProjectId): Promise<void> {
  update(context, { busy: 'opening' });
  const loaded = await context.ports.storage.loadProject(id);
  const progress = await context.ports.storage.progress(id);
  update(context, { busy: undefined });
  if (!loaded.ok || !loaded.value || !progress.ok) {
    const message = loaded.ok
      ? progress.ok
        ? 'It is not on this computer.'
        : progress.error.message
      : loaded.error.message;
    notify(context, { kind: 'project-not-opened', severity: 'wrong', facts: { message } });
    return;
  }
  const project = { ...loaded.value.project, openedAtUtc: context.ports.clock.nowUtc() };
  showProject(context, { ...loaded.value, project });
  updateOpen(context, { progress: progress.value });
  await keep(context, { project, event: { act: 'project opened', detail: '' } });
  if (context.store.getState().open?.project.id === id) await bringBackSources(context);
}

function showProject(context: AppContext, stored: StoredProject): void {
  const { project, subjects, images } = stored;
  context.registry.clear();
  if (project.kind.kind === 'demo') {
    for (const image of images) {
      const location = context.ports.images.demoLocation(project.kind.seed, image.path, image.sizeBytes);
      context.registry.locate(imageKey(image.header), location);
    }
  }
  update(context, {
    screen: { kind: 'project', tab: 'cohort' },
    open: {
      project,
      subjects: [...subjects].sort((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true })),
      images: new Map(images.map((image) => [imageKey(image.header), image])),
      catalogue: buildCatalogue(images),
      reachable: context.registry.reachableKeys(),
      progress: [],
      person: { kind: 'researcher' },
      ownDrafts: new Set(),
    },
    reading: undefined,
    results: { kind: 'none' },
    sources: { ...noSources, act: 'looking' },
    import: { kind: 'none' },
    notices: [],
  });
}

/** Back to the start screen. */
export async function closeProject(context: AppContext): Promise<void> {
  context.registry.clear();
  update(context, {
    screen: { kind: 'start' },
    open: undefined,
    reading: undefined,
    results: { kind: 'none' },
    sources: noSources,
    import: { kind: 'none' },
    notices: [],
  });
  await refreshStart(context);
}

/** Removes a project from this computer. The screen has asked before. */
export async function deleteProject(context: AppContext, id: ProjectId): Promise<void> {
  const removed = await context.ports.storage.deleteProject(id);
  // Copies of a project that could not be removed stay with it.
  if (removed.ok) await context.ports.sources.removeCopies(id);
  await refreshStart(context);
}

/** Says who sits here. What the other person had open is closed: nothing of it stays in memory. */
export async function choosePerson(context: AppContext, person: Person): Promise<void> {
  const tab = person.kind === 'observer' ? ('cohort' as const) : undefined;
  // Also what was said to the other person: it may tell how far their readings are, or name a folder.
  update(context, { reading: undefined, results: { kind: 'none' }, notices: [] });
  updateOpen(context, { person, ownDrafts: new Set() });
  const { screen } = context.store.getState();
  if (screen.kind === 'project' && (tab || screen.tab === 'read')) {
    update(context, { screen: { kind: 'project', tab: 'cohort' } });
  }
  await loadOwnDrafts(context);
  await countAtRisk(context);
}

/** Counts signed readings of this person (of everybody, for a researcher who does not read) that no backup holds. */
export async function countAtRisk(context: AppContext): Promise<void> {
  const { open } = context.store.getState();
  if (!open) return;
  const { project, person, progress } = open;
  const owners =
    person.observerId === undefined ? project.protocol.observers.map((one) => one.id) : [person.observerId];
  const atRisk = owners.map((owner) => {
    const signed = progress.filter((one) => one.state === 'signed' && one.observerId === owner).length;
    return Math.max(0, signed - (project.backups?.[owner]?.signedReadings ?? 0));
  });
  const { backup } = context.store.getState();
  update(context, {
    backup: {
      ...backup,
      folder: await context.ports.backup.folder(),
      canRemember: context.ports.backup.canRemember(),
      signedSinceBackup: project.kind.kind === 'demo' ? 0 : atRisk.reduce((sum, count) => sum + count, 0),
    },
  });
}

/** Whose readings a bundle made by this person may hold. */
export function bundleOwner(person: Person): ObserverId | 'all' {
  return person.observerId ?? 'all';
}
