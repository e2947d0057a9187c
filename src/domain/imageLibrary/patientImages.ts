import { present } from '../../base/assert';
import { buildCatalogue } from '../catalogue/buildCatalogue';
import type { CataloguePatient, CatalogueStudy } from '../catalogue/catalogue';
import { patientKey } from '../catalogue/patientKey';
import type { SeriesInstanceUid } from '../ids';
import { imageKey } from '../image/imageRef';
import type { StoredImage } from '../keeping/storedProject';
import { packImages, unpackImages } from './packedImages';

/** An imaging study as far as it is known without its slices. */
export interface StudyOutline extends Omit<CatalogueStudy, 'series'> {
  readonly series: readonly { readonly uid: SeriesInstanceUid; readonly slices: number }[];
}

/** A patient as far as it is known without slices. */
export interface PatientOutline extends Omit<CataloguePatient, 'studies'> {
  readonly studies: readonly StudyOutline[];
}

/** All images of one patient of a project, as they are kept: an outline that lists can use, and the slices packed. */
export interface PatientImages {
  /** `patientKey` of every one of its headers. */
  readonly patientKey: string;
  readonly count: number;
  readonly outline: PatientOutline;
  /** `keyNumber` of every image, in the order of `packed`. */
  readonly keyNumbers: Uint32Array;
  readonly packed: string;
}

/** A number for an image's key (FNV-1a, 32 bits), by which its patient is found. Different keys may have the same one. */
export function keyNumber(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

/** Packs the images of one patient: at least one, each key once. */
export function packPatient(images: readonly StoredImage[]): PatientImages {
  const [patient] = buildCatalogue(images).patients;
  const { studies, ...facts } = present(patient, 'the patient of the images');
  return {
    patientKey: facts.key,
    count: images.length,
    outline: {
      ...facts,
      studies: studies.map(({ series, ...study }) => ({
        ...study,
        series: series.map((one) => ({ uid: one.seriesInstanceUid, slices: one.slices.length })),
      })),
    },
    keyNumbers: Uint32Array.from(images, ({ header }) => keyNumber(imageKey(header))),
    packed: packImages(images),
  };
}

/** The images of a patient. */
export function imagesOfPatient({ packed }: Pick<PatientImages, 'packed'>): readonly StoredImage[] {
  return unpackImages(packed);
}

/** Images by patient; of two with the same key the later one counts. */
export function byPatient(images: Iterable<StoredImage>): ReadonlyMap<string, readonly StoredImage[]> {
  const patients = new Map<string, Map<string, StoredImage>>();
  for (const image of images) {
    const key = patientKey(image.header);
    const own = patients.get(key) ?? new Map<string, StoredImage>();
    patients.set(key, own.set(imageKey(image.header), image));
  }
  return new Map([...patients].map(([key, own]) => [key, [...own.values()]]));
}
