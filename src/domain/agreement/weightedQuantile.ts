/**
 * The smallest value that, with all that are not larger, weighs at least `weight`; the largest where all together weigh less, 0 where
 * there are none. Selection as in quicksort: values are not sorted, so it takes as long as looking at each a few times.
 */
export function weightedQuantile(values: Float64Array, weights: Float64Array, weight: number): number {
  return weightedQuantileIn(values.slice(), weights.slice(), weight);
}

/** The same of arrays whose order nobody needs any more: they are put into another one. */
export function weightedQuantileIn(value: Float64Array, weigh: Float64Array, weight: number): number {
  let from = 0;
  let end = value.length;
  let wanted = weight;
  if (end === 0) return 0;
  while (end - from > 1) {
    const pivot = median(value[from] ?? 0, value[(from + end) >> 1] ?? 0, value[end - 1] ?? 0);
    // Smaller than the pivot, the pivot itself, larger: in three stretches.
    let smaller = from;
    let at = from;
    let larger = end;
    let smallerWeight = 0;
    let pivotWeight = 0;
    while (at < larger) {
      const own = value[at] ?? 0;
      if (own < pivot) {
        smallerWeight += weigh[at] ?? 0;
        swap(value, weigh, at++, smaller++);
      } else if (own > pivot) swap(value, weigh, at, --larger);
      else pivotWeight += weigh[at++] ?? 0;
    }
    if (wanted <= smallerWeight && smaller > from) end = smaller;
    else if (wanted <= smallerWeight + pivotWeight || larger === end) return pivot;
    else {
      wanted -= smallerWeight + pivotWeight;
      from = larger;
    }
  }
  return value[from] ?? 0;
}

function median(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

function swap(values: Float64Array, weights: Float64Array, one: number, other: number): void {
  const [value, weight] = [values[one] ?? 0, weights[one] ?? 0];
  values[one] = values[other] ?? 0;
  weights[one] = weights[other] ?? 0;
  values[other] = value;
  weights[other] = weight;
}
