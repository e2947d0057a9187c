import type { FlatValues } from './flatNumbers';

/** How two flat lists of values differ. */
export interface FlatComparison {
  /** Numbers that both have. */
  readonly numbers: number;
  /** Words that both have: decisions, names of groups, yes and no. */
  readonly words: number;
  /** Largest relative difference of a number, and where. */
  readonly largest: { readonly path: string; readonly difference: number };
  /** Beyond the tolerance, or another word. */
  readonly differing: readonly string[];
  readonly onlyOurs: readonly string[];
  readonly onlyTheirs: readonly string[];
}

/** Compares by path; `tolerance` is relative, without any floor: a number that should be 0 must be 0 in both. */
export function compareFlat(ours: FlatValues, theirs: FlatValues, tolerance: number): FlatComparison {
  let numbers = 0;
  let words = 0;
  let largest = { path: '', difference: 0 };
  const differing: string[] = [];
  const onlyOurs: string[] = [];
  for (const [path, own] of ours) {
    const other = theirs.get(path);
    if (other === undefined) {
      onlyOurs.push(path);
      continue;
    }
    if (typeof own === 'number' && typeof other === 'number') {
      numbers += 1;
      const difference = relativeDifference(own, other);
      if (difference > largest.difference) largest = { path, difference };
      if (!(difference <= tolerance)) differing.push(`${path}: ${own}, not ${other}`);
    } else {
      words += 1;
      if (own !== other) differing.push(`${path}: ${own}, not ${other}`);
    }
  }
  const onlyTheirs = [...theirs.keys()].filter((path) => !ours.has(path));
  return { numbers, words, largest, differing, onlyOurs, onlyTheirs };
}

/** Of the larger of the two; NaN differs from everything, infinities are equal to themselves. */
export function relativeDifference(a: number, b: number): number {
  if (a === b) return 0;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return Number.POSITIVE_INFINITY;
  return Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
}

/** Reads what `write_flat` in R wrote: path, type and value, separated by tabs. */
export function parseFlat(text: string): FlatValues {
  const lines = text.split('\n').filter((line) => line !== '');
  return new Map(
    lines.map((line): [string, number | string] => {
      const [path = '', type, value = ''] = line.split('\t');
      return [path, type === 'number' ? Number(value) : value];
    }),
  );
}
