import { stableText } from '../../../base/stableText';
import { joinVersions, type VersionVector } from '../../../domain/keeping/versionVector';

interface Versioned {
  readonly clock?: VersionVector;
}

/**
 * Versions of a record as they are kept: computers that came to the same by themselves made no conflict, and the next
 * change here knows of all of them. What is shown stays first; also the versions beside it are kept once each, or the order
 * in which copies come in would tell how many there are.
 */
export function settledVersions<T extends Versioned>(versions: readonly T[]): readonly T[] {
  if (versions.length < 2) return versions;
  const settled = new Map<string | undefined, T>();
  for (const one of versions) {
    const text = contentText(one);
    const same = settled.get(text);
    settled.set(text, same ? { ...same, clock: joinVersions(same.clock ?? {}, one.clock ?? {}) } : one);
  }
  return [...settled.values()];
}

function contentText({ clock: _clock, ...rest }: Versioned): string | undefined {
  return stableText(rest);
}
