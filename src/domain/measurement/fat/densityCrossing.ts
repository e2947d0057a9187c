import type { Component } from './mixtureComponent';

/**
 * Where the weighted densities of two Gaussians are equal between their means, in order of mean; undefined where the first
 * does not prevail at its own mean, or the second not at its own.
 */
export function densityCrossing(first: Component, second: Component): number | undefined {
  const advantage = (at: number): number => logDensity(first, at) - logDensity(second, at);
  let [low, high] = [first.mean, second.mean];
  if (!(advantage(low) > 0 && advantage(high) < 0)) return undefined;
  // The difference is a quadratic with different signs at the ends: it has one root between them.
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return middle;
    if (advantage(middle) > 0) low = middle;
    else high = middle;
  }
}

function logDensity({ weight, mean, variance }: Component, at: number): number {
  return Math.log(weight) - Math.log(variance) / 2 - (at - mean) ** 2 / (2 * variance);
}
