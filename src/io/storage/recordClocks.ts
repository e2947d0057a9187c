import { stableText } from '../../base/stableText';
import { legacyClock } from '../../domain/keeping/merge/legacyClock';
import { signedRecordOf } from '../../domain/keeping/merge/signedRecord';
import { joinVersions, nextVersion, type VersionVector } from '../../domain/keeping/versionVector';
import type { Reading } from '../../domain/reading/reading';
import type { Subject } from '../../domain/study/subject';
import { auditHash } from './auditHash';
import type { Database, SignedRow } from './database';

/*
 * Clocks are the storage's own: what is handed out has none, what is handed in gets that of the stored record, one higher
 * where anything changed.
 */

/** A record as the rest of the program knows it. */
export function unclocked<T extends { readonly clock?: VersionVector }>(record: T): T {
  if (record.clock === undefined) return record;
  const { clock: _clock, ...rest } = record;
  // Only an optional field is gone.
  return rest as T;
}

/** Subjects to be written, with their clocks; inside the transaction that writes them. */
export async function clockedSubjects(
  database: Database,
  projectId: string,
  subjects: readonly Subject[],
  device: string,
): Promise<readonly Subject[]> {
  const here = await database.subjects.bulkGet(subjects.map(({ id }) => id));
  const missing = subjects.filter((_one, at) => here[at] === undefined);
  const away = await awayClocks(database, projectId, missing);
  return subjects.map((subject, at) => {
    const stored = here[at];
    const content = unclocked(subject);
    if (stored && stableText(unclocked(stored)) === stableText(content)) return stored;
    const before = stored ? (stored.clock ?? legacyClock()) : (away.get(subject.id) ?? {});
    return { ...content, clock: nextVersion(before, device) };
  });
}

/** Clocks of subjects whose rows were taken away by a link: where one comes back it goes on from there. */
async function awayClocks(
  database: Database,
  projectId: string,
  subjects: readonly Subject[],
): Promise<ReadonlyMap<string, VersionVector>> {
  const clocks = new Map<string, VersionVector>();
  if (subjects.length === 0) return clocks;
  const rows = await database.versions
    .where('[projectId+kind+key]')
    .anyOf(subjects.map(({ id }) => [projectId, 'subject', id]))
    .toArray();
  for (const { key, record } of rows)
    clocks.set(key, joinVersions(clocks.get(key) ?? {}, record.clock ?? {}));
  return clocks;
}

/** Subjects whose rows a link takes away stay as versions: another computer may not know of the link. */
export async function keepAway(database: Database, ids: readonly Subject['id'][]): Promise<void> {
  const rows = await database.subjects.bulkGet([...ids]);
  await database.versions.bulkPut(
    rows.flatMap((record) => {
      if (!record) return [];
      const { projectId, id } = record;
      return [{ projectId, kind: 'subject', key: id, hash: versionHash(record), record }];
    }),
  );
}

/** What names a version of a record. */
export function versionHash(record: unknown): string {
  return auditHash(stableText(record) ?? '');
}

/** A reading to be written in the place of the stored one, with its clock. */
export function clockedReading(reading: Reading, stored: Reading | undefined, device: string): Reading {
  const before = stored ? (stored.clock ?? legacyClock(stored.revision)) : {};
  return { ...unclocked(reading), clock: nextVersion(before, device) };
}

/**
 * Keeps what was signed when something else comes in its place; inside a transaction that writes to `signedRecords`. What
 * is there is never written over.
 */
export async function keepSigned(database: Database, before: readonly Reading[]): Promise<void> {
  const rows = before.flatMap((reading): SignedRow[] => {
    const record = signedRecordOf(reading, auditHash);
    return record ? [{ ...record, projectId: reading.projectId, subjectId: reading.subjectId }] : [];
  });
  if (rows.length > 0) await database.signedRecords.bulkPut(rows);
}
