import { gaussianTable } from './noiseField';
import { hash32 } from './seededRandom';

/** Point spread of the scanner: a 1-4-1-like blur of about 0.55 pixels SD, in place. */
export function blur(values: Float32Array, columns: number, rows: number): void {
  const side = 0.155;
  const middle = 1 - 2 * side;
  for (let row = 0; row < rows; row++) {
    const start = row * columns;
    let before = values[start] ?? 0;
    for (let column = 1; column < columns - 1; column++) {
      const i = start + column;
      const here = values[i] ?? 0;
      values[i] = side * (before + (values[i + 1] ?? 0)) + middle * here;
      before = here;
    }
  }
  for (let column = 0; column < columns; column++) {
    let before = values[column] ?? 0;
    for (let row = 1; row < rows - 1; row++) {
      const i = row * columns + column;
      const here = values[i] ?? 0;
      values[i] = side * (before + (values[i + columns] ?? 0)) + middle * here;
      before = here;
    }
  }
}

/**
 * Magnitude image with noise: each of two channels gets normal noise of SD `noiseSd` (Rician), then stored values of
 * 12 bits by the rescale slope. `name` selects the noise, so that every slice has its own.
 */
export function storedValues(
  values: Float32Array,
  options: { readonly noiseSd: number; readonly slope: number; readonly seed: number; readonly name: string },
): Uint16Array {
  const { noiseSd, slope, seed, name } = options;
  const table = gaussianTable();
  let state = hash32(name, seed) | 1;
  const stored = new Uint16Array(values.length);
  for (let i = 0; i < values.length; i++) {
    // xorshift32 picks two entries of the table.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const real = (values[i] ?? 0) + noiseSd * (table[state & 0xffff] ?? 0);
    const imaginary = noiseSd * (table[(state >>> 16) & 0xffff] ?? 0);
    const magnitude = Math.sqrt(real * real + imaginary * imaginary);
    stored[i] = Math.min(4095, Math.round(magnitude / slope));
  }
  return stored;
}
