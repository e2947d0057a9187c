import { describe, expect, it } from 'vitest';
import { histogramBars, placeOf } from '../../../../src/ui/read/histogramBars';

/* Four bins of 10 from 100: 100–110, 110–120, 120–130, 130–140. */
const histogram = { from: 100, binWidth: 10, counts: [2, 8, 4, 0] };

describe('the histogram of an ROI', () => {
  it('has its tallest bar as high as the drawing, and bars of one width', () => {
    const bars = histogramBars(histogram, 1000);
    expect(bars.map(({ height }) => height)).toEqual([0.25, 1, 0.5, 0]);
    expect(bars.map(({ x }) => x)).toEqual([0, 0.25, 0.5, 0.75]);
  });

  it('counts a bar above the threshold as fat, and cuts the one that the threshold runs through', () => {
    expect(histogramBars(histogram, 115).map(({ fatPart }) => fatPart)).toEqual([0, 0.5, 1, 1]);
  });

  it('shows the threshold where it lies, and not where it lies outside', () => {
    expect(placeOf(histogram, 120)).toBe(0.5);
    expect(placeOf(histogram, 99)).toBeUndefined();
    expect(placeOf(histogram, 141)).toBeUndefined();
  });
});
