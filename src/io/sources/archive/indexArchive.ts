import { err } from '../../../base/result';
import type { ArchiveClient } from '../../../domain/archive/archiveClient';
import type { ArchiveFailure } from '../../../domain/archive/archiveFailure';
import { archivePath } from '../../../domain/archive/archivePath';
import type { ArchiveSeries, ArchiveStudy } from '../../../domain/archive/archiveStudy';
import { modalityEnd } from '../../../domain/archive/modalityEnd';
import type { ImportOutcome, ImportProgress, IndexedImage } from '../../../domain/import/importOutcome';
import type { UnusedOutcome } from '../../dicom/fileOutcome';
import { confirmCopies, type SameImage } from '../confirmCopies';
import { IndexFindings } from '../indexFindings';
import { readSeriesHeaders } from './seriesHeaders';
import type { SeriesReader } from './seriesReader';

/** Series asked for at once: an archive answers one while the headers of another are read. */
const questionsAtOnce = 4;
/** Progress is told twice a second: drawing it takes time that reading could have. */
const progressEveryMs = 500;
/** Questions in a row that an archive does not answer for, after which nothing more is asked of it. */
const mostUnanswered = 2;

/** What is wanted of an archive. */
export interface WantedOfArchive {
  readonly client: ArchiveClient;
  readonly studies: readonly ArchiveStudy[];
  /** Whether all of a series is here already: it is not asked for. */
  readonly isHere: (series: ArchiveSeries) => boolean;
}

/** What indexing an archive works with. */
export interface ArchiveIndexWith extends Omit<SeriesReader, 'client'> {
  /** Series that were looked at before and are none that a project needs. */
  readonly leftOut: Map<string, UnusedOutcome>;
  readonly isSame: SameImage;
  readonly onProgress: (progress: ImportProgress) => void;
  readonly onImages?: ((images: readonly IndexedImage[]) => void) | undefined;
}

type Why = Omit<UnusedOutcome, 'kind'>;

/**
 * Reads the headers of those series of an archive's studies that a project could need. A series comes whole or not at all; one
 * that does not come is told with its reason, and all others come. Where the archive is gone, what is left is not asked for
 * one by one.
 */
export async function indexArchive(
  { client, studies, isHere }: WantedOfArchive,
  { leftOut, isSame, onProgress, onImages, ...others }: ArchiveIndexWith,
): Promise<ImportOutcome> {
  const reader: SeriesReader = { ...others, client };
  const { signal } = reader;
  const { address } = client;
  const findings = new IndexFindings();
  const expected = new Map<ArchiveSeries, number>();
  let unanswered = 0;
  /** Why nothing more is asked. */
  let over: ArchiveFailure | undefined;
  let done = 0;
  let toldAtMs = Number.NEGATIVE_INFINITY;
  let toldImages = 0;

  function tell(isWanted = false): void {
    const { read, images, unused } = findings;
    const isFirst = toldImages === 0 && images.length > 0;
    const now = performance.now();
    if (!isWanted && !isFirst && now - toldAtMs < progressEveryMs) return;
    toldAtMs = now;
    toldImages = images.length;
    const found = [...expected.values()].reduce((sum, count) => sum + count, 0);
    onProgress({
      read,
      found: expected.size === 0 ? undefined : Math.max(found, read),
      images: images.length,
      unused: unused.length,
      ...(expected.size > 0 && { series: { done, of: expected.size } }),
    });
  }

  /** Notes a question that was not answered; what outlasts repeating twice in a row is gone. */
  function failed(failure: ArchiveFailure): Why {
    unanswered += failure.kind === 'not-reached' ? 1 : 0;
    if (unanswered >= mostUnanswered || failure.kind === 'not-allowed') over ??= failure;
    return { reason: `archive-${failure.kind}`, detail: failure.message };
  }

  function refuse(one: ArchiveSeries, why: Why): void {
    expected.set(one, 1);
    findings.refuse(seriesPath(address, one), why);
  }

  async function list(study: ArchiveStudy): Promise<void> {
    const listed = over
      ? err(over)
      : await client.searchSeries(study.studyInstanceUid, signal, study.seriesCount);
    if (signal.aborted) return;
    if (!listed.ok) {
      findings.refuse(studyPath(address, study), failed(listed.error));
      return;
    }
    unanswered = 0;
    for (const one of listed.value) expected.set(one, one.instanceCount ?? 0);
  }

  /** Why a series is not asked for. */
  function settled(one: ArchiveSeries): Why | undefined {
    const end = modalityEnd(one.modality);
    if (end) return { reason: end, detail: [one.description, one.modality].filter(Boolean).join(' · ') };
    const known = leftOut.get(leftOutKey(one));
    if (known) return known;
    if (isHere(one)) return { reason: 'here-already', detail: one.description ?? '' };
    return over && { reason: `archive-${over.kind}`, detail: over.message };
  }

  async function take(one: ArchiveSeries): Promise<void> {
    const why = settled(one);
    if (why) {
      refuse(one, why);
      return;
    }
    const read = await readSeriesHeaders(one, reader, (objects) => {
      expected.set(one, objects);
      tell();
    });
    if (signal.aborted) return;
    if (!read.ok) {
      refuse(one, failed(read.error));
      return;
    }
    unanswered = 0;
    if (read.value.kind === 'left-out') {
      if (read.value.isForGood) leftOut.set(leftOutKey(one), read.value.why);
      refuse(one, read.value.why);
      return;
    }
    const before = findings.images.length;
    for (const { location, outcome } of read.value.objects) {
      if (outcome.kind === 'images') findings.take(location, outcome);
      else if (outcome.kind === 'unused') findings.refuse(location.path, outcome);
    }
    if (findings.images.length > before) onImages?.(findings.images.slice(before));
  }

  tell(true);
  await inTurns(studies, signal, list);
  tell(true);
  await inTurns([...expected.keys()], signal, async (one) => {
    await take(one);
    if (signal.aborted) return;
    done += 1;
    tell();
  });
  const { images, unused, directories, copies } = findings;
  await confirmCopies(copies, unused, isSame, questionsAtOnce, signal);
  tell(true);
  return { images, unused, directories, isCancelled: signal.aborted };
}

async function inTurns<T>(
  all: readonly T[],
  signal: AbortSignal,
  act: (one: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const run = async (): Promise<void> => {
    for (let one = all[next++]; one !== undefined && !signal.aborted; one = all[next++]) await act(one);
  };
  await Promise.all(Array.from({ length: questionsAtOnce }, run));
}

/** One that grew is looked at anew. */
function leftOutKey({ seriesInstanceUid, instanceCount }: ArchiveSeries): string {
  return `${seriesInstanceUid} ${instanceCount ?? '?'}`;
}

function seriesPath(address: string, { seriesNumber, description }: ArchiveSeries): string {
  return archivePath(address, {
    ...(seriesNumber !== undefined && { seriesNumber }),
    ...(description !== undefined && { seriesDescription: description }),
  });
}

function studyPath(address: string, { description, studyInstanceUid }: ArchiveStudy): string {
  return archivePath(address, { seriesDescription: `of ${description || studyInstanceUid}` });
}
