import type { ForeignValues } from './foreignRoi';

/** A value that both the file and we have. */
export type ComparedValue = keyof ForeignValues;

/**
 * Why a value of another program may differ from ours. `smoothed`: Horos draws a spline through the vertices and states
 * the spline's area; `more-pixels`: it cuts vertices to whole numbers and takes the pixels on the border too;
 * `no-spacing`: its area is in pixels²; `one-mm`: it took pixels of 1 mm; `other-values`: its values fit stored or
 * floating-point ones better; `exclusions`: it knows none. Of DICOM objects: `rounded`: within what the digits of the object's
 * coordinates can hold; `counted-pixels`: its area is pixels times the area of one; `our-rule`: its area is the polygon's, and here
 * the protocol's rule counts pixels; `sd-of-population`: its SD divides by n; `other-pixels`: the same outline and other pixels
 * on its border; `other-grid`: a mask of other pixels than the slice's. `unexplained`: look at the slice and the outline.
 */
export type DifferenceReason =
  | 'smoothed'
  | 'more-pixels'
  | 'no-spacing'
  | 'one-mm'
  | 'other-values'
  | 'exclusions'
  | 'rounded'
  | 'counted-pixels'
  | 'our-rule'
  | 'sd-of-population'
  | 'other-pixels'
  | 'other-grid'
  | 'unexplained';

/** One value as the file has it beside the one measured again here. */
export interface ValueComparison {
  readonly value: ComparedValue;
  readonly stored: number;
  /** Undefined where we have none: no spacing, no pixels. */
  readonly again: number | undefined;
  /** Of ours; undefined where ours is 0 or unknown. */
  readonly differencePercent: number | undefined;
  /** Undefined where they agree to the digits of the file. */
  readonly why: DifferenceReason | undefined;
}
