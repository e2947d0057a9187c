import { stableText } from '../../base/stableText';
import { type BundleObjectFacts, largestBundleBytes } from '../../domain/archive/bundleObject';
import type { ObserverId } from '../../domain/ids';
import { keep } from '../context';
import { softwareText } from '../export/softwareText';
import type { KitProgress } from '../kits/kitOutcome';
import { earlierKits } from '../kits/kitSecret';
import { makeKit } from '../kits/makeKit';
import { logExport } from '../printedHead';
import { countAtRisk } from '../projects';
import { savedElsewhere, showSavedElsewhere } from '../savedElsewhere';
import { entriesHere } from './archivedEntries';
import type { MadeKit, PutKitOutcome, PutOutcome } from './syncOutcome';
import { ArchiveStopped, bookOf, given, goOn, kept, type SyncWork, stopOf } from './syncWork';

/** What of a bundle's facts the caller says; the project's are added here. */
type OwnFacts = Pick<BundleObjectFacts, 'kind' | 'observerId' | 'issue' | 'hasImages'>;

/** Puts a zip into the archive; stops where the archive does not take it. */
async function put(work: SyncWork, zip: Uint8Array<ArrayBuffer>, own: OwnFacts): Promise<void> {
  const { context, client, open, signal } = work;
  const { bundleObjects, clock, storage } = context.ports;
  if (zip.length > largestBundleBytes) {
    throw new ArchiveStopped({ kind: 'too-large', bytes: zip.length, most: largestBundleBytes });
  }
  if (!bundleObjects) throw new ArchiveStopped({ kind: 'not-connected' });
  const { id, protocol, createdAtUtc } = open.project;
  const { bytes, sopInstanceUid } = await (await bundleObjects.load()).write(zip, {
    ...own,
    projectId: id,
    projectTitle: protocol.title,
    projectMadeAtUtc: createdAtUtc,
    writtenAtUtc: clock.nowUtc(),
    software: softwareText,
  });
  goOn(work);
  const outcome = given(
    await client.store([bytes], signal, (sent, total) =>
      work.onCourse({ what: 'sending', done: sent, total }),
    ),
  );
  const refused = outcome.refused.find((one) => one.sopInstanceUid === sopInstanceUid);
  if (refused) throw new ArchiveStopped({ kind: 'refused', reason: refused.reason });
  await storage.addToArchiveBook(id, { known: [sopInstanceUid], returned: {} });
}

/** Makes the kit of an observer as for a file, and puts it into the archive. What may show a name in a picture is looked at before. */
export async function putKit(
  work: SyncWork,
  observerId: ObserverId,
  withImages: boolean,
): Promise<PutKitOutcome> {
  const onProgress = ({ done, total }: KitProgress) => work.onCourse({ what: 'making', done, total });
  const made = await makeKit(work.context, { observerId, withImages }, onProgress, work.signal);
  if (made.kind !== 'made') return made;
  return made.warnings.length > 0
    ? { kind: 'look-first', made }
    : putMadeKit(work, observerId, withImages, made);
}

/** Puts a kit that was made into the archive: once what it warned of was looked at, or where an earlier try did not come through. */
export async function putMadeKit(
  work: SyncWork,
  observerId: ObserverId,
  withImages: boolean,
  made: MadeKit,
): Promise<PutKitOutcome> {
  const { issue, subjects, file } = made;
  const { person, project } = work.open;
  if (person.kind !== 'researcher' || project.kit) {
    return { kind: 'not-put', made, why: { kind: 'not-theirs' } };
  }
  try {
    if (file.size > largestBundleBytes) {
      throw new ArchiveStopped({ kind: 'too-large', bytes: file.size, most: largestBundleBytes });
    }
    const zip = new Uint8Array(await file.arrayBuffer());
    goOn(work);
    await put(work, zip, { kind: 'kit', observerId, issue, hasImages: withImages });
    await logExport(work.context, `kit of observer ${observerId}, issue ${issue}, put into the archive`);
    return { kind: 'put', issue, subjects, bytes: zip.length };
  } catch (cause) {
    return { kind: 'not-put', made, why: stopOf(cause) };
  }
}

/**
 * Puts what the observer who sits here read into the archive, as a return; nothing where the newest one there holds the same.
 */
