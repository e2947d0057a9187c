import { imageKey } from '../../domain/image/imageRef';
import { blankedForShow, posteriorCrop } from '../../domain/image/posteriorCrop';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { SliceImage } from '../../domain/image/sliceImage';
import { timePoints } from '../../domain/timePoint';
import { type AppContext, sessionOf } from '../context';

interface Blanked {
  readonly fromPx: number;
  readonly image: SliceImage;
}

/** By the decoded image; a slice that leaves memory takes its blanked copy along. */
const blankedOf = new WeakMap<SliceImage, Blanked>();

/** The pixels of a slice as they may be shown in the open reading. Measurements ask the registry, never this. */
export function shownPixels(context: AppContext, header: SliceHeader): SliceImage | undefined {
  const image = context.registry.decoded(imageKey(header));
  const session = sessionOf(context);
  const timePoint = timePoints.find((one) => session?.panes[one]?.axial.slices.includes(header));
  if (!image || !session || !timePoint || !session.panes[timePoint]?.crop) return image;
  const crop = posteriorCrop(header.grid, session.reading.sliceChoices[timePoint]?.canalFront?.fromPx);
  const kept = blankedOf.get(image);
  if (kept?.fromPx === crop.fromPx) return kept.image;
  const blanked = { fromPx: crop.fromPx, image: blankedForShow(image, crop) };
  blankedOf.set(image, blanked);
  return blanked.image;
}
