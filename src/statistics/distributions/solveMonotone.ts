import { assert } from '../../base/assert';

/**
 * Root of a continuous monotone function between two bounds with opposite signs (or a zero at a bound).
 *
 * Brent's method (Brent 1973, ch. 4), run until the bracket is as narrow as doubles allow, so the answer is as good as the function.
 */
export function solveMonotone(f: (x: number) => number, lower: number, upper: number): number {
  let a = lower;
  let b = upper;
  let fa = f(a);
  let fb = f(b);
  if (fa === 0) return a;
  if (fb === 0) return b;
  assert(fa > 0 !== fb > 0, 'solveMonotone needs a bracket');
  let c = a;
  let fc = fa;
  let step = b - a;
  let previousStep = step;
  for (let iteration = 0; iteration < 300; iteration += 1) {
    if (fb > 0 === fc > 0) {
      c = a;
      fc = fa;
      step = b - a;
      previousStep = step;
    }
    if (Math.abs(fc) < Math.abs(fb)) {
      [a, b, c] = [b, c, b];
      [fa, fb, fc] = [fb, fc, fb];
    }
    const tolerance = 2 * Number.EPSILON * Math.abs(b) + Number.MIN_VALUE;
    const middle = (c - b) / 2;
    if (Math.abs(middle) <= tolerance || fb === 0) return b;
    if (Math.abs(previousStep) < tolerance || Math.abs(fa) <= Math.abs(fb)) {
      step = middle;
      previousStep = middle;
    } else {
      const s = fb / fa;
      let p = 2 * middle * s;
      let q = 1 - s;
      if (a !== c) {
        const r = fb / fc;
        const t = fa / fc;
        p = s * (2 * middle * t * (t - r) - (b - a) * (r - 1));
        q = (t - 1) * (r - 1) * (s - 1);
      }
      if (p > 0) q = -q;
      else p = -p;
      if (2 * p < Math.min(3 * middle * q - Math.abs(tolerance * q), Math.abs(previousStep * q))) {
        previousStep = step;
        step = p / q;
      } else {
        step = middle;
        previousStep = middle;
      }
    }
    a = b;
    fa = fb;
    b += Math.abs(step) > tolerance ? step : Math.sign(middle) * tolerance;
    fb = f(b);
  }
  return b;
}

/**
 * The x > 0 at which a tail probability has the given value, solved for log x so that 1e-40 is found as well as 1e40.
 *
 * `tail` may rise or fall; `guess` need only be positive.
 */
export function invertTail(tail: (x: number) => number, probability: number, guess: number): number {
  const target = Math.log(probability);
  const f = (logX: number): number => Math.log(tail(Math.exp(logX))) - target;
  const start = Number.isFinite(guess) && guess > 0 ? Math.log(guess) : 0;
  let width = 1e-6;
  while (width < 1400) {
    const low = Math.max(start - width, -744);
    const high = Math.min(start + width, 709);
    const atLow = f(low);
    const atHigh = f(high);
    if (atLow === 0 || atHigh === 0 || atLow > 0 !== atHigh > 0) return Math.exp(solveMonotone(f, low, high));
    width *= 4;
  }
  return Number.NaN;
}
