import type { ImageGrid, PixelSpacing } from './imageGrid';
import type { PointPx } from './point';

/** How an axial slice is turned for a print: patient's right on the viewer's left, back below. Applied in this order. */
export interface UprightTurn {
  /** Columns become rows. */
  readonly isTransposed: boolean;
  readonly flipsColumns: boolean;
  readonly flipsRows: boolean;
}

/** The directions must run this much along left to right and front to back; a slice in between is no axial one. */
const leastAlong = 0.5;

/** The turn of a slice; undefined where the file does not state how it lies, or it is not axial. */
export function uprightTurn({ plane }: Pick<ImageGrid, 'plane'>): UprightTurn | undefined {
  if (!plane) return undefined;
  const { rowDirectionLps: along, columnDirectionLps: down } = plane;
  const isTransposed = Math.abs(along[1]) > Math.abs(along[0]);
  const [across, below] = isTransposed ? [down, along] : [along, down];
  if (Math.abs(across[0]) < leastAlong || Math.abs(below[1]) < leastAlong) return undefined;
  return { isTransposed, flipsColumns: across[0] < 0, flipsRows: below[1] < 0 };
}

/** Pixels, spacing and places of a slice after a turn. */
export interface TurnedSlice {
  readonly columns: number;
  readonly rows: number;
  readonly spacing: PixelSpacing;
  readonly grey: Uint8Array;
  readonly place: (point: PointPx) => PointPx;
}

/** Turns a slice with its pixel coordinates; no value is changed or interpolated. */
export function turnedSlice(
  slice: Omit<TurnedSlice, 'place'>,
  { isTransposed, flipsColumns, flipsRows }: UprightTurn,
): TurnedSlice {
  const [columns, rows] = isTransposed ? [slice.rows, slice.columns] : [slice.columns, slice.rows];
  const { rowMm, columnMm } = slice.spacing;
  const spacing = isTransposed ? { rowMm: columnMm, columnMm: rowMm } : { rowMm, columnMm };
  const place = ([column, row]: PointPx): PointPx => {
    const [across, down] = isTransposed ? [row, column] : [column, row];
    return [flipsColumns ? columns - 1 - across : across, flipsRows ? rows - 1 - down : down];
  };
  const grey = new Uint8Array(columns * rows);
  for (let row = 0; row < slice.rows; row += 1) {
    for (let column = 0; column < slice.columns; column += 1) {
      const [across, down] = place([column, row]);
      grey[down * columns + across] = slice.grey[row * slice.columns + column] ?? 0;
    }
  }
  return { columns, rows, spacing, grey, place };
}
