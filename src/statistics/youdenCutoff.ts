import { ascending } from './ascending';

/** The cut-off with the largest sensitivity + specificity − 1; positive means score above the threshold. */
export interface YoudenCutoff {
  readonly index: number;
  /** Half way between two scores; ±Infinity at the ends. The lowest where several are as good. */
  readonly threshold: number;
  readonly sensitivity: number;
  readonly specificity: number;
  readonly isTied: boolean;
}

/** How many cases and controls have each of the ascending distinct scores. */
export interface ScoreCounts {
  readonly values: ArrayLike<number>;
  readonly cases: ArrayLike<number>;
  readonly controls: ArrayLike<number>;
}

/** Counts cases and controls at each distinct score. */
export function scoreCounts(cases: readonly number[], controls: readonly number[]): ScoreCounts {
  return countsOfAscending(ascending(cases), ascending(controls));
}

/** The same of lists that are ascending. */
export function countsOfAscending(a: Float64Array, b: Float64Array): ScoreCounts {
  const values = new Float64Array(a.length + b.length);
  const cases = new Float64Array(values.length);
  const controls = new Float64Array(values.length);
  let size = 0;
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const value = Math.min(a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY);
    const [fromI, fromJ] = [i, j];
    while (i < a.length && a[i] === value) i += 1;
    while (j < b.length && b[j] === value) j += 1;
    values[size] = value;
    cases[size] = i - fromI;
    controls[size] = j - fromJ;
    size += 1;
  }
  return {
    values: values.subarray(0, size),
    cases: cases.subarray(0, size),
    controls: controls.subarray(0, size),
  };
}

/** Best cut-off of Youden (1950) in one walk over the scores. Scores that nobody has (a resampled set) count as not there. */
export function youdenCutoff({ values, cases, controls }: ScoreCounts): YoudenCutoff {
  const sum = (counts: ArrayLike<number>): number => {
    let total = 0;
    for (let i = 0; i < counts.length; i += 1) total += counts[i] ?? 0;
    return total;
  };
  const m = sum(cases);
  const n = sum(controls);
  // Whole numbers, so that cut-offs of the same quality compare as equal.
  let hits = m;
  let passes = 0;
  let best = { threshold: Number.NEGATIVE_INFINITY, hits, passes, quality: m * n };
  let isTied = false;
  let last = -1;
  const offer = (threshold: number): void => {
    const quality = hits * n + passes * m;
    if (quality > best.quality) {
      best = { threshold, hits, passes, quality };
      isTied = false;
    } else if (quality === best.quality) isTied = true;
  };
  for (let i = 0; i < values.length; i += 1) {
    const [here, there] = [cases[i] ?? 0, controls[i] ?? 0];
    if (here + there === 0) continue;
    if (last >= 0) offer(halfWay(values[last] ?? 0, values[i] ?? 0));
    hits -= here;
    passes += there;
    last = i;
  }
  offer(Number.POSITIVE_INFINITY);
  const sensitivity = best.hits / m;
  const specificity = best.passes / n;
  return {
    index: sensitivity + specificity - 1,
    threshold: best.threshold,
    sensitivity,
    specificity,
    isTied,
  };
}

/** Middle of two scores without overflow. */
export function halfWay(a: number, b: number): number {
  const middle = (a + b) / 2;
  return Number.isFinite(middle) ? middle : a / 2 + b / 2;
}
