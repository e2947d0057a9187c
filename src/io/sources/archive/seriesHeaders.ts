import { err, ok, type Result } from '../../../base/result';
import type { ArchiveFailure } from '../../../domain/archive/archiveFailure';
import { archivePath } from '../../../domain/archive/archivePath';
import type { ArchiveSeries } from '../../../domain/archive/archiveStudy';
import { sopInstanceUid } from '../../../domain/ids';
import type { SliceHeader } from '../../../domain/image/sliceHeader';
import type { DecodeFailure } from '../../../domain/import/importOutcome';
import type { HeadersOutcome, UnusedOutcome } from '../../dicom/fileOutcome';
import { type JsonHeaders, statedTransferSyntax } from '../../dicom/json/headersOfJson';
import type { GivenLocation } from '../givenLocations';
import type { FileOutcome } from '../indexFile';
import type { ArchiveOrigin, SourceLocation } from '../sourceLocation';
import { mayBeRounded } from './mayBeRounded';
import { readInMessages } from './metadataReader';
import { probeSeries } from './probeSeries';
import { allMetadata, listSeries, numberOf, type SeriesObject } from './seriesObjects';
import type { SeriesReader } from './seriesReader';
import { unusedOutcome } from './unusedOutcome';

/** One object of a series: its headers, or why it is not used. */
export interface ReadObject {
  readonly location: SourceLocation;
  readonly outcome: FileOutcome;
}

/** What came of a series. `left-out`: it is none that a project could need, and stays so where `isForGood`. */
export type SeriesHeaders =
  | { readonly kind: 'read'; readonly objects: readonly ReadObject[] }
  | { readonly kind: 'left-out'; readonly why: UnusedOutcome; readonly isForGood?: true };

/**
 * The headers of a series that a project could need. A few objects' metadata tell whether it is one; the metadata of all come
 * then, or at once where the series sounds needed, and one whole object from its middle: how its pixels are written metadata do not say, and whether
 * they say what the files do is only seen beside a file. Where they do not, the headers are read from the files.
 */
export async function readSeriesHeaders(
  series: ArchiveSeries,
  reader: SeriesReader,
  onListed: (objects: number) => void,
): Promise<Result<SeriesHeaders, ArchiveFailure>> {
  const listed = await listSeries(series, reader);
  if (!listed.ok) return listed;
  const { instances } = listed.value;
  onListed(instances.length);
  if (instances.length === 0)
    return ok({
      kind: 'left-out',
      why: unusedOutcome('archive-not-found', 'The archive lists no image in it.'),
    });
  const seen = await probeSeries(listed.value, reader);
  if (!seen.ok) return seen;
  if (seen.value.why) return ok({ kind: 'left-out', why: seen.value.why, isForGood: true });
  const metadata = await allMetadata(series, listed.value, seen.value.metadata, reader);
  if (!metadata.ok) return metadata;
  return headersBesideFile(series, metadata.value, reader);
}

async function headersBesideFile(
  series: ArchiveSeries,
  objects: readonly SeriesObject[],
  reader: SeriesReader,
): Promise<Result<SeriesHeaders, ArchiveFailure>> {
  const middle = objects[Math.floor(objects.length / 2)];
  if (!middle) return ok({ kind: 'read', objects: [] });
  const sample = await fromFile(series, middle, reader);
  if (!sample.ok) return sample;
  const fromFiles = () => allFromFiles(series, objects, sample.value, reader);
  const [sampled] = sample.value.outcome.kind === 'images' ? sample.value.outcome.headers : [];
  // What the archive gives for it is no image: nothing can be said of the others by it.
  if (!sampled || sample.value.outcome.kind !== 'images') return fromFiles();
  const { transferSyntaxUid } = sampled.pixels;
  const isStatedRight = statedTransferSyntax(middle.json) === transferSyntaxUid;
  const read = await readInMessages(
    reader.readMetadata,
    objects.map(({ json }) => ({
      json,
      transferSyntaxUid: (isStatedRight && statedTransferSyntax(json)) || transferSyntaxUid,
    })),
  );
  const said = read[objects.indexOf(middle)];
  if (!said || !saysTheSame(said, sample.value.outcome.headers)) return fromFiles();
  const { sizeBytes } = sample.value.location;
  const all: ReadObject[] = [];
  for (const [index, object] of objects.entries()) {
    const one = read[index];
    if (object === middle) all.push(sample.value);
    else if (one && isSure(one, sample.value.outcome.headers)) {
      const header = one.kind === 'images' ? one.headers[0] : undefined;
      all.push({ location: locationOf(series, object, sizeBytes, reader, header), outcome: one });
    } else {
      const whole = await fromFile(series, object, reader);
      if (!whole.ok) return whole;
      all.push(whole.value);
    }
  }
  return ok({ kind: 'read', objects: all });
}

