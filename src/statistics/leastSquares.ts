import { centredSample } from './centredSample';

/** A least squares fit with intercept, in units that keep all digits; `linearRegression` carries it back to those of the data. */
export interface LeastSquares {
  /** Coefficient of each column in units of `yScale` per unit length of the centred column. */
  readonly coefficients: readonly number[];
  readonly columnMeans: readonly number[];
  /** Length of each centred column, in the units of the data. */
  readonly columnLengths: readonly number[];
  readonly yMean: number;
  readonly yScale: number;
  /** Residuals and the sums of squares around mean and fit, in units of `yScale` and its square. */
  readonly residuals: Float64Array;
  readonly residualSquares: number;
  readonly totalSquares: number;
  /** Inverse of the cross products of the unit columns. */
  readonly inverse: readonly (readonly number[])[];
}

/** The shortest rest of a unit column beside the others that still counts as a direction of its own. */
const SHORTEST_REST = 1e-9;

/**
 * Householder QR on centred unit columns with two steps of refinement; null where a column is constant or follows from the others.
 *
 * `columns` are lists of equal length without missing values; there must be fewer of them than values less one.
 */
export function leastSquares(
  columns: readonly (readonly number[])[],
  y: readonly number[],
): LeastSquares | null {
  const samples = columns.map((column) => centredSample(column));
  const lengths = samples.map((sample) => Math.sqrt(sample.sumSquares));
  if (lengths.includes(0)) return null;
  const unit = samples.map((sample, j) =>
    Float64Array.from(sample.deviations, (value) => value / (lengths[j] ?? 1)),
  );
  const target = centredSample(y);
  const factors = householder(unit);
  if (factors === null) return null;

  let coefficients = columns.map(() => 0);
  const residuals = Float64Array.from(target.deviations);
  for (let step = 0; step < 3; step += 1) {
    const correction = factors.solve(residuals);
    coefficients = coefficients.map((value, j) => value + (correction[j] ?? 0));
    residuals.set(target.deviations);
    for (const [j, column] of unit.entries()) {
      const factor = coefficients[j] ?? 0;
      for (let i = 0; i < residuals.length; i += 1) {
        residuals[i] = (residuals[i] ?? 0) - factor * (column[i] ?? 0);
      }
    }
  }
  return {
    coefficients,
    columnMeans: samples.map((sample) => sample.mean),
    columnLengths: samples.map((sample, j) => (lengths[j] ?? 1) * sample.scale),
    yMean: target.mean,
    yScale: target.scale,
    residuals,
    residualSquares: sumOfSquares(residuals),
    totalSquares: target.sumSquares,
    inverse: factors.inverse,
  };
}

interface QrFactors {
  readonly solve: (target: Float64Array) => readonly number[];
  readonly inverse: readonly (readonly number[])[];
}

function householder(columns: readonly Float64Array[]): QrFactors | null {
  const work = columns.map((column) => column.slice());
  const reflectors: { readonly start: number; readonly vector: Float64Array }[] = [];
  const upper: Float64Array[] = [];
  for (const [j, column] of work.entries()) {
    const rest = column.slice(j);
    const length = Math.sqrt(sumOfSquares(rest));
    if (!(length > SHORTEST_REST)) return null;
    const pivot = (rest[0] ?? 0) > 0 ? -length : length;
    const vector = rest;
    vector[0] = (rest[0] ?? 0) - pivot;
    reflectors.push({ start: j, vector });
    for (const other of work.slice(j)) reflect(other, j, vector);
    upper.push(column.slice(0, j + 1));
  }
  const backSubstitute = (right: ArrayLike<number>): readonly number[] => {
    const solution = new Array<number>(upper.length).fill(0);
    for (let i = upper.length - 1; i >= 0; i -= 1) {
      let rest = right[i] ?? 0;
      for (let k = i + 1; k < upper.length; k += 1) rest -= (upper[k]?.[i] ?? 0) * (solution[k] ?? 0);
      solution[i] = rest / (upper[i]?.[i] ?? 1);
    }
    return solution;
  };
  const rootColumns = upper.map((_, j) => backSubstitute(upper.map((__, i) => (i === j ? 1 : 0))));
  return {
    solve: (target) => {
      const right = target.slice();
      for (const { start, vector } of reflectors) reflect(right, start, vector);
      return backSubstitute(right);
    },
    inverse: upper.map((_, i) =>
      upper.map((__, j) => rootColumns.reduce((sum, root) => sum + (root[i] ?? 0) * (root[j] ?? 0), 0)),
    ),
  };
}

/** Mirrors a list, from `start` on, at the plane across the vector. */
function reflect(list: Float64Array, start: number, vector: Float64Array): void {
  let squares = 0;
  let product = 0;
  for (let i = 0; i < vector.length; i += 1) {
    const value = vector[i] ?? 0;
    squares += value * value;
    product += value * (list[start + i] ?? 0);
  }
  const factor = (2 * product) / squares;
  for (let i = 0; i < vector.length; i += 1) {
    list[start + i] = (list[start + i] ?? 0) - factor * (vector[i] ?? 0);
  }
}

function sumOfSquares(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += (values[i] ?? 0) * (values[i] ?? 0);
  return sum;
}
