import type { SliceImage } from '../domain/image/sliceImage';

/**
 * The slice in displayed values (stored × slope + intercept), for the screen only: float32 is exact to 24 bits, and a
 * measurement reads the stored values.
 */
export function displayValues(image: SliceImage): Float32Array {
  const { slope, intercept } = image.rescale;
  const values = new Float32Array(image.storedValues.length);
  image.storedValues.forEach((stored, index) => {
    values[index] = stored * slope + intercept;
  });
  return values;
}
