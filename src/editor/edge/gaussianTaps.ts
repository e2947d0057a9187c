/** A Gaussian and its first two derivatives, sampled at whole pixels from −reach to reach. */
export interface GaussianTaps {
  readonly reach: number;
  readonly smooth: Float64Array;
  readonly slope: Float64Array;
  readonly curvature: Float64Array;
}

/**
 * Sampled Gaussian derivative filters, normalised so that a constant, a ramp of slope 1 and a parabola x²/2 give exactly
 * 1, 1 and 1. For correlation: tap i weighs the value i − reach pixels ahead.
 */
export function gaussianTaps(sigmaPx: number): GaussianTaps {
  const reach = Math.ceil(4 * sigmaPx);
  const steps = Float64Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
  const bell = steps.map((x) => Math.exp((-x * x) / (2 * sigmaPx * sigmaPx)));
  const smooth = scaledTo(bell, () => 1, 1);
  const slope = scaledTo(
    bell.map((value, i) => value * (steps[i] ?? 0)),
    (x) => x,
    1,
  );
  const second = bell.map((value, i) => value * ((steps[i] ?? 0) ** 2 - sigmaPx * sigmaPx));
  // The sampled second derivative does not quite sum to zero: a constant must give none.
  const sum = second.reduce((total, value) => total + value, 0);
  const level = second.map((value, i) => value - sum * (smooth[i] ?? 0));
  return { reach, smooth, slope, curvature: scaledTo(level, (x) => (x * x) / 2, 1) };

  function scaledTo(taps: Float64Array, of: (x: number) => number, wanted: number): Float64Array {
    const got = taps.reduce((total, value, i) => total + value * of(steps[i] ?? 0), 0);
    return taps.map((value) => (value * wanted) / got);
  }
}
