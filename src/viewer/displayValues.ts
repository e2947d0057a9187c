import type { SliceImage } from '../domain/image/sliceImage';
import { displayedOf } from '../domain/image/valueMaps';

/**
 * The slice in displayed values (stored × slope + intercept, or by its table), for the screen only: float32 is exact to 24 bits, and a
 * measurement reads the stored values.
 */
export function displayValues(image: SliceImage): Float32Array {
  const toDisplayed = displayedOf(image);
  const values = new Float32Array(image.storedValues.length);
  image.storedValues.forEach((stored, index) => {
    values[index] = toDisplayed(stored);
  });
  return values;
}
