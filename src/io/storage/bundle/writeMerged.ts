import { patientKey } from '../../../domain/catalogue/patientKey';
import { imageKey } from '../../../domain/image/imageRef';
import { erasedIds } from '../../../domain/keeping/merge/joinedFacts';
import { readingIdentity, versionText } from '../../../domain/keeping/merge/mergeKeys';
import { ownedBy } from '../../../domain/keeping/merge/ownedImages';
import { signedRecordOf } from '../../../domain/keeping/merge/signedRecord';
import type { StoredImage } from '../../../domain/keeping/storedProject';
import type { Reading } from '../../../domain/reading/reading';
import { patientKeysOf } from '../../../domain/study/patientOf';
import type { Subject } from '../../../domain/study/subject';
import { auditHash } from '../auditHash';
import { addToLog } from '../auditLog';
import type { Database, VersionRow } from '../database';
import { eraseSubjects } from '../eraseSubjects';
import { putReadings } from '../evidenceStore';
import { imagesOf, putImages } from '../imageStore';
import { isRead } from '../linkConflicts';
import { readingsToCount } from '../progressStore';
import { versionHash } from '../recordClocks';
import { BundleRefused } from './bundleRefused';
import type { IncomingBundle } from './incomingBundle';
import { withLockedCode } from './mergedLock';
import type { MergePlan } from './mergePlan';
import { settledVersions } from './settledVersions';

/** Writes what a merging came to, inside the transaction of the caller. Only what changed is written. */
export async function writeMerged(
  database: Database,
  { here, admitted, merged }: MergePlan,
  incoming: IncomingBundle,
  atUtc: string,
): Promise<readonly Subject[]> {
  const gone = erasedIds(merged.erased);
  const isNewlyErased = (subject: Subject): boolean => gone.has(subject.id);
  const lost = (here?.content.subjects ?? []).filter(isNewlyErased);
  await eraseRows(database, { here, admitted, merged }, lost, atUtc);
  const goneHere = [...lost, ...incoming.content.subjects.filter(isNewlyErased)];
  await writeProject(database, { here, admitted, merged }, goneHere, atUtc);
  await writeSubjects(database, { here, admitted, merged });
  await writeReadings(database, { here, admitted, merged });
  // An observer's work brings none; bundles of version 1 bring them without the project's record.
  const bringsImages = here === undefined || admitted.project.length > 0 || incoming.facts.version === 1;
  if (bringsImages) {
    const isGone = ownedBy(goneHere);
    for (const images of incoming.imageParts) await addImages(database, merged.projectId, images(), isGone);
  }
  if (admitted.pictures.length > 0) {
    await database.pictures.bulkPut(
      incoming.pictures.map((one) => ({ ...one, projectId: merged.projectId })),
    );
  }
  await addToLog(database, admitted.audit);
  return lost;
}

async function eraseRows(
  database: Database,
  { here, merged }: MergePlan,
  lost: readonly Subject[],
  atUtc: string,
): Promise<void> {
  const known = new Set<string>(here?.content.erased.map(({ subjectId }) => subjectId));
  const added = merged.erased.filter(({ subjectId }) => !known.has(subjectId));
  if (!here || added.length === 0) return;
  const patientKeys = lost.flatMap(patientKeysOf);
  const images = await imagesOf(database, merged.projectId, patientKeys);
  const erased = await eraseSubjects(database, merged.projectId, {
    // Also ids that no row here bears: readings of masked scans lie under theirs.
    subjectIds: added.map(({ subjectId }) => subjectId),
    unitIds: [],
    patientKeys,
    seriesUids: [...new Set(images.map(({ header }) => header.seriesInstanceUid))],
    person: 'program',
    atUtc,
  });
  if (!erased.ok) throw new Error(erased.error.message);
}

async function writeProject(
  database: Database,
  { here, merged }: MergePlan,
  gone: readonly Subject[],
  atUtc: string,
): Promise<void> {
  const known = await readingsToCount(database, merged.projectId);
  const versions = merged.project.map((one) => withLockedCode(one, merged, gone, known));
  const [shown, ...others] = settledVersions(versions);
  if (!shown) return;
  const { erased, covariates, projectId } = merged;
  const { openedAtUtc = atUtc, backups } = here?.project ?? {};
  await database.projects.put({
    ...shown,
    openedAtUtc,
    ...(backups && { backups }),
    ...(erased.length > 0 && { erased }),
    ...(covariates.length > 0 && { customCovariates: covariates }),
  });
  await replaceVersions(
    database,
    projectId,
    'project',
    [projectId],
    others.map((record) => ({
      projectId,
      kind: 'project',
      key: projectId,
      hash: versionHash(record),
      record,
    })),
  );
}

