import type { ImagePlane } from '../image/imageGrid';
import { angleDeg } from './lps';
import { planeNormalLps } from './planeNormalLps';

/** Angle between two image planes, 0° (parallel) to 90°. A plane seen from its other side is the same plane. */
export function tiltBetweenDeg(a: ImagePlane, b: ImagePlane): number {
  const angle = angleDeg(planeNormalLps(a), planeNormalLps(b));
  return Math.min(angle, 180 - angle);
}
