import { patientKey } from '../../domain/catalogue/patientKey';
import type { ProjectId } from '../../domain/ids';
import { imageKey } from '../../domain/image/imageRef';
import {
  byPatient,
  imagesOfPatient,
  type PatientImages,
  packPatient,
} from '../../domain/imageLibrary/patientImages';
import type { StoredImage } from '../../domain/keeping/storedProject';
import type { Database } from './database';

/*
 * Images are kept one record a patient, packed: a record a slice makes 400,000 of them in a study of 10,000 subjects,
 * and opening it takes minutes. An image is in one record of its project only.
 */

/** The images of one patient of a project as kept. */
export interface PatientImagesRecord extends PatientImages {
  readonly projectId: string;
  /** `seriesKey` of each of its series: by these an image that changes its patient is found. */
  readonly seriesKeys: readonly string[];
}

/** Names a series of a project in the index of records. */
function seriesKey(projectId: string, uid: string): string {
  return `${projectId} ${uid}`;
}

/** A patient's images as a record of a project. */
export function patientRecord(projectId: string, patient: PatientImages): PatientImagesRecord {
  const uids = new Set(patient.outline.studies.flatMap(({ series }) => series.map(({ uid }) => uid)));
  return { ...patient, projectId, seriesKeys: [...uids].map((uid) => seriesKey(projectId, uid)) };
}

/** Patients whose records are read and written together; the page has its turn between. */
const patientsAtOnce = 50;

/** Writes images inside the transaction of the caller: new ones, and others in the place of those with the same key. */
export async function putImages(
  database: Database,
  projectId: ProjectId,
  images: readonly StoredImage[],
): Promise<void> {
  const patients = [...byPatient(images)];
  for (let first = 0; first < patients.length; first += patientsAtOnce) {
    const part = patients.slice(first, first + patientsAtOnce);
    await takeFromOthers(database, projectId, new Map(part));
    const here = await database.patientImages.bulkGet(part.map(([key]) => [projectId, key]));
    await database.patientImages.bulkPut(
      part.map(([, added], at) => {
        const before = here[at];
        const own = new Map<string, StoredImage>();
        for (const image of before ? imagesOfPatient(before) : []) own.set(imageKey(image.header), image);
        for (const image of added) own.set(imageKey(image.header), image);
        return patientRecord(projectId, packPatient([...own.values()]));
      }),
    );
  }
}

/** An image that was another patient's until now is that one's no longer. */
async function takeFromOthers(
  database: Database,
  projectId: ProjectId,
  given: ReadonlyMap<string, readonly StoredImage[]>,
): Promise<void> {
  const all = [...given.values()].flat();
  const ownerOf = new Map(all.map(({ header }) => [imageKey(header), patientKey(header)]));
  const series = new Set(all.map(({ header }) => seriesKey(projectId, header.seriesInstanceUid)));
  const records = await database.patientImages
    .where('seriesKeys')
    .anyOf([...series])
    .distinct()
    .toArray();
  for (const record of records) {
    const isMoved = ({ header }: StoredImage): boolean => {
      const owner = ownerOf.get(imageKey(header));
      return owner !== undefined && owner !== record.patientKey;
    };
    // Most records are of the very patient that images are added to.
    if (given.size === 1 && given.has(record.patientKey)) continue;
    const before = imagesOfPatient(record);
    const left = before.filter((image) => !isMoved(image));
    if (left.length === before.length) continue;
    const key: [string, string] = [projectId, record.patientKey];
    if (left.length === 0) await database.patientImages.delete(key);
    else await database.patientImages.put(patientRecord(projectId, packPatient(left)));
  }
}

/** Records that are read in one go while a project opens: some 5 MB. */
const readAtOnce = 1000;

/**
 * All images of a project, packed. They come part by part, so that the page has its turn between two. `onPart` hears
 * how many patients were read.
 */
export async function readPatientImages(
  database: Database,
  projectId: ProjectId,
  onPart: (patients: number) => void = () => undefined,
): Promise<readonly PatientImages[]> {
  const found: PatientImages[] = [];
  let from: readonly unknown[] = [projectId];
  for (;;) {
    const some = await database.patientImages
      .where('[projectId+patientKey]')
      .between(from, [projectId, []], found.length === 0, false)
      .limit(readAtOnce)
      .toArray();
    for (const { projectId: _project, seriesKeys: _keys, ...patient } of some) found.push(patient);
    onPart(found.length);
    const last = some[some.length - 1];
    if (some.length < readAtOnce || !last) return found;
    from = [projectId, last.patientKey];
  }
}

/** All images of a project, unpacked: what a bundle is written from. Large for large projects. */
export async function readImages(database: Database, projectId: ProjectId): Promise<readonly StoredImage[]> {
  return (await readPatientImages(database, projectId)).flatMap(imagesOfPatient);
}

/** The images of some patients of a project. */
export async function imagesOf(
  database: Database,
  projectId: ProjectId,
  patientKeys: readonly string[],
): Promise<readonly StoredImage[]> {
  const records = await database.patientImages.bulkGet(patientKeys.map((key) => [projectId, key]));
  return records.flatMap((record) => (record ? imagesOfPatient(record) : []));
}

/** Removes all images of some patients, inside the transaction of the caller. */
export async function removeImagesOf(
  database: Database,
  projectId: ProjectId,
  patientKeys: readonly string[],
): Promise<void> {
  await database.patientImages.bulkDelete(patientKeys.map((key) => [projectId, key]));
}
