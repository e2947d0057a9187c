import type { FatValues } from './fatValues';
import { type Component, varianceFloor } from './mixtureComponent';
import { otsuThreshold } from './otsuThreshold';

type Counted = Pick<FatValues, 'keys' | 'counts'>;

/** Where EM begins: from Otsu's classes, and from equal parts of the pixels where none of these is empty. */
export function mixtureStarts(values: Counted, count: 2 | 3): readonly (readonly Component[])[] {
  const total = sizeOf(values);
  return [otsuClasses(values, count), equalParts(values, count)]
    .filter((classes) => classes.length === count)
    .map((classes) => classes.map((one) => componentOf(one, total)));
}

/** Otsu's two classes; for three, the one with the larger sum of squares divided again. */
function otsuClasses(values: Counted, count: 2 | 3): readonly Counted[] {
  const [lower, upper] = dividedByOtsu(values);
  if (!lower || !upper) return [];
  if (count === 2) return [lower, upper];
  return squaresOf(upper) > squaresOf(lower)
    ? [lower, ...dividedByOtsu(upper)]
    : [...dividedByOtsu(lower), upper];
}

function dividedByOtsu(values: Counted): readonly Counted[] {
  const threshold = otsuThreshold(values);
  if (threshold === undefined) return [values];
  const end = values.keys.indexOf(threshold) + 1;
  return [slice(values, 0, end), slice(values, end, values.keys.length)];
}

/** The pixels in order of value, in equal parts; equal values go to the part of the first of them. */
function equalParts(values: Counted, count: number): readonly Counted[] {
  const total = sizeOf(values);
  const ends = new Array<number>(count).fill(0);
  let rank = 0;
  for (let i = 0; i < values.keys.length; i++) {
    const part = Math.floor((rank * count) / total);
    for (let j = part; j < count; j++) ends[j] = i + 1;
    rank += values.counts[i] ?? 0;
  }
  const parts = ends.map((end, j) => slice(values, j === 0 ? 0 : (ends[j - 1] ?? 0), end));
  return parts.filter(({ keys }) => keys.length > 0);
}

function slice({ keys, counts }: Counted, from: number, to: number): Counted {
  return { keys: keys.subarray(from, to), counts: counts.subarray(from, to) };
}

function sizeOf({ counts }: Counted): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function meanOf(values: Counted): number {
  return values.keys.reduce((sum, key, i) => sum + key * (values.counts[i] ?? 0), 0) / sizeOf(values);
}

function squaresOf(values: Counted): number {
  const mean = meanOf(values);
  return values.keys.reduce((sum, key, i) => sum + (key - mean) ** 2 * (values.counts[i] ?? 0), 0);
}

function componentOf(values: Counted, total: number): Component {
  const size = sizeOf(values);
  const variance = Math.max(squaresOf(values) / size, varianceFloor);
  return { weight: size / total, mean: meanOf(values), variance };
}
