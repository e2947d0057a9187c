import type { RandomStream } from './seededRandom';
import { normalQuantile } from './seededRandom';

/** A distribution given by some of its quantiles: [standard normal score, value], rising in both. */
export type QuantileKnots = readonly (readonly [score: number, value: number])[];

/** Value at a normal score: straight between the knots, the outer pieces prolonged. */
export function valueAtScore(knots: QuantileKnots, score: number): number {
  let i = 1;
  while (i < knots.length - 1 && score > (knots[i]?.[0] ?? Number.POSITIVE_INFINITY)) i++;
  const [lowScore, lowValue] = knots[i - 1] ?? [0, 0];
  const [highScore, highValue] = knots[i] ?? [1, 0];
  return lowValue + ((score - lowScore) / (highScore - lowScore)) * (highValue - lowValue);
}

/** Numbers in random order (Fisher-Yates). */
export function shuffled<T>(items: readonly T[], random: RandomStream): T[] {
  const keyed = items.map((item) => ({ item, key: random.next() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

/**
 * One normal score from each of n equally probable strata, in random order: a stratified draw. Its quantiles stay
 * near those of the distribution, which n independent draws would miss by their sampling error.
 */
export function stratifiedScores(count: number, random: RandomStream): number[] {
  const scores = Array.from({ length: count }, (_, i) =>
    normalQuantile((i + 0.5 + 0.5 * (random.next() - 0.5)) / count),
  );
  return shuffled(scores, random);
}

/**
 * Stratified scores whose order correlates with `others` as asked (each with its correlation). The random part is
 * made orthogonal to `others` first, so the sample's correlation is the one asked for, not that plus chance.
 */
export function correlatedScores(
  others: readonly { readonly scores: readonly number[]; readonly correlation: number }[],
  random: RandomStream,
): number[] {
  const count = others[0]?.scores.length ?? 0;
  const own = stratifiedScores(count, random);
  let rest = standardised(own);
  const basis: number[][] = [];
  for (const other of others) {
    let direction = standardised(other.scores);
    for (const earlier of basis) direction = standardised(without(direction, earlier));
    basis.push(direction);
    rest = standardised(without(rest, direction));
  }
  const shared = others.reduce((sum, other) => sum + other.correlation ** 2, 0);
  const restWeight = Math.sqrt(Math.max(0, 1 - shared));
  const mixed = rest.map(
    (value, i) =>
      restWeight * value + basis.reduce((sum, b, k) => sum + (others[k]?.correlation ?? 0) * (b[i] ?? 0), 0),
  );
  return inOrderOf(mixed, own);
}

/** The values of `values`, rearranged so that they have the order of `keys`. */
export function inOrderOf<T extends number>(keys: readonly number[], values: readonly T[]): T[] {
  const sorted = [...values].sort((a, b) => a - b);
  const result = [...values];
  keys
    .map((key, index) => ({ key, index }))
    .sort((a, b) => a.key - b.key)
    .forEach(({ index }, rank) => {
      result[index] = sorted[rank] ?? result[index] ?? (0 as T);
    });
  return result;
}

/** Shifted and scaled to mean 0 and SD 1 (n − 1). */
export function standardised(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const sd = Math.sqrt(squares / (values.length - 1));
  return values.map((value) => (value - mean) / sd);
}

function without(values: readonly number[], direction: readonly number[]): number[] {
  const product = values.reduce((sum, value, i) => sum + value * (direction[i] ?? 0), 0);
  const length = direction.reduce((sum, value) => sum + value * value, 0);
  return values.map((value, i) => value - (product / length) * (direction[i] ?? 0));
}
