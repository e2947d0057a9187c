import type { PointPx } from '../../domain/image/point';
import { simplifyStroke } from '../simplifyStroke';

/** A ring whose stretches between some of its vertices are simplified; those vertices, indices in rising order, stay. */
export function simplifiedBetween(
  ringPx: readonly PointPx[],
  anchors: readonly number[],
  withinPx: number,
): readonly PointPx[] {
  const [first] = anchors;
  if (first === undefined) return ringPx;
  const twice = [...ringPx, ...ringPx];
  return anchors.flatMap((anchor, index) => {
    const next = anchors[index + 1] ?? first + ringPx.length;
    return simplifyStroke(twice.slice(anchor, next + 1), withinPx).slice(0, -1);
  });
}
