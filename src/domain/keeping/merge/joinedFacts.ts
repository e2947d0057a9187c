import { stableText } from '../../../base/stableText';
import type { Project, Tombstone } from '../../study/project';

/** What cannot be taken back: of several, the earliest holds. */
export function joinedFacts(versions: readonly Project[]): Pick<Project, 'unblinding' | 'locked'> {
  const unblinding = earliest(versions.map((one) => one.unblinding));
  const locked = earliest(versions.map((one) => one.locked));
  return { ...(unblinding && { unblinding }), ...(locked && { locked }) };
}

/** Tombstones of several copies, one for each subject, by id. */
export function joinedTombstones(tombstones: readonly Tombstone[]): readonly Tombstone[] {
  const bySubject = new Map<string, Tombstone>();
  for (const one of tombstones) {
    bySubject.set(one.subjectId, earliest([bySubject.get(one.subjectId), one]) ?? one);
  }
  return [...bySubject.values()].sort((a, b) => (a.subjectId < b.subjectId ? -1 : 1));
}

/** Ids of erased subjects and of their masked scans. */
export function erasedIds(tombstones: readonly Tombstone[]): ReadonlySet<string> {
  return new Set(tombstones.map(({ subjectId }) => subjectId));
}

function earliest<T extends { readonly atUtc: string }>(facts: readonly (T | undefined)[]): T | undefined {
  const order = (one: T): string => `${new Date(one.atUtc).toISOString()} ${stableText(one) ?? ''}`;
  return facts
    .filter((one) => one !== undefined)
    .reduce<T | undefined>((first, one) => (first && order(first) <= order(one) ? first : one), undefined);
}
