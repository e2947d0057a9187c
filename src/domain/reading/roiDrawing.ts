/**
 * One way in which an outline came to its shape. The last three change the method of a study and are allowed, or not, by
 * its protocol; `imported` came from another program's file.
 */
export type DrawingWay =
  | 'clicks'
  | 'freehand'
  | 'vertices'
  | 'redraw'
  | 'brush'
  | 'smooth'
  | 'whole'
  | 'smart-edge'
  | 'mirrored'
  | 'copied'
  | 'imported';

/** How an ROI was drawn, and how long it took. Kept with the ROI and exported. */
export interface RoiDrawing {
  /** Time in which the observer was at work on this ROI, ms; pauses of more than 30 s are left out. */
  readonly activeMs: number;
  /** Every way that had a part in the present shape, exclusions included, in the order of first use. */
  readonly ways: readonly DrawingWay[];
}
