import { stableText } from '../../../base/stableText';
import { joinVersions, type VersionVector } from '../../../domain/keeping/versionVector';

interface Versioned {
  readonly clock?: VersionVector;
}

/**
 * Versions of a record as they are kept: two computers that came to the same by themselves made no conflict, and the next
 * change here knows of both. The version to be shown stays first.
 */
export function settledVersions<T extends Versioned>([shown, ...others]: readonly T[]): readonly T[] {
  if (!shown) return [];
  const same = others.filter((one) => contentText(one) === contentText(shown));
  if (same.length === 0) return [shown, ...others];
  const clock = same.reduce((joined, one) => joinVersions(joined, one.clock ?? {}), shown.clock ?? {});
  return [{ ...shown, clock }, ...others.filter((one) => !same.includes(one))];
}

function contentText({ clock: _clock, ...rest }: Versioned): string | undefined {
  return stableText(rest);
}
