import { err, ok, type Result } from '../base/result';
import type { StatisticsError } from '../statistics/statisticsError';
import type { ComparedLine } from './comparedLine';

/** |d| of a line, from Student's t: the difference of the means of two groups in units of the pooled SD. */
export function standardisedDifference({
  comparison,
}: Pick<ComparedLine, 'comparison'>): Result<number, StatisticsError> {
  if (comparison.kind !== 'two') return err({ kind: 'not-binary' });
  const { student } = comparison;
  if (!student.ok) return student;
  const { t, first, second } = student.value;
  return ok(Math.abs(t) * Math.sqrt(1 / first.n + 1 / second.n));
}
