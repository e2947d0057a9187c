import type { SignalHistogram } from '../../domain/measurement/fat/signalHistogram';

/** A bar of the histogram, in parts of the drawing's width and height. */
export interface HistogramBar {
  readonly x: number;
  readonly width: number;
  readonly height: number;
  /** Which part of it lies above the threshold, from its right end. */
  readonly fatPart: number;
}

/** Bars from left to right, the tallest as high as the drawing; the one that the threshold cuts is part lean, part fat. */
export function histogramBars(
  { from, binWidth, counts }: SignalHistogram,
  threshold: number,
): readonly HistogramBar[] {
  const tallest = Math.max(...counts);
  return counts.map((count, index) => {
    const left = from + index * binWidth;
    const above = (left + binWidth - threshold) / binWidth;
    return {
      x: index / counts.length,
      width: 1 / counts.length,
      height: tallest > 0 ? count / tallest : 0,
      fatPart: Math.min(1, Math.max(0, above)),
    };
  });
}

/** Where a value stands in the drawing, as a part of its width; undefined where it lies outside. */
export function placeOf({ from, binWidth, counts }: SignalHistogram, value: number): number | undefined {
  const place = (value - from) / (binWidth * counts.length);
  return place >= 0 && place <= 1 ? place : undefined;
}
