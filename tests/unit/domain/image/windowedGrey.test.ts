import { describe, expect, it } from 'vitest';
import { windowedGrey } from '../../../../src/domain/image/windowedGrey';
import { displayValues } from '../../../../src/viewer/displayValues';
import { greyAt } from '../../../../src/viewer/greyPicture';
import { makeSlice } from '../../../support/makeSlice';

describe('a slice as greys of 8 bits', () => {
  // By hand, slope 2 and intercept −10: stored 0, 5, 55, 105, 200 are displayed −10, 0, 100, 200, 390.
  const values = [0, 5, 55, 105, 200];
  const image = makeSlice({
    columns: 5,
    rows: 1,
    slope: 2,
    intercept: -10,
    stored: (column) => values[column] ?? 0,
  });

  it('is black at the lower end of the window, white at its upper end, half up between', () => {
    expect([...windowedGrey(image, { center: 100, width: 200 })]).toEqual([0, 0, 128, 255, 255]);
  });

  it('is turned round in MONOCHROME1', () => {
    const inverted = { ...image, isInverted: true };
    expect([...windowedGrey(inverted, { center: 100, width: 200 })]).toEqual([255, 255, 128, 0, 0]);
  });

  it('has the greys that the screen paints', () => {
    const window = { center: 37, width: 311 };
    const { columns, rows } = image.grid;
    const source = {
      values: displayValues(image),
      columns,
      rows,
      window,
      isInverted: false,
      isSmooth: false,
    };
    const painted = Array.from({ length: 5 }, (_, at) => Math.floor(greyAt(source, at, 0) + 0.5));
    expect([...windowedGrey(image, window)]).toEqual(painted);
  });
});
