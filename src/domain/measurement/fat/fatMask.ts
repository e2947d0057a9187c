import { paddingRange } from '../../image/paddingRange';
import type { PointPx } from '../../image/point';
import type { SliceImage } from '../../image/sliceImage';
import { normaliseRing } from '../../polygon/normaliseRing';
import type { RoiExclusion } from '../../reading/roi';
import { pixelsInside } from '../pixelsInside';
import type { PixelRule, RoiFat } from '../roiMeasurement';
import { pixelValueOf } from './pixelValueOf';

/** One byte a pixel of the slice over the rectangle that begins at `column`, `row`: 1 where the pixel belongs. */
export interface FatMask {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
  readonly bytes: Uint8Array;
}

/**
 * The pixels that an ROI's fat result counts as fat or, of three components, as mixed, to be shown over the image. Outline
 * and exclusions are those that were measured, by the same pixel rule. Undefined where fat is unknown or the ROI has no pixels.
 */
export function fatMask(
  image: SliceImage,
  outlinePx: readonly PointPx[],
  exclusions: readonly RoiExclusion[],
  ruleId: PixelRule['id'],
  fat: RoiFat,
  part: 'fat' | 'mixed' = 'fat',
): FatMask | undefined {
  const toValue = pixelValueOf(image, fat.valueKind);
  if (fat.kind === 'unknown' || !toValue) return undefined;
  const rings = exclusions.map(({ verticesPx }) => normaliseRing(verticesPx));
  const runs = pixelsInside(image.grid, normaliseRing(outlinePx), rings, ruleId);
  const first = runs[0];
  if (first === undefined) return undefined;
  const rows = (runs[runs.length - 3] ?? first) - first + 1;
  let [left, right] = [image.grid.columns, 0];
  for (let i = 0; i < runs.length; i += 3) {
    left = Math.min(left, runs[i + 1] ?? left);
    right = Math.max(right, runs[i + 2] ?? right);
  }
  const columns = right - left;
  const bytes = new Uint8Array(rows * columns);
  const { from, to } = paddingRange(image) ?? { from: 1, to: 0 };
  const above = part === 'fat' ? fat.threshold : (fat.leanThreshold ?? fat.threshold);
  const upTo = part === 'fat' ? Number.POSITIVE_INFINITY : fat.threshold;
  for (let i = 0; i < runs.length; i += 3) {
    const row = runs[i] ?? 0;
    for (let column = runs[i + 1] ?? 0; column < (runs[i + 2] ?? 0); column++) {
      const stored = image.storedValues[row * image.grid.columns + column] ?? 0;
      if (stored >= from && stored <= to) continue;
      const value = toValue(stored);
      if (value > above && value <= upTo) bytes[(row - first) * columns + column - left] = 1;
    }
  }
  return { column: left, row: first, columns, rows, bytes };
}
