import { assert } from '../../base/assert';
import type { PointPx } from '../image/point';
import type { SliceImage } from '../image/sliceImage';
import { netAreaPx2 } from '../polygon/netAreaPx2';
import { polygonAreaPx2 } from '../polygon/polygonAreaPx2';
import { type FatRequest, roiFat } from './fat/roiFat';
import { pixelRule } from './pixelRule';
import { pixelCount } from './pixelRuns';
import { pixelsInside, pixelsInsideRing } from './pixelsInside';
import type { MeasuredOf, PixelRule, RoiArea, RoiMeasurement } from './roiMeasurement';
import { roiShape } from './roiShape';
import { signalOfPixels, signalOfRuns, storedOfPixels } from './signalOfPixels';

/** What is asked of a measurement beside area and signal. */
export interface MeasureRequest {
  /** Fat by the protocol's method, of the protocol's kind of value; nothing is said of fat where it is absent. */
  readonly fat?: FatRequest | undefined;
  /** What is measured; absent for drafts. */
  readonly of?: Omit<MeasuredOf, 'spacingTag'> | undefined;
}

/**
 * Measures rings that are known to be simple and normalised; `measureRoi` is the checked way in.
 *
 * What reaches beyond the image counts in the area and has no pixels.
 */
export function measureRings(
  image: SliceImage,
  outer: readonly PointPx[],
  exclusions: readonly (readonly PointPx[])[],
  ruleId: PixelRule['id'],
  { fat, of }: MeasureRequest = {},
): RoiMeasurement {
  const { grid, storedValues, rescale } = image;
  assert(storedValues.length === grid.rows * grid.columns, 'a slice has one stored value a pixel');
  assert(Number.isFinite(rescale.slope) && Number.isFinite(rescale.intercept), 'the rescale is finite');
  const hasTable = image.modalityTable !== undefined;
  assert(hasTable === (rescale.table !== undefined), 'a slice has the table that its header speaks of');
  const runs = pixelsInside(grid, outer, exclusions, ruleId);
  const netPixels = pixelCount(runs);
  const hasExclusions = exclusions.length > 0;
  const grossPixels = hasExclusions ? pixelCount(pixelsInsideRing(grid, outer, ruleId)) : netPixels;
  const polygonPx2 = polygonAreaPx2(outer);
  const areaPx2 =
    ruleId === 'imagej'
      ? { gross: grossPixels, net: netPixels }
      : { gross: polygonPx2, net: hasExclusions ? netAreaPx2(outer, exclusions) : polygonPx2 };
  const area = toMm2(image, areaPx2);
  const spacing = area.kind === 'known' ? area.spacing : undefined;
  // Fat is found in the values themselves; area and signal are asked for at every event of a pointer that draws.
  const values = fat && fat.method.kind !== 'none' ? storedOfPixels(image, runs) : undefined;
  return {
    rule: pixelRule(ruleId),
    area,
    signal: values
      ? signalOfPixels(image, values, netPixels - values.length, ruleId)
      : signalOfRuns(image, runs, netPixels, ruleId),
    isLossy: image.isLossy,
    shape: roiShape(outer, polygonPx2, grossPixels, netPixels, spacing),
    ...(of && { of: { ...of, spacingTag: spacing && 'PixelSpacing' } }),
    ...(fat && values && { fat: roiFat(image, values, area, fat) }),
  };
}

interface AreaPx2 {
  readonly gross: number;
  readonly net: number;
}

function toMm2(image: SliceImage, area: AreaPx2): RoiArea {
  const { spacing, spacingProblem } = image.grid;
  if (spacing === undefined) {
    return { kind: 'unknown', problem: spacingProblem ?? { kind: 'missing', tag: 'PixelSpacing' } };
  }
  if (!isPossible(spacing.rowMm) || !isPossible(spacing.columnMm)) {
    const text = `${spacing.rowMm}\\${spacing.columnMm}`;
    return { kind: 'unknown', problem: { kind: 'impossible', tag: 'PixelSpacing', text } };
  }
  const toSquareMm = (areaPx2: number): number => areaPx2 * spacing.rowMm * spacing.columnMm;
  return { kind: 'known', grossMm2: toSquareMm(area.gross), netMm2: toSquareMm(area.net), spacing };
}

function isPossible(spacingMm: number): boolean {
  return Number.isFinite(spacingMm) && spacingMm > 0;
}
