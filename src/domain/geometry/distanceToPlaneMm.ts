import type { ImagePlane } from '../image/imageGrid';
import type { PointLps } from '../image/point';
import { dot, subtract } from './lps';
import { planeNormalLps } from './planeNormalLps';

/** Distance of a point from an image plane, mm; positive on the side to which the image's normal points. */
export function distanceToPlaneMm(plane: ImagePlane, pointLps: PointLps): number {
  return dot(subtract(pointLps, plane.originLps), planeNormalLps(plane));
}
