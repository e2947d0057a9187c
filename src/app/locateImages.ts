import { imageKey } from '../domain/image/imageRef';
import type { SliceHeader } from '../domain/image/sliceHeader';
import type { ImportOutcome, IndexedImage, UnusedFile } from '../domain/import/importOutcome';
import type { NeededImage, StoredImage } from '../domain/keeping/storedProject';
import type { OpenProject } from '../state/openProject';
import { storedHere } from './conduct/storedHere';
import { type AppContext, openProjectOf } from './context';
import { rest } from './inSlices';
import { mapsValuesAlike } from './mapsValuesAlike';
import { relocateImages } from './relocateImages';
import { geometryText } from './sliceGeometry';

/** Images looked at between two rests. */
const imagesAStep = 200;

/** What became of the images of an import. */
export interface Located {
  /** Under their own names; some may be of the project already. */
  readonly fresh: readonly IndexedImage[];
  /** Images that the project does not have. */
  readonly others: number;
  readonly foundAgain: number;
  /** All that were taken as what they say they are: the fresh ones, and those of the project. */
  readonly taken: number;
  /** Images of the project whose files lie elsewhere now: where they are next time. */
  readonly moved: readonly StoredImage[];
  /** By SOP Instance UID: files that bear the name of a slice of the project and are another image. */
  readonly impostors: ReadonlyMap<string, UnusedFile>;
}

/** What tells a file from the known image whose name it bears, as far as headers do. */
function differenceOf(known: SliceHeader, given: SliceHeader): string | undefined {
  if (geometryText(known) !== geometryText(given)) return 'size, spacing or position';
  if (!mapsValuesAlike(known, given)) return 'scaling of its values';
  // Lossy compression changes pixels; an image that was lossless stays the one that is measured.
  const isRecoded = known.pixels.transferSyntaxUid !== given.pixels.transferSyntaxUid;
  return isRecoded && given.isLossy && !known.isLossy ? 'compression, which changed its pixels' : undefined;
}

/**
 * Finds where new files are, and which images of the project they turn out to be; undefined when the project was left
 * meanwhile. Rests between images: a re-opened folder has tens of thousands.
 */
export async function locateImages(
  context: AppContext,
  outcome: ImportOutcome,
  isThere: () => boolean,
): Promise<Located | undefined> {
  const { registry, ports } = context;
  const { project } = openProjectOf(context);
  const { images } = await storedHere(context);
  if (!isThere()) return undefined;
  let foundAgain = 0;
  const given: IndexedImage[] = [];
  const moved: StoredImage[] = [];
  const impostors = new Map<string, UnusedFile>();
  for (const [at, image] of outcome.images.entries()) {
    if (at % imagesAStep === imagesAStep - 1) await rest();
    // What is located now would be located in another project.
    if (!isThere()) return undefined;
    const key = imageKey(image.header);
    const known = images.get(key);
    // Outlines never move to another image, also not to one that took over the name of theirs.
    const difference = known && differenceOf(known.header, image.header);
    if (difference) {
      const detail = `A slice of the project has this SOP Instance UID and another ${difference}.`;
      const { path } = image.location;
      const tag = 'SOPInstanceUID (0008,0018)';
      impostors.set(image.header.sopInstanceUid, { path, kind: 'other-image-same-uid', detail, tag });
      continue;
    }
    given.push(image);
    const { path, sizeBytes } = image.location;
    const isElsewhere = known && (known.path !== path || known.sizeBytes !== sizeBytes);
    // Without identity no path is kept, so none can be out of date.
    if (isElsewhere && project.identity === 'kept') moved.push({ ...known, path, sizeBytes });
    if (images.has(key) && !registry.isReachable(key)) foundAgain += 1;
    registry.locate(key, image.location);
  }
  const needed = await ports.storage.neededImages(project.id);
  const relocations = needed.ok
    ? await relocateImages(
        [...needed.value, ...anchorsOf(openProjectOf(context))],
        images,
        registry.isReachable,
        given,
        ports.images.decode,
      )
    : [];
  if (!isThere()) return undefined;
  const relocated = new Set<IndexedImage>();
  for (const { knownKey, image } of relocations) {
    registry.locate(knownKey, image.location);
    relocated.add(image);
  }
  const fresh = given.filter((image) => !relocated.has(image));
  const others = fresh.filter(({ header }) => !images.has(imageKey(header))).length;
  return {
    fresh,
    others,
    foundAgain: foundAgain + relocations.length,
    taken: given.length,
    moved,
    impostors,
  };
}

/** Slices of a kit that are known by their pixels before anything is drawn on them. */
function anchorsOf({ project, images }: Pick<OpenProject, 'project' | 'images'>): readonly NeededImage[] {
  if (!project.kit) return [];
  return [...images.values()].flatMap(({ header: { sopInstanceUid, frame }, fingerprint }) =>
    fingerprint ? [{ image: { sopInstanceUid, frame }, fingerprint }] : [],
  );
}
