import { compareVersions, type VersionVector } from '../versionVector';
import { versionText } from './mergeKeys';

interface Versioned {
  readonly clock?: VersionVector;
}

/**
 * Of versions of one record those that no other one knows of. Equal clocks with different content count as made apart:
 * no honest device writes that, and which of them is right is for a person to say. The same versions in whatever order and
 * however often give the same list, the one to be shown first.
 */
export function maximalVersions<T extends Versioned>(
  versions: readonly T[],
  showFirst: (a: T, b: T) => number,
): readonly T[] {
  if (versions.length < 2) return versions;
  const distinct = [...new Map(versions.map((one) => [versionText(one), one])).entries()];
  const left = distinct.filter(
    ([, one]) =>
      !distinct.some(([, other]) => compareVersions(one.clock ?? {}, other.clock ?? {}) === 'older'),
  );
  return left
    .sort(([aText, a], [bText, b]) => showFirst(a, b) || (aText < bText ? -1 : 1))
    .map(([, one]) => one);
}

/** The version with more changes first. */
export function moreChangedFirst(a: Versioned, b: Versioned): number {
  return changesOf(b) - changesOf(a);
}

function changesOf({ clock = {} }: Versioned): number {
  return Object.values(clock).reduce((sum, count) => sum + count, 0);
}
