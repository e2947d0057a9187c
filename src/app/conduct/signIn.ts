import { roundName } from '../../domain/agreement/roundName';
import { forgetUnits } from '../../domain/conduct/readingUnits';
import { areSlicesGiven } from '../../domain/conduct/sliceChooser';
import type { ProjectId } from '../../domain/ids';
import type { Person } from '../../domain/study/blinding';
import type { Project } from '../../domain/study/project';
import type { Protocol } from '../../domain/study/protocol';
import { readersOf } from '../../domain/study/thirdReader';
import type { OpenProject } from '../../state/openProject';
import { type AppContext, isStillHere, keep, notify, openProjectOf, update } from '../context';
import { imagesAreComing, noImages } from '../imagesComing';
import { kitSecret } from '../kits/kitSecret';
import { loadOwnDrafts } from '../reading/ownDrafts';
import { nameFolders, updateSources } from '../sources/sourceFacts';
import { imagesFor } from './imagesFor';
import { openForObserver, openForResearcher, type StoredForOpening } from './openFor';

/**
 * The person as they sign in: a researcher who is one of the observers too carries that one's id. Undefined for whoever may
 * not sit here: somebody whom the protocol does not name, or anybody but the observer whose kit it is.
 */
export function personAt(
  { protocol, kit }: Pick<Project, 'protocol' | 'kit'>,
  wanted: Person,
): Person | undefined {
  if (kit && (wanted.kind !== 'observer' || wanted.observerId !== kit.observerId)) return undefined;
  if (wanted.kind === 'observer')
    return readersOf(protocol).some(({ id }) => id === wanted.observerId) ? wanted : undefined;
  const researcher = researcherOf(protocol);
  return { ...wanted, ...researcher };
}

/** The researcher; with the id of the observer who is the same person, where the protocol says so. */
export function researcherOf({
  observers,
}: Pick<Protocol, 'observers'>): Extract<Person, { kind: 'researcher' }> {
  const own = observers.find(({ isResearcher }) => isResearcher);
  return { kind: 'researcher', ...(own && { observerId: own.id }) };
}

/** Reads what is shown of a project, for whoever will sit there. */
export async function readForOpening(
  { ports: { storage } }: AppContext,
  id: ProjectId,
): Promise<StoredForOpening | { readonly failed: string }> {
  const [stored, progress] = await Promise.all([storage.loadSubjects(id), storage.progress(id)]);
  if (!stored.ok) return { failed: stored.error.message };
  if (!progress.ok) return { failed: progress.error.message };
  if (!stored.value) return { failed: 'It is not on this computer.' };
  const isAsked = areSlicesGiven(stored.value.project.protocol);
  const slices = isAsked ? await storage.loadSliceChoices(id) : undefined;
  if (slices && !slices.ok) return { failed: slices.error.message };
  return { stored: stored.value, progress: progress.value, slices: slices?.value ?? [] };
}

/**
 * Signs somebody in. What the other person had open is closed, and of the project there is from now on what this person may
 * know: an observer works on their own view of it, in one round. False where nobody was signed in: something is not saved, or
 * comes in just now.
 *
 * @param round The round that an observer reads in; without it the one that they are in.
 */
export async function signIn(context: AppContext, wanted: Person, round?: number): Promise<boolean> {
  const before = openProjectOf(context);
  const { id } = before.project;
  const person = personAt(before.project, wanted);
  if (!person) return false;
  const { protocol, kit } = before.project;
  const isWhole = before.person.kind === 'researcher' && !kit;
  // Names of masked scans are made from it; older projects have none yet. Nobody is handed over to before it is on disk.
  if (isWhole && protocol.blinding.timePoint) await kitSecret(context);
  if (!(await mayHandOver(context, before))) return false;
  hideEverything(context, before, person);
  const asked = openProjectOf(context);
  const read = await readForOpening(context, id);
  if (!isStillHere(context, asked)) return false;
  if ('failed' in read) {
    context.registry.clear();
    update(context, { screen: { kind: 'start' }, open: undefined });
    notify(context, { kind: 'not-signed-in', severity: 'wrong', facts: { message: read.failed } });
    return false;
  }
  const nowUtc = context.ports.clock.nowUtc();
  const shown =
    person.kind === 'observer'
      ? openForObserver(read, person, round, nowUtc)
      : openForResearcher(read, person);
  await nameFolders(context);
  if (!isStillHere(context, asked)) return false;
  const { images, catalogue, reachable } = openProjectOf(context);
  update(context, {
    open: { ...shown, images, catalogue, reachable, ownDrafts: new Set(), areImagesComing: true },
  });
  const here = openProjectOf(context);
  const coming = imagesFor(context, here, read.stored);
  imagesAreComing(context, coming.all, coming.sooner);
  const detail = shown.round === undefined ? '' : roundName(shown.round);
  // Before the images are here: a subject may be opened, and something drawn in it, before all others are ready.
  void keep(context, { event: { act: 'signed-in', detail } });
  await Promise.all([coming.all, loadOwnDrafts(context)]);
  if (person.kind === 'observer') forgetUnits();
  return isStillHere(context, here);
}

/** Whether everything is on disk, so that the next person finds it there. */
async function mayHandOver(context: AppContext, before: OpenProject): Promise<boolean> {
  const { import: running } = context.store.getState();
  if (running.kind === 'running') {
    const kind = running.act === 'measure-demo' ? 'demo-being-made' : 'import-running';
    notify(context, { kind, severity: 'attention', facts: {} });
    return false;
  }
  await context.saves.settled();
  if (before.person.kind === 'researcher' && context.saves.waitingCount() > 0) {
    notify(context, { kind: 'unsaved-first', severity: 'attention', facts: {} });
    return false;
  }
  return isStillHere(context, before);
}

/** Nothing of the person before is in the state any more; of the project, its name. */
function hideEverything(context: AppContext, before: OpenProject, person: Person): void {
  const { id, protocol, kind, identity, createdAtUtc, openedAtUtc, kit } = before.project;
  const { screen } = context.store.getState();
  const mustLeave = person.kind === 'observer' || (screen.kind === 'project' && screen.tab === 'read');
  update(context, {
    ...(screen.kind === 'project' && mustLeave && { screen: { kind: 'project', tab: 'cohort' } }),
    open: {
      project: { id, protocol, kind, identity, createdAtUtc, openedAtUtc, ...(kit && { kit }) },
      subjects: [],
      images: noImages,
      catalogue: noImages.catalogue,
      areImagesComing: true,
      reachable: new Set(),
      progress: [],
      person,
      ownDrafts: new Set(),
    },
    // The list of projects tells how far everybody is; notices and lists of files were for the person before.
    projects: undefined,
    reading: undefined,
    isWhoAsked: false,
    incoming: { kind: 'none' },
    results: { kind: 'none' },
    agreement: { kind: 'none' },
    export: { kind: 'none' },
    pixelRuleCheck: { kind: 'none' },
    import: { kind: 'none' },
    // Names of patients, where the researcher searched an archive.
    archiveSearch: { kind: 'none' },
    notices: [],
  });
  // Names of folders go at once where an observer sits down.
  if (person.kind === 'observer') updateSources(context, {});
}
