import { add, dot, scale, subtract } from '../geometry/lps';
import { lpsToPixel } from '../geometry/lpsToPixel';
import { pixelToLps } from '../geometry/pixelToLps';
import { planeNormalLps } from '../geometry/planeNormalLps';
import type { ImageGrid } from '../image/imageGrid';
import type { PointLps } from '../image/point';
import { backwards } from '../image/posteriorCrop';
import type { EndplateMarks, LinePx } from '../reading/endplates';

/** Below it two planes count as parallel: the line between the back ends then meets the slice nowhere. */
const leastSlope = 1e-6;

/**
 * Where the spinal canal begins on an axial slice, as a continuous index towards the patient's back (`posteriorCrop`): the
 * back wall of the body, taken as the straight line between the back ends of its two marked endplates, where the slice
 * cuts it. Beyond the ends the nearer end counts. Both images must share a frame of reference, which the caller has
 * asked. Undefined without both plates, without geometry, or where the place lies outside of the slice.
 */
export function canalFrontPx(
  axial: ImageGrid,
  { upperPx, lowerPx }: Pick<EndplateMarks, 'upperPx' | 'lowerPx'>,
  sagittal: ImageGrid,
): number | undefined {
  if (!upperPx || !lowerPx || !axial.plane || !axial.spacing) return undefined;
  const upper = backEnd(upperPx, sagittal);
  const lower = backEnd(lowerPx, sagittal);
  if (!upper || !lower) return undefined;
  const normal = planeNormalLps(axial.plane);
  const { originLps } = axial.plane;
  const [fromMm, toMm] = [dot(subtract(upper, originLps), normal), dot(subtract(lower, originLps), normal)];
  const slope = toMm - fromMm;
  const part = Math.abs(slope) < leastSlope ? 0.5 : Math.min(1, Math.max(0, -fromMm / slope));
  const wallLps = add(upper, scale(subtract(lower, upper), part));
  const [column, row] = lpsToPixel(axial.plane, axial.spacing, wallLps);
  const { along } = backwards(axial);
  const index = along === 'rows' ? row : column;
  return index > 0 && index < axial[along] - 1 ? index : undefined;
}

/** The end of a plate that lies nearer to the patient's back. */
function backEnd([a, b]: LinePx, { plane, spacing }: ImageGrid): PointLps | undefined {
  if (!plane || !spacing) return undefined;
  const [one, other] = [pixelToLps(plane, spacing, a), pixelToLps(plane, spacing, b)];
  return one[1] >= other[1] ? one : other;
}
