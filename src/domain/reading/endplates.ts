import type { ImageRef } from '../image/imageRef';
import type { PointPx } from '../image/point';

/** A straight line over an image, from end to end. */
export type LinePx = readonly [fromPx: PointPx, toPx: PointPx];

/** Which of a body's two endplates. */
export type Endplate = 'upper' | 'lower';

/**
 * The endplates of the fractured body, as an observer marked them on one sagittal slice. One of the two may be missing
 * while they are being marked; a record without any is not kept.
 */
export interface EndplateMarks {
  readonly image: ImageRef;
  readonly imageFingerprint: string;
  readonly upperPx?: LinePx;
  readonly lowerPx?: LinePx;
  readonly markedAtUtc: string;
}
