import { type CentredSample, centredSample } from './centredSample';

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
  return leastSquaresOn(columns)?.(y) ?? null;
}

/** The same for several outcomes on the same columns, which are decomposed once. */
export function leastSquaresOn(
  columns: readonly (readonly number[])[],
): ((y: readonly number[]) => LeastSquares) | null {
  const samples = columns.map((column) => centredSample(column));
  const lengths = samples.map((sample) => Math.sqrt(sample.sumSquares));
  if (lengths.includes(0)) return null;
  const unit = samples.map((sample, j) => overLength(sample.deviations, lengths[j] ?? 1));
  const factors = householder(unit);
  if (factors === null) return null;
  return (y) => fitOn({ samples, lengths, unit, factors }, y);
}

interface Decomposed {
  readonly samples: readonly CentredSample[];
  readonly lengths: readonly number[];
  readonly unit: readonly Float64Array[];
  readonly factors: QrFactors;
}

function overLength(deviations: readonly number[], length: number): Float64Array {
  const unit = new Float64Array(deviations.length);
  for (let i = 0; i < unit.length; i += 1) unit[i] = (deviations[i] ?? 0) / length;
  return unit;
}

function fitOn({ samples, lengths, unit, factors }: Decomposed, y: readonly number[]): LeastSquares {
  const target = centredSample(y);
  let coefficients = unit.map(() => 0);
  const residuals = Float64Array.from(target.deviations);
  for (let step = 0; step < 3; step += 1) {
    const correction = factors.solve(residuals);
    coefficients = coefficients.map((value, j) => value + (correction[j] ?? 0));
    residuals.set(target.deviations);
    for (const [j, column] of unit.entries()) takeAway(residuals, column, coefficients[j] ?? 0);
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
  const reflectors: Reflector[] = [];
  const upper: Float64Array[] = [];
  for (const [j, column] of work.entries()) {
    const vector = column.slice(j);
    const length = Math.sqrt(sumOfSquares(vector));
    if (!(length > SHORTEST_REST)) return null;
    const pivot = (vector[0] ?? 0) > 0 ? -length : length;
    vector[0] = (vector[0] ?? 0) - pivot;
    const reflector = { start: j, vector, squares: sumOfSquares(vector) };
    reflectors.push(reflector);
    for (const other of work.slice(j)) reflect(other, reflector);
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
      for (const reflector of reflectors) reflect(right, reflector);
      return backSubstitute(right);
    },
    inverse: upper.map((_, i) =>
      upper.map((__, j) => rootColumns.reduce((sum, root) => sum + (root[i] ?? 0) * (root[j] ?? 0), 0)),
    ),
  };
}

/** A plane to mirror at: across the vector, whose squares sum to `squares`, from the place `start` on. */
interface Reflector {
  readonly start: number;
  readonly vector: Float64Array;
  readonly squares: number;
}

function reflect(list: Float64Array, { start, vector, squares }: Reflector): void {
  let product = 0;
  for (let i = 0; i < vector.length; i += 1) product += (vector[i] ?? 0) * (list[start + i] ?? 0);
  const factor = (2 * product) / squares;
  for (let i = 0; i < vector.length; i += 1) {
    list[start + i] = (list[start + i] ?? 0) - factor * (vector[i] ?? 0);
  }
}

function takeAway(from: Float64Array, column: Float64Array, factor: number): void {
  for (let i = 0; i < from.length; i += 1) from[i] = (from[i] ?? 0) - factor * (column[i] ?? 0);
}

function sumOfSquares(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += (values[i] ?? 0) * (values[i] ?? 0);
  return sum;
}
