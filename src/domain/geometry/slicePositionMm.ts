import type { ImagePlane } from '../image/imageGrid';
import type { PointLps } from '../image/point';
import { dot } from './lps';
import { planeNormalLps } from './planeNormalLps';

/**
 * Where a slice lies along a normal, mm from the origin of patient space; by default along its own.
 * Pass one normal for all slices of a stack: that of each file differs in the last digits, and its sign may differ too.
 */
export function slicePositionMm(plane: ImagePlane, normalLps: PointLps = planeNormalLps(plane)): number {
  return dot(plane.originLps, normalLps);
}
