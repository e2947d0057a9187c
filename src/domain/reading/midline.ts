import type { ImageRef } from '../image/imageRef';
import type { LinePx } from './endplates';

/**
 * The patient's midline on the axial slices of a scan, where the observer set one: patients lie off-centre, and spines
 * curve. Sides are checked against it and outlines are mirrored about it.
 */
export interface Midline {
  /** The slice it was set on; it holds for the others of the stack too. */
  readonly image: ImageRef;
  readonly linePx: LinePx;
  readonly setAtUtc: string;
}
