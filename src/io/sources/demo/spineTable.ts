import type { VertebralLevel } from '../../../domain/level';

/** Usual size and lie of one vertebra. */
export interface VertebraRow {
  readonly level: VertebralLevel;
  readonly heightMm: number;
  readonly depthMm: number;
  readonly widthMm: number;
  /** Height of the disc below. */
  readonly discMm: number;
  /** Lean of the body's axis: positive when it runs backwards on its way up. */
  readonly leanDeg: number;
}

/** Vertebrae from top to bottom; sizes and curves of an elderly adult lying on the back (textbook morphometry, rounded). */
export const spineTable: readonly VertebraRow[] = (
  [
    ['T1', 16.5, 17, 26, 4, -24],
    ['T2', 17.5, 18.5, 26, 3.8, -21],
    ['T3', 18, 20.5, 26, 3.6, -17],
    ['T4', 18.5, 22.5, 26, 3.6, -13],
    ['T5', 19, 24, 27, 3.8, -9],
    ['T6', 19.5, 25.5, 28, 4, -5],
    ['T7', 20, 27, 29, 4.3, -1],
    ['T8', 20.5, 28, 30.5, 4.6, 3],
    ['T9', 21, 29, 32, 5, 6],
    ['T10', 22, 29.5, 34.5, 5.4, 8],
    ['T11', 23, 30, 37.5, 5.8, 9],
    ['T12', 24.5, 30.5, 40, 6.4, 9],
    ['L1', 26, 31.5, 42, 7.4, 8],
    ['L2', 27, 32.5, 43.5, 8.4, 6],
    ['L3', 27.5, 34, 46, 9.4, 1],
    ['L4', 27.5, 34.5, 48, 10, -7],
    ['L5', 27, 35, 50, 9, -18],
    ['S1', 27, 31, 50, 3.5, -36],
    ['S2', 23, 23, 44, 2, -48],
    ['S3', 19, 17, 36, 2, -54],
  ] as const
).map(([level, heightMm, depthMm, widthMm, discMm, leanDeg]) => ({
  level,
  heightMm,
  depthMm,
  widthMm,
  discMm,
  leanDeg,
}));

/** Position of a level in `spineTable`. */
export function spineRowIndex(level: VertebralLevel): number {
  return spineTable.findIndex((row) => row.level === level);
}
