import type { PointPx } from '../../../../src/domain/image/point';
import { type EdgeMap, edgeMap } from '../../../../src/editor/edge/edgeMap';
import { makeSlice } from '../../../support/makeSlice';

/** Share of a Gaussian below x: Abramowitz and Stegun 7.1.26, good to 2e-7. */
export function normalShare(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * z);
  const series =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const erf = 1 - series * Math.exp(-z * z);
  return x < 0 ? (1 - erf) / 2 : (1 + erf) / 2;
}

/** The edges of an image given by a formula, in whole stored values. */
export function edgesOf(
  columns: number,
  rows: number,
  value: (column: number, row: number) => number,
): EdgeMap {
  return edgeMap(makeSlice({ columns, rows, stored: (column, row) => Math.round(value(column, row)) }));
}

/** A dark disc on bright ground, its edge a Gaussian's integral of the given σ across the circle. */
export function disc(
  centre: PointPx,
  radiusPx: number,
  sigmaPx: number,
  noise: (i: number) => number = () => 0,
) {
  return (column: number, row: number): number => {
    const beyond = Math.hypot(column - centre[0], row - centre[1]) - radiusPx;
    return 200 + 800 * normalShare(beyond / sigmaPx) + noise(row * 4096 + column);
  };
}

/** Every place of a line at steps of a tenth of its segments. */
export function placesOn(linePx: readonly PointPx[]): PointPx[] {
  return linePx.slice(1).flatMap((to, index) => {
    const from = linePx[index] ?? to;
    return Array.from(
      { length: 11 },
      (_, i): PointPx => [from[0] + (i / 10) * (to[0] - from[0]), from[1] + (i / 10) * (to[1] - from[1])],
    );
  });
}
