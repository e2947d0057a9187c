import { ok, type Result } from '../../../base/result';
import type { DicomJson } from '../../../domain/archive/archiveClient';
import type { ArchiveFailure } from '../../../domain/archive/archiveFailure';
import type { ArchiveInstance, ArchiveSeries } from '../../../domain/archive/archiveStudy';
import { soundsNeeded } from '../../../domain/archive/soundsNeeded';
import { sopInstanceUid } from '../../../domain/ids';
import type { SeriesReader } from './seriesReader';

/** One object of a series, as its metadata say it. */
export interface SeriesObject {
  readonly json: DicomJson;
  readonly sopUid: string;
}

/** The objects of a series in order, and of which the metadata came with them. */
export interface ListedSeries {
  readonly instances: readonly ArchiveInstance[];
  readonly metadata: ReadonlyMap<string, DicomJson>;
  /** Whether the series was asked for its metadata: what is not among them did not come that way. */
  readonly isAsked: boolean;
}

/** Two or fewer are looked at one by one anyway; more than this is too much to ask for on a guess. */
const [fewest, most] = [3, 300];

/**
 * Lists a series. Where it sounds like one that is needed, the metadata of all its objects come at once; where they are as many
 * as the archive counts in the series they are the list too. In all other cases the archive is asked for the list.
 */
export async function listSeries(
  series: ArchiveSeries,
  { client, signal }: SeriesReader,
): Promise<Result<ListedSeries, ArchiveFailure>> {
  const { studyInstanceUid, seriesInstanceUid, instanceCount = 0 } = series;
  const isAsked = instanceCount >= fewest && instanceCount <= most && soundsNeeded(series.description);
  const metadata = new Map<string, DicomJson>();
  if (isAsked) {
    const answer = await client.seriesMetadata(studyInstanceUid, seriesInstanceUid, signal);
    if (!answer.ok) return answer;
    gather(answer.value, metadata);
  }
  if (isAsked && metadata.size >= instanceCount) {
    const instances = [...metadata].map(([uid, json]) => {
      const instanceNumber = numberOf(json, '00200013');
      return {
        studyInstanceUid,
        seriesInstanceUid,
        sopInstanceUid: sopInstanceUid(uid),
        ...(instanceNumber !== undefined && { instanceNumber }),
      };
    });
    return ok({ instances: inOrder(instances), metadata, isAsked });
  }
  const listed = await client.searchInstances(
    studyInstanceUid,
    seriesInstanceUid,
    signal,
    series.instanceCount,
  );
  return listed.ok ? ok({ instances: inOrder(listed.value), metadata, isAsked }) : listed;
}

/** The metadata of all objects, each once, in order; those that the answer for the series lacks are asked for one by one. */
export async function allMetadata(
  { studyInstanceUid, seriesInstanceUid }: ArchiveSeries,
  { instances, isAsked }: ListedSeries,
  known: ReadonlyMap<string, DicomJson>,
  { client, signal }: SeriesReader,
): Promise<Result<readonly SeriesObject[], ArchiveFailure>> {
  const found = new Map(known);
  if (!isAsked && instances.length > found.size) {
    const answer = await client.seriesMetadata(studyInstanceUid, seriesInstanceUid, signal);
    if (!answer.ok) return answer;
    gather(answer.value, found);
  }
  const objects: SeriesObject[] = [];
  for (const instance of instances) {
    const { sopInstanceUid: sopUid } = instance;
    let json = found.get(sopUid);
    if (!json) {
      const answer = await client.instanceMetadata(instance, signal);
      if (!answer.ok) return answer;
      json = answer.value;
    }
    found.delete(sopUid);
    objects.push({ json, sopUid });
  }
  // Stored since the series was listed.
  for (const [sopUid, json] of found) objects.push({ json, sopUid });
  return ok(objects);
}

function gather(sets: readonly DicomJson[], into: Map<string, DicomJson>): void {
  for (const json of sets) {
    const sopUid = textOf(json, '00080018');
    if (sopUid) into.set(sopUid, json);
  }
}

function inOrder(instances: readonly ArchiveInstance[]): readonly ArchiveInstance[] {
  return [...instances].sort(
    (a, b) =>
      (a.instanceNumber ?? 0) - (b.instanceNumber ?? 0) || (a.sopInstanceUid < b.sopInstanceUid ? -1 : 1),
  );
}

function textOf(json: DicomJson, tag: string): string | undefined {
  const value = json[tag]?.Value?.[0];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A number of an object's metadata; undefined where there is none. */
export function numberOf(json: DicomJson, tag: string): number | undefined {
  const value = Number(json[tag]?.Value?.[0] ?? Number.NaN);
  return Number.isFinite(value) ? value : undefined;
}
