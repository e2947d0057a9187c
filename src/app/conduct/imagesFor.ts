import type { SubjectId } from '../../domain/ids';
import { ImageLibrary } from '../../domain/imageLibrary/imageLibrary';
import type { PatientImages } from '../../domain/imageLibrary/patientImages';
import type { StoredProject } from '../../domain/keeping/storedProject';
import type { OpenProject } from '../../state/openProject';
import { type AppContext, isStillHere, openProjectOf, updateOpen } from '../context';
import { type BringSooner, imagesHere, libraryOf } from '../imagesComing';
import { inSlices } from '../inSlices';
import { reachableFor } from './reachableFor';
import { type PackedUnits, viewedLibrary, viewedUnitImages } from './viewedLibrary';

/** Images on their way to whoever sits there. */
export interface ImagesForPerson {
  /** Resolves when all of them are shown. */
  readonly all: Promise<void>;
  /** Shows those of one subject before the others; only an observer's have to be made ready first. */
  readonly sooner: BringSooner | undefined;
}

/**
 * Puts the images into what somebody has open: all of them, or those of an observer's view. Such a view of 10,000 subjects
 * is made ready for some ten seconds of the processor: whoever opens a subject meanwhile gets that one's at once.
 */
export function imagesFor(
  context: AppContext,
  here: OpenProject,
  stored: Omit<StoredProject, 'images'>,
): ImagesForPerson {
  const { givenSlices } = here;
  const viewed = new Set(here.subjects.map(({ id }) => id));
  const packed: PackedUnits = new Map();
  const ahead = new Set<PatientImages>();
  // Images that were still coming for the person before come first.
  const read = imagesHere(context).then(() => libraryOf(context, here.project.id));

  async function showAll(): Promise<void> {
    const library = await read;
    if (!isStillHere(context, here)) return;
    const images =
      here.person.kind === 'observer'
        ? await inSlices(viewedLibrary(stored, viewed, library, givenSlices, packed))
        : library;
    if (!isStillHere(context, here)) return;
    updateOpen(context, {
      images,
      catalogue: images.catalogue,
      areImagesComing: false,
      reachable: reachableFor(context.registry, { person: here.person, images }),
    });
  }

  async function sooner(id: SubjectId): Promise<void> {
    const library = await read;
    if (!isStillHere(context, here) || !openProjectOf(context).areImagesComing || !viewed.has(id)) return;
    const own = viewedUnitImages(stored, id, library, givenSlices, packed);
    if (!own || ahead.has(own)) return;
    ahead.add(own);
    const images = new ImageLibrary(ahead);
    const reachable = reachableFor(context.registry, { person: here.person, images });
    updateOpen(context, { images, catalogue: images.catalogue, reachable });
  }

  return { all: showAll(), sooner: here.person.kind === 'observer' ? sooner : undefined };
}