export async function putReturn(work: SyncWork): Promise<PutOutcome> {
  const { observerId } = work.open.person;
  if (work.open.person.kind !== 'observer' || observerId === undefined) {
    return { kind: 'stopped', why: { kind: 'not-theirs' } };
  }
  try {
    await work.context.saves.settled();
    const content = await contentOf(work, observerId);
    if (content === undefined) return { kind: 'nothing-read' };
    const book = await bookOf(work.context, work.open.project.id);
    const place = `${work.client.address} ${observerId}`;
    if (book.returned[place] === content && (await isReturnThere(work, new Set(book.known)))) {
      return { kind: 'nothing-new' };
    }
    const bytes = await putWritten(work, 'return', observerId);
    const { storage } = work.context.ports;
    await storage.addToArchiveBook(work.open.project.id, { known: [], returned: { [place]: content } });
    return { kind: 'put', bytes };
  } catch (cause) {
    return { kind: 'stopped', why: stopOf(cause) };
  }
}

/** Whether a return of who sits here, put from this browser, still lies there. */
async function isReturnThere(work: SyncWork, known: ReadonlySet<string>): Promise<boolean> {
  const entries = await entriesHere(work, known, ['return']);
  return entries.some(({ isHere }) => isHere);
}

/** Puts the whole project into the archive, for another computer of the researcher; only ever because somebody asked for it. */
export async function putProject(work: SyncWork): Promise<PutOutcome> {
  const { person, project } = work.open;
  if (person.kind !== 'researcher' || project.kit) return { kind: 'stopped', why: { kind: 'not-theirs' } };
  try {
    await work.context.saves.settled();
    return { kind: 'put', bytes: await putWritten(work, 'project', 'all') };
  } catch (cause) {
    return { kind: 'stopped', why: stopOf(cause) };
  }
}

/** As a bundle that is saved as a file: logged before, and as good as a backup once it is there. */
async function putWritten(
  work: SyncWork,
  kind: 'return' | 'project',
  whose: ObserverId | 'all',
): Promise<number> {
  const { context, open } = work;
  await logExport(context, `${kind}, archive`, 'bundle-written');
  const saved = await savedElsewhere(context, open.project, whose);
  const zip = kept(await context.ports.storage.writeBundle(open.project.id, whose, kind));
  goOn(work);
  await put(work, new Uint8Array(zip), {
    kind,
    ...(whose !== 'all' && { observerId: whose }),
  });
  goOn(work);
  const backups = saved(context.ports.clock.nowUtc());
  showSavedElsewhere(context, backups);
  await keep(context, { backups, event: { act: 'bundle-written', detail: kind }, isLoggedBefore: true });
  goOn(work);
  await countAtRisk(context);
  return zip.length;
}

/** A hash of how far each own reading is, open ones too; undefined where nothing is read. */
async function contentOf({ context, open }: SyncWork, observerId: ObserverId): Promise<string | undefined> {
  const { storage } = context.ports;
  const progress = kept(await storage.progress(open.project.id));
  const versions: string[] = [];
  for (const { subjectId, round, observerId: whose } of progress) {
    if (whose !== observerId) continue;
    const reading = kept(await storage.loadReading(open.project.id, subjectId, observerId, round));
    if (!reading) continue;
    const { state, signedAtUtc = '', revision } = reading;
    versions.push(`${subjectId} ${round} ${state} ${signedAtUtc} ${revision}`);
  }
  if (versions.length === 0) return undefined;
  return storage.logHash(stableText(versions.sort()) ?? '');
}

/** How many more a reader would have to read with a kit that is made now than with the newest one that was made. */
export async function moreToRead(work: SyncWork, observerId: ObserverId, units: number): Promise<number> {
  const { issue } = await earlierKits(work.context, observerId);
  if (issue === 0) return 0;
  const log = await work.context.ports.storage.loadLog(work.open.project.id, 'all');
  if (!log.ok) return 0;
  const start = `observer ${observerId}, issue ${issue}, `;
  const made = log.value.find(({ act, detail }) => act === 'kit-made' && detail.startsWith(start));
  const before = made ? Number.parseInt(made.detail.slice(start.length), 10) : units;
  return Math.max(0, units - before);
}
