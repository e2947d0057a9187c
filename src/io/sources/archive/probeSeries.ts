import { ok, type Result } from '../../../base/result';
import type { DicomJson } from '../../../domain/archive/archiveClient';
import type { ArchiveFailure } from '../../../domain/archive/archiveFailure';
import type { ArchiveInstance } from '../../../domain/archive/archiveStudy';
import { whyNeverNeeded } from '../../../domain/archive/whyNeverNeeded';
import type { UnusedOutcome } from '../../dicom/fileOutcome';
import { explicitLittleEndian } from '../../dicom/transferSyntax';
import type { MetadataToRead } from './metadataReader';
import type { ListedSeries } from './seriesObjects';
import type { SeriesReader } from './seriesReader';
import { unusedOutcome } from './unusedOutcome';

/** What was seen of a series. */
export interface Probed {
  /** What is known of its objects by now. */
  readonly metadata: ReadonlyMap<string, DicomJson>;
  /** Why the series is not needed. */
  readonly why?: UnusedOutcome;
}

/** Reasons that one slice can have and another of its series not, such as those of two echoes. */
const bySlice: ReadonlySet<string> = new Set(['series-other-contrast', 'series-other-plane']);

/**
 * Looks at the first and the last object; where they alone speak against the series, at two more. What cannot be told from
 * them is in doubt: the series could be needed.
 */
export async function probeSeries(
  { instances, metadata: known }: ListedSeries,
  reader: SeriesReader,
): Promise<Result<Probed, ArchiveFailure>> {
  const metadata = new Map(known);
  const ends = await probeThese([instances[0], instances.at(-1)], metadata, reader);
  if (!ends.ok || !ends.value || !bySlice.has(ends.value.reason)) return probed(metadata, ends);
  const more = [instances[0], instances[1], instances[Math.floor(instances.length / 2)], instances.at(-1)];
  return probed(metadata, await probeThese(more, metadata, reader));
}

function probed(
  metadata: ReadonlyMap<string, DicomJson>,
  why: Result<UnusedOutcome | undefined, ArchiveFailure>,
): Result<Probed, ArchiveFailure> {
  return why.ok ? ok({ metadata, ...(why.value && { why: why.value }) }) : why;
}

/** Why the series of some objects is not needed, by their metadata, which are gathered. */
async function probeThese(
  instances: readonly (ArchiveInstance | undefined)[],
  metadata: Map<string, DicomJson>,
  { client, readMetadata, signal }: SeriesReader,
): Promise<Result<UnusedOutcome | undefined, ArchiveFailure>> {
  const objects: MetadataToRead[] = [];
  for (const instance of new Set(instances)) {
    if (!instance) continue;
    const { sopInstanceUid } = instance;
    const known = metadata.get(sopInstanceUid);
    const answer = known ? ok(known) : await client.instanceMetadata(instance, signal);
    if (!answer.ok) return answer;
    metadata.set(sopInstanceUid, answer.value);
    // How the pixels are written plays no part in what a series is for.
    objects.push({ json: answer.value, transferSyntaxUid: explicitLittleEndian });
  }
  const read = await readMetadata(objects);
  if (read.some(({ kind }) => kind === 'needs-file')) return ok(undefined);
  // Objects that are no images may lie among images.
  const headers = read.flatMap((one) => (one.kind === 'images' ? one.headers : []));
  const refused = read.find((one) => one.kind === 'unused');
  if (headers.length === 0) return ok(refused);
  const why = whyNeverNeeded(headers);
  if (!why) return ok(undefined);
  const { kind, detail, tag } = why;
  return ok({ ...unusedOutcome(kind, detail), ...(tag !== undefined && { tag }) });
}
