import type { FatValues } from './fatValues';
import { type Component, varianceFloor } from './mixtureComponent';
import { mixtureStarts } from './mixtureStarts';

type Counted = Pick<FatValues, 'keys' | 'counts'>;

/** No parameter moves by more in the last step: means and SDs as part of the pixels' SD, weights as they are. */
const settled = 1e-7;
const mostSteps = 5000;
/** Log-likelihoods a pixel that differ by less are those of one solution. */
const sameLikelihood = 1e-9;

/**
 * A mixture of Gaussians fitted by EM from two starts without chance, in order of mean; undefined where the better one does
 * not settle. The pixels have at least as many different values as there are components. MEASUREMENT.md section 9.
 */
export function gaussianMixture(values: Counted, count: 2 | 3): readonly Component[] | undefined {
  let best: Fit | undefined;
  for (const start of mixtureStarts(values, count)) {
    const fit = fitted(values, start);
    if (!best || fit.logLikelihood > best.logLikelihood + sameLikelihood) best = fit;
  }
  if (!best?.isSettled) return undefined;
  return best.components.toSorted((a, b) => a.mean - b.mean);
}

interface Fit {
  readonly components: readonly Component[];
  /** A pixel, but for a constant. */
  readonly logLikelihood: number;
  readonly isSettled: boolean;
}

function fitted(values: Counted, start: readonly Component[]): Fit {
  const { mean, sd, total } = overall(values);
  // Away from the mean, so that squares keep their digits.
  const keys = values.keys.map((key) => key - mean);
  let components = start.map((one) => ({ ...one, mean: one.mean - mean }));
  let logLikelihood = Number.NEGATIVE_INFINITY;
  let isSettled = false;
  for (let step = 0; step < mostSteps && !isSettled; step++) {
    const next = emStep(keys, values.counts, total, components);
    logLikelihood = next.logLikelihood;
    isSettled = components.every((one, i) => {
      const other = next.components[i];
      return (
        other !== undefined &&
        Math.abs(other.mean - one.mean) <= settled * sd &&
        Math.abs(Math.sqrt(other.variance) - Math.sqrt(one.variance)) <= settled * sd &&
        Math.abs(other.weight - one.weight) <= settled
      );
    });
    components = next.components;
  }
  return {
    components: components.map((one) => ({ ...one, mean: one.mean + mean })),
    logLikelihood,
    isSettled,
  };
}

function overall({ keys, counts }: Counted): { mean: number; sd: number; total: number } {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const mean = keys.reduce((sum, key, i) => sum + key * (counts[i] ?? 0), 0) / total;
  const squares = keys.reduce((sum, key, i) => sum + (key - mean) ** 2 * (counts[i] ?? 0), 0);
  return { mean, sd: Math.sqrt(squares / total), total };
}

/** One step of EM over counted values; the likelihood is that of the components it was given. */
function emStep(
  keys: Float64Array,
  counts: Float64Array,
  total: number,
  components: readonly Component[],
): { components: Component[]; logLikelihood: number } {
  const k = components.length;
  const means = Float64Array.from(components, ({ mean }) => mean);
  const heights = Float64Array.from(
    components,
    ({ weight, variance }) => Math.log(weight) - Math.log(variance) / 2,
  );
  const precisions = Float64Array.from(components, ({ variance }) => 0.5 / variance);
  const densities = new Float64Array(k);
  const sums = new Float64Array(k);
  const firsts = new Float64Array(k);
  const seconds = new Float64Array(k);
  let logLikelihood = 0;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] ?? 0;
    const count = counts[i] ?? 0;
    let highest = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < k; j++) {
      const away = key - (means[j] ?? 0);
      const log = (heights[j] ?? 0) - away * away * (precisions[j] ?? 0);
      densities[j] = log;
      if (log > highest) highest = log;
    }
    let together = 0;
    for (let j = 0; j < k; j++) {
      const density = Math.exp((densities[j] ?? 0) - highest);
      densities[j] = density;
      together += density;
    }
    logLikelihood += count * (highest + Math.log(together));
    for (let j = 0; j < k; j++) {
      const share = (count * (densities[j] ?? 0)) / together;
      const away = key - (means[j] ?? 0);
      sums[j] = (sums[j] ?? 0) + share;
      firsts[j] = (firsts[j] ?? 0) + share * away;
      seconds[j] = (seconds[j] ?? 0) + share * away * away;
    }
  }
  const moved = components.map((one, j): Component => {
    const sum = sums[j] ?? 0;
    // A component that no pixel belongs to any more stays where it is, with no weight.
    if (sum <= 0) return { ...one, weight: 0 };
    const shift = (firsts[j] ?? 0) / sum;
    const variance = Math.max((seconds[j] ?? 0) / sum - shift * shift, varianceFloor);
    return { weight: sum / total, mean: one.mean + shift, variance };
  });
  return { components: moved, logLikelihood: logLikelihood / total };
}
