import type { PointPx } from '../../../src/domain/image/point';
import { raise } from './screenHands';

function doubleArea(ring: readonly PointPx[]): number {
  return ring.reduce((sum, [x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? raise();
    return sum + x1 * y2 - x2 * y1;
  }, 0);
}

/** Area that two convex rings share, px², by Sutherland and Hodgman (1974). Written apart from the product on purpose. */
export function clippedArea(ring: readonly PointPx[], convex: readonly PointPx[]): number {
  const sense = Math.sign(doubleArea(convex));
  let left = ring;
  for (const [index, [x1, y1]] of convex.entries()) {
    const [x2, y2] = convex[(index + 1) % convex.length] ?? raise();
    const off = ([x, y]: PointPx): number => sense * ((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1));
    left = left.flatMap((from, at): readonly PointPx[] => {
      const to = left[(at + 1) % left.length] ?? raise();
      const [a, b] = [off(from), off(to)];
      const cut: PointPx = [
        from[0] + (a / (a - b)) * (to[0] - from[0]),
        from[1] + (a / (a - b)) * (to[1] - from[1]),
      ];
      return [...(a >= 0 ? [from] : []), ...(a * b < 0 ? [cut] : [])];
    });
  }
  return Math.abs(doubleArea(left)) / 2;
}
