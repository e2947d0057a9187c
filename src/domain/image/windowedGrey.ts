import type { GreyWindow } from './defaultWindow';
import type { SliceImage } from './sliceImage';
import { displayedOf } from './valueMaps';

/**
 * The pixels of a slice as greys of 8 bits, 0 black to 255 white, as the screen shows them before it magnifies: from
 * centre − width / 2 to centre + width / 2, half up, turned round in MONOCHROME1. To look at, never to measure.
 */
export function windowedGrey(image: SliceImage, { center, width }: GreyWindow): Uint8Array {
  const { storedValues, isInverted } = image;
  const displayed = displayedOf(image);
  const lower = center - width / 2;
  const grey = new Uint8Array(storedValues.length);
  for (let at = 0; at < grey.length; at += 1) {
    const part = (displayed(storedValues[at] ?? 0) - lower) / width;
    const exact = part < 0 ? 0 : part > 1 ? 255 : 255 * part;
    grey[at] = Math.floor((isInverted ? 255 - exact : exact) + 0.5);
  }
  return grey;
}
