import { err, ok, type Result } from '../base/result';
import { chiSquareUpperTail } from './distributions/chiSquareDistribution';
import { midranks, tieCorrection } from './midranks';
import { type MaybeNumber, presentGroups } from './missing';
import type { StatisticsError } from './statisticsError';

/** Result of the Kruskal-Wallis test; `n` per group. */
export interface KruskalWallis {
  readonly n: readonly number[];
  readonly h: number;
  readonly df: number;
  readonly p: number;
}

/** Kruskal-Wallis test on midranks, corrected for ties, chi-square approximation. */
export function kruskalWallis(
  groups: readonly (readonly MaybeNumber[])[],
): Result<KruskalWallis, StatisticsError> {
  const present = presentGroups(groups);
  if (!present.ok) return present;
  const lists = present.value.map(({ values }) => values);
  if (lists.length < 2) return err({ kind: 'too-few-groups', needed: 2, got: lists.length });
  if (lists.some((list) => list.length === 0)) return err({ kind: 'too-few-values', needed: 1, got: 0 });
  const { ranks, tieSizes } = midranks(lists.flat());
  const total = ranks.length;
  const untied = 1 - tieCorrection(tieSizes) / (total ** 3 - total);
  if (!(untied > 0)) return err({ kind: 'zero-variance' });
  let start = 0;
  let spread = 0;
  for (const list of lists) {
    const meanRank =
      ranks.slice(start, start + list.length).reduce((sum, rank) => sum + rank, 0) / list.length;
    spread += list.length * (meanRank - (total + 1) / 2) ** 2;
    start += list.length;
  }
  const h = (12 * spread) / (total * (total + 1)) / untied;
  const df = lists.length - 1;
  return ok({ n: lists.map((list) => list.length), h, df, p: chiSquareUpperTail(h, df) });
}
