import { settledList, settledOf } from './settledList';

/** The differences x − y of complete pairs; of two settled lists a settled one, made once. */
export function pairDifferences(x: readonly number[], y: readonly number[]): readonly number[] {
  const known = settledOf(y) && settledOf(x);
  const before = known?.differences?.get(y);
  if (before) return before;
  const differences = new Array<number>(x.length).fill(0);
  for (let i = 0; i < x.length; i += 1) differences[i] = (x[i] ?? 0) - (y[i] ?? 0);
  if (!known) return differences;
  const settled = settledList(differences);
  known.differences ??= new WeakMap();
  known.differences.set(y, settled);
  return settled;
}
