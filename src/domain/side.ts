/** The patient's side, never the screen's. */
export type Side = 'right' | 'left';

/** Both sides, in the order in which they are drawn and listed. */
export const sides: readonly Side[] = ['right', 'left'];
