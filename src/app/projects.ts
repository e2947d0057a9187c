import { settlingWork } from '../domain/conduct/settlingWork';
import type { ObserverId, ProjectId } from '../domain/ids';
import { projectId } from '../domain/ids';
import type { ImageLibrary } from '../domain/imageLibrary/imageLibrary';
import type { Person } from '../domain/study/blinding';
import type { Project } from '../domain/study/project';
import type { Protocol } from '../domain/study/protocol';
import { readersOf } from '../domain/study/thirdReader';
import { noSources } from '../state/sourcesState';
import type { StoredForOpening } from './conduct/openFor';
import { openForResearcher } from './conduct/openFor';
import { readForOpening, researcherOf, signIn } from './conduct/signIn';
import { type AppContext, isStillHere, keep, notify, openProjectOf, update, updateOpen } from './context';
import { beginImages, libraryOf, noImages, waitsForImagesUpTo } from './imagesComing';
import { rest } from './inSlices';
import { newProtocol } from './protocol/newProtocol';
import { seedOf } from './protocol/seedOf';
import { bringBackSources } from './sources/bringBackSources';

/** Makes an empty project with the default protocol and opens it. Whether identity is kept is settled here for good. */
export async function newProject(
  context: AppContext,
  title: string,
  identity: Project['identity'] = 'kept',
  csaKind?: Protocol['csaKind'],
): Promise<void> {
  const now = context.ports.clock.nowUtc();
  const project: Project = {
    id: projectId(context.ports.clock.newId()),
    protocol: newProtocol(title, csaKind, seedOf(context.ports.clock.newId())),
    kind: { kind: 'study' },
    identity,
    secretText: context.ports.clock.newId(),
    ...(identity === 'removed' && { pseudonymText: context.ports.clock.newId() }),
    createdAtUtc: now,
    openedAtUtc: now,
  };
  update(context, { save: { kind: 'nothing-yet' } });
  const isKept = await keep(context, { project, event: { act: 'project-made', detail: '' } });
  if (!isKept) return;
  const facts = await context.ports.storage.askToPersist();
  update(context, { storage: facts });
  await openProject(context, project.id);
}

/** Shows a stored project. The person is the researcher until somebody signs in; of a kit it is the observer whose it is. */
export async function openProject(context: AppContext, id: ProjectId): Promise<void> {
  update(context, { busy: 'opening' });
  const read = await readForOpening(context, id);
  const isLarge = !('failed' in read) && read.stored.subjects.length > waitsForImagesUpTo;
  const images = 'failed' in read || isLarge ? noImages : await libraryOf(context, id);
  update(context, { busy: undefined });
  if ('failed' in read) {
    const facts = { message: read.failed };
    notify(context, { kind: 'project-not-opened', severity: 'wrong', facts });
    return;
  }
  const project = { ...read.stored.project, openedAtUtc: context.ports.clock.nowUtc() };
  const { kit } = project;
  showProject(context, { ...read, stored: { ...read.stored, project } }, images);
  updateOpen(context, { areImagesComing: isLarge });
  // After the list is drawn: reading them holds up whatever else is read.
  if (isLarge) {
    await rest();
    beginImages(context, id, (read) => showImages(context, read));
  }
  await keep(context, { project, event: { act: 'project-opened', detail: '' } });
  if (kit && context.store.getState().open?.project.id === id) {
    await choosePerson(context, { kind: 'observer', observerId: kit.observerId });
  }
  if (context.store.getState().open?.project.id === id) await bringBackSources(context);
}

/** Puts images into the open project; those of the demo can be reached at once. */
function showImages(context: AppContext, images: ImageLibrary): void {
  const { project } = openProjectOf(context);
  if (project.kind.kind === 'demo') {
    for (const [key, image] of images) {
      const location = context.ports.images.demoLocation(project.kind.seed, image.path, image.sizeBytes);
      context.registry.locate(key, location);
    }
  }
  updateOpen(context, {
    images,
    catalogue: images.catalogue,
    reachable: context.registry.reachableKeys(),
  });
}

/**
 * Whether whoever opens a project is asked for their name first: in a blinded study that is being read, by people who have
 * names; after unblinding while somebody is asked to settle a disagreement. A kit says itself whose it is.
 */
function mustAskWho({ stored: { project, subjects }, progress }: StoredForOpening): boolean {
  const { kind, kit, unblinding, locked, protocol } = project;
  const hasNames = readersOf(protocol).some(({ name }) => name.trim() !== '');
  if (kind.kind !== 'study' || kit || locked === undefined || !hasNames) return false;
  return (
    !unblinding ||
    readersOf(protocol).some(({ id }) => settlingWork(project, subjects, progress, id).length > 0)
  );
}

function showProject(context: AppContext, read: StoredForOpening, images: ImageLibrary): void {
  const { protocol } = read.stored.project;
  context.registry.clear();
  update(context, {
    screen: { kind: 'project', tab: 'cohort' },
    open: {
      ...openForResearcher(read, researcherOf(protocol)),
      images: noImages,
      catalogue: noImages.catalogue,
      reachable: context.registry.reachableKeys(),
      ownDrafts: new Set(),
    },
    isWhoAsked: mustAskWho(read),
    reading: undefined,
    results: { kind: 'none' },
    agreement: { kind: 'none' },
    export: { kind: 'none' },
    sources: { ...noSources, act: 'looking' },
    import: { kind: 'none' },
    notices: [],
  });
  showImages(context, images);
}

/**
 * Says who sits here (`signIn`). What the other person had open is closed: nothing of it stays in memory.
 *
 * @param round The round that an observer chose to read in; without it the one that they are in.
 */
export async function choosePerson(context: AppContext, person: Person, round?: number): Promise<void> {
  if (await signIn(context, person, round)) await countAtRisk(context);
}

/** How many readings each of these observers has signed, as they are kept: of masked scans each by itself. */
export async function signedCounts(
  context: AppContext,
  owners: readonly ObserverId[],
): Promise<Readonly<Record<string, number>>> {
  const progress = await context.ports.storage.progress(openProjectOf(context).project.id);
  const signed = progress.ok ? progress.value.filter(({ state }) => state === 'signed') : [];
  return Object.fromEntries(
    owners.map((owner) => [owner, signed.filter(({ observerId }) => observerId === owner).length]),
  );
}

/** Counts signed readings of this person (of everybody, for the researcher) that no backup holds. */
export async function countAtRisk(context: AppContext): Promise<void> {
  const { open: asked } = context.store.getState();
  if (!asked) return;
  const { project, person } = asked;
  const owner = bundleOwner(person);
  const owners = owner === 'all' ? readersOf(project.protocol).map((one) => one.id) : [owner];
  const signed = await signedCounts(context, owners);
  const folder = await context.ports.backup.folder();
  const { backup, open } = context.store.getState();
  if (!open || !isStillHere(context, asked)) return;
  const atRisk = owners.map((owner) =>
    Math.max(0, (signed[owner] ?? 0) - (open.project.backups?.[owner]?.signedReadings ?? 0)),
  );
  update(context, {
    backup: {
      ...backup,
      folder,
      canRemember: context.ports.backup.canRemember(),
      signedSinceBackup: project.kind.kind === 'demo' ? 0 : atRisk.reduce((sum, count) => sum + count, 0),
    },
  });
}

/** Whose readings a bundle made by this person may hold. */
export function bundleOwner(person: Person): ObserverId | 'all' {
  return person.kind === 'observer' ? person.observerId : 'all';
}
