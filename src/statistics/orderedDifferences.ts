import { middleDouble } from './middleDouble';

/** The k-th smallest (k from 1) of all differences x − y of two ascending lists, without making a list of them. */
export type OrderedDifferences = (k: number) => number;

/**
 * Selects among the differences x − y of two ascending lists.
 *
 * A bracket of two bounds is narrowed, by interpolation and by halving, each time counting the differences up to a new bound in one
 * walk along both lists, until so few differences lie in it that they are sorted. Equal values are walked once, with their number. Rounded subtraction keeps the
 * order, so the answer is one of the differences, to the bit.
 */
export function orderedDifferences(x: Float64Array, y: Float64Array): OrderedDifferences {
  const [a, b] = [distinctOf(x), distinctOf(y)];
  const lowest = (a.values[0] ?? 0) - (b.values[b.values.length - 1] ?? 0);
  const highest = (a.values[a.values.length - 1] ?? 0) - (b.values[0] ?? 0);
  const start: Probe = { bound: lowest, ...countUpTo(a, b, lowest) };
  // Bounds that were counted, ascending: the next position asked for begins between two of them.
  const probes: Probe[] = [start];
  if (highest > lowest) probes.push({ bound: highest, ...countUpTo(a, b, highest) });
  const most = Math.max(16, (a.values.length + b.values.length) / 16);
  return (k) => {
    let at = probes.findIndex(({ count }) => count >= k);
    if (at < 0) at = probes.length - 1;
    for (let step = 0; at > 0; step += 1) {
      const [low, high] = [probes[at - 1] ?? start, probes[at] ?? start];
      if (high.pairs - low.pairs <= most) return amongFew(a, b, low, high, k);
      const middle = probeAt(low, high, k, most, step) ?? middleDouble(low.bound, high.bound, step);
      if (middle === undefined) return high.bound + 0;
      const probe = { bound: middle, ...countUpTo(a, b, middle) };
      probes.splice(at, 0, probe);
      if (probe.count < k) at += 1;
    }
    // −0 and 0 are two patterns of one value.
    return start.bound + 0;
  };
}

/**
 * Where the k-th difference may lie if they lie evenly between two bounds: in turn a little below and a little above it, so that
 * both bounds close in. Undefined on every third step, which halves the bracket whatever lies in it, and where no such double is.
 */
function probeAt(low: Probe, high: Probe, k: number, most: number, step: number): number | undefined {
  if (step % 3 === 2) return undefined;
  const count = high.count - low.count;
  // As many as a quarter of those that may be sorted, equal ones counted.
  const margin = (most / 4) * (count / (high.pairs - low.pairs));
  const share = (k + (step % 3 === 0 ? -margin : margin) - low.count) / count;
  const bound = low.bound + (high.bound - low.bound) * share;
  return bound > low.bound && bound < high.bound ? bound : undefined;
}

/** How many differences are at most a bound; `pairs` counts equal ones of the same two values once. */
interface Probe {
  readonly bound: number;
  readonly count: number;
  readonly pairs: number;
}

/** An ascending list without repetition. `upTo` counts how many of the list are before a place. */
interface Distinct {
  readonly values: Float64Array;
  readonly upTo: Float64Array;
}

function distinctOf(sorted: Float64Array): Distinct {
  const values = new Float64Array(sorted.length);
  const upTo = new Float64Array(sorted.length + 1);
  let size = 0;
  for (let i = 0; i < sorted.length; i += 1) {
    const value = sorted[i] ?? 0;
    if (size === 0 || value !== values[size - 1]) {
      values[size] = value;
      size += 1;
    }
    upTo[size] = i + 1;
  }
  return { values: values.subarray(0, size), upTo: upTo.subarray(0, size + 1) };
}

function countUpTo(x: Distinct, y: Distinct, bound: number): Omit<Probe, 'bound'> {
  const [xs, ys] = [x.values, y.values];
  const all = y.upTo[ys.length] ?? 0;
  let count = 0;
  let pairs = 0;
  // y up to `first` leave a difference above the bound; the larger x is, the more of them do.
  let first = 0;
  for (let i = 0; i < xs.length; i += 1) {
    const value = xs[i] ?? 0;
    while (first < ys.length && value - (ys[first] ?? 0) > bound) first += 1;
    if (first === ys.length) break;
    count += ((x.upTo[i + 1] ?? 0) - (x.upTo[i] ?? 0)) * (all - (y.upTo[first] ?? 0));
    pairs += ys.length - first;
  }
  return { count, pairs };
}

/** The k-th difference, which lies above `low` and not above `high`, from a list of those that do. */
function amongFew(x: Distinct, y: Distinct, low: Probe, high: Probe, k: number): number {
  const [xs, ys] = [x.values, y.values];
  const found = new Float64Array(high.pairs - low.pairs);
  const times = new Float64Array(found.length);
  let size = 0;
  let first = 0;
  for (let i = 0; i < xs.length; i += 1) {
    const value = xs[i] ?? 0;
    while (first < ys.length && value - (ys[first] ?? 0) > high.bound) first += 1;
    const own = (x.upTo[i + 1] ?? 0) - (x.upTo[i] ?? 0);
    for (let j = first; j < ys.length; j += 1) {
      const difference = value - (ys[j] ?? 0);
      if (difference <= low.bound) break;
      found[size] = difference;
      times[size] = own * ((y.upTo[j + 1] ?? 0) - (y.upTo[j] ?? 0));
      size += 1;
    }
  }
  const sorted = found.slice().sort();
  const timesSorted = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    const at = placeOf(sorted, found[i] ?? 0);
    timesSorted[at] = (timesSorted[at] ?? 0) + (times[i] ?? 0);
  }
  let below = low.count;
  for (let i = 0; i < size; i += 1) {
    below += timesSorted[i] ?? 0;
    if (below >= k) return (sorted[i] ?? 0) + 0;
  }
  return high.bound + 0;
}

/** The first place of a value in an ascending list that holds it. */
function placeOf(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
