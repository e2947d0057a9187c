import { err, ok, type Result } from '../../base/result';
import type { PointLps, PointPx } from '../image/point';
import type { SliceHeader } from '../image/sliceHeader';
import { clipToImage, type LinePx } from './clipToImage';
import { distanceToPlaneMm } from './distanceToPlaneMm';
import { add, norm, scale, subtract } from './lps';
import { lpsToPixel } from './lpsToPixel';
import { pixelToLps } from './pixelToLps';
import { tiltBetweenDeg } from './tiltBetweenDeg';

/** Why no reference line can be drawn. */
export type ReferenceLineProblem = {
  readonly kind:
    | 'no-frame-of-reference'
    | 'other-frame-of-reference'
    | 'parallel'
    | 'does-not-cross'
    | 'no-geometry';
};

/** Planes closer to each other than this have no line worth drawing. */
const parallelWithinDeg = 0.5;

/** What a header must have for a reference line. */
type Placed = Pick<SliceHeader, 'grid' | 'frameOfReferenceUid'>;

/**
 * Where one image (the axial slice) cuts another (the sagittal image), in pixel coordinates of the other and
 * clipped to it. The rectangle of the first, out to its outer pixel edges, is intersected with the plane of the second.
 *
 * Positions of two images are comparable only in one frame of reference, so without it there is no line.
 */
export function referenceLine(axial: Placed, sagittal: Placed): Result<LinePx, ReferenceLineProblem> {
  if (!axial.frameOfReferenceUid || !sagittal.frameOfReferenceUid)
    return err({ kind: 'no-frame-of-reference' });
  if (axial.frameOfReferenceUid !== sagittal.frameOfReferenceUid)
    return err({ kind: 'other-frame-of-reference' });
  const { plane, spacing, columns, rows } = axial.grid;
  const { plane: shownPlane, spacing: shownSpacing } = sagittal.grid;
  if (!plane || !spacing || !shownPlane || !shownSpacing) return err({ kind: 'no-geometry' });
  if (tiltBetweenDeg(plane, shownPlane) < parallelWithinDeg) return err({ kind: 'parallel' });

  const cornersPx: readonly PointPx[] = [
    [-0.5, -0.5],
    [columns - 0.5, -0.5],
    [columns - 0.5, rows - 0.5],
    [-0.5, rows - 0.5],
  ];
  const corners = cornersPx.map((corner) => {
    const at = pixelToLps(plane, spacing, corner);
    return { at, distanceMm: distanceToPlaneMm(shownPlane, at) };
  });
  const crossings: PointLps[] = [];
  corners.forEach((corner, i) => {
    const next = corners[(i + 1) % corners.length] ?? corner;
    if (corner.distanceMm === 0) crossings.push(corner.at);
    else if (corner.distanceMm * next.distanceMm < 0) {
      const share = corner.distanceMm / (corner.distanceMm - next.distanceMm);
      crossings.push(add(corner.at, scale(subtract(next.at, corner.at), share)));
    }
  });
  const [from, to] = crossings;
  // A plane through one corner only touches the rectangle.
  if (!from || !to || norm(subtract(to, from)) === 0) return err({ kind: 'does-not-cross' });
  const clipped = clipToImage(
    { fromPx: lpsToPixel(shownPlane, shownSpacing, from), toPx: lpsToPixel(shownPlane, shownSpacing, to) },
    sagittal.grid,
  );
  return clipped ? ok(clipped) : err({ kind: 'does-not-cross' });
}
