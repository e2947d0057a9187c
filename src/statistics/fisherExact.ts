import { ok, type Result } from '../base/result';
import { countTable } from './countTable';
import { solveMonotone } from './distributions/solveMonotone';
import { requireTwoByTwo } from './requireTwoByTwo';
import type { StatisticsError } from './statisticsError';

/** Fisher's exact test of a 2 × 2 table; "greater" means odds ratio above 1. */
export interface FisherExact {
  readonly n: number;
  readonly p: number;
  readonly pGreater: number;
  readonly pLess: number;
  /** Conditional maximum likelihood estimate of the odds ratio; 0 or Infinity at the ends of the range. */
  readonly conditionalOddsRatio: number;
  readonly conditionalInterval: readonly [number, number];
}

/** Tables as likely as the observed one up to rounding count as extreme: R's tolerance. */
const SAME_PROBABILITY = 1 + 1e-7;

/** Fisher's exact test, two-sided by the sum of tables no likelier than the observed. See METHODS.md, "Fisher". */
export function fisherExact(
  counts: readonly (readonly number[])[],
  confidence = 0.95,
): Result<FisherExact, StatisticsError> {
  const table = countTable(counts);
  if (!table.ok) return table;
  const cells = requireTwoByTwo(table.value);
  if (!cells.ok) return cells;
  const [a, b, c] = cells.value;
  const row = a + b;
  const column = a + c;
  const { n } = table.value;
  const lowest = Math.max(0, row + column - n);
  const highest = Math.min(row, column);
  const logWeights = hypergeometricLogWeights(lowest, highest, row, column, n);

  const nullProbabilities = tilted(logWeights, 0);
  const observed = nullProbabilities[a - lowest] ?? 0;
  const p = sum(nullProbabilities.filter((probability) => probability <= observed * SAME_PROBABILITY));
  const upper = (logPsi: number): number => sum(tilted(logWeights, logPsi).slice(a - lowest));
  const lower = (logPsi: number): number => sum(tilted(logWeights, logPsi).slice(0, a - lowest + 1));
  const mean = (logPsi: number): number =>
    tilted(logWeights, logPsi).reduce((total, probability, i) => total + probability * (lowest + i), 0);
  const tail = (1 - confidence) / 2;
  const atLowest = a === lowest;
  const atHighest = a === highest;
  return ok({
    n,
    p: Math.min(1, p),
    pGreater: Math.min(1, upper(0)),
    pLess: Math.min(1, lower(0)),
    conditionalOddsRatio: atLowest ? 0 : atHighest ? Number.POSITIVE_INFINITY : psiWhere(mean, a),
    conditionalInterval: [
      atLowest ? 0 : psiWhere(upper, tail),
      atHighest ? Number.POSITIVE_INFINITY : psiWhere(lower, tail),
    ],
  });
}

/** ψ at which a monotone function of log ψ has a value. */
function psiWhere(f: (logPsi: number) => number, value: number): number {
  let width = 2;
  const isBracket = (): boolean => f(-width) > value !== f(width) > value;
  while (!isBracket() && width < 700) width *= 2;
  return Math.exp(solveMonotone((logPsi) => f(logPsi) - value, -width, width));
}

/**
 * log of C(row, x) C(n − row, column − x) relative to its largest, for x = lowest … highest, by the ratio of neighbours.
 *
 * Starting at the mode keeps the logarithms small, and with them their rounding errors.
 */
function hypergeometricLogWeights(
  lowest: number,
  highest: number,
  row: number,
  column: number,
  n: number,
): readonly number[] {
  const logRatio = (x: number): number =>
    Math.log(((row - x) / (x + 1)) * ((column - x) / (n - row - column + x + 1)));
  const mode = Math.floor(((row + 1) * (column + 1)) / (n + 2));
  const start = Math.min(highest, Math.max(lowest, mode));
  const weights = new Array<number>(highest - lowest + 1).fill(0);
  for (let x = start; x < highest; x += 1) weights[x + 1 - lowest] = (weights[x - lowest] ?? 0) + logRatio(x);
  for (let x = start; x > lowest; x -= 1)
    weights[x - 1 - lowest] = (weights[x - lowest] ?? 0) - logRatio(x - 1);
  return weights;
}

/** Probabilities under odds ratio ψ: weights × ψ^x, normalized. */
function tilted(logWeights: readonly number[], logPsi: number): readonly number[] {
  const logs = logWeights.map((weight, i) => weight + i * logPsi);
  const largest = logs.reduce((most, log) => Math.max(most, log), Number.NEGATIVE_INFINITY);
  const weights = logs.map((log) => Math.exp(log - largest));
  const total = sum(weights);
  return weights.map((weight) => weight / total);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
