import type { ObserverId } from '../../ids';
import { imageKey } from '../../image/imageRef';
import { compareVersions, type VersionVector } from '../versionVector';
import type { BundleFacts } from './bundleFacts';
import { conflictsOf } from './conflictsOf';
import { auditKey, readingIdentity, versionText } from './mergeKeys';
import type { ProjectContent } from './projectContent';

/** How many records of a kind come in, and how they stand to those here. */
export interface RecordCounts {
  /** Not here yet. */
  readonly added: number;
  /** Newer than the one here, which they replace. */
  readonly newer: number;
  readonly same: number;
  /** Older than the one here, which stays. */
  readonly older: number;
  /** Changed on two computers apart from each other: both are kept, and a person settles it. */
  readonly conflicts: number;
}

/** What a bundle would bring, shown before anything is written. */
export interface MergePreview {
  readonly bundle: BundleFacts;
  readonly title: string;
  readonly isNewProject: boolean;
  /** Of the protocol that is here; undefined for a new project. */
  readonly protocolVersionHere: number | undefined;
  /** Whether the bundle brings a newer protocol or other settings of the project, or unblinds it. */
  readonly project: 'same' | 'older' | 'newer' | 'conflict' | 'unblinds';
  /** Whether another protocol would be in force here than now. */
  readonly changesProtocol: boolean;
  readonly subjects: RecordCounts;
  readonly readings: readonly ({ readonly observerId: ObserverId } & RecordCounts)[];
  /** Signed records that are not here yet. */
  readonly signedAdded: number;
  readonly imagesAdded: number;
  readonly auditAdded: number;
  /** Subjects that are erased by it. */
  readonly erased: number;
  /** Readings in it of subjects that were erased: they stay out, and are counted nowhere else. */
  readonly ofErased?: number;
  /** Things to know before it is taken in, in words. */
  readonly problems: readonly string[];
}

/** How what comes in (`admitted`) stands to what is here, and what both are together (`merged`). */
export function mergePreview(
  bundle: BundleFacts,
  title: string,
  here: ProjectContent | undefined,
  admitted: ProjectContent,
  merged: ProjectContent,
  problems: readonly string[],
): MergePreview {
  const before = here?.project[0];
  const erasedHere = new Set(here?.erased.map(({ subjectId }) => subjectId));
  const gone = new Set(merged.erased.map(({ subjectId }) => subjectId));
  const staying = admitted.readings.filter(({ subjectId }) => !gone.has(subjectId));
  const ofErased = admitted.readings.length - staying.length;
  const conflicts = new Set(conflictsOf(merged).map(({ kind, key }) => `${kind} ${key}`));
  const observers = [...new Set(admitted.readings.map(({ observerId }) => observerId))].sort();
  return {
    bundle,
    title,
    isNewProject: before === undefined,
    protocolVersionHere: before?.protocol.version,
    project: projectChange(here, admitted, merged),
    changesProtocol:
      before !== undefined && versionText(before.protocol) !== versionText(merged.project[0]?.protocol),
    subjects: countRecords(
      here?.subjects ?? [],
      admitted.subjects.filter(({ id }) => !gone.has(id)),
      ({ id }) => id,
      (key) => conflicts.has(`subject ${key}`),
    ),
    readings: observers.map((observerId) => ({
      observerId,
      ...countRecords(
        here?.readings ?? [],
        staying.filter((one) => one.observerId === observerId),
        readingIdentity,
        (key) => conflicts.has(`reading ${key}`),
      ),
    })),
    signedAdded: addedOf(here?.signed ?? [], merged.signed, ({ hash }) => hash),
    imagesAdded: addedOf(here?.images ?? [], merged.images, ({ header }) => imageKey(header)),
    auditAdded: addedOf(here?.audit ?? [], merged.audit, auditKey),
    erased: merged.erased.filter(({ subjectId }) => !erasedHere.has(subjectId)).length,
    ...(ofErased > 0 && { ofErased }),
    problems,
  };
}

function projectChange(
  here: ProjectContent | undefined,
  { project: theirs }: ProjectContent,
  merged: ProjectContent,
): MergePreview['project'] {
  const [before, after] = [here?.project[0], merged.project[0]];
  if (!before || !after || theirs.length === 0) return 'same';
  if (!before.unblinding && after.unblinding) return 'unblinds';
  if (versionText(before) === versionText(after) && merged.project.length === here?.project.length) {
    return theirs.every((one) => versionText(one) === versionText(before)) ? 'same' : 'older';
  }
  return merged.project.length > 1 ? 'conflict' : 'newer';
}

interface Record {
  readonly clock?: VersionVector;
}

function countRecords<T extends Record>(
  here: readonly T[],
  incoming: readonly T[],
  keyOf: (record: T) => string,
  isConflict: (key: string) => boolean,
): RecordCounts {
  const known = new Map<string, T>();
  for (const one of here) if (!known.has(keyOf(one))) known.set(keyOf(one), one);
  const counts = { added: 0, newer: 0, same: 0, older: 0, conflicts: 0 };
  const seen = new Set<string>();
  for (const record of incoming) {
    const key = keyOf(record);
    if (seen.has(key)) continue;
    seen.add(key);
    const stored = known.get(key);
    if (!stored) counts.added += 1;
    else if (isConflict(key)) counts.conflicts += 1;
    else counts[standing(stored, record)] += 1;
  }
  return counts;
}

function standing(stored: Record, record: Record): 'newer' | 'same' | 'older' {
  const order = compareVersions(record.clock ?? {}, stored.clock ?? {});
  if (order === 'newer' || order === 'older') return order;
  return 'same';
}

function addedOf<T>(here: readonly T[], merged: readonly T[], keyOf: (thing: T) => string): number {
  const known = new Set(here.map(keyOf));
  return merged.filter((one) => !known.has(keyOf(one))).length;
}
