/** After so many halvings of a range by value it is halved by the doubles in it. */
const MOST_BY_VALUE = 60;

/**
 * A double between two others, or undefined where there is none. The middle by value first; where many steps of that did not
 * narrow the range, as between 1e-300 and 1e300, the middle of the ordered bit patterns, so that 65 more steps always end.
 */
export function middleDouble(low: number, high: number, step: number): number | undefined {
  const byValue = low / 2 + high / 2;
  if (step < MOST_BY_VALUE && byValue > low && byValue < high) return byValue;
  const middle = doubleOf(orderOf(low) + (orderOf(high) - orderOf(low)) / 2n);
  return middle > low && middle < high ? middle : undefined;
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
