import gammaln from '@stdlib/math-base-special-gammaln';
import { err, ok, type Result } from '../base/result';
import { countTable } from './countTable';
import type { StatisticsError } from './statisticsError';

/** Result of the exact test of a table of any size. */
export interface FisherExactTable {
  readonly n: number;
  readonly p: number;
}

/** What is still to come from a state: sums of weights and the least and largest single weight, as logarithms. */
interface Remainder {
  readonly steps: readonly { readonly next: string; readonly log: number }[];
  readonly logTotal: number;
  readonly least: number;
  readonly most: number;
}

const MOST_STEPS = 3_000_000;
const SAME_PROBABILITY_LOG = 1e-7;

/**
 * Freeman & Halton's (1951) extension of Fisher's test to r × c tables, two-sided.
 *
 * Network algorithm (Mehta & Patel 1983): columns are filled one after another, the largest first; a state is the sorted rest of the row
 * totals, and whole bundles of tables are counted or left once their bounds decide. See METHODS.md, "Fisher".
 */
export function fisherExactTable(
  counts: readonly (readonly number[])[],
): Result<FisherExactTable, StatisticsError> {
  const table = countTable(counts);
  if (!table.ok) return table;
  const { cells, rowTotals, columnTotals, n } = table.value;
  const logFactorials = Array.from({ length: n + 1 }, (_, count) => gammaln(count + 1));
  const observed = -cells.flat().reduce((sum, count) => sum + gammaln(count + 1), 0);
  const network = buildNetwork(
    rowTotals,
    [...columnTotals].sort((a, b) => b - a),
    logFactorials,
  );
  if (network === null) return err({ kind: 'too-many-values', allowed: MOST_STEPS, got: n });
  const first = stateOf(rowTotals);
  const logTotal = network[0]?.get(first)?.logTotal ?? 0;
  const logCounted = countExtreme(network, first, observed + SAME_PROBABILITY_LOG);
  return ok({ n, p: Math.min(1, Math.exp(logCounted - logTotal)) });
}

/** Walks the network column by column; paths that meet in a state with the same weight so far are merged. */
function countExtreme(
  network: readonly ReadonlyMap<string, Remainder>[],
  first: string,
  limit: number,
): number {
  let counted = Number.NEGATIVE_INFINITY;
  let pasts = new Map<string, Map<number, { log: number; multiplicity: number }>>([
    [first, new Map([[0, { log: 0, multiplicity: 1 }]])],
  ]);
  for (const level of network) {
    const nextPasts: typeof pasts = new Map();
    for (const [state, values] of pasts) {
      const remainder = level.get(state);
      if (remainder === undefined) continue;
      for (const { log, multiplicity } of values.values()) {
        if (log + remainder.least > limit) continue;
        if (log + remainder.most <= limit) {
          counted = logAdd(counted, log + Math.log(multiplicity) + remainder.logTotal);
          continue;
        }
        for (const step of remainder.steps) addPast(nextPasts, step.next, log + step.log, multiplicity);
      }
    }
    pasts = nextPasts;
  }
  return counted;
}

function addPast(
  pasts: Map<string, Map<number, { log: number; multiplicity: number }>>,
  state: string,
  log: number,
  multiplicity: number,
): void {
  const values = pasts.get(state) ?? new Map<number, { log: number; multiplicity: number }>();
  pasts.set(state, values);
  const key = Math.round(log * 1e9);
  const same = values.get(key);
  if (same === undefined) values.set(key, { log, multiplicity });
  else same.multiplicity += multiplicity;
}

/** For each column the states before it, from the last column backwards; null where there are too many steps. */
function buildNetwork(
  rowTotals: readonly number[],
  columnTotals: readonly number[],
  logFactorials: readonly number[],
): readonly ReadonlyMap<string, Remainder>[] | null {
  let steps = 0;
  const levels = columnTotals.map(() => new Map<string, Remainder>());
  const visit = (column: number, rest: readonly number[]): Remainder | null => {
    const level = levels[column];
    if (level === undefined) return { steps: [], logTotal: 0, least: 0, most: 0 };
    const state = stateOf(rest);
    const known = level.get(state);
    if (known !== undefined) return known;
    const found: { next: string; log: number }[] = [];
    let logTotal = Number.NEGATIVE_INFINITY;
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (const filling of fillings(rest, columnTotals[column] ?? 0)) {
      steps += 1;
      if (steps > MOST_STEPS) return null;
      const log = -filling.reduce((sum, count) => sum + (logFactorials[count] ?? 0), 0);
      const next = sortedRest(rest.map((total, i) => total - (filling[i] ?? 0)));
      const remainder = visit(column + 1, next);
      if (remainder === null) return null;
      found.push({ next: stateOf(next), log });
      logTotal = logAdd(logTotal, log + remainder.logTotal);
      least = Math.min(least, log + remainder.least);
      most = Math.max(most, log + remainder.most);
    }
    const remainder = { steps: found, logTotal, least, most };
    level.set(state, remainder);
    return remainder;
  };
  return visit(0, sortedRest(rowTotals)) === null ? null : levels;
}

/** All ways to fill one column without exceeding what is left of the rows. */
function* fillings(rest: readonly number[], total: number): Generator<readonly number[]> {
  const [row = 0, ...others] = rest;
  if (others.length === 0) {
    if (total <= row) yield [total];
    return;
  }
  const room = others.reduce((sum, value) => sum + value, 0);
  for (let count = Math.max(0, total - room); count <= Math.min(row, total); count += 1) {
    for (const tail of fillings(others, total - count)) yield [count, ...tail];
  }
}

function sortedRest(rest: readonly number[]): readonly number[] {
  return [...rest].sort((a, b) => a - b);
}

function stateOf(rest: readonly number[]): string {
  return sortedRest(rest).join(' ');
}

function logAdd(a: number, b: number): number {
  const larger = Math.max(a, b);
  return larger === Number.NEGATIVE_INFINITY
    ? larger
    : larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
}
