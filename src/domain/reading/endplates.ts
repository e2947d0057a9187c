import type { ImageRef } from '../image/imageRef';
import type { PointPx } from '../image/point';

/** A straight line over an image, from end to end. */
export type LinePx = readonly [fromPx: PointPx, toPx: PointPx];

/** The two endplates of the fractured body, as an observer marked them on one sagittal slice. */
export interface EndplateMarks {
  readonly image: ImageRef;
  readonly imageFingerprint: string;
  readonly upperPx: LinePx;
  readonly lowerPx: LinePx;
  readonly markedAtUtc: string;
}
