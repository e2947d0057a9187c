/**
 * The correctly rounded sum of the numbers added so far.
 *
 * Keeps the sum as a list of doubles that do not overlap (Shewchuk 1997), so nothing is lost on the way and the
 * order of adding does not matter. Finite numbers only, of a sum that does not overflow.
 */
export class ExactSum {
  private readonly partials: number[] = [];

  /** Adds one number, without any rounding. */
  add(value: number): void {
    const partials = this.partials;
    let carried = value;
    let kept = 0;
    for (let i = 0; i < partials.length; i++) {
      const partial = partials[i] ?? 0;
      const high = carried + partial;
      const part = high - carried;
      const low = carried - (high - part) + (partial - part);
      if (low !== 0) partials[kept++] = low;
      carried = high;
    }
    partials.length = kept;
    partials.push(carried);
  }

  /** Adds the product of two numbers, without any rounding (Dekker 1971, Veltkamp's splitting). */
  addProduct(a: number, b: number): void {
    const product = a * b;
    this.add(product);
    const tail = productTail(a, b, product);
    if (tail !== 0) this.add(tail);
  }

  /** The sum, rounded once, half to even. */
  get value(): number {
    const partials = this.partials;
    let i = partials.length - 1;
    if (i < 0) return 0;
    let high = partials[i] ?? 0;
    let low = 0;
    while (i > 0) {
      const next = partials[--i] ?? 0;
      const sum = high + next;
      low = next - (sum - high);
      high = sum;
      if (low !== 0) break;
    }
    // When the rest lies exactly halfway, what is below it decides the direction.
    const below = i > 0 ? (partials[i - 1] ?? 0) : 0;
    if ((low < 0 && below < 0) || (low > 0 && below > 0)) {
      const doubled = low * 2;
      const nudged = high + doubled;
      if (nudged - high === doubled) return nudged;
    }
    return high;
  }
}

/** Unit roundoff of float64. */
const roundoff = 2 ** -53;

/**
 * The sum of finite numbers, rounded once, whatever their order. Plain sums with their errors summed beside them (Ogita, Rump
 * & Oishi 2005) wherever their bound proves the last digit, else `ExactSum`.
 */
export function exactSumOf(terms: Float64Array): number {
  let sum = 0;
  let errors = 0;
  let size = 0;
  for (let i = 0; i < terms.length; i++) {
    const term = terms[i] ?? 0;
    const next = sum + term;
    const part = next - sum;
    const error = sum - (next - part) + (term - part);
    sum = next;
    errors += error;
    size += Math.abs(error);
  }
  const rounded = sum + errors;
  const part = rounded - sum;
  const rest = sum - (rounded - part) + (errors - part);
  // The errors are exact; adding n of them loses at most n roundoffs of their size. Twice that, for rounding here.
  const doubt = 2 * (terms.length + 4) * roundoff * size;
  if (rounded + (rest + doubt) === rounded && rounded + (rest - doubt) === rounded) return rounded;
  const exact = new ExactSum();
  for (const term of terms) exact.add(term);
  return exact.value;
}

const splitter = 2 ** 27 + 1;

/**
 * What rounding took away from a product: `a × b = product + productTail(a, b, product)`, exactly.
 *
 * True as long as nothing overflows or underflows: factors below 1e150, product above 1e-250 or zero.
 */
export function productTail(a: number, b: number, product: number): number {
  const scaledA = splitter * a;
  const highA = scaledA - (scaledA - a);
  const lowA = a - highA;
  const scaledB = splitter * b;
  const highB = scaledB - (scaledB - b);
  const lowB = b - highB;
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
}
