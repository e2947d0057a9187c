/** Inverse of a symmetric positive definite matrix by Cholesky's decomposition; null where it is not positive definite. */
export function choleskyInverse(
  matrix: readonly (readonly number[])[],
): readonly (readonly number[])[] | null {
  const size = matrix.length;
  const lower: number[][] = [];
  for (let i = 0; i < size; i += 1) {
    const row: number[] = [];
    lower.push(row);
    for (let j = 0; j <= i; j += 1) {
      const other = lower[j] ?? row;
      let rest = matrix[i]?.[j] ?? 0;
      for (let k = 0; k < j; k += 1) rest -= (row[k] ?? 0) * (other[k] ?? 0);
      if (i !== j) row.push(rest / (other[j] ?? 1));
      else if (rest > 1e-13 * (matrix[i]?.[i] ?? 0)) row.push(Math.sqrt(rest));
      else return null;
    }
  }
  const columns = matrix.map((_, unit) => {
    const forward: number[] = [];
    lower.forEach((row, i) => {
      let rest = i === unit ? 1 : 0;
      for (let k = 0; k < i; k += 1) rest -= (row[k] ?? 0) * (forward[k] ?? 0);
      forward.push(rest / (row[i] ?? 1));
    });
    const solution = new Array<number>(size).fill(0);
    for (let i = size - 1; i >= 0; i -= 1) {
      let rest = forward[i] ?? 0;
      for (let k = i + 1; k < size; k += 1) rest -= (lower[k]?.[i] ?? 0) * (solution[k] ?? 0);
      solution[i] = rest / (lower[i]?.[i] ?? 1);
    }
    return solution;
  });
  return columns;
}
