/** The patient's side, never the screen's. */
export type Side = 'right' | 'left';

/**
 * Which side an ROI is of. Reference tissues such as CSF or a vertebral body have none; where they lie off the middle,
 * the observer chose the place.
 */
export type RoiSide = Side | 'none';

/** Both sides, in the order in which they are drawn and listed. */
export const sides: readonly Side[] = ['right', 'left'];
