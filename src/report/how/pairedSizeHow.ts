import { equation, intervalText } from './exactText';
import type { How } from './how';
import { type HowPairs, pairsUsed, pairValues, rPairs } from './pairedHow';
import { rLines } from './rText';

/** How the mean difference of pairs in units of its SD came about. */
export function standardizedDifferenceHow(pairs: HowPairs, dz: number): How {
  return {
    title: `Cohen’s d of the differences of ${pairs.name}`,
    method: 'Mean difference in units of the SD of the differences',
    formula: 'd = d̄ / s_d, differences follow-up − pre-op',
    source: 'Cohen 1988 (d_z)',
    used: pairsUsed(pairs),
    result: equation('d', dz),
    get rCall() {
      return rLines(rPairs(pairs), 'd <- after - before; mean(d) / sd(d)');
    },
    yields: [dz],
    values: pairValues(pairs),
  };
}

/** How the rank-biserial correlation of pairs came about. */
export function pairedRankBiserialHow(
  pairs: HowPairs,
  r: number,
  interval: readonly [number, number] | null,
): How {
  return {
    title: `Rank-biserial r of ${pairs.name}`,
    method:
      'Share of the rank sum of differences that are positive, less the share that is negative; 0 left out',
    formula: 'r = (T₊ − T₋)/(T₊ + T₋); interval by Fisher’s z, SE √((2n³ + 3n² + n)/6) / ((n² + n)/2)',
    source: 'Kerby 2014; interval as effectsize::rank_biserial',
    used: pairsUsed(pairs),
    result: `${equation('r', r)}${interval ? `, 95 % CI ${intervalText(interval)}` : ''}`,
    get rCall() {
      return rLines(
        rPairs(pairs),
        'd <- (after - before)[after != before]; n <- length(d); k <- rank(abs(d))',
        'r <- sum(sign(d) * k) / sum(k)',
        interval
          ? [
              'se <- sqrt((2 * n^3 + 3 * n^2 + n) / 6) / ((n^2 + n) / 2)',
              'c(r, tanh(atanh(r) + c(-1, 1) * qnorm(0.975) * se))',
            ]
          : 'r',
      );
    },
    yields: interval ? [r, ...interval] : [r],
    values: pairValues(pairs),
  };
}

/** How the counts of subjects whose value rose, fell or stayed came about. */
export function riseHow(
  pairs: HowPairs,
  counts: { readonly positive: number; readonly negative: number; readonly zeros: number },
): How {
  const { positive, negative, zeros } = counts;
  return {
    title: `Rose, fell, same: ${pairs.name}`,
    method: 'Subjects by the sign of follow-up − pre-op, of unrounded values',
    formula: 'counted',
    source: 'Rules of the study',
    used: pairsUsed(pairs),
    result: `${positive}, ${negative}, ${zeros}`,
    get rCall() {
      return rLines(rPairs(pairs), 'd <- after - before; c(sum(d > 0), sum(d < 0), sum(d == 0))');
    },
    yields: [positive, negative, zeros],
    values: pairValues(pairs),
  };
}

/** How the number of pairs came about. */
export function pairCountHow(pairs: HowPairs): How {
  return {
    title: `n of ${pairs.name}`,
    method: 'Analysed subjects of the group with a value at both time points',
    formula: 'counted',
    source: 'Rules of the study',
    used: pairsUsed(pairs),
    result: `n = ${pairs.n}`,
    get rCall() {
      return rLines(rPairs(pairs), 'length(after - before)');
    },
    yields: [pairs.n],
    values: pairValues(pairs),
  };
}
