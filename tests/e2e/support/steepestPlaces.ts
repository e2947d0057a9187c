import dicomParser from 'dicom-parser';
import type { PointPx } from '../../../src/domain/image/point';
import { raise } from './screenHands';

/** Stored values of a slice (16 bit, unsigned, little endian) between pixel centres, linearly. */
function valuesOf(file: Uint8Array): (column: number, row: number) => number {
  const data = dicomParser.parseDicom(file);
  const columns = data.uint16('x00280011') ?? raise();
  const offset = data.elements['x7fe00010']?.dataOffset ?? raise();
  const view = new DataView(file.buffer, file.byteOffset);
  const at = (column: number, row: number): number =>
    view.getUint16(offset + 2 * (row * columns + column), true);
  return (x, y) => {
    const [column, row] = [Math.floor(x), Math.floor(y)];
    const [u, v] = [x - column, y - row];
    const upper = (1 - u) * at(column, row) + u * at(column + 1, row);
    const lower = (1 - u) * at(column, row + 1) + u * at(column + 1, row + 1);
    return (1 - v) * upper + v * lower;
  };
}

/**
 * Where the signal changes most across each place of a ring, looked for up to 4 px to either side, square to the ring.
 * Written apart from the product on purpose.
 */
export function steepestPlaces(file: Uint8Array, ring: readonly PointPx[]): readonly PointPx[] {
  const valueAt = valuesOf(file);
  return ring.map(([x, y], index) => {
    const [x1, y1] = ring[(index + ring.length - 1) % ring.length] ?? raise();
    const [x2, y2] = ring[(index + 1) % ring.length] ?? raise();
    const length = Math.hypot(x2 - x1, y2 - y1);
    const [nx, ny] = [(y1 - y2) / length, (x2 - x1) / length];
    const along = (off: number): PointPx => [x + off * nx, y + off * ny];
    let [best, steepest] = [0, 0];
    for (let off = -4; off <= 4; off += 0.1) {
      const step = Math.abs(valueAt(...along(off + 0.7)) - valueAt(...along(off - 0.7)));
      if (step > steepest) [best, steepest] = [off, step];
    }
    return along(best);
  });
}
