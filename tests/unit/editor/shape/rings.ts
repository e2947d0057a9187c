import type { PointPx } from '../../../../src/domain/image/point';

/** 40 × 40 px. */
export const square: readonly PointPx[] = [
  [20, 20],
  [60, 20],
  [60, 60],
  [20, 60],
];

/** Places along a circle, from its rightmost one, clockwise on a screen. */
export function circle(centre: PointPx, radiusPx: number, count: number): PointPx[] {
  return Array.from({ length: count }, (_, index) => {
    const angle = (2 * Math.PI * index) / count;
    return [centre[0] + radiusPx * Math.cos(angle), centre[1] + radiusPx * Math.sin(angle)];
  });
}
