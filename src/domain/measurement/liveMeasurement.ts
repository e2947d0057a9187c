import type { PointPx } from '../image/point';
import type { SliceImage } from '../image/sliceImage';
import type { RoiExclusion } from '../reading/roi';
import type { MeasureRequest } from './measureRings';
import { type MeasureProblem, measureRoi } from './measureRoi';
import { defaultPixelRuleId } from './pixelRule';
import type { PixelRule, RoiMeasurement } from './roiMeasurement';

/** What can be said of an outline while it is being drawn. */
export type LiveMeasurement =
  | { readonly kind: 'measured'; readonly measurement: RoiMeasurement }
  /** Too few places yet to enclose anything; nothing is wrong. */
  | { readonly kind: 'not-yet' }
  /** Numbers would be meaningless as it stands, for instance because the line crosses itself. */
  | { readonly kind: 'refused'; readonly problem: MeasureProblem };

/**
 * Measures a draft as if it were closed by a straight line from its last vertex to its first, by the protocol's pixel rule.
 * A mixture of Gaussians takes some ms and is better not asked for at every pointer event.
 */
export function liveMeasurement(
  image: SliceImage,
  draftPx: readonly PointPx[],
  exclusions: readonly RoiExclusion[] = [],
  ruleId: PixelRule['id'] = defaultPixelRuleId,
  asked: MeasureRequest = {},
): LiveMeasurement {
  const measured = measureRoi(image, draftPx, exclusions, ruleId, asked);
  if (measured.ok) return { kind: 'measured', measurement: measured.value };
  const problem = measured.error;
  const isUnfinished = problem.kind === 'too-few-vertices' || problem.kind === 'zero-area';
  if (isUnfinished && problem.exclusionIndex === undefined) return { kind: 'not-yet' };
  return { kind: 'refused', problem };
}
