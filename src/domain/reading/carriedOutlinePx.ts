import { dot } from '../geometry/lps';
import type { ImageGrid } from '../image/imageGrid';
import type { PointPx } from '../image/point';
import { middlePx, pixelSteps } from './pixelSteps';

/**
 * An outline of one scan carried to a slice of another, in true size: distances in mm from the middle of the image,
 * along the patient's directions where both images state them, moved by `offsetMm` along the rows and columns of the
 * image it comes to.
 */
export function carriedOutlinePx(
  outlinePx: readonly PointPx[],
  from: ImageGrid,
  to: ImageGrid,
  offsetMm: readonly [alongRow: number, alongColumn: number] = [0, 0],
): readonly PointPx[] {
  const [fromMiddle, toMiddle] = [middlePx(from), middlePx(to)];
  const [fromSteps, toSteps] = [pixelSteps(from), pixelSteps(to)];
  const a = from.plane;
  const b = to.plane;
  const turn =
    a && b
      ? {
          rowRow: dot(a.rowDirectionLps, b.rowDirectionLps),
          columnRow: dot(a.columnDirectionLps, b.rowDirectionLps),
          rowColumn: dot(a.rowDirectionLps, b.columnDirectionLps),
          columnColumn: dot(a.columnDirectionLps, b.columnDirectionLps),
        }
      : { rowRow: 1, columnRow: 0, rowColumn: 0, columnColumn: 1 };
  return outlinePx.map(([column, row]): PointPx => {
    const across = (column - fromMiddle[0]) * fromSteps[0];
    const down = (row - fromMiddle[1]) * fromSteps[1];
    const acrossMm = across * turn.rowRow + down * turn.columnRow + offsetMm[0];
    const downMm = across * turn.rowColumn + down * turn.columnColumn + offsetMm[1];
    return [toMiddle[0] + acrossMm / toSteps[0], toMiddle[1] + downMm / toSteps[1]];
  });
}
