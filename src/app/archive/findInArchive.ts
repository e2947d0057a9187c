import type { ArchiveClient } from '../../domain/archive/archiveClient';
import { archiveAddressOf } from '../../domain/archive/archivePath';
import { imageKey } from '../../domain/image/imageRef';
import type { StoredImage } from '../../domain/keeping/storedProject';
import { neededSeries } from '../../domain/study/neededSeries';
import { reachableFor } from '../conduct/reachableFor';
import { storedHere } from '../conduct/storedHere';
import { type AppContext, isStillHere, keep, notify, openProjectOf, updateOpen } from '../context';
import { imagesHere } from '../imagesComing';
import { loadShownSlices } from '../readingPart';
import { updateSources } from '../sources/sourceFacts';
import { withImages } from '../withImages';
import { locateInArchive } from './locateInArchive';

/**
 * Reaches images of the open project in the archive that is connected: those that came from it at once, and those that a scan
 * needs and that are nowhere else, such as a kit's, by their UIDs. That they are the same images is checked when they come.
 */
export async function findInArchive(context: AppContext, client: ArchiveClient): Promise<void> {
  if (!context.store.getState().open) return;
  const asked = openProjectOf(context);
  await imagesHere(context);
  if (!isStillHere(context, asked)) return;
  const { images } = await storedHere(context);
  if (!isStillHere(context, asked)) return;
  const missing = [...images.values()].filter(
    ({ header }) => !context.registry.isReachable(imageKey(header)),
  );
  const isFromThere = ({ path }: StoredImage) => archiveAddressOf(path) === client.address;
  locate(context, client, missing.filter(isFromThere));
  await showReached(context, missing);
  if (!isStillHere(context, asked)) return;
  const found = await searched(context, client, missing);
  if (!isStillHere(context, asked) || found.length === 0) return;
  locate(context, client, found);
  await showReached(context, missing);
  if (!isStillHere(context, asked)) return;
  await keepPlaces(context, client, found);
  if (!isStillHere(context, asked)) return;
  notify(context, { kind: 'images-searched', severity: 'done', facts: { found: found.length, others: 0 } });
}

/** The archive is connected no more: what is only there cannot be reached. */
export function leaveArchive(context: AppContext): void {
  context.registry.forgetArchive();
  if (!context.store.getState().open) return;
  updateOpen(context, { reachable: reachableFor(context.registry, openProjectOf(context)) });
  void tellArchive(context);
}

/** Says from which archive images of the open project came that are not reachable now, if from any. */
export async function tellArchive(context: AppContext): Promise<void> {
  const asked = openProjectOf(context);
  const { images } = await storedHere(context);
  if (!isStillHere(context, asked)) return;
  showMissing(context, [...images.values()]);
}

function showMissing(context: AppContext, images: readonly StoredImage[]): void {
  const counts = new Map<string, number>();
  for (const { header, path } of images) {
    const address = archiveAddressOf(path);
    if (address === undefined || context.registry.isReachable(imageKey(header))) continue;
    counts.set(address, (counts.get(address) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  updateSources(context, { archive: most && { address: most[0], images: most[1] } });
}

function locate(context: AppContext, client: ArchiveClient, images: readonly StoredImage[]): void {
  const { registry, ports } = context;
  for (const { header, sizeBytes } of images) {
    registry.locate(imageKey(header), ports.images.archiveLocation(client.address, header, sizeBytes));
  }
}

async function showReached(context: AppContext, missing: readonly StoredImage[]): Promise<void> {
  updateOpen(context, { reachable: reachableFor(context.registry, openProjectOf(context)) });
  showMissing(context, missing);
  await loadShownSlices(context);
}

/** What is needed and not reached, looked for by its UIDs. A project without identity has other UIDs than any archive. */
async function searched(
  context: AppContext,
  client: ArchiveClient,
  missing: readonly StoredImage[],
): Promise<readonly StoredImage[]> {
  const { project, person, images, catalogue, subjects } = openProjectOf(context);
  if (project.kind.kind !== 'study' || project.identity !== 'kept') return [];
  const needed = new Set<string>(
    neededSeries(catalogue, subjects).flatMap(({ slices }) => slices.map(({ header }) => imageKey(header))),
  );
  const wanted = missing.filter(({ header }) => {
    const key = imageKey(header);
    if (context.registry.isReachable(key)) return false;
    // An observer sees what they are to read; other names of series stand in their view.
    return person.kind === 'observer' ? images.has(key) : needed.has(key);
  });
  if (wanted.length === 0) return [];
  const controller = new AbortController();
  const listsStudies = person.kind === 'researcher' && !project.kit;
  const { id } = project;
  const stop = context.store.subscribe(({ open }) => {
    if (open?.project.id !== id) controller.abort();
  });
  try {
    return await locateInArchive(client, wanted, listsStudies, controller.signal);
  } finally {
    stop();
  }
}

/** Where images are next time. An observer's view holds no paths: there it goes to the storage alone. */
async function keepPlaces(
  context: AppContext,
  client: ArchiveClient,
  found: readonly StoredImage[],
): Promise<void> {
  const moved = found.map((image) => ({
    ...image,
    path: context.ports.images.archiveLocation(client.address, image.header, image.sizeBytes).path,
  }));
  const asked = openProjectOf(context);
  if (asked.person.kind === 'researcher') {
    const images = await withImages(asked.images, moved);
    // What somebody took in meanwhile stays; the places are written all the same.
    if (isStillHere(context, asked) && openProjectOf(context).images === asked.images) {
      updateOpen(context, { images, catalogue: images.catalogue });
    }
  }
  await keep(context, {
    images: moved,
    event: { act: 'images-imported', detail: `found again: ${found.length}` },
  });
}
