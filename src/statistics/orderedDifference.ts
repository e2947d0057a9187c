/**
 * The k-th smallest (k from 1) of all differences x − y of two ascending lists, without making a list of them.
 *
 * Bisection over the ordered bit patterns of doubles: at most 65 steps, each of which counts the differences up to a bound in
 * one walk along both lists. Rounded subtraction keeps the order, so the answer is one of the differences, to the bit.
 */
export function orderedDifference(x: Float64Array, y: Float64Array, k: number): number {
  let low = orderOf((x[0] ?? 0) - (y[y.length - 1] ?? 0));
  let high = orderOf((x[x.length - 1] ?? 0) - (y[0] ?? 0));
  while (low < high) {
    const middle = low + (high - low) / 2n;
    if (countUpTo(x, y, doubleOf(middle)) >= k) high = middle;
    else low = middle + 1n;
  }
  // −0 and 0 are two patterns of one value.
  return doubleOf(low) + 0;
}

/** How many differences x − y are at most the bound. */
function countUpTo(x: Float64Array, y: Float64Array, bound: number): number {
  let count = 0;
  // y up to `first` leave a difference above the bound; the larger x is, the more of them do.
  let first = 0;
  for (const value of x) {
    while (first < y.length && value - (y[first] ?? 0) > bound) first += 1;
    if (first === y.length) break;
    count += y.length - first;
  }
  return count;
}

const bits = new DataView(new ArrayBuffer(8));
const SIGN = 1n << 63n;

/** A whole number that rises with the double. */
function orderOf(value: number): bigint {
  bits.setFloat64(0, value);
  const pattern = bits.getBigUint64(0);
  return pattern & SIGN ? SIGN - 1n - (pattern ^ SIGN) : pattern | SIGN;
}

function doubleOf(order: bigint): number {
  bits.setBigUint64(0, order & SIGN ? order ^ SIGN : (SIGN - 1n - order) | SIGN);
  return bits.getFloat64(0);
}
