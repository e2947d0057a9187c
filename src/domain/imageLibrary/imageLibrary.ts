import { allSteps, type Steps } from '../../base/steps';
import { buildCatalogue } from '../catalogue/buildCatalogue';
import type { CataloguePatient } from '../catalogue/catalogue';
import { patientKey } from '../catalogue/patientKey';
import type { SeriesInstanceUid } from '../ids';
import { imageKey } from '../image/imageRef';
import type { StoredImage } from '../keeping/storedProject';
import { LazyCatalogue } from './lazyCatalogue';
import { byPatient, imagesOfPatient, keyNumber, type PatientImages, packPatient } from './patientImages';

/** Images of patients that are kept unpacked: all of a usual study, a part of a very large one. */
const keptUnpacked = 30_000;

interface Unpacked {
  readonly images: ReadonlyMap<string, StoredImage>;
  catalogue: CataloguePatient | undefined;
}

/** What was unpacked lately. Shared by a library and those made from it: patients that did not change stay. */
class UnpackedPatients {
  readonly #kept = new Map<PatientImages, Unpacked>();
  #images = 0;
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  images(patient: PatientImages): ReadonlyMap<string, StoredImage> {
    return this.#of(patient).images;
  }

  catalogue(patient: PatientImages): CataloguePatient {
    const unpacked = this.#of(patient);
    unpacked.catalogue ??= catalogueOf([...unpacked.images.values()]);
    return unpacked.catalogue;
  }

  #of(patient: PatientImages): Unpacked {
    const known = this.#kept.get(patient);
    if (known) {
      this.#kept.delete(patient);
      this.#kept.set(patient, known);
      return known;
    }
    const images = new Map(imagesOfPatient(patient).map((one) => [imageKey(one.header), one]));
    const made: Unpacked = { images, catalogue: undefined };
    this.#kept.set(patient, made);
    this.#images += patient.count;
    for (const oldest of this.#kept.keys()) {
      if (this.#images <= this.#most || oldest === patient) break;
      this.#kept.delete(oldest);
      this.#images -= oldest.count;
    }
    return made;
  }
}

function catalogueOf(images: readonly StoredImage[]): CataloguePatient {
  const [patient] = buildCatalogue(images).patients;
  if (!patient) throw new Error('A patient without images was packed.');
  return patient;
}

/** A patient's number stands in the low bits of a place, the number of an image's key above it. */
const patientBits = 2 ** 20;

/**
 * All images of a project by key, packed by patient: 400,000 take some 60 MB, and only patients that somebody looks at
 * are unpacked. Reads like a map; going through all of it unpacks all of it, patient by patient.
 */
export class ImageLibrary implements ReadonlyMap<string, StoredImage> {
  /** In the order of their keys. */
  readonly patients: readonly PatientImages[];
  readonly size: number;
  readonly catalogue: LazyCatalogue;
  readonly #unpacked: UnpackedPatients;
  #places: Float64Array | undefined;
  #byKey: ReadonlyMap<string, PatientImages> | undefined;

  constructor(patients: Iterable<PatientImages>, unpacked: UnpackedPatients | number = keptUnpacked) {
    this.patients = [...patients].sort((a, b) => compareText(a.patientKey, b.patientKey));
    this.size = this.patients.reduce((sum, { count }) => sum + count, 0);
    const cache = typeof unpacked === 'number' ? new UnpackedPatients(unpacked) : unpacked;
    this.#unpacked = cache;
    this.catalogue = new LazyCatalogue(this.patients, { expand: (patient) => cache.catalogue(patient) });
  }

  /** A library of images that are at hand. */
  static of(images: Iterable<StoredImage>): ImageLibrary {
    return allSteps(new ImageLibrary([]).withSteps([...images]));
  }

