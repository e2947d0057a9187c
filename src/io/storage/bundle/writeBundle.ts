import type { Result } from '../../../base/result';
import { sliceChooser } from '../../../domain/conduct/sliceChooser';
import type { ObserverId, ProjectId, SubjectId } from '../../../domain/ids';
import { imagesOfPatient } from '../../../domain/imageLibrary/patientImages';
import { personOfChain } from '../../../domain/keeping/auditNext';
import type { BundleFacts, BundleKind } from '../../../domain/keeping/merge/bundleFacts';
import type { ProjectContent } from '../../../domain/keeping/merge/projectContent';
import { sharedProject } from '../../../domain/keeping/merge/sharedProject';
import { signedRecordOf } from '../../../domain/keeping/merge/signedRecord';
import type { StorageFailure, StoredImage } from '../../../domain/keeping/storedProject';
import type { Reading } from '../../../domain/reading/reading';
import type { Project } from '../../../domain/study/project';
import type { Subject } from '../../../domain/study/subject';
import { auditHash } from '../auditHash';
import type { Database, VersionRow } from '../database';
import { deviceOf } from '../device';
import { withPictures } from '../evidenceStore';
import { imagesOf } from '../imageStore';
import { loadPictures } from '../pictureStore';
import { attempt } from '../storageFailure';
import {
  type BundlePart,
  headsOf,
  manifestPart,
  picturePart,
  projectPartOf,
  recordParts,
} from './bundleParts';
import { observersPart, patientsOf } from './outgoingContent';
import { softwareName } from './softwareName';
import { joinedBytes, type WrittenFile, zipWriter } from './zipWriter';

/** What is written from here; kits are put together by `app/kits`, which has the images. */
export type WrittenKind = Exclude<BundleKind, 'kit'>;

/** How many subjects' images, or readings with their pictures, are in memory at a time. */
const atOnce = 100;

/** Records of the project that a bundle is written from, images and pictures apart. */
interface Held {
  readonly project: Project;
  readonly subjects: readonly Subject[];
  readonly versions: readonly VersionRow[];
}

/**
 * Writes a project as one file: a zip of JSON texts, pictures of the guide and a manifest (BUNDLE.md). Images themselves
 * are never in it. What an observer's bundle holds is what their session may know, and nothing of anybody else.
 */
export async function writeBundle(
  database: Database,
  projectId: ProjectId,
  whose: ObserverId | 'all',
  kind: WrittenKind,
  atUtc: string,
): Promise<Result<Uint8Array, StorageFailure>> {
  return attempt(async () => {
    const held = await heldProject(database, projectId);
    const zip = zipWriter();
    const files: WrittenFile[] = [];
    const add = ({ name, bytes, isPacked }: BundlePart): void => {
      files.push(zip.add(name, bytes, isPacked));
    };
    const observerId = whose === 'all' ? undefined : whose;
    const ownKit = held.project.kit?.observerId;
    if (observerId === undefined && ownKit !== undefined) {
      throw new Error('A reading kit is not the whole project: only its observer’s part can be written.');
    }
    if (ownKit !== undefined && ownKit !== observerId)
      throw new Error('This is the kit of another observer.');
    const isWhole = observerId === undefined;
    if (isWhole) await addWhole(database, held, add);
    else await addObservers(database, held, observerId, kind, atUtc, add);
    await addReadings(database, held, (one) => isGiven(held.project, one, observerId), add);
    const audit = await auditOf(database, projectId, observerId);
    for (const part of recordParts('audit', audit)) add(part);
    const facts: BundleFacts = {
      kind,
      version: 2,
      projectId,
      protocolVersion: held.project.protocol.version,
      writtenAtUtc: atUtc,
      device: await deviceOf(database),
      ...(observerId !== undefined && { observerId }),
      software: softwareName,
      logHeads: headsOf(audit),
    };
    const manifest = manifestPart(facts, files);
    zip.add(manifest.name, manifest.bytes);
    return joinedBytes(zip.finish());
  });
}

async function heldProject(database: Database, projectId: ProjectId): Promise<Held> {
  const { projects, subjects, versions } = database;
  return database.transaction('r', [projects, subjects, versions], async () => {
    const project = await projects.get(projectId);
    if (!project) throw new Error('The project is not on this computer.');
    return {
      project,
      subjects: await subjects.where('projectId').equals(projectId).toArray(),
      versions: await versions.where('projectId').equals(projectId).toArray(),
    };
  });
}

/** The researcher's copy as it is, with versions that stand beside the records shown. */
async function addWhole(
  database: Database,
  { project, subjects, versions }: Held,
  add: (part: BundlePart) => void,
): Promise<void> {
  const others = versions.flatMap((row) => (row.kind === 'project' ? [row.record] : []));
  const { erased = [], customCovariates: covariates = [] } = project;
  add(projectPartOf({ project: [sharedProject(project), ...others], erased, covariates }));
  const away = versions.flatMap((row) => (row.kind === 'subject' ? [row.record] : []));
  for (const part of recordParts('subjects', [...subjects, ...away])) add(part);
  const keys = await database.patientImages.where('projectId').equals(project.id).primaryKeys();
  let number = 0;
  for (let first = 0; first < keys.length; first += atOnce) {
    const some = await database.patientImages.bulkGet(keys.slice(first, first + atOnce));
    number += addImages(
      some.flatMap((one) => (one ? imagesOfPatient(one) : [])),
      number,
      add,
    );
  }
  await addPictures(database, project, add);
}

