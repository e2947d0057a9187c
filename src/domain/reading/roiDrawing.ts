/**
 * Ways in which an outline can come to its shape. `smart-edge`, `mirrored` and `copied` change the method of a study and are
 * allowed, or not, by its protocol; `imported` came from another program's file.
 */
export const drawingWays = [
  'clicks',
  'freehand',
  'vertices',
  'redraw',
  'brush',
  'smooth',
  'whole',
  'smart-edge',
  'mirrored',
  'copied',
  'imported',
] as const;

/** One of `drawingWays`. */
export type DrawingWay = (typeof drawingWays)[number];

/** How an ROI was drawn, and how long it took. Kept with the ROI and exported. */
export interface RoiDrawing {
  /** Time in which the observer was at work on this ROI, ms; pauses of more than 30 s are left out. */
  readonly activeMs: number;
  /** Every way that had a part in the present shape, exclusions included, in the order of first use. */
  readonly ways: readonly DrawingWay[];
}
