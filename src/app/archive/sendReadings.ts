import { isUid } from '../../domain/dicomObjects/objectUid';
import type { DicomObjectFile, ObjectKind, ObjectProblem } from '../../domain/dicomObjects/scanObjects';
import { scanObjectsOf } from '../../domain/dicomObjects/scanObjectsOf';
import { seriesInstanceUid } from '../../domain/ids';
import { softwareText } from '../export/softwareText';
import { rest } from '../inSlices';
import { logExport } from '../printedHead';
import type { ObjectWriter } from './objectPort';
import { objectStudies } from './objectStudies';
import type { LookOutcome, SendingOutlook, SendingProblem, SendOutcome, SentScan } from './sendingOutcome';
import {
  type SignedLine,
  type SignedReading,
  type SignedScan,
  type SigningBook,
  sendingBar,
  signedReading,
  signingBook,
} from './signedScans';
import type { ArchiveStop } from './syncOutcome';
import { ArchiveStopped, given, goOn, type SyncWork, stopOf } from './syncWork';

/** Kinds of objects that go into an archive; RTSTRUCT is a file for planning systems. */
const sentKinds = ['sr', 'seg'] as const satisfies readonly ObjectKind[];
/** Readings that are looked at together: their studies are asked for in one question. */
const readingsAtOnce = 10;
/** How much one request holds: small enough to be repeated on a bad line. */
const filesAtOnce = 20;
const bytesAtOnce = 8 * 1024 * 1024;

/** An object that the archive lacks. */
interface Lacking {
  readonly file: DicomObjectFile;
  readonly scan: SentScan;
}

/** One reading, held against the archive. */
interface Standing {
  readonly lacking: readonly Lacking[];
  readonly there: number;
  readonly problems: readonly { readonly scan: SentScan; readonly why: SendingProblem }[];
}

/** How the signed readings of who may send them stand in the archive; nothing is sent. */
export async function lookAtSending(work: SyncWork, withTraining = false): Promise<LookOutcome> {
  const why = sendingBar(work.open);
  if (why) return { kind: 'barred', why };
  try {
    const count = newCount();
    await eachReading(work, withTraining, count, async () => undefined);
    return { kind: 'looked', outlook: outlookOf(count) };
  } catch (cause) {
    return { kind: 'stopped', why: stopOf(cause) };
  }
}

/**
 * Sends signed readings to the archive as SR and SEG, into the study of their images: an observer's own, after unblinding
 * everybody's. What is there already is not sent again, so that doing it again goes on where it stopped.
 */
export async function sendReadings(work: SyncWork, withTraining = false): Promise<SendOutcome> {
  const why = sendingBar(work.open);
  if (why) return { kind: 'barred', why };
  const count = newCount();
  const sent = { objects: 0, refused: 0, already: 0 };
  let stopped: ArchiveStop | undefined;
  try {
    await eachReading(work, withTraining, count, async (standings) => {
      for (const batch of batchesOf(standings.flatMap(({ lacking }) => lacking))) {
        const refused = await store(work, batch);
        sent.objects += batch.length - refused.length;
        sent.refused += refused.length;
        count.problems.push(...refused);
      }
      for (const { lacking, there } of standings) {
        sent.already += there;
        if (lacking.length > 0 && lacking.every(({ scan }) => !isRefused(count, scan))) {
          count.lacking -= 1;
          count.there += 1;
        }
      }
    });
  } catch (cause) {
    stopped = stopOf(cause);
  }
  if (sent.objects > 0) {
    const detail = `archive: ${sent.objects} objects of signed readings stored, ${sent.refused} refused`;
    await logExport(work.context, detail).catch(() => '');
  }
  const report = { ...outlookOf(count), sent: sent.objects, alreadyThere: sent.already };
  return { kind: 'sent', report: { ...report, ...(stopped && { stopped }) } };
}

interface Count {
  readings: number;
  there: number;
  lacking: number;
  withoutOutline: number;
  training: number;
  readonly problems: { readonly scan: SentScan; readonly why: SendingProblem }[];
}

function newCount(): Count {
  return { readings: 0, there: 0, lacking: 0, withoutOutline: 0, training: 0, problems: [] };
}

function outlookOf(count: Count): SendingOutlook {
  return { ...count, problems: [...count.problems] };
}

function isRefused({ problems }: Count, scan: SentScan): boolean {
  return problems.some((one) => one.scan === scan);
}

