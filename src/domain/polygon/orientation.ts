import { productTail } from './exactSum';

/** Shewchuk's bound on the rounding error of the 2 × 2 determinant, relative to the sum of its two products. */
const relativeErrorBound = (3 + 16 * 2 ** -53) * 2 ** -53;

/**
 * On which side of the line a → b the point c lies: the exact sign of (b − a) × (c − a), for all finite doubles.
 *
 * Positive: on a screen, where y grows downwards, c lies clockwise of the direction a → b. Zero: the three are
 * collinear. Plain arithmetic decides wherever its error bound allows; else the exact products, else integers
 * (Shewchuk 1997 for the bound).
 */
export function orientationSign(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
): -1 | 0 | 1 {
  const abx = bx - ax;
  const acy = cy - ay;
  const aby = by - ay;
  const acx = cx - ax;
  // A difference is zero only if the numbers are equal, so these two tests are exact.
  const isLeftZero = abx === 0 || acy === 0;
  const isRightZero = aby === 0 || acx === 0;
  if (isLeftZero && isRightZero) return 0;

  const left = abx * acy;
  const right = aby * acx;
  const determinant = left - right;
  const size = Math.abs(left) + Math.abs(right);
  // Outside this range a product may have lost digits to underflow or overflow.
  const isInRange = size > 1e-250 && size < 1e250;
  if (isInRange && Math.abs(determinant) > relativeErrorBound * size) return determinant > 0 ? 1 : -1;

  const areDifferencesExact =
    differenceTail(bx, ax, abx) === 0 &&
    differenceTail(cy, ay, acy) === 0 &&
    differenceTail(by, ay, aby) === 0 &&
    differenceTail(cx, ax, acx) === 0;
  const areProductsInRange =
    isInRange &&
    (isLeftZero || Math.abs(left) > 1e-250) &&
    (isRightZero || Math.abs(right) > 1e-250) &&
    Math.max(Math.abs(abx), Math.abs(acy), Math.abs(aby), Math.abs(acx)) < 1e150;
  if (areDifferencesExact && areProductsInRange) {
    if (left !== right) return left > right ? 1 : -1;
    return signOf(productTail(abx, acy, left) - productTail(aby, acx, right));
  }
  return orientationSignInIntegers(ax, ay, bx, by, cx, cy);
}

function signOf(value: number): -1 | 0 | 1 {
  if (value > 0) return 1;
  return value < 0 ? -1 : 0;
}

function differenceTail(a: number, b: number, difference: number): number {
  const part = a - difference;
  const rest = difference + part;
  return a - rest + (part - b);
}

function orientationSignInIntegers(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
): -1 | 0 | 1 {
  const parts = [ax, ay, bx, by, cx, cy].map(toMantissaAndExponent);
  const smallest = Math.min(...parts.map((part) => part.exponent));
  const [x1 = 0n, y1 = 0n, x2 = 0n, y2 = 0n, x3 = 0n, y3 = 0n] = parts.map(
    (part) => part.mantissa << BigInt(part.exponent - smallest),
  );
  const determinant = (x2 - x1) * (y3 - y1) - (y2 - y1) * (x3 - x1);
  if (determinant > 0n) return 1;
  return determinant < 0n ? -1 : 0;
}

const view = new DataView(new ArrayBuffer(8));

function toMantissaAndExponent(value: number): { mantissa: bigint; exponent: number } {
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const biasedExponent = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const magnitude = biasedExponent === 0 ? fraction : fraction | 0x10000000000000n;
  const mantissa = bits >> 63n === 1n ? -magnitude : magnitude;
  return { mantissa, exponent: Math.max(biasedExponent, 1) - 1075 };
}
