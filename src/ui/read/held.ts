/** Keys that act while they are held. */
export interface Held {
  readonly pan: boolean;
  readonly window: boolean;
  readonly hide: boolean;
  readonly loupeOff: boolean;
  /** Alt: the scan under the hand moves alone, which changes the offset of the linked scans. */
  readonly apart: boolean;
}

/** No key is held. */
export const nothingHeld: Held = {
  pan: false,
  window: false,
  hide: false,
  loupeOff: false,
  apart: false,
};
