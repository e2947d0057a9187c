import type { FatValues } from './fatValues';

/** Floating-point qualities nearer to each other than this are compared as if with fractions. */
const relativeDoubt = 1e-9;

/**
 * Otsu's threshold over the distinct values themselves (Otsu 1979): the value t, not the largest, for which classes ≤ t and
 * > t have the largest between-class variance (N·S₀ − n₀·S)² / (n₀·(N − n₀)); of equal ones the lowest. A key; needs at
 * least two. MEASUREMENT.md section 9.
 */
export function otsuThreshold({ keys, counts }: Pick<FatValues, 'keys' | 'counts'>): number | undefined {
  const origin = keys[0] ?? 0;
  let total = 0;
  let sum = 0;
  for (let i = 0; i < keys.length; i++) {
    total += counts[i] ?? 0;
    sum += (counts[i] ?? 0) * ((keys[i] ?? 0) - origin);
  }
  let best: Split | undefined;
  let threshold: number | undefined;
  let below = 0;
  let sumBelow = 0;
  for (let i = 0; i + 1 < keys.length; i++) {
    below += counts[i] ?? 0;
    sumBelow += (counts[i] ?? 0) * ((keys[i] ?? 0) - origin);
    const apart = total * sumBelow - below * sum;
    const split = { below, sumBelow, quality: (apart * apart) / (below * (total - below)) };
    if (best && !isBetter(split, best, total, sum)) continue;
    best = split;
    threshold = keys[i];
  }
  return threshold;
}

interface Split {
  readonly below: number;
  readonly sumBelow: number;
  readonly quality: number;
}

function isBetter(one: Split, best: Split, total: number, sum: number): boolean {
  const margin = relativeDoubt * Math.max(one.quality, best.quality);
  if (Math.abs(one.quality - best.quality) > margin) return one.quality > best.quality;
  const [n, s] = [BigInt(total), BigInt(sum)];
  const partsOf = ({ below, sumBelow }: Split): readonly [bigint, bigint] => {
    const n0 = BigInt(below);
    const apart = n * BigInt(sumBelow) - n0 * s;
    return [apart * apart, n0 * (n - n0)];
  };
  const [up, down] = partsOf(one);
  const [bestUp, bestDown] = partsOf(best);
  return up * bestDown > bestUp * down;
}
