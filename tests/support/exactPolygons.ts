/*
 * Areas of polygons in exact arithmetic, by another way than the product's: fractions of whole numbers, and polygons as signed sums
 * of triangles, each pair of which is clipped by half planes (Sutherland & Hodgman, Commun ACM 17 (1974) 32-42). Slow, and never wrong
 * by rounding.
 */

/** A fraction; the denominator is positive. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export type ExactPoint = readonly [Fraction, Fraction];

function reduced(over: bigint, under: bigint): Fraction {
  let [a, b] = [over < 0n ? -over : over, under];
  while (b !== 0n) [a, b] = [b, a % b];
  const by = a === 0n ? 1n : a;
  return { over: over / by, under: under / by };
}

/** A double as the fraction that it is exactly. */
export function fractionOf(value: number): Fraction {
  let under = 1n;
  let scaled = value;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    under *= 2n;
  }
  return reduced(BigInt(scaled), under);
}

const plus = (a: Fraction, b: Fraction) => reduced(a.over * b.under + b.over * a.under, a.under * b.under);
const minus = (a: Fraction, b: Fraction) => reduced(a.over * b.under - b.over * a.under, a.under * b.under);
const times = (a: Fraction, b: Fraction) => reduced(a.over * b.over, a.under * b.under);
function dividedBy(a: Fraction, b: Fraction): Fraction {
  return b.over < 0n
    ? reduced(-a.over * b.under, a.under * -b.over)
    : reduced(a.over * b.under, a.under * b.over);
}
const zero: Fraction = { over: 0n, under: 1n };

/** Twice the signed area of the triangle a, b, c. */
function turn(a: ExactPoint, b: ExactPoint, c: ExactPoint): Fraction {
  return minus(times(minus(b[0], a[0]), minus(c[1], a[1])), times(minus(b[1], a[1]), minus(c[0], a[0])));
}

/** Twice the signed area of a ring. */
function twiceArea(ring: readonly ExactPoint[]): Fraction {
  const [first, ...others] = ring;
  if (!first) return zero;
  let sum = zero;
  for (let at = 0; at + 1 < others.length; at++) {
    const [b, c] = [others[at], others[at + 1]];
    if (b && c) sum = plus(sum, turn(first, b, c));
  }
  return sum;
}

/** What of a convex ring lies left of the line from a to b. */
function clipped(ring: readonly ExactPoint[], a: ExactPoint, b: ExactPoint): readonly ExactPoint[] {
  return ring.flatMap((from, at) => {
    const to = ring[(at + 1) % ring.length] ?? from;
    const [here, there] = [turn(a, b, from), turn(a, b, to)];
    const own = here.over >= 0n ? [from] : [];
    if (here.over === 0n || there.over === 0n || here.over > 0n === there.over > 0n) return own;
    const part = dividedBy(here, minus(here, there));
    const crossing: ExactPoint = [
      plus(from[0], times(part, minus(to[0], from[0]))),
      plus(from[1], times(part, minus(to[1], from[1]))),
    ];
    return [...own, crossing];
  });
}

type Triangle = readonly [ExactPoint, ExactPoint, ExactPoint];

/** A simple ring as triangles from its first vertex, counter-clockwise each, with the sign that it counts with. */
function signedTriangles(ring: readonly ExactPoint[]): readonly { triangle: Triangle; sign: 1n | -1n }[] {
  const [first, ...others] = ring;
  if (!first) return [];
  return others.flatMap((b, at): readonly { triangle: Triangle; sign: 1n | -1n }[] => {
    const c = others[at + 1];
    if (!c) return [];
    const area = turn(first, b, c);
    if (area.over === 0n) return [];
    return area.over > 0n
      ? [{ triangle: [first, b, c] as const, sign: 1n as const }]
      : [{ triangle: [first, c, b] as const, sign: -1n as const }];
  });
}

/** Dice coefficient of two simple rings, rounded once at the very end. */
export function exactDice(one: readonly (readonly [number, number])[], other: typeof one): number {
  const exact = (ring: typeof one): readonly ExactPoint[] => {
    const points = ring.map(([x, y]): ExactPoint => [fractionOf(x), fractionOf(y)]);
    return twiceArea(points).over < 0n ? points.toReversed() : points;
  };
  const [a, b] = [exact(one), exact(other)];
  let shared = zero;
  for (const mine of signedTriangles(a)) {
    for (const yours of signedTriangles(b)) {
      const [p, q, r] = yours.triangle;
      const both = clipped(clipped(clipped(mine.triangle, p, q), q, r), r, p);
      const { over, under } = twiceArea(both);
      shared = plus(shared, { over: over * mine.sign * yours.sign, under });
    }
  }
  const dice = dividedBy(times({ over: 2n, under: 1n }, shared), plus(twiceArea(a), twiceArea(b)));
  // Both parts may be beyond what a double holds.
  const digits = 10n ** 20n;
  return Number((dice.over * digits) / dice.under) / 1e20;
}
