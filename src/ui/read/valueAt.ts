import type { PointPx } from '../../domain/image/point';
import type { SliceImage } from '../../domain/image/sliceImage';

/** Displayed value of the pixel that covers a place; undefined outside the image. */
export function valueAt(image: SliceImage, [x, y]: PointPx): number | undefined {
  const { columns, rows } = image.grid;
  const [column, row] = [Math.round(x), Math.round(y)];
  if (column < 0 || row < 0 || column >= columns || row >= rows) return undefined;
  const stored = image.storedValues[row * columns + column];
  return stored === undefined ? undefined : stored * image.rescale.slope + image.rescale.intercept;
}
