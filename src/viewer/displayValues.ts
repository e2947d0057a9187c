import type { SliceImage } from '../domain/image/sliceImage';
import { displayedOf } from '../domain/image/valueMaps';

/**
 * The slice in displayed values (stored × slope + intercept, or by its table), for the screen only: float32 is exact to 24 bits, and a
 * measurement reads the stored values.
 */
export function displayValues(image: SliceImage): Float32Array {
  const toDisplayed = displayedOf(image);
  const { storedValues } = image;
  const values = new Float32Array(storedValues.length);
  // Done for every slice that is scrolled past: a plain loop takes a third of the time of a callback.
  for (let index = 0; index < values.length; index++) values[index] = toDisplayed(storedValues[index] ?? 0);
  return values;
}
