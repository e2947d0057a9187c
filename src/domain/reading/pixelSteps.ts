import type { ImageGrid } from '../image/imageGrid';
import type { PointPx } from '../image/point';

/** The middle of an image, in pixels. */
export function middlePx({ columns, rows }: ImageGrid): PointPx {
  return [(columns - 1) / 2, (rows - 1) / 2];
}

/** Distances of neighbouring pixels across and down, mm; without spacing pixels are taken as square, of length 1. */
export function pixelSteps({ spacing }: ImageGrid): readonly [columnStep: number, rowStep: number] {
  return spacing ? [spacing.columnMm, spacing.rowMm] : [1, 1];
}
