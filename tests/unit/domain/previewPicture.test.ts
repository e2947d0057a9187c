import { describe, expect, it } from 'vitest';
import { previewPicture } from '../../../src/domain/image/previewPicture';
import type { SliceImage } from '../../../src/domain/image/sliceImage';

/* Grey values by hand: (value - lower) / (upper - lower) × 255, rounded to the nearest by the array. */

function image(values: readonly number[], columns: number, more: Partial<SliceImage> = {}): SliceImage {
  return {
    grid: { columns, rows: values.length / columns, spacing: { rowMm: 1, columnMm: 2 }, plane: undefined },
    storedValues: Int32Array.from(values),
    rescale: { slope: 1, intercept: 0, isStated: true },
    isInverted: false,
    isLossy: false,
    fingerprint: '',
    ...more,
  };
}

describe('a small picture of a slice', () => {
  it('maps the stated window from black to white, in displayed values', () => {
    const doubled = image([0, 25, 50, 100], 2, { rescale: { slope: 2, intercept: 10, isStated: true } });
    // Displayed 10, 60, 110, 210; windows from 10 to 265, one grey a value, and from 60 to 110.
    expect([...previewPicture(doubled, { center: 137.5, width: 255 }).grey]).toEqual([0, 50, 100, 200]);
    expect([...previewPicture(doubled, { center: 85, width: 50 }).grey]).toEqual([0, 0, 255, 255]);
  });

  it('turns MONOCHROME1 round', () => {
    const inverted = image([0, 100], 2, { isInverted: true });
    expect([...previewPicture(inverted, { center: 50, width: 100 }).grey]).toEqual([255, 0]);
  });

  it('takes every n-th pixel of a large image and keeps its shape', () => {
    const values = Array.from({ length: 16 }, (_, i) => i);
    const small = previewPicture(image(values, 4), { center: 8, width: 16 }, 2);
    expect([small.columns, small.rows]).toEqual([2, 2]);
    // Pixels 0, 2, 8 and 10 of a window from 0 to 16.
    expect([...small.grey]).toEqual([0, 32, 128, 159]);
    // Pixels twice as wide as high.
    expect(small.aspect).toBe(2);
  });

  it('shows an image of one value in black instead of dividing by nothing', () => {
    expect([...previewPicture(image([7, 7, 7, 7], 2), undefined).grey]).toEqual([0, 0, 0, 0]);
  });
});
