import { err, ok, type Result } from '../base/result';
import type { StatisticsError } from './statisticsError';

/** Fails unless at least `needed` values are left. */
export function requireCount(got: number, needed: number): Result<number, StatisticsError> {
  return got < needed ? err({ kind: 'too-few-values', needed, got }) : ok(got);
}
