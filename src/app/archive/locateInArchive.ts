import type { ArchiveClient } from '../../domain/archive/archiveClient';
import type { ArchiveFailure } from '../../domain/archive/archiveFailure';
import type { StoredImage } from '../../domain/keeping/storedProject';

/** Studies asked for at once. */
const studiesAtOnce = 2;

/**
 * Those of some images that an archive has, by the UIDs of study, series and object; no pixels are fetched and no header is
 * read. An archive that does not answer has none, for now. `listsStudies`: whether the series of a study may be listed; the list
 * says what readers have sent to it, so for an observer each series is asked for by itself.
 */
export async function locateInArchive(
  client: ArchiveClient,
  images: readonly StoredImage[],
  listsStudies: boolean,
  signal: AbortSignal,
): Promise<readonly StoredImage[]> {
  const byStudy = new Map<string, StoredImage[]>();
  for (const image of images) {
    const { studyInstanceUid } = image.header;
    byStudy.set(studyInstanceUid, [...(byStudy.get(studyInstanceUid) ?? []), image]);
  }
  const found: StoredImage[] = [];
  const studies = [...byStudy.values()];
  let next = 0;
  let isGone = false;

  function noteGone({ kind }: ArchiveFailure): void {
    isGone ||= kind !== 'not-found' && kind !== 'refused';
  }

  async function look(wanted: readonly StoredImage[]): Promise<void> {
    const [first] = wanted;
    if (!first) return;
    const { studyInstanceUid } = first.header;
    const uids = new Set(wanted.map(({ header }) => header.seriesInstanceUid));
    if (listsStudies) {
      const listed = await client.searchSeries(studyInstanceUid, signal);
      if (!listed.ok) {
        noteGone(listed.error);
        return;
      }
      const there = new Set(listed.value.map(({ seriesInstanceUid }) => seriesInstanceUid));
      for (const uid of uids) if (!there.has(uid)) uids.delete(uid);
    }
    for (const seriesInstanceUid of uids) {
      if (isGone || signal.aborted) return;
      const instances = await client.searchInstances(studyInstanceUid, seriesInstanceUid, signal);
      if (!instances.ok) {
        if (!listsStudies) noteGone(instances.error);
        continue;
      }
      const there = new Set<string>(instances.value.map(({ sopInstanceUid }) => sopInstanceUid));
      found.push(
        ...wanted.filter(
          ({ header }) => header.seriesInstanceUid === seriesInstanceUid && there.has(header.sopInstanceUid),
        ),
      );
    }
  }

  async function run(): Promise<void> {
    for (let one = studies[next++]; one && !isGone && !signal.aborted; one = studies[next++]) await look(one);
  }
  await Promise.all(Array.from({ length: studiesAtOnce }, run));
  return found;
}