async function addObservers(
  database: Database,
  { project, subjects }: Held,
  observerId: ObserverId,
  kind: WrittenKind,
  atUtc: string,
  add: (part: BundlePart) => void,
): Promise<void> {
  const chosen = await readingsOf(database, project.id, sliceChooser);
  const own = await readingKeysOf(database, project.id, observerId);
  const part = observersPart(project, subjects, chosen, observerId, own, atUtc);
  const { project: viewed, erased, covariates } = part;
  add(projectPartOf({ project: [viewed], erased: kind === 'return' ? [] : erased, covariates }));
  if (kind === 'return') return;
  for (const one of recordParts('subjects', part.subjects)) add(one);
  for (const one of recordParts('readings', part.slices))
    add({ ...one, name: one.name.replace('readings-', 'readings-9') });
  let number = 0;
  for (let first = 0; first < subjects.length; first += atOnce) {
    const some = subjects.slice(first, first + atOnce);
    const images: StoredImage[] = [];
    for (const subject of some) {
      const own = await imagesOf(database, project.id, patientsOf([subject]));
      for (const image of part.images(subject, own)) images.push(image);
    }
    number += addImages(images, number, add);
  }
  await addPictures(database, viewed, add);
}

/** Writes images as parts; returns how many parts. */
function addImages(images: readonly StoredImage[], before: number, add: (part: BundlePart) => void): number {
  let count = 0;
  for (const part of recordParts('images', images, before)) {
    add(part);
    count += 1;
  }
  return count;
}

async function addPictures(
  database: Database,
  { id, protocol }: Project,
  add: (part: BundlePart) => void,
): Promise<void> {
  const hashes = protocol.guide.flatMap(({ pictures }) => pictures.map(({ sha256 }) => sha256));
  const pictures = await loadPictures(database, id, [...new Set(hashes)]);
  if (!pictures.ok) throw new Error(pictures.error.message);
  for (const picture of pictures.value) add(picturePart(picture));
}

/** Whether a reading is in the bundle. The researcher's holds observers' ones only where they may be compared. */
function isGiven(project: Project, reading: Reading, observerId: ObserverId | undefined): boolean {
  if (observerId !== undefined) return reading.observerId === observerId;
  const isOpen = project.kind.kind === 'demo' || project.unblinding !== undefined;
  return isOpen || reading.observerId === sliceChooser;
}

/** Readings with their pictures, versions beside them, and what was signed before; a hundred at a time. */
async function addReadings(
  database: Database,
  { project, versions }: Held,
  isIn: (reading: Reading) => boolean,
  add: (part: BundlePart) => void,
): Promise<void> {
  const { readings, evidence, signedRecords } = database;
  const ids = await readings.where('projectId').equals(project.id).primaryKeys();
  const heads = new Set<string>();
  let number = 0;
  const addSome = (some: readonly Reading[]): void => {
    for (const reading of some) {
      const record = signedRecordOf(reading, auditHash);
      if (record) heads.add(record.hash);
    }
    for (const part of recordParts('readings', some, number)) {
      add(part);
      number += 1;
    }
  };
  for (let first = 0; first < ids.length; first += atOnce) {
    // One transaction: a picture shows the choice of one revision, and what is saved meanwhile brings another one.
    const some = await database.transaction('r', [readings, evidence], async () => {
      const found = await readings.bulkGet(ids.slice(first, first + atOnce));
      return withPictures(database, found.filter((one) => one !== undefined).filter(isIn));
    });
    addSome(some);
  }
  addSome(versions.flatMap((row) => (row.kind === 'reading' && isIn(row.record) ? [row.record] : [])));
  const signed = await signedRecords.where('projectId').equals(project.id).toArray();
  const kept = signed.filter(({ hash, reading }) => isIn(reading) && !heads.has(hash));
  for (const part of recordParts(
    'signed',
    kept.map(({ hash, reading }) => ({ hash, reading })),
  ))
    add(part);
}

async function readingsOf(
  database: Database,
  projectId: ProjectId,
  observerId: ObserverId,
): Promise<readonly Reading[]> {
  return database.readings.where('[projectId+observerId]').equals([projectId, observerId]).toArray();
}

/** Of which subjects and rounds an observer has a reading, without loading one. */
async function readingKeysOf(
  database: Database,
  projectId: ProjectId,
  observerId: ObserverId,
): Promise<readonly Pick<Reading, 'subjectId' | 'observerId' | 'round'>[]> {
  const keys = await database.readings
    .where('[projectId+subjectId+observerId+round]')
    .between([projectId], [projectId, []])
    .keys();
  return (keys as unknown as readonly [ProjectId, SubjectId, ObserverId, number][])
    .map(([, subjectId, observer, round]) => ({ subjectId, observerId: observer, round }))
    .filter((one) => one.observerId === observerId);
}

async function auditOf(
  database: Database,
  projectId: ProjectId,
  observerId: ObserverId | undefined,
): Promise<ProjectContent['audit']> {
  const all = await database.audit.where('projectId').equals(projectId).toArray();
  return observerId === undefined ? all : all.filter(({ chain }) => personOfChain(chain) === observerId);
}