  /**
   * The library with these images besides, or in the place of those with the same key. Only their patients are packed
   * again, one a step.
   */
  *withSteps(changed: readonly StoredImage[]): Steps<ImageLibrary> {
    if (changed.length === 0) return this;
    const patients = new Map(this.patients.map((one) => [one.patientKey, one]));
    for (const image of changed) {
      const key = imageKey(image.header);
      const before = this.#patientWith(key);
      if (!before || before.patientKey === patientKey(image.header)) continue;
      // It belongs to another patient now.
      const left = [...this.#unpacked.images(patients.get(before.patientKey) ?? before)]
        .filter(([one]) => one !== key)
        .map(([, one]) => one);
      if (left.length === 0) patients.delete(before.patientKey);
      else patients.set(before.patientKey, packPatient(left));
    }
    for (const [key, added] of byPatient(changed)) {
      yield;
      const before = patients.get(key);
      const own = new Map(before && this.#unpacked.images(before));
      for (const image of added) own.set(imageKey(image.header), image);
      patients.set(key, packPatient([...own.values()]));
    }
    yield;
    return new ImageLibrary(patients.values(), this.#unpacked);
  }

  /** The library without some patients. */
  without(patientKeys: ReadonlySet<string>): ImageLibrary {
    const left = this.patients.filter((one) => !patientKeys.has(one.patientKey));
    return left.length === this.patients.length ? this : new ImageLibrary(left, this.#unpacked);
  }

  /** The images of some patients. */
  *imagesOf(patientKeys: ReadonlySet<string>): Generator<StoredImage> {
    for (const patient of this.#patientsOf(patientKeys)) yield* this.#unpacked.images(patient).values();
  }

  /** The UIDs of the series of some patients. */
  seriesOf(patientKeys: ReadonlySet<string>): readonly SeriesInstanceUid[] {
    return this.#patientsOf(patientKeys).flatMap(({ outline }) =>
      outline.studies.flatMap(({ series }) => series.map(({ uid }) => uid)),
    );
  }

  get(key: string): StoredImage | undefined {
    const patient = this.#patientWith(key);
    return patient && this.#unpacked.images(patient).get(key);
  }

  has(key: string): boolean {
    return this.#patientWith(key) !== undefined;
  }

  *entries(): MapIterator<[string, StoredImage]> {
    for (const patient of this.patients) yield* this.#unpacked.images(patient);
    return undefined;
  }

  *keys(): MapIterator<string> {
    for (const [key] of this.entries()) yield key;
    return undefined;
  }

  *values(): MapIterator<StoredImage> {
    for (const [, image] of this.entries()) yield image;
    return undefined;
  }

  [Symbol.iterator](): MapIterator<[string, StoredImage]> {
    return this.entries();
  }

  forEach(call: (value: StoredImage, key: string, map: ReadonlyMap<string, StoredImage>) => void): void {
    for (const [key, image] of this.entries()) call(image, key, this);
  }

  /** In the order of their keys. Asked for subject by subject: nobody else is looked at. */
  #patientsOf(patientKeys: ReadonlySet<string>): readonly PatientImages[] {
    this.#byKey ??= new Map(this.patients.map((one) => [one.patientKey, one]));
    const byKey = this.#byKey;
    return [...patientKeys].sort(compareText).flatMap((key) => byKey.get(key) ?? []);
  }

  #patientWith(key: string): PatientImages | undefined {
    const places = this.#placesOfAll();
    const number = keyNumber(key);
    for (let at = firstAtLeast(places, number * patientBits); at < places.length; at += 1) {
      const place = places[at] ?? 0;
      if (Math.floor(place / patientBits) !== number) return undefined;
      const patient = this.patients[place % patientBits];
      if (patient && this.#unpacked.images(patient).has(key)) return patient;
    }
    return undefined;
  }

  #placesOfAll(): Float64Array {
    if (this.#places) return this.#places;
    const places = new Float64Array(this.size);
    let next = 0;
    for (const [index, { keyNumbers }] of this.patients.entries()) {
      for (const number of keyNumbers) {
        places[next] = number * patientBits + index;
        next += 1;
      }
    }
    this.#places = places.sort();
    return this.#places;
  }
}

function firstAtLeast(sorted: Float64Array, wanted: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] ?? 0) < wanted) from = middle + 1;
    else to = middle;
  }
  return from;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
