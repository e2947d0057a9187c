import type { PixelRuns } from '../../../../domain/measurement/pixelRuns';
import { pixelsInside } from '../../../../domain/measurement/pixelsInside';
import { normaliseRing } from '../../../../domain/polygon/normaliseRing';
import type { PlacedRoi } from '../placedRois';

/** An outline with its net pixels. */
export interface SegmentedRoi extends PlacedRoi {
  readonly runs: PixelRuns;
}

/** The pixels of an outline without its exclusions, by the rule that it was measured by. */
export function netPixels({ roi: { image, outlinePx, exclusions, measurement } }: PlacedRoi): PixelRuns {
  const rings = exclusions.map(({ verticesPx }) => normaliseRing(verticesPx));
  return pixelsInside(image.grid, normaliseRing(outlinePx), rings, measurement.rule.id);
}
