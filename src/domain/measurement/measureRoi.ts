import { err, ok, type Result } from '../../base/result';
import type { PointPx } from '../image/point';
import type { SliceImage } from '../image/sliceImage';
import { findPolygonProblem } from '../polygon/findPolygonProblem';
import { outlineLeavesImage } from '../polygon/outlineLeavesImage';
import type { OutlineProblem } from '../polygon/outlineProblem';
import type { RoiExclusion } from '../reading/roi';
import { type MeasureRequest, measureRings } from './measureRings';
import { defaultPixelRuleId } from './pixelRule';
import type { PixelRule, RoiMeasurement } from './roiMeasurement';

/** Why an ROI is not measured. */
export type MeasureProblem =
  | (OutlineProblem & {
      /** Position of the exclusion whose ring is meant; absent when it is the outline. */
      readonly exclusionIndex?: number;
    })
  /** The outline reaches beyond the image: part of the muscle is not on it. */
  | { readonly kind: 'outside-image' };

/**
 * Measures an ROI on its slice: area, signal and pixel count, or the reason why not.
 *
 * Outline and exclusions must each be simple (a repeated closing vertex and repeated vertices are fine) and the
 * outline must lie within the image. Exclusions may overlap each other, the outline and the image's border. No
 * spacing: the area is unknown and the signal still known. `ruleId` is the protocol's pixel rule, `asked` what else the
 * measurement shall carry. Pure; the whole definition is MEASUREMENT.md.
 */
export function measureRoi(
  image: SliceImage,
  outlinePx: readonly PointPx[],
  exclusions: readonly RoiExclusion[],
  ruleId: PixelRule['id'] = defaultPixelRuleId,
  asked: MeasureRequest = {},
): Result<RoiMeasurement, MeasureProblem> {
  const outer = findPolygonProblem(outlinePx);
  if (!outer.ok) return outer;
  const rings: (readonly PointPx[])[] = [];
  for (const [exclusionIndex, exclusion] of exclusions.entries()) {
    const ring = findPolygonProblem(exclusion.verticesPx);
    if (!ring.ok) return err({ ...ring.error, exclusionIndex });
    rings.push(ring.value);
  }
  if (outlineLeavesImage(outer.value, image.grid)) return err({ kind: 'outside-image' });
  return ok(measureRings(image, outer.value, rings, ruleId, asked));
}
