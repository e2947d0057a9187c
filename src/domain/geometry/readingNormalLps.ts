import type { ImagePlane } from '../image/imageGrid';
import type { PointLps } from '../image/point';
import { scale } from './lps';
import { planeNormalLps } from './planeNormalLps';

/**
 * The image's normal, turned so that slices are read along it: from head to feet for planes nearest to axial,
 * from the patient's right to left for sagittal, from front to back for coronal. Slice 1 is the first on it.
 */
export function readingNormalLps(plane: ImagePlane): PointLps {
  const normal = planeNormalLps(plane);
  const [x, y, z] = normal;
  const isAxial = Math.abs(z) >= Math.abs(x) && Math.abs(z) >= Math.abs(y);
  const along = isAxial ? -z : Math.abs(x) >= Math.abs(y) ? x : y;
  return along >= 0 ? normal : scale(normal, -1);
}
