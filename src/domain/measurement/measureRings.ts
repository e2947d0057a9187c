import { assert } from '../../base/assert';
import type { PointPx } from '../image/point';
import type { SliceImage } from '../image/sliceImage';
import { netAreaPx2 } from '../polygon/netAreaPx2';
import { polygonAreaPx2 } from '../polygon/polygonAreaPx2';
import { pixelRule } from './pixelRule';
import { type PixelRuns, pixelCount } from './pixelRuns';
import { pixelsInside, pixelsInsideRing } from './pixelsInside';
import type { PixelRule, RoiArea, RoiMeasurement } from './roiMeasurement';
import { signalOfPixels } from './signalOfPixels';

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
): RoiMeasurement {
  const { grid, storedValues, rescale } = image;
  assert(storedValues.length === grid.rows * grid.columns, 'a slice has one stored value a pixel');
  assert(Number.isFinite(rescale.slope) && Number.isFinite(rescale.intercept), 'the rescale is finite');
  const hasTable = image.modalityTable !== undefined;
  assert(hasTable === (rescale.table !== undefined), 'a slice has the table that its header speaks of');
  const runs = pixelsInside(grid, outer, exclusions, ruleId);
  const areaPx2 = ruleId === 'imagej' ? areaByPixels(image, outer, runs) : areaByOutline(outer, exclusions);
  return {
    rule: pixelRule(ruleId),
    area: toMm2(image, areaPx2),
    signal: signalOfPixels(image, runs, ruleId),
    isLossy: image.isLossy,
  };
}

interface AreaPx2 {
  readonly gross: number;
  readonly net: number;
}

function areaByOutline(outer: readonly PointPx[], exclusions: readonly (readonly PointPx[])[]): AreaPx2 {
  const gross = polygonAreaPx2(outer);
  return { gross, net: exclusions.length === 0 ? gross : netAreaPx2(outer, exclusions) };
}

/** ImageJ's area of a polygon is the number of its pixels. */
function areaByPixels(image: SliceImage, outer: readonly PointPx[], runs: PixelRuns): AreaPx2 {
  return { gross: pixelCount(pixelsInsideRing(image.grid, outer, 'imagej')), net: pixelCount(runs) };
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
