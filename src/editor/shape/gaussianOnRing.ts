/** Values at even steps along a closed line. */
export interface RingSamples {
  readonly columns: Float64Array;
  readonly rows: Float64Array;
}

/** Even samples of a closed line under a Gaussian along it; `sigmaSteps` is its standard deviation in steps. */
export function gaussianOnRing({ columns, rows }: RingSamples, sigmaSteps: number): RingSamples {
  const count = columns.length;
  const reach = Math.min(Math.ceil(4 * sigmaSteps), Math.floor((count - 1) / 2));
  const weights = Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-0.5 * ((i - reach) / sigmaSteps) ** 2),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const smooth = { columns: new Float64Array(count), rows: new Float64Array(count) };
  for (let at = 0; at < count; at += 1) {
    let [column, row] = [0, 0];
    for (const [i, weight] of weights.entries()) {
      const from = (at + i - reach + count) % count;
      column += weight * (columns[from] ?? 0);
      row += weight * (rows[from] ?? 0);
    }
    smooth.columns[at] = column / sum;
    smooth.rows[at] = row / sum;
  }
  return smooth;
}

/**
 * Even samples of a closed line without its short waves, and without shrinking: what the Gaussian took away is smoothed
 * and given back once (twicing: Tukey 1977). A wave of length L keeps 1 − (1 − g)² with g = exp(−2π²σ²/L²): for σ of 2 steps
 * 1 % at 4 steps, 21 % at 6, 82 % at 12; a circle of radius R loses (1 − exp(−σ²/2R²))² of R, 0.0025 % at 20.
 */
export function twicedOnRing(samples: RingSamples, sigmaSteps: number): RingSamples {
  const once = gaussianOnRing(samples, sigmaSteps);
  const again = gaussianOnRing(once, sigmaSteps);
  return {
    columns: once.columns.map((column, at) => 2 * column - (again.columns[at] ?? 0)),
    rows: once.rows.map((row, at) => 2 * row - (again.rows[at] ?? 0)),
  };
}