/** Reads all that may be sent, some at a time, and holds it against the archive. */
async function eachReading(
  work: SyncWork,
  withTraining: boolean,
  count: Count,
  hear: (standings: readonly Standing[]) => Promise<void>,
): Promise<void> {
  const { objects } = work.context.ports;
  if (!objects) throw new ArchiveStopped({ kind: 'not-connected' });
  const writer = await objects.load();
  const book = await signingBook(work, withTraining);
  count.training = book.training;
  const studies = objectStudies(work);
  const { lines } = book;
  for (let at = 0; at < lines.length; at += readingsAtOnce) {
    goOn(work);
    work.onCourse({ what: 'asking', done: at, total: lines.length });
    const read = await readingsOf(work, book, lines.slice(at, at + readingsAtOnce), count);
    await studies.ask(read.flatMap(({ scans }) => scans.flatMap(({ header }) => studyOf(header) ?? [])));
    const standings: Standing[] = [];
    for (const one of read) {
      const standing = await standingOf(work, book, one, writer, studies);
      count.readings += 1;
      count.problems.push(...standing.problems);
      if (standing.lacking.length > 0) count.lacking += 1;
      else if (standing.problems.length === 0) count.there += 1;
      standings.push(standing);
      await rest();
    }
    await hear(standings);
  }
  work.onCourse({ what: 'asking', done: lines.length, total: lines.length });
}

async function readingsOf(
  work: SyncWork,
  book: SigningBook,
  lines: readonly SignedLine[],
  count: Count,
): Promise<readonly SignedReading[]> {
  const read: SignedReading[] = [];
  for (const line of lines) {
    const one = await signedReading(work, book, line);
    if (!one) continue;
    if (one.scans.length === 0) count.withoutOutline += 1;
    else read.push(one);
  }
  return read;
}

function studyOf(header: SignedScan['header']) {
  return header && isUid(header.studyInstanceUid) ? header.studyInstanceUid : undefined;
}

async function standingOf(
  work: SyncWork,
  book: SigningBook,
  { reading, subject, scans }: SignedReading,
  writer: ObjectWriter,
  studies: ReturnType<typeof objectStudies>,
): Promise<Standing> {
  const lacking: Lacking[] = [];
  const problems: { readonly scan: SentScan; readonly why: SendingProblem }[] = [];
  let there = 0;
  for (const { at, header, ...scan } of scans) {
    const uid = studyOf(header);
    const filed = uid && studies.filedUnder(uid);
    if (!uid || !filed) {
      problems.push({ scan, why: { kind: header && !uid ? 'study-unknown' : 'no-study' } });
      continue;
    }
    const set = scanObjectsOf({
      project: book.project,
      subject,
      reading,
      timePoint: at,
      headerOf: book.headerOf,
      patient: filed,
      software: software(),
    });
    if (!set.ok) {
      problems.push({ scan, why: { kind: 'object', problem: set.error } });
      continue;
    }
    for (const kind of sentKinds) {
      const written = writer.write(kind, set.value);
      problems.push(...written.problems.map((problem) => ({ scan, why: objectProblem(problem, kind) })));
      for (const file of written.files) {
        const known = await studies.instancesIn(uid, seriesInstanceUid(file.seriesInstanceUid));
        if (known.has(file.sopInstanceUid)) there += 1;
        else lacking.push({ file, scan });
      }
    }
  }
  goOn(work);
  return { lacking, there, problems };
}

function objectProblem(problem: ObjectProblem, of: ObjectKind): SendingProblem {
  return { kind: 'object', problem, of };
}

/** The program's name and version apart. */
function software(): { readonly name: string; readonly version: string } {
  const [name = '', version = ''] = softwareText.split(' ');
  return { name, version };
}

function batchesOf(all: readonly Lacking[]): readonly (readonly Lacking[])[] {
  const batches: Lacking[][] = [];
  let bytes = 0;
  for (const one of all) {
    const last = batches.at(-1);
    const { length } = one.file.bytes;
    if (!last || last.length >= filesAtOnce || bytes + length > bytesAtOnce) {
      batches.push([one]);
      bytes = length;
    } else {
      last.push(one);
      bytes += length;
    }
  }
  return batches;
}

/** Sends some objects; what the archive refused comes back with its reason. */
async function store(
  work: SyncWork,
  batch: readonly Lacking[],
): Promise<readonly { readonly scan: SentScan; readonly why: SendingProblem }[]> {
  goOn(work);
  const outcome = given(
    await work.client.store(
      batch.map(({ file }) => file.bytes),
      work.signal,
    ),
  );
  const reasons = new Map(outcome.refused.map(({ sopInstanceUid, reason }) => [sopInstanceUid, reason]));
  return batch.flatMap(({ file, scan }) => {
    const reason = reasons.get(file.sopInstanceUid);
    return reason === undefined ? [] : [{ scan, why: { kind: 'refused', reason } as const }];
  });
}
