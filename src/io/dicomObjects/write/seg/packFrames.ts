import type { PixelRuns } from '../../../../domain/measurement/pixelRuns';

/**
 * Binary frames as DICOM packs them: one bit a pixel, the first in the lowest bit, each frame going on at the very next bit after the
 * last one, so that a frame may begin inside a byte (PS3.5 8.1.1 and annex D). An even number of bytes.
 */
export function packFrames(
  rows: number,
  columns: number,
  frames: readonly PixelRuns[],
): Uint8Array<ArrayBuffer> {
  const frameBits = rows * columns;
  const bytes = new Uint8Array(2 * Math.ceil((frameBits * frames.length) / 16));
  frames.forEach((runs, frame) => {
    for (let i = 0; i < runs.length; i += 3) {
      const rowStart = frame * frameBits + (runs[i] ?? 0) * columns;
      const end = rowStart + (runs[i + 2] ?? 0);
      for (let bit = rowStart + (runs[i + 1] ?? 0); bit < end; bit++) {
        const at = Math.floor(bit / 8);
        bytes[at] = (bytes[at] ?? 0) | (1 << (bit % 8));
      }
    }
  });
  return bytes;
}
