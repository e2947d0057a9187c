import type { ImageRef } from '../image/imageRef';
import type { PointPx } from '../image/point';
import type { RoiExclusion } from '../reading/roi';

/** An ROI on its way into another program's file. */
export interface OutgoingRoi {
  /** Safe as a file name, unique among those that are written together. */
  readonly name: string;
  readonly outlinePx: readonly PointPx[];
  readonly exclusions: readonly RoiExclusion[];
  /** Left out where identifiers of images may not leave: the number of the slice remains. */
  readonly image?: ImageRef;
  /** Number of the slice in its series by instance number, from 1: how other programs sort a stack. */
  readonly slicePosition?: number;
}
