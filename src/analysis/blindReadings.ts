import type { Reading } from '../domain/reading/reading';
import type { Project } from '../domain/study/project';

/**
 * Readings that were signed while their observer could not know the others': before the unblinding. In the demo, which
 * is open from the start, all of them.
 */
export function blindReadings(
  { kind, unblinding }: Project,
  readings: readonly Reading[],
): readonly Reading[] {
  if (kind.kind === 'demo' || !unblinding) return readings;
  return readings.filter(({ signedAtUtc }) => signedAtUtc !== undefined && signedAtUtc <= unblinding.atUtc);
}
