import { present } from '../../base/assert';
import type { ImagePlane } from '../image/imageGrid';
import type { PointLps } from '../image/point';
import { cross, unit } from './lps';

/**
 * Unit normal of an image: row direction × column direction, which points away from the viewer of the image.
 * An axial image in the usual layout (patient's left on the right, back below) has its normal to the head.
 * Parallel row and column directions are no plane: header reading refuses them, so here they are a bug.
 */
export function planeNormalLps(plane: ImagePlane): PointLps {
  return present(
    unit(cross(plane.rowDirectionLps, plane.columnDirectionLps)),
    'the normal of an image plane',
  );
}
