import type { Steps } from '../../base/steps';
import { unitsOf } from '../../domain/conduct/readingUnits';
import { viewedImages } from '../../domain/conduct/viewedImages';
import type { SubjectId } from '../../domain/ids';
import { ImageLibrary } from '../../domain/imageLibrary/imageLibrary';
import { packPatient } from '../../domain/imageLibrary/patientImages';
import type { StoredProject } from '../../domain/keeping/storedProject';
import type { GivenSlices } from '../../domain/reading/givenSlices';
import { patientKeysOf } from '../../domain/study/patientOf';

/** The images of an observer's view, one subject a step: those of the units that are in it, as it may know them. */
export function* viewedLibrary(
  { project, subjects }: Omit<StoredProject, 'images'>,
  viewed: ReadonlySet<SubjectId>,
  stored: ImageLibrary,
  given: ReadonlyMap<SubjectId, GivenSlices> | undefined,
): Steps<ImageLibrary> {
  const packed = [];
  for (const subject of subjects) {
    const units = unitsOf(project, subject).filter(({ id }) => viewed.has(id));
    if (units.length === 0) continue;
    const images = [...stored.imagesOf(new Set(patientKeysOf(subject)))];
    for (const unit of units) {
      const own = viewedImages(project, subject, unit, images, given && (given.get(unit.id) ?? {}));
      if (own.length > 0) packed.push(packPatient(own));
    }
    yield;
  }
  return new ImageLibrary(packed);
}
