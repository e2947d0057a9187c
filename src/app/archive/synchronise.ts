import type { ArchiveEntry } from '../../domain/archive/archiveProject';
import type { ArchivedKind } from '../../domain/archive/bundleObject';
import type { MergePreview } from '../../domain/keeping/merge/mergePreview';
import type { IncomingBundle } from '../../state/incomingState';
import { isStillHere } from '../context';
import { dismissIncoming, takeInBundles } from '../exchange/incoming';
import { kitOffers } from '../exchange/kitOffers';
import { entriesHere } from './archivedEntries';
import { moreToRead, putReturn } from './putBundles';
import type { CameEntry, KitBehind, SyncReport } from './syncOutcome';
import { bookOf, goOn, type SyncWork, stopOf } from './syncWork';
import { type FetchedBundle, takeFromArchive } from './takeFromArchive';

/** What of the open project lies in the archive, as far as who sits here may know. */
export async function lookIntoArchive(
  work: SyncWork,
  kinds?: readonly ArchivedKind[],
): Promise<readonly ArchiveEntry[]> {
  const { known } = await bookOf(work.context, work.open.project.id);
  goOn(work);
  return entriesHere(work, new Set(known), kinds);
}

/**
 * Both ways in one act. An observer's own return goes there if anything was read since the last one, and a newer issue of their
 * kit comes; to the researcher come all returns that this browser has not taken in. Each step can be repeated: what was done
 * stays done, and what lacks is done the next time. What changes nothing but an observer's own work, or an observer's own kit,
 * is taken in at once; anything else is shown first, as a file's content is.
 */
export async function synchronise(work: SyncWork): Promise<SyncReport> {
  const { person } = work.open;
  const put = person.kind === 'observer' ? await putReturn(work) : undefined;
  let came: readonly CameEntry[] = [];
  let known = 0;
  try {
    if (put?.kind === 'stopped') return { put, came, known, kitsBehind: [], stopped: put.why };
    const entries = await lookIntoArchive(work, [whatComes(work)]);
    const wanted = newOf(entries);
    known = entries.length - wanted.length;
    came = await takeIn(work, wanted);
    const kitsBehind = person.kind === 'researcher' && !work.open.project.kit ? await behind(work) : [];
    return { put, came, known, kitsBehind };
  } catch (cause) {
    return { put, came, known, kitsBehind: [], stopped: stopOf(cause) };
  }
}

/** To observers, and to a computer that has a kit, kits come; to the researcher returns. A whole project only where asked for. */
function whatComes({ open }: SyncWork): ArchivedKind {
  return open.person.kind === 'observer' || open.project.kit ? 'kit' : 'return';
}

/** What this browser has not had. Of kits the newest: it holds what all before it do. */
function newOf(entries: readonly ArchiveEntry[]): readonly ArchiveEntry[] {
  const kits = entries.filter(({ kind }) => kind === 'kit');
  const newest = kits.at(-1);
  return entries.filter((entry) => !entry.isHere && (entry.kind !== 'kit' || entry === newest));
}

async function takeIn(work: SyncWork, wanted: readonly ArchiveEntry[]): Promise<readonly CameEntry[]> {
  if (wanted.length === 0) return [];
  const { context } = work;
  const { offered, failed } = await takeFromArchive(work, wanted);
  const notFetched = failed.map(
    ({ entry, why }): CameEntry => ({ entry, end: { kind: 'not-fetched', why } }),
  );
  if (offered.length === 0) return notFetched;
  goOn(work);
  const { incoming } = context.store.getState();
  const bundles = incoming.kind === 'offered' ? incoming.bundles : [];
  const entries = new Map(offered.map(({ bundle, entry }) => [bundle.name, entry]));
  const needsPerson =
    bundles.length === 0 || bundles.some((one) => isForPerson(one, entries.get(one.fileName)));
  if (!needsPerson) await takeInBundles(context);
  const ends = endsOf(work, offered, bundles);
  // The report says it: only what a person has to see stays open.
  const isClear = ends.every(({ end }) => end.kind === 'taken');
  if (isClear && isStillHere(context, work.open)) dismissIncoming(context);
  return [...ends, ...notFetched];
}

function endsOf(
  { context }: SyncWork,
  offered: readonly FetchedBundle[],
  bundles: readonly IncomingBundle[],
): readonly CameEntry[] {
  const { incoming } = context.store.getState();
  const taken = new Map(
    incoming.kind === 'taken-in' ? incoming.ends.map(({ fileName, end }) => [fileName, end] as const) : [],
  );
  return offered.map(({ entry, bundle }): CameEntry => {
    const end = taken.get(bundle.name);
    if (end) {
      return {
        entry,
        end: end.kind === 'taken' ? { kind: 'taken' } : { kind: 'refused', message: end.message },
      };
    }
    const standing = bundles.find(({ fileName }) => fileName === bundle.name)?.standing;
    if (standing?.kind === 'refused' && standing.why.kind === 'not-a-bundle') {
      return { entry, end: { kind: 'refused', message: standing.why.message } };
    }
    return { entry, end: { kind: 'asked' } };
  });
}

/** Whether somebody has to see it before it is taken in, or has to be told that it is refused. */
function isForPerson({ standing }: IncomingBundle, entry: ArchiveEntry | undefined): boolean {
  if (standing.kind === 'refused') return true;
  const { kind, observerId } = standing.preview.bundle;
  // What its place in the archive says of it, anybody who may write there can have written.
  const isAsSaid = kind === entry?.kind && observerId === entry.observerId;
  return !isAsSaid || tells(standing.preview);
}

function tells({
  isNewProject,
  project,
  changesProtocol,
  bundle,
  erased,
  problems,
  readings,
}: MergePreview): boolean {
  if (isNewProject || project === 'unblinds' || project === 'conflict' || problems.length > 0) return true;
  if (readings.some(({ conflicts }) => conflicts > 0)) return true;
  return bundle.kind !== 'kit' && (changesProtocol || erased > 0);
}

/** Readers with a kit that lacks some of what they are to read by now. */
async function behind(work: SyncWork): Promise<readonly KitBehind[]> {
  const offers = await kitOffers(work.context);
  if (!offers.ok) return [];
  const found: KitBehind[] = [];
  for (const { observerId, units } of offers.value) {
    const more = await moreToRead(work, observerId, units);
    if (more > 0) found.push({ observerId, more });
  }
  return found;
}
