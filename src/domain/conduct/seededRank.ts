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

/** What lots were drawn for lately, by seed and texts: a study asks for the same ones at every change. */
const drawn = new Map<string, Map<string, number>>();
/** More than the observers and rounds of a study have. */
const keptDraws = 32;

/** The lots (`seededRank`) of names under the same seed and first texts; each is computed once. */
export function lotsOf(seed: number, ...texts: readonly string[]): (name: string) => number {
  const key = JSON.stringify([seed, ...texts]);
  const lots = drawn.get(key) ?? new Map<string, number>();
  drawn.delete(key);
  drawn.set(key, lots);
  for (const oldest of drawn.keys()) {
    if (drawn.size <= keptDraws) break;
    drawn.delete(oldest);
  }
  return (name) => {
    const known = lots.get(name);
    if (known !== undefined) return known;
    const lot = seededRank(seed, ...texts, name);
    lots.set(name, lot);
    return lot;
  };
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
