import { pixelToLps } from '../geometry/pixelToLps';
import type { ImageGrid } from '../image/imageGrid';
import type { PointPx } from '../image/point';
import type { LinePx } from './endplates';

/**
 * Patient x of a midline at the place of it that is nearest to a point, so that a tilted line serves spines that curve;
 * undefined without geometry, or for a line without length.
 */
export function midlineXMm(grid: ImageGrid, [from, to]: LinePx, nearPx: PointPx): number | undefined {
  const { plane, spacing } = grid;
  if (!plane || !spacing) return undefined;
  const alongMm = [(to[0] - from[0]) * spacing.columnMm, (to[1] - from[1]) * spacing.rowMm] as const;
  const wayMm = [(nearPx[0] - from[0]) * spacing.columnMm, (nearPx[1] - from[1]) * spacing.rowMm] as const;
  const lengthSquared = alongMm[0] ** 2 + alongMm[1] ** 2;
  if (!(lengthSquared > 0)) return undefined;
  const share = (wayMm[0] * alongMm[0] + wayMm[1] * alongMm[1]) / lengthSquared;
  const footPx: PointPx = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
  return pixelToLps(plane, spacing, footPx)[0];
}
