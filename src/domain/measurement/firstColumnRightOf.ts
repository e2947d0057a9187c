import type { PointPx } from '../image/point';
import { orientationSign } from '../polygon/orientation';

/** The first column at or right of an edge's crossing with a row, cut to 0 … columns, by the rule `centre`: exact. */
export function firstColumnRightOf(upper: PointPx, lower: PointPx, row: number, columns: number): number {
  // Hundreds of times for every event of a pointer that draws: no destructuring, and no closure before it is needed.
  const x1 = upper[0];
  const y1 = upper[1];
  const x2 = lower[0];
  const y2 = lower[1];
  // Rounding moves the crossing by a few units in the last place of the coordinates; a thousand times that.
  const doubt = 1e-12 * (Math.abs(x1) + Math.abs(x2) + 1);
  const crossing = x1 + ((row - y1) * (x2 - x1)) / (y2 - y1);
  const nearest = Math.round(crossing);
  if (Math.abs(crossing - nearest) > doubt) return cut(Math.ceil(crossing), columns);
  const isLeftOrOn = (column: number): boolean => orientationSign(x1, y1, x2, y2, column, row) <= 0;
  if (!(doubt < 0.25)) return firstColumnByHalving(columns, isLeftOrOn);
  if (nearest < 0 || nearest > columns) return cut(nearest, columns);
  return isLeftOrOn(nearest) ? nearest : Math.min(nearest + 1, columns);
}

/** For edges so long that plain arithmetic cannot even name the two candidates. */
function firstColumnByHalving(columns: number, isLeftOrOn: (column: number) => boolean): number {
  let low = 0;
  let high = columns;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isLeftOrOn(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function cut(column: number, columns: number): number {
  return Math.min(Math.max(column, 0), columns);
}
