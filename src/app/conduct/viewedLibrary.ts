import type { Steps } from '../../base/steps';
import { type ReadingUnit, unitsOf } from '../../domain/conduct/readingUnits';
import { viewedImages } from '../../domain/conduct/viewedImages';
import type { SubjectId } from '../../domain/ids';
import { ImageLibrary } from '../../domain/imageLibrary/imageLibrary';
import { type PatientImages, packPatient } from '../../domain/imageLibrary/patientImages';
import type { StoredProject } from '../../domain/keeping/storedProject';
import type { GivenSlices } from '../../domain/reading/givenSlices';
import { patientKeysOf } from '../../domain/study/patientOf';
import type { Subject } from '../../domain/study/subject';

/** Units whose images are packed already; undefined of one without images. */
export type PackedUnits = Map<SubjectId, PatientImages | undefined>;

type Given = ReadonlyMap<SubjectId, GivenSlices> | undefined;

/**
 * The images of an observer's view, one subject a step: those of the units that are in it, as it may know them.
 *
 * @param packed Units that need no packing; those that are packed here come besides.
 */
export function* viewedLibrary(
  { project, subjects }: Omit<StoredProject, 'images'>,
  viewed: ReadonlySet<SubjectId>,
  stored: ImageLibrary,
  given: Given,
  packed: PackedUnits = new Map(),
): Steps<ImageLibrary> {
  for (const subject of subjects) {
    const units = unitsOf(project, subject).filter(({ id }) => viewed.has(id) && !packed.has(id));
    if (units.length === 0) continue;
    packUnits(project, subject, units, stored, given, packed);
    yield;
  }
  return new ImageLibrary([...packed.values()].filter((one) => one !== undefined));
}

/** Packs the images of one unit of an observer's view, unless they are packed; undefined where it has none. */
export function viewedUnitImages(
  { project, subjects }: Omit<StoredProject, 'images'>,
  id: SubjectId,
  stored: ImageLibrary,
  given: Given,
  packed: PackedUnits,
): PatientImages | undefined {
  if (packed.has(id)) return packed.get(id);
  for (const subject of subjects) {
    const unit = unitsOf(project, subject).find((one) => one.id === id);
    if (unit) packUnits(project, subject, [unit], stored, given, packed);
    if (unit) break;
  }
  return packed.get(id);
}

function packUnits(
  project: StoredProject['project'],
  subject: Subject,
  units: readonly ReadingUnit[],
  stored: ImageLibrary,
  given: Given,
  packed: PackedUnits,
): void {
  const images = [...stored.imagesOf(new Set(patientKeysOf(subject)))];
  for (const unit of units) {
    const own = viewedImages(project, subject, unit, images, given && (given.get(unit.id) ?? {}));
    packed.set(unit.id, own.length > 0 ? packPatient(own) : undefined);
  }
}
