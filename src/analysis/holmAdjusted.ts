import { adjustPValues } from '../statistics/adjustPValues';

/**
 * P of several tests adjusted for their number by Holm's method, each in its place. A test without a P is given as undefined: it
 * is no test and counts for nothing.
 */
export function holmAdjusted(ps: readonly (number | undefined)[]): readonly (number | undefined)[] {
  const adjusted = adjustPValues(
    ps.flatMap((p) => p ?? []),
    'holm',
  );
  const left = adjusted.ok ? adjusted.value.values() : [].values();
  return ps.map((p) => (p === undefined ? undefined : left.next().value));
}
