import { paddingRange } from '../../domain/image/paddingRange';
import type { PointPx } from '../../domain/image/point';
import type { SliceImage } from '../../domain/image/sliceImage';
import { displayedOf, floatingPointOf } from '../../domain/image/valueMaps';

/** One pixel in every kind of value that its image has. */
export interface PixelValue {
  readonly stored: number;
  readonly displayed: number;
  readonly floatingPoint: number | undefined;
  /** No tissue: left out of every statistic. */
  readonly isPadding: boolean;
  readonly isLossy: boolean;
}

/** Values of the pixel that covers a place; undefined outside the image. */
export function valueAt(image: SliceImage, [x, y]: PointPx): PixelValue | undefined {
  const { columns, rows } = image.grid;
  const [column, row] = [Math.round(x), Math.round(y)];
  if (column < 0 || row < 0 || column >= columns || row >= rows) return undefined;
  const stored = image.storedValues[row * columns + column];
  if (stored === undefined) return undefined;
  const displayed = displayedOf(image)(stored);
  const padding = paddingRange(image);
  return {
    stored,
    displayed,
    floatingPoint: floatingPointOf(image)?.(displayed),
    isPadding: padding !== undefined && stored >= padding.from && stored <= padding.to,
    isLossy: image.isLossy,
  };
}
