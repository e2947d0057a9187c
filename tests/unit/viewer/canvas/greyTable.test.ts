import { describe, expect, it } from 'vitest';
import type { SliceImage } from '../../../../src/domain/image/sliceImage';
import { GreyTable } from '../../../../src/viewer/canvas/greyTable';

// Greys by hand: 255 × (displayed − lower end) / width, rounded; lower end 0 and width 100 unless told.

function image(storedValues: readonly number[], more: Partial<SliceImage> = {}): SliceImage {
  return {
    grid: { columns: storedValues.length, rows: 1, spacing: undefined, plane: undefined },
    storedValues: Int32Array.from(storedValues),
    rescale: { slope: 1, intercept: 0, isStated: false },
    isInverted: false,
    isLossy: false,
    fingerprint: '',
    ...more,
  };
}

const plain = { center: 50, width: 100 };

function greys(table: GreyTable, of: SliceImage, window = plain): number[] {
  const rgba = new Uint8ClampedArray(4 * of.storedValues.length);
  table.paint(rgba, of, window);
  expect([...rgba].filter((_, at) => at % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
  return [...rgba].filter((_, at) => at % 4 === 0);
}

describe('greys by stored value', () => {
  it('are those of the displayed values, at the first sight of a value and at the second', () => {
    const rescale = { slope: 2, intercept: -20, isStated: true };
    const of = image([-32_768, 10, 20, 20, 40, 60, 65_535], { rescale });
    const table = new GreyTable();
    for (let time = 0; time < 2; time += 1) expect(greys(table, of)).toEqual([0, 0, 51, 51, 153, 255, 255]);
  });

  it('follow the window, the rescale, the table and the inversion of the next slice', () => {
    const table = new GreyTable();
    expect(greys(table, image([20, 40]))).toEqual([51, 102]);
    expect(greys(table, image([20, 40]), { center: 100, width: 200 })).toEqual([26, 51]);
    expect(greys(table, image([20, 40], { rescale: { slope: 0.5, intercept: 10, isStated: true } }))).toEqual(
      [51, 77],
    );
    expect(greys(table, image([20, 40], { isInverted: true }))).toEqual([204, 153]);
    const modalityTable = { firstStored: 20, entries: Uint16Array.of(80, 60) };
    expect(greys(table, image([20, 40], { modalityTable }))).toEqual([204, 153]);
    expect(greys(table, image([20, 40]))).toEqual([51, 102]);
  });

  it('are painted one by one where a value goes beyond 16 bits', () => {
    const rescale = { slope: 0.001, intercept: 0, isStated: true };
    expect(greys(new GreyTable(), image([20_000, 100_000, -40_000], { rescale }))).toEqual([51, 255, 0]);
  });
});
