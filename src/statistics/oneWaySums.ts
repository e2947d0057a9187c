import { centredSample, meanDifference } from './centredSample';

/** Sums of squares of a one-way layout, in units of `scale`², with their degrees of freedom. */
export interface OneWaySums {
  readonly between: number;
  readonly within: number;
  readonly dfBetween: number;
  readonly dfWithin: number;
  readonly scale: number;
}

/** Splits the variation of non-empty groups; exact under large offsets, and 0 within where only rounding error is left. */
export function oneWaySums(groups: readonly (readonly number[])[]): OneWaySums {
  const all = centredSample(groups.flat());
  const scale = all.scale;
  let between = 0;
  let within = 0;
  let total = 0;
  for (const group of groups) {
    const sample = centredSample(group);
    total += sample.n;
    between += sample.n * (meanDifference(sample, all) / scale) ** 2;
    within += sample.sumSquares * (sample.scale / scale) ** 2;
  }
  const rounding = Number.EPSILON * (Math.abs(all.mean) / scale + 1);
  const isRounding = within <= total * (2 * rounding) ** 2;
  return {
    between,
    within: isRounding ? 0 : within,
    dfBetween: groups.length - 1,
    dfWithin: total - groups.length,
    scale,
  };
}
