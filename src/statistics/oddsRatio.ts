import { ok, type Result } from '../base/result';
import { countTable } from './countTable';
import { normalQuantile } from './distributions/normalDistribution';
import { requireTwoByTwo } from './requireTwoByTwo';
import type { StatisticsError } from './statisticsError';

/** Sample odds ratio ad/bc with Woolf's interval; null where a cell is zero. */
export interface OddsRatio {
  readonly n: number;
  readonly oddsRatio: number | null;
  readonly interval: readonly [number, number] | null;
}

/** Odds ratio of a 2 × 2 table, with the logit interval of Woolf (1955). No cell is ever padded by 0.5. */
export function oddsRatio(
  counts: readonly (readonly number[])[],
  confidence = 0.95,
): Result<OddsRatio, StatisticsError> {
  const table = countTable(counts);
  if (!table.ok) return table;
  const cells = requireTwoByTwo(table.value);
  if (!cells.ok) return cells;
  const [a, b, c, d] = cells.value;
  const { n } = table.value;
  if (a * b * c * d === 0) return ok({ n, oddsRatio: null, interval: null });
  const log = Math.log(a / b) - Math.log(c / d);
  const half = normalQuantile((1 + confidence) / 2) * Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
  return ok({ n, oddsRatio: (a / b) * (d / c), interval: [Math.exp(log - half), Math.exp(log + half)] });
}
