import { sha256 } from '../../base/sha256';

/**
 * A lot: a number in [0, 1) that a seed and some texts (what is drawn, for whom, which subject) alone decide. It is the
 * first 52 bits, as a fraction, of the SHA-256 of `JSON.stringify([seed, ...texts])`, so that any other program draws the
 * same. A subject's lot does not depend on which other subjects there are.
 */
export function seededRank(seed: number, ...texts: readonly string[]): number {
  const [first = 0, second = 0] = sha256(JSON.stringify([seed, ...texts]));
  return (first * 2 ** 20 + (second >>> 12)) / 2 ** 52;
}

/** A list in the order of lots; where two are equal, which hardly happens, in the order of their names. */
export function byLot<T>(
  list: readonly T[],
  lotOf: (one: T) => number,
  nameOf: (one: T) => string,
): readonly T[] {
  return list
    .map((one) => ({ one, lot: lotOf(one), name: nameOf(one) }))
    .sort((a, b) => a.lot - b.lot || (a.name < b.name ? -1 : 1))
    .map(({ one }) => one);
}
