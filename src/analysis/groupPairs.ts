import type { Result } from '../base/result';
import { err, ok } from '../base/result';
import { adjustPValues } from '../statistics/adjustPValues';
import { hodgesLehmann } from '../statistics/hodgesLehmann';
import { mannWhitney } from '../statistics/mannWhitney';
import type { StatisticsError } from '../statistics/statisticsError';
import { tukeyHsd } from '../statistics/tukeyHsd';
import { welchTTest } from '../statistics/twoSampleTTest';
import { shiftLimits } from './shiftLimits';

/** What the comparison of two of several groups found. */
export interface PairOutcome {
  /** Difference of means, after ranks the Hodges-Lehmann shift: first minus second. */
  readonly difference: number;
  /** Tukey's is simultaneous; of the others each holds by itself, at 95 %. */
  readonly interval: readonly [number, number];
  /** Of a shift: how Moses' limits were found. */
  readonly intervalKind?: 'exact' | 'asymptotic';
  /** As the test gives it; undefined of Tukey's, which is adjusted by nature. */
  readonly pUnadjusted: number | undefined;
  readonly p: number;
}

/** How every two groups are compared after a test of all. */
export type PairMethod = 'tukey' | 'welch-holm' | 'mann-whitney-holm';

/** Two of several groups, by their places, compared after a test of all. */
export interface GroupPair {
  readonly first: number;
  readonly second: number;
  readonly by: PairMethod;
  readonly outcome: Result<PairOutcome, StatisticsError>;
}

/**
 * Compares every two groups: Tukey's honest differences, Welch's t tests, or Mann-Whitney tests (asymptotic). Holm's adjustment is over the pairs that can be computed, as by R's p.adjust.
 * `places` are the groups that have values.
 */
export function groupPairs(
  lists: readonly (readonly number[])[],
  places: readonly number[],
  by: PairMethod,
): readonly GroupPair[] {
  const pairs = places.flatMap((first, index) =>
    places.slice(index + 1).map((second) => ({ first, second })),
  );
  if (by === 'tukey') return tukeyPairs(lists, places, pairs);
  const raw = pairs.map(({ first, second }) => {
    const [a, b] = [lists[first] ?? [], lists[second] ?? []];
    return by === 'welch-holm' ? welchPair(a, b) : rankPair(a, b);
  });
  const adjusted = adjustPValues(
    raw.flatMap((one) => (one.ok ? [one.value.p] : [])),
    'holm',
  );
  let next = 0;
  return pairs.map((pair, index) => {
    const one = raw[index] ?? err<StatisticsError>({ kind: 'not-finite' });
    if (!one.ok) return { ...pair, by, outcome: one };
    if (!adjusted.ok) return { ...pair, by, outcome: adjusted };
    const p = adjusted.value[next] ?? one.value.p;
    next += 1;
    return { ...pair, by, outcome: ok({ ...one.value, pUnadjusted: one.value.p, p }) };
  });
}

type Raw = Result<Pick<PairOutcome, 'difference' | 'interval' | 'intervalKind' | 'p'>, StatisticsError>;

function welchPair(a: readonly number[], b: readonly number[]): Raw {
  const test = welchTTest(a, b);
  if (!test.ok) return test;
  const { meanDifference: difference, interval, p } = test.value;
  return ok({ difference, interval, p });
}

function rankPair(a: readonly number[], b: readonly number[]): Raw {
  const test = mannWhitney(a, b);
  if (!test.ok) return test;
  const shift = hodgesLehmann(a, b);
  if (!shift.ok) return shift;
  // All values of both groups tied: the ranks have no variance.
  if (test.value.pAsymptotic === null) return err({ kind: 'zero-variance' });
  const { kind: intervalKind, interval } = shiftLimits(shift.value);
  return ok({
    difference: shift.value.estimate,
    interval,
    intervalKind,
    p: test.value.pAsymptotic,
  });
}

function tukeyPairs(
  lists: readonly (readonly number[])[],
  places: readonly number[],
  pairs: readonly Pick<GroupPair, 'first' | 'second'>[],
): readonly GroupPair[] {
  const tukey = tukeyHsd(places.map((place) => lists[place] ?? []));
  return pairs.map(({ first, second }): GroupPair => {
    if (!tukey.ok) return { first, second, by: 'tukey', outcome: tukey };
    const own = tukey.value.pairs.find(
      (pair) => places[pair.first] === first && places[pair.second] === second,
    );
    if (!own) return { first, second, by: 'tukey', outcome: err({ kind: 'not-finite' }) };
    const { difference, interval, p } = own;
    // Tukey's pairs are second minus first, as R has them; the study's differences are first minus second.
    const outcome: PairOutcome = {
      difference: -difference,
      interval: [-interval[1], -interval[0]],
      pUnadjusted: undefined,
      p,
    };
    return { first, second, by: 'tukey', outcome: ok(outcome) };
  });
}
