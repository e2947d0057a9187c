import type { PointPx } from '../../src/domain/image/point';

/** A double as a whole number of 2^-1074, which every double is: all of the oracle's arithmetic is exact. */
function exact(value: number): bigint {
  let whole = value;
  let halvings = 0;
  for (; !Number.isInteger(whole); halvings += 1) whole *= 2;
  return BigInt(whole) << BigInt(1074 - halvings);
}

type Exact = readonly [bigint, bigint];

function turn(a: Exact, b: Exact, c: Exact): number {
  const cross = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  return cross > 0n ? 1 : cross < 0n ? -1 : 0;
}

function isBetween(p: Exact, a: Exact, b: Exact): boolean {
  return ([0, 1] as const).every((axis) => (p[axis] - a[axis]) * (p[axis] - b[axis]) <= 0n);
}

function doMeet(a: Exact, b: Exact, c: Exact, d: Exact): boolean {
  if (turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0) return true;
  return (
    (turn(a, b, c) === 0 && isBetween(c, a, b)) ||
    (turn(a, b, d) === 0 && isBetween(d, a, b)) ||
    (turn(c, d, a) === 0 && isBetween(a, c, d)) ||
    (turn(c, d, b) === 0 && isBetween(b, c, d))
  );
}

function areApart(a: PointPx, b: PointPx, c: PointPx, d: PointPx): boolean {
  return ([0, 1] as const).some(
    (axis) =>
      Math.max(a[axis], b[axis]) < Math.min(c[axis], d[axis]) ||
      Math.max(c[axis], d[axis]) < Math.min(a[axis], b[axis]),
  );
}

/** Simple by the textbook: every pair of edges looked at, neighbours share their vertex and nothing else. */
export function isSimple(verticesPx: readonly PointPx[]): boolean {
  if (verticesPx.length < 3) return false;
  const places = verticesPx.map(([column, row]): Exact => [exact(column), exact(row)]);
  const edges = places.map((from, index) => {
    const next = (index + 1) % places.length;
    const fromPx = verticesPx[index] ?? [0, 0];
    return { a: from, b: places[next] ?? from, fromPx, toPx: verticesPx[next] ?? fromPx };
  });
  return edges.every(({ a, b, fromPx, toPx }, i) =>
    edges.every((other, j) => {
      const { a: c, b: d } = other;
      if (j <= i) return true;
      if (j === i + 1) return turn(a, b, d) !== 0 || !(isBetween(d, a, b) || isBetween(a, c, d));
      if (i === 0 && j === edges.length - 1)
        return turn(c, d, b) !== 0 || !(isBetween(b, c, d) || isBetween(c, a, b));
      return areApart(fromPx, toPx, other.fromPx, other.toPx) || !doMeet(a, b, c, d);
    }),
  );
}
