import { ok, type Result } from '../base/result';
import { centredSample, sampleSd } from './centredSample';
import { normalQuantile } from './distributions/normalDistribution';
import { type MaybeNumber, presentValues } from './missing';
import { requireCount } from './requireCount';
import type { StatisticsError } from './statisticsError';

/** Plotting positions: Blom's (SPSS) or those of R's qqnorm. */
export type QqPositions = 'blom' | 'r';

/** One value and the standard normal quantile of its position. */
export interface QqPoint {
  readonly theoretical: number;
  readonly observed: number;
}

/** What a normal Q-Q plot draws: the points in ascending order and the line of a normal sample. */
export interface QqPlot {
  readonly n: number;
  readonly missing: number;
  readonly points: readonly QqPoint[];
  /** Mean and SD; null where there is no variation. */
  readonly line: { readonly intercept: number; readonly slope: number } | null;
}

/** Points and line of a normal Q-Q plot. See METHODS.md, "Normal Q-Q plot". */
export function qqPlot(
  list: readonly MaybeNumber[],
  positions: QqPositions = 'blom',
): Result<QqPlot, StatisticsError> {
  const present = presentValues(list);
  if (!present.ok) return present;
  const { values, missing } = present.value;
  const n = values.length;
  const enough = requireCount(n, 1);
  if (!enough.ok) return enough;
  const shift = positions === 'blom' || n <= 10 ? 3 / 8 : 1 / 2;
  const points = [...values]
    .sort((a, b) => a - b)
    .map((observed, i) => ({
      theoretical: normalQuantile((i + 1 - shift) / (n + 1 - 2 * shift)),
      observed,
    }));
  const sample = centredSample(values);
  const slope = sampleSd(sample);
  return ok({ n, missing, points, line: slope > 0 ? { intercept: sample.mean, slope } : null });
}
