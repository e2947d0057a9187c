import type { PointPx } from '../../../src/domain/image/point';

/** What both programs say of one outline. SD divides by n - 1. */
export interface RoiNumbers {
  readonly areaMm2: number;
  readonly perimeterMm: number;
  readonly pixelCount: number;
  readonly mean: number;
  readonly sd: number;
  readonly min: number;
  readonly max: number;
  readonly median: number;
}

/** Cornerstone's time for one form of an outline. */
export interface TheirsMeasured {
  readonly pointCount: number;
  readonly ms: number;
  /** Theirs / ours, round by round. */
  readonly ratios: readonly number[];
}

/** One size of ROI in both programs. */
export interface StatisticsMeasured {
  readonly pixels: number;
  readonly vertexCount: number;
  /** Median of the rounds, ms for one measurement of an outline that was not seen before. */
  readonly oursMs: number;
  /** Theirs of the outline as its tool keeps it, and of our vertices alone. */
  readonly theirs: TheirsMeasured;
  readonly theirsOfVertices: TheirsMeasured;
  /** Of the last of the outlines. */
  readonly numbers: { readonly ours: RoiNumbers; readonly theirs: RoiNumbers };
  /** Names of the numbers that differ in any of the outlines. */
  readonly differing: readonly string[];
}

/** What the page offers. */
export interface StatisticsBench {
  measure(pixels: number, vertexCount: number, rounds: number): Promise<StatisticsMeasured>;
}

/**
 * Numbers in which two results differ by more than their rules allow.
 *
 * Cornerstone also takes pixels whose centre lies within a hundred thousandth of the outline's extent beyond the line:
 * `onLine` of them, which ours leaves out. Without such pixels counts and values that are picked from them must be equal;
 * sums and areas may differ by rounding, and theirs go through single precision: a millionth.
 */
export function differingNumbers(ours: RoiNumbers, theirs: RoiNumbers, onLine: number): readonly string[] {
  const extra = theirs.pixelCount - ours.pixelCount;
  // So much can so many further pixels move a mean, and less an SD.
  const movedBy = (extra * (theirs.max - theirs.min)) / ours.pixelCount;
  const isNear = (a: number, b: number, more = 0): boolean => Math.abs(a - b) <= 1e-6 * Math.abs(b) + more;
  const isAlike: Readonly<Record<keyof RoiNumbers, boolean>> = {
    areaMm2: isNear(ours.areaMm2, theirs.areaMm2),
    perimeterMm: isNear(ours.perimeterMm, theirs.perimeterMm),
    pixelCount: extra >= 0 && extra <= onLine,
    mean: isNear(ours.mean, theirs.mean, movedBy),
    sd: isNear(ours.sd, theirs.sd, movedBy),
    min: ours.min === theirs.min || extra > 0,
    max: ours.max === theirs.max || extra > 0,
    median: ours.median === theirs.median || extra > 0,
  };
  return Object.entries(isAlike).flatMap(([name, isSo]) => (isSo ? [] : [name]));
}

const slackShare = 1e-5;

/** How many pixel centres lie so near to the line, along a row, that Cornerstone takes them in whatever side they are on. */
export function pixelsOnLine(outlinePx: readonly PointPx[]): number {
  const [first] = outlinePx;
  if (!first) return 0;
  const extent = Math.max(...outlinePx.flatMap(([x, y]) => [Math.abs(x - first[0]), Math.abs(y - first[1])]));
  const slackPx = slackShare * Math.max(extent, 1);
  let count = 0;
  for (const [index, [x, y]] of outlinePx.entries()) {
    const [toX, toY] = outlinePx[(index + 1) % outlinePx.length] ?? first;
    if (toY === y) continue;
    for (let row = Math.ceil(Math.min(y, toY)); row < Math.max(y, toY); row++) {
      const column = x + ((row - y) / (toY - y)) * (toX - x);
      if (Math.abs(column - Math.round(column)) <= slackPx) count += 1;
    }
  }
  return count;
}
