import { stableText } from '../../../base/stableText';
import { sliceChooser } from '../../conduct/sliceChooser';
import type { Reading } from '../../reading/reading';
import type { Project, ProtocolLock, Tombstone } from '../../study/project';

/**
 * What cannot be taken back: of several, the earliest holds. A reading that an observer signed locks the protocol, wherever
 * it was signed; a kit is not locked, because its protocol is the researcher's.
 *
 * @param readings All that come together, also of subjects that one of the copies erased.
 */
export function joinedFacts(
  versions: readonly Project[],
  readings: readonly Reading[],
): Pick<Project, 'unblinding' | 'locked'> {
  const unblinding = earliest(versions.map((one) => one.unblinding));
  const isKit = versions.some(({ kit }) => kit !== undefined);
  const signings = isKit ? [] : signingsOf(readings);
  const locked = earliest([...versions.map((one) => one.locked), ...signings]);
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

/** The signings of observers. Which subject it was is not told by merging: what its code is, is another record's to say. */
function signingsOf(readings: readonly Reading[]): readonly ProtocolLock[] {
  return readings.flatMap(({ state, signedAtUtc, observerId }) =>
    state === 'signed' && signedAtUtc !== undefined && observerId !== sliceChooser
      ? [{ atUtc: signedAtUtc, observerId, subjectCode: '' }]
      : [],
  );
}

function earliest<T extends { readonly atUtc: string; readonly subjectCode?: string }>(
  facts: readonly (T | undefined)[],
): T | undefined {
  // Of one signing that which names its subject.
  const order = ({ atUtc, subjectCode, ...rest }: T): string =>
    `${new Date(atUtc).toISOString()} ${stableText(rest) ?? ''} ${subjectCode === '' ? 1 : 0} ${subjectCode ?? ''}`;
  return facts
    .filter((one) => one !== undefined)
    .reduce<T | undefined>((first, one) => (first && order(first) <= order(one) ? first : one), undefined);
}
