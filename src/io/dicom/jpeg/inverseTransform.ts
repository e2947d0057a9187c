import type { DctPicture } from './readDctPicture';

/** ISO/IEC 10918-1 figure 5: place (row × 8 + column) of each coefficient. */
const zigZag = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7,
  14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46,
  53, 60, 61, 54, 47, 55, 62, 63,
];

// basis[x * 8 + u] = C(u) / 2 × cos((2x + 1) u π / 16), A.3.3.
const basis = Float64Array.from({ length: 64 }, (_, i) => {
  const u = i & 7;
  const scale = u === 0 ? Math.SQRT1_2 / 2 : 0.5;
  return scale * Math.cos(((2 * (i >> 3) + 1) * u * Math.PI) / 16);
});

/** Dequantizes and transforms every block; values are rounded, level-shifted and held to 0 … 2^bits − 1. */
export function inverseTransform(picture: DctPicture, quantization: Float64Array): Int32Array {
  const { bits, rows, columns, blocksAcross, blocksDown, coefficients } = picture;
  const largest = 2 ** bits - 1;
  const middle = 2 ** (bits - 1);
  const samples = new Int32Array(rows * columns);
  const frequencies = new Float64Array(64);
  const halfway = new Float64Array(64);
  for (let block = 0; block < blocksAcross * blocksDown; block++) {
    for (let k = 0; k < 64; k++) {
      frequencies[zigZag[k] ?? 0] = (coefficients[block * 64 + k] ?? 0) * (quantization[k] ?? 0);
    }
    transformRows(frequencies, halfway);
    // Transforming rows and transposing, twice, is the two-dimensional transform.
    transformRows(halfway, frequencies);
    const top = Math.floor(block / blocksAcross) * 8;
    const left = (block % blocksAcross) * 8;
    for (let y = 0; y < 8 && top + y < rows; y++) {
      for (let x = 0; x < 8 && left + x < columns; x++) {
        const value = Math.round((frequencies[y * 8 + x] ?? 0) + middle);
        samples[(top + y) * columns + left + x] = Math.min(largest, Math.max(0, value));
      }
    }
  }
  return samples;
}

/** One-dimensional inverse transform of each row of 8, written as a column. */
function transformRows(from: Float64Array, to: Float64Array): void {
  for (let row = 0; row < 8; row++) {
    for (let x = 0; x < 8; x++) {
      let sum = 0;
      for (let u = 0; u < 8; u++) sum += (from[row * 8 + u] ?? 0) * (basis[x * 8 + u] ?? 0);
      to[x * 8 + row] = sum;
    }
  }
}
