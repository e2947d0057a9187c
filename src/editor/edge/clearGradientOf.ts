import { paddingRange } from '../../domain/image/paddingRange';
import type { EdgeSource } from './edgeSource';

/**
 * The gradient of a clear edge of a slice, stored values a pixel: the mean of the central differences' magnitudes, each
 * weighted by itself, so that flat ground has no say in it and a few extreme pixels have little.
 *
 * Of every second pixel both ways; pixels beside padding are left out. 0 where the slice has no edge.
 */
export function clearGradientOf(image: EdgeSource): number {
  const { columns, rows } = image.grid;
  const stored = image.storedValues;
  const padding = paddingRange(image);
  const isPadding = (value: number): boolean =>
    padding !== undefined && value >= padding.from && value <= padding.to;
  let [sum, weighted] = [0, 0];
  for (let row = 1; row < rows - 1; row += 2) {
    for (let column = 1; column < columns - 1; column += 2) {
      const at = row * columns + column;
      const left = stored[at - 1] ?? 0;
      const right = stored[at + 1] ?? 0;
      const above = stored[at - columns] ?? 0;
      const below = stored[at + columns] ?? 0;
      if (isPadding(left) || isPadding(right) || isPadding(above) || isPadding(below)) continue;
      const [dx, dy] = [(right - left) / 2, (below - above) / 2];
      const square = dx * dx + dy * dy;
      sum += Math.sqrt(square);
      weighted += square;
    }
  }
  return sum === 0 ? 0 : weighted / sum;
}
