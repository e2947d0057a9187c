/** A stream of random numbers that a seed determines wholly. */
export interface RandomStream {
  /** The next 32 random bits as a whole number ≥ 0. */
  readonly next: () => number;
  /** A whole number from 0 to limit − 1, all equally likely. */
  readonly below: (limit: number) => number;
}

/** The state of xoshiro128**: four words, not all 0. */
export type RandomState = readonly [number, number, number, number];

/** xoshiro128** (Blackman & Vigna 2018), its state filled by SplitMix32 from the seed's low 32 bits. */
export function randomStream(seed: number): RandomStream {
  let counter = seed >>> 0;
  const word = (): number => {
    counter = (counter + 0x9e3779b9) >>> 0;
    let z = counter;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
  return randomStreamFrom([word(), word(), word(), word()]);
}

/** xoshiro128** from a given state. */
export function randomStreamFrom([first, second, third, fourth]: RandomState): RandomStream {
  let [a, b, c, d] = [first, second, third, fourth];
  const next = (): number => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return result;
  };
  return {
    next,
    below: (limit) => {
      // Numbers beyond the last whole multiple of the limit would make small results likelier.
      const end = 2 ** 32 - (2 ** 32 % limit);
      let value = next();
      while (value >= end) value = next();
      return value % limit;
    },
  };
}

function rotateLeft(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}
