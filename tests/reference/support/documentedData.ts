import type { Result } from '../../../src/base/result';

/** An R call that METHODS.md gives, with what the engine makes of the same data. */
export interface DocumentedCall {
  readonly rCall: string;
  readonly ours: readonly number[];
  readonly tolerance: number;
}

// Made up: no ties in x, y and w; many in s and u.
export const x = [3.1, 4.7, 2.2, 5.9, 4.4, 6.3, 3.8, 5.1, 7.2, 4.05, 2.95, 6.6];
export const y = [2.4, 3.3, 1.9, 4.1, 2.8, 5.2, 3.05, 1.2, 4.6, 2.05];
export const w = [5.5, 6.1, 7.7, 4.9, 8.2, 6.8, 9.4];
export const z = [2.6, 4.9, 2.95, 5.0, 3.1, 6.4, 2.2, 5.6, 6.1, 4.6, 1.3, 5.3];
export const s = [1, 2, 2, 3, 5, 5, 6, 2, 4, 3, 3, 1];
export const u = [2, 2, 4, 3, 6, 5, 5, 1, 4, 2, 3, 2];
export const g = [0, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 1];
export const ps = [0.003, 0.2, 0.04, 0.011, 0.9];
export const table = [
  [12, 5],
  [7, 16],
];
export const wide = [
  [10, 4, 7],
  [6, 9, 2],
];

/** What a method found in these data. */
export function known<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** A number that these data have; a missing one would be a mistake of the engine. */
export function there(value: number | null | undefined): number {
  if (value === null || value === undefined) throw new Error('the engine gives no number');
  return value;
}

const vector = (values: readonly number[]): string => `c(${values.join(', ')})`;
const data = Object.entries({ x, y, w, z, s, u, g, ps })
  .map(([name, values]) => `${name} <- ${vector(values)}`)
  .join('; ');
const frames = [
  `table <- matrix(${vector(table.flat())}, 2, byrow = TRUE)`,
  `wide <- matrix(${vector(wide.flat())}, 2, byrow = TRUE)`,
  'v <- c(x, y, w); k <- factor(rep(c("x", "y", "w"), c(12, 10, 7)), c("x", "y", "w"))',
].join('; ');

/** A call on these data. The tolerance is relative. */
export const call = (code: string, ours: readonly number[], tolerance = 1e-9): DocumentedCall => ({
  rCall: `${data}\n${frames}\n${code}`,
  ours,
  tolerance,
});