async function writeSubjects(database: Database, { here, merged }: MergePlan): Promise<void> {
  const { projectId } = merged;
  const kept = [...groups(merged.subjects, ({ id }) => id).values()].map(settledVersions);
  const shown = kept.flatMap((versions) => versions.slice(0, 1));
  const away = new Set<string>(shown.flatMap(({ links = [] }) => links.map(({ other }) => other.id)));
  await refuseHiddenReadings(database, { here, merged }, away);
  const rows = new Map(
    here?.versions.some(({ kind }) => kind === 'subject') || here === undefined
      ? []
      : here.content.subjects.map((one) => [one.id, versionText(one)]),
  );
  const put: Subject[] = [];
  const versions: VersionRow[] = [];
  const removed: Subject['id'][] = [];
  for (const [first, ...others] of kept) {
    if (!first) continue;
    const isAway = away.has(first.id);
    if (isAway) removed.push(first.id);
    else if (rows.get(first.id) !== versionText(first)) put.push(first);
    for (const record of isAway ? [first, ...others] : others) {
      versions.push({ projectId, kind: 'subject', key: record.id, hash: versionHash(record), record });
    }
  }
  // A kit that is issued again may leave subjects out.
  const left = new Set(merged.subjects.map(({ id }) => id));
  for (const { id } of here?.content.subjects ?? []) if (!left.has(id)) removed.push(id);
  await database.subjects.bulkPut(put);
  await database.subjects.bulkDelete(removed);
  await replaceVersions(database, projectId, 'subject', 'all', versions);
}

/** A link that comes in takes a subject's row away: not where that subject is read here. */
async function refuseHiddenReadings(
  database: Database,
  { here, merged }: Pick<MergePlan, 'here' | 'merged'>,
  away: ReadonlySet<string>,
): Promise<void> {
  const before = new Set<string>(
    (here?.content.subjects ?? []).flatMap(({ links = [] }) => links.map(({ other }) => other.id)),
  );
  for (const id of away) {
    if (before.has(id)) continue;
    const subject = merged.subjects.find((one) => one.id === id);
    const code = subject?.code ?? 'a subject';
    if (subject && (await isRead(database, merged.projectId, subject.id))) {
      throw new BundleRefused(
        `The file links ${code} to another subject as the same person, and ${code} is read here. Undo the link where the file was written, then write it again.`,
      );
    }
  }
}

async function writeReadings(database: Database, { here, merged }: MergePlan): Promise<void> {
  const { projectId } = merged;
  const stored = new Map<string, Reading>();
  const beside = new Set(here?.versions.map(({ hash }) => hash));
  for (const one of here?.content.readings ?? []) {
    if (!beside.has(versionHash(one))) stored.set(readingIdentity(one), one);
  }
  const put: Reading[] = [];
  const versions: VersionRow[] = [];
  const keys: string[] = [];
  const heads = new Set<string>();
  for (const [key, found] of groups(merged.readings, readingIdentity)) {
    const [first, ...others] = settledVersions(found);
    if (!first) continue;
    const before = stored.get(key);
    // The record keeps its id: two records of one reading would leave it to chance which is shown.
    const shown = before ? { ...first, id: before.id } : first;
    if (!before || versionText(before) !== versionText(shown)) put.push(shown);
    const head = signedRecordOf(shown, auditHash);
    if (head) heads.add(head.hash);
    keys.push(key);
    for (const record of others) {
      versions.push({ projectId, kind: 'reading', key, hash: versionHash(record), record });
    }
  }
  for (let first = 0; first < put.length; first += 200)
    await putReadings(database, put.slice(first, first + 200));
  await replaceVersions(database, projectId, 'reading', keys, versions);
  const signed = merged.signed.filter(({ hash }) => !heads.has(hash));
  await database.signedRecords.bulkPut(
    signed.map(({ hash, reading }) => ({ projectId, subjectId: reading.subjectId, hash, reading })),
  );
}

async function replaceVersions(
  database: Database,
  projectId: string,
  kind: VersionRow['kind'],
  keys: readonly string[] | 'all',
  rows: readonly VersionRow[],
): Promise<void> {
  const wanted = keys === 'all' ? undefined : new Set(keys);
  await database.versions
    .where('projectId')
    .equals(projectId)
    .filter((row) => row.kind === kind && (wanted === undefined || wanted.has(row.key)))
    .delete();
  await database.versions.bulkPut([...rows]);
}

/** Slices that are not here yet; what is known of one is never replaced. */
async function addImages(
  database: Database,
  projectId: MergePlan['merged']['projectId'],
  images: readonly StoredImage[],
  isGone: (image: StoredImage) => boolean,
): Promise<void> {
  const left = images.filter((image) => !isGone(image));
  const patients = [...new Set(left.map(({ header }) => patientKey(header)))];
  const here = new Set((await imagesOf(database, projectId, patients)).map(({ header }) => imageKey(header)));
  const added = left.filter(({ header }) => !here.has(imageKey(header)));
  if (added.length > 0) await putImages(database, projectId, added);
}

function groups<T>(records: readonly T[], keyOf: (record: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const record of records) {
    const same = found.get(keyOf(record));
    if (same) same.push(record);
    else found.set(keyOf(record), [record]);
  }
  return found;
}
