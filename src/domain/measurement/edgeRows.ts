import type { PointPx } from '../image/point';
import { orientationSign } from '../polygon/orientation';
import type { PixelRule } from './roiMeasurement';

/**
 * One edge of a ring as the pixel rows see it: the rows `firstRow` to `endRow − 1` cross it, and in each of them
 * the pixels from `firstColumn(row)` on lie to its right.
 */
export interface EdgeRows {
  readonly firstRow: number;
  readonly endRow: number;
  readonly firstColumn: (row: number, columns: number) => number;
}

/** How a pixel rule sees one edge. `firstColumn` is cut to 0 … columns. MEASUREMENT.md sections 3 and 6. */
export function edgeRows(ruleId: PixelRule['id'], a: PointPx, b: PointPx): EdgeRows {
  return ruleId === 'centre' ? edgeRowsByCentre(a, b) : edgeRowsAsImageJ(a, b);
}

/** Rows with upper ≤ row < lower; columns at or right of the crossing. Decided exactly. */
function edgeRowsByCentre(a: PointPx, b: PointPx): EdgeRows {
  const [upper, lower] = a[1] < b[1] ? [a, b] : [b, a];
  const [x1, y1] = upper;
  const [x2, y2] = lower;
  // Rounding moves the crossing by a few units in the last place of the coordinates; a thousand times that.
  const doubt = 1e-12 * (Math.abs(x1) + Math.abs(x2) + 1);
  const isLeftOrOn = (column: number, row: number): boolean =>
    orientationSign(x1, y1, x2, y2, column, row) <= 0;
  return {
    firstRow: Math.ceil(y1),
    endRow: Math.ceil(y2),
    firstColumn: (row, columns) => {
      const crossing = x1 + ((row - y1) * (x2 - x1)) / (y2 - y1);
      const nearest = Math.round(crossing);
      if (Math.abs(crossing - nearest) > doubt) return cut(Math.ceil(crossing), columns);
      if (!(doubt < 0.25)) return firstColumnByHalving(row, columns, isLeftOrOn);
      if (nearest < 0 || nearest > columns) return cut(nearest, columns);
      return isLeftOrOn(nearest, row) ? nearest : Math.min(nearest + 1, columns);
    },
  };
}

/** For edges so long that plain arithmetic cannot even name the two candidates. */
function firstColumnByHalving(
  row: number,
  columns: number,
  isLeftOrOn: (column: number, row: number) => boolean,
): number {
  let low = 0;
  let high = columns;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isLeftOrOn(middle, row)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** ImageJ holds vertices as float32 … */
const toImageJ = (coordinatePx: number): number => Math.fround(coordinatePx + 0.5);

/** … and shifts every crossing to the right by this, so that rounding errors of a tie always fall to one side. */
const imageJShiftPx = 1e-8;

/** Rows with upper < row ≤ lower; columns right of the crossing. Float arithmetic as ImageJ 1.53t does it. */
function edgeRowsAsImageJ(a: PointPx, b: PointPx): EdgeRows {
  const [upper, lower] = a[1] < b[1] ? [a, b] : [b, a];
  const [x1, y1, x2, y2] = [upper[0], upper[1], lower[0], lower[1]].map(toImageJ);
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) {
    return { firstRow: 0, endRow: 0, firstColumn: () => 0 };
  }
  const slope = (x2 - x1) / (y2 - y1);
  return {
    firstRow: Math.round(y1),
    endRow: Math.round(y2),
    firstColumn: (row, columns) =>
      cut(Math.floor(x1 + (row - y1 + 0.5) * slope + imageJShiftPx + 0.5), columns),
  };
}

function cut(column: number, columns: number): number {
  return Math.min(Math.max(column, 0), columns);
}
