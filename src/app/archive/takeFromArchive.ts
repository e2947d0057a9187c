import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';
import type { ArchiveClient } from '../../domain/archive/archiveClient';
import type { ArchiveBundle, ArchiveEntry } from '../../domain/archive/archiveProject';
import type { BundleObject } from '../../domain/archive/bundleObject';
import type { OpenProject } from '../../state/openProject';
import { type AppContext, openProjectOf } from '../context';
import { offerBundles } from '../exchange/incoming';
import type { GivenBundle } from '../exchange/ports';
import { fileNameOf, seriesFor } from './archivedEntries';
import { archiveClientOf } from './connection';
import type { ArchiveStop } from './syncOutcome';
import { goOn, type SyncWork } from './syncWork';

/** A bundle that was fetched, as a file that somebody gave. */
export interface FetchedBundle {
  readonly entry: ArchiveEntry;
  readonly bundle: GivenBundle;
}

/** A bundle of the archive that is not offered, and why. */
export interface NotFetched {
  readonly entry: ArchiveEntry;
  readonly why: ArchiveStop;
}

/**
 * Fetches bundles and checks each: that it is whole, and the one that its place in the archive says. One that fails does not
 * keep the others from coming; a connection that is gone does.
 */
export async function fetchBundles(
  work: SyncWork,
  entries: readonly ArchiveEntry[],
): Promise<{ readonly fetched: readonly FetchedBundle[]; readonly failed: readonly NotFetched[] }> {
  const { context, client, open, signal } = work;
  const fetched: FetchedBundle[] = [];
  const failed: NotFetched[] = [];
  for (const [at, entry] of entries.entries()) {
    work.onCourse({ what: 'fetching', done: at, total: entries.length });
    const object = await objectOf(context, client, entry, signal);
    goOn(work);
    if (!object.ok) {
      failed.push({ entry, why: object.error });
      if (object.error.kind === 'archive' && object.error.failure.kind === 'not-reached') break;
    } else if (object.value.facts.projectId !== open.project.id) {
      failed.push({ entry, why: { kind: 'refused', reason: 'It is of another project.' } });
    } else {
      fetched.push({ entry, bundle: bundleOf(context, entry, object.value) });
    }
  }
  work.onCourse({ what: 'fetching', done: entries.length, total: entries.length });
  return { fetched, failed };
}

async function objectOf(
  { ports }: AppContext,
  client: ArchiveClient,
  entry: ArchiveEntry,
  signal: AbortSignal,
  onBytes?: (received: number, total: number | undefined) => void,
): Promise<Result<BundleObject, ArchiveStop>> {
  const { bundleObjects } = ports;
  if (!bundleObjects) return err({ kind: 'not-connected' });
  const file = await client.instance(entry, signal, onBytes);
  if (!file.ok) {
    const { error } = file;
    return err(error.kind === 'cancelled' ? { kind: 'cancelled' } : { kind: 'archive', failure: error });
  }
  const read = await (await bundleObjects.load()).read(file.value);
  if (!read.ok) return err({ kind: 'refused', reason: read.error.message });
  const { facts, sopInstanceUid } = read.value;
  const isTheOne =
    sopInstanceUid === entry.sopInstanceUid &&
    facts.kind === entry.kind &&
    facts.observerId === entry.observerId;
  return isTheOne ? ok(read.value) : err({ kind: 'refused', reason: 'The archive sent another bundle.' });
}

/** As a file that somebody gave; a kit with images is a source of them. What was taken in is remembered. */
function bundleOf(
  { ports }: AppContext,
  entry: ArchiveEntry,
  { zip, facts, sopInstanceUid }: BundleObject,
): GivenBundle {
  const name = fileNameOf(entry);
  const file = new File([zip], name, { type: 'application/zip' });
  return {
    name,
    size: zip.length,
    source: file,
    ...(facts.hasImages && { given: { kind: 'files', files: [file] } as const }),
    onTaken: async () => {
      // A book that cannot be written costs no more than asking again.
      await ports.storage.addToArchiveBook(facts.projectId, { known: [sopInstanceUid], returned: {} });
    },
  };
}

/**
 * Whether a bundle is for who sits there: for an observer what lies in the series of their own kit and returns. Another one is
 * not even fetched, whatever its entry says of itself.
 */
function isTheirs(
  open: OpenProject | undefined,
  { studyInstanceUid, seriesInstanceUid }: ArchiveEntry,
): boolean {
  if (open?.person.kind !== 'observer') return true;
  return seriesFor(open).some(
    ({ series }) =>
      series.studyInstanceUid === studyInstanceUid && series.seriesInstanceUid === seriesInstanceUid,
  );
}

/** Fetches bundles of the open project and shows what each would bring, as for files. */
export async function takeFromArchive(
  work: SyncWork,
  entries: readonly ArchiveEntry[],
): Promise<{ readonly offered: readonly FetchedBundle[]; readonly failed: readonly NotFetched[] }> {
  const open = openProjectOf(work.context);
  const own = entries.filter((entry) => isTheirs(open, entry));
  const { fetched, failed } = await fetchBundles(work, own);
  if (fetched.length > 0)
    await offerBundles(
      work.context,
      fetched.map(({ bundle }) => bundle),
    );
  return { offered: fetched, failed };
}

/** Opens a bundle where its project may not be here yet: the same dialog as for a file. */
export async function openArchiveBundle(
  context: AppContext,
  { newest }: Pick<ArchiveBundle, 'newest'>,
  onBytes?: (received: number, total: number | undefined) => void,
  signal: AbortSignal = new AbortController().signal,
): Promise<'offered' | ArchiveStop> {
  const client = archiveClientOf(context);
  if (!client) return { kind: 'not-connected' };
  const { open } = context.store.getState();
  if (!isTheirs(open, newest)) return { kind: 'not-theirs' };
  const object = await objectOf(context, client, newest, signal, onBytes);
  if (!object.ok) return object.error;
  if (signal.aborted || context.store.getState().open !== open) return { kind: 'cancelled' };
  await offerBundles(context, [bundleOf(context, newest, object.value)]);
  return 'offered';
}
