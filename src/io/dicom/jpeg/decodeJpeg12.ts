import type { Result } from '../../../base/result';
import type { DecodeProblem } from '../decodeProblem';
import { inverseTransform } from './inverseTransform';
import { withDamageCaught } from './jpegDamage';
import { readDctPicture } from './readDctPicture';

/**
 * Decodes a grey-scale Huffman-coded DCT JPEG of 8 to 16 bits, sequential or progressive (ISO/IEC 10918-1
 * processes 2, 4, 6, 8, 10, 12): what DICOM's 12-bit JPEG syntaxes hold and no JavaScript package decodes right.
 *
 * The inverse transform is in floating point, rounded once. Samples come level-shifted back to 0 … 2^bits − 1.
 */
export function decodeJpeg12(bytes: Uint8Array): Result<Int32Array, DecodeProblem> {
  return withDamageCaught('12-bit JPEG', () => {
    const { picture, quantization } = readDctPicture(bytes);
    return inverseTransform(picture, quantization);
  });
}
