import {
  clampToShownPart,
  isShownPart,
  type PosteriorCrop,
  posteriorCrop,
} from '../../domain/image/posteriorCrop';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { Reading } from '../../domain/reading/reading';
import type { Roi } from '../../domain/reading/roi';
import type { TimePoint } from '../../domain/timePoint';
import type { Gesture } from '../../editor/gesture';
import type { ReadingPane } from '../../state/readingSession';

/** Rounding of a place that was put onto the edge, px. */
const slackPx = 1e-6;

/**
 * What is shown of an axial slice that is cropped: from the front of the spinal canal backwards, as the slice's chooser put
 * it, else from the middle of the image.
 */
export function cropOf(
  { grid }: SliceHeader,
  { sliceChoices }: Pick<Reading, 'sliceChoices'>,
  timePoint: TimePoint,
): PosteriorCrop {
  return posteriorCrop(grid, sliceChoices[timePoint]?.canalFront?.fromPx);
}

/**
 * A gesture as it reaches the editor of a cropped pane: a pointer beyond the edge is on it. Undefined for a press there,
 * which would begin something where nothing is seen.
 */
export function withinShownPart({ crop }: ReadingPane, given: Gesture): Gesture | undefined {
  if (!crop || !('atPx' in given) || isShownPart(crop, given.atPx)) return given;
  if (given.kind === 'pointer-down') return undefined;
  return { ...given, atPx: clampToShownPart(crop, given.atPx) };
}

/** Whether an ROI lies in the shown part with all its vertices. */
export function isWithinShownPart(
  crop: PosteriorCrop,
  { outlinePx, exclusions }: Pick<Roi, 'outlinePx' | 'exclusions'>,
): boolean {
  const slack = { ...crop, fromPx: crop.fromPx - crop.towards * slackPx };
  const rings = [outlinePx, ...exclusions.map(({ verticesPx }) => verticesPx)];
  return rings.flat().every((atPx) => isShownPart(slack, atPx));
}