/** Whether what metadata say of an object can be taken, beside one of its series whose file is known. */
function isSure(said: JsonHeaders, known: readonly SliceHeader[]): said is HeadersOutcome {
  if (said.kind !== 'images') return said.kind !== 'needs-file';
  return said.headers.every((header, frame) => {
    const sure = known[frame] ?? known[0];
    return sure !== undefined && !mayBeRounded(header, sure);
  });
}

/** Whether metadata say of an object what its file does, but for how the file is written. */
function saysTheSame(said: JsonHeaders, headers: readonly SliceHeader[]): boolean {
  if (said.kind !== 'images' || said.headers.length !== headers.length) return false;
  return said.headers.every((one, frame) => {
    const other = headers[frame];
    return other !== undefined && contentText(one) === contentText(other);
  });
}

function contentText({ warnings: _said, ...content }: SliceHeader): string {
  return JSON.stringify(content);
}

async function allFromFiles(
  series: ArchiveSeries,
  objects: readonly SeriesObject[],
  sample: ReadObject,
  reader: SeriesReader,
): Promise<Result<SeriesHeaders, ArchiveFailure>> {
  const read = await Promise.all(
    objects.map((object) => (isAt(sample, object) ? ok(sample) : fromFile(series, object, reader))),
  );
  const all: ReadObject[] = [];
  for (const one of read) {
    if (!one.ok) return one;
    all.push(one.value);
  }
  return ok({ kind: 'read', objects: all });
}

function isAt({ location }: ReadObject, { sopUid }: SeriesObject): boolean {
  return location.origin.kind === 'archive' && location.origin.sopUid === sopUid;
}

async function fromFile(
  series: ArchiveSeries,
  object: SeriesObject,
  reader: SeriesReader,
): Promise<Result<ReadObject, ArchiveFailure>> {
  const bare = locationOf(series, object, 0, reader);
  const fetched = await reader.files.fileOf(originOf(series, object, reader), 'soon', reader.signal);
  if (!fetched.ok) return err(failureOf(fetched.error));
  const file = fetched.value;
  const given: GivenLocation = { path: bare.path, sizeBytes: file.size, origin: { kind: 'file', file } };
  const [outcome] = await reader.indexFiles([given]);
  const read: FileOutcome =
    outcome && outcome.kind !== 'archive'
      ? outcome
      : unusedOutcome('cannot-be-read', 'The archive gave something else than an image.');
  const header = read.kind === 'images' ? read.headers[0] : undefined;
  if (header && header.sopInstanceUid !== object.sopUid) {
    const detail = `The archive gave another image: its SOP Instance UID is ${header.sopInstanceUid}.`;
    return ok({ location: bare, outcome: unusedOutcome('archive-damaged', detail) });
  }
  return ok({ location: locationOf(series, object, file.size, reader, header), outcome: read });
}

/** What a file's failure is as one of the archive: they were the same before they were put in words. */
function failureOf({ kind, message }: DecodeFailure): ArchiveFailure {
  const kinds = [
    'not-reached',
    'not-allowed',
    'not-found',
    'not-dicomweb',
    'refused',
    'server',
    'cancelled',
  ] as const;
  const same = kinds.find((one) => kind === `archive-${one}`);
  return { kind: same ?? (kind === 'archive-not-connected' ? 'cancelled' : 'damaged'), message, attempts: 1 };
}

function originOf(
  { studyInstanceUid, seriesInstanceUid }: ArchiveSeries,
  { sopUid }: SeriesObject,
  { client }: SeriesReader,
): ArchiveOrigin {
  return {
    kind: 'archive',
    address: client.address,
    studyUid: studyInstanceUid,
    seriesUid: seriesInstanceUid,
    sopUid: sopInstanceUid(sopUid),
  };
}

function locationOf(
  series: ArchiveSeries,
  object: SeriesObject,
  sizeBytes: number,
  reader: SeriesReader,
  header?: SliceHeader,
): SourceLocation {
  const { seriesNumber, description: seriesDescription } = series;
  const instanceNumber = numberOf(object.json, '00200013');
  const stated = {
    ...(seriesNumber !== undefined && { seriesNumber }),
    ...(seriesDescription !== undefined && { seriesDescription }),
    ...(instanceNumber !== undefined && { instanceNumber }),
    sopInstanceUid: object.sopUid,
  };
  return {
    path: archivePath(reader.client.address, header ?? stated),
    sizeBytes,
    isInArchive: true,
    asked: { sopUid: sopInstanceUid(object.sopUid) },
    origin: originOf(series, object, reader),
  };
}
