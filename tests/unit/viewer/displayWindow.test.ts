import { describe, expect, it } from 'vitest';
import { defaultWindow, usedRange } from '../../../src/domain/image/defaultWindow';
import type { SliceImage } from '../../../src/domain/image/sliceImage';
import { displayValues } from '../../../src/viewer/displayValues';
import { draggedWindow } from '../../../src/viewer/displayWindow';
import { greyAt } from '../../../src/viewer/greyPicture';

// Expected values: nearest-rank percentiles and window arithmetic by hand.

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

const oneToThousand = Array.from({ length: 1000 }, (_, index) => 1000 - index);

describe('the first window', () => {
  it("is the header's when it has one", () => {
    expect(defaultWindow(image([1, 2, 3]), { center: 40, width: 400 })).toEqual({ center: 40, width: 400 });
  });

  it('is of the values that a table gives, whatever their order', () => {
    const table = { entries: 3, firstStored: 0, bitsPerEntry: 16, sha256: '' };
    const lut = image([0, 1, 2, 7, 9], {
      rescale: { slope: 1, intercept: 0, isStated: true, table },
      modalityTable: { firstStored: 0, entries: Uint16Array.of(500, 40000, 7) },
    });
    expect([...displayValues(lut)]).toEqual([500, 40000, 7, 7, 7]);
    expect(usedRange(lut)).toEqual({ lower: 7, upper: 40000 });
    expect(usedRange({ ...lut, paddingValue: 1 })).toEqual({ lower: 7, upper: 500 });
    expect(usedRange({ ...lut, paddingValue: 0, paddingLimit: 1 })).toEqual({ lower: 7, upper: 7 });
  });

  it("ignores a header's window without width", () => {
    const window = defaultWindow(image([0, 100]), { center: 40, width: 0 });
    expect(window).toEqual({ center: 50, width: 100 });
  });

  it('reaches from the 1st to the 99.5th percentile', () => {
    expect(usedRange(image(oneToThousand))).toEqual({ lower: 10, upper: 995 });
    expect(defaultWindow(image(oneToThousand))).toEqual({ center: 502.5, width: 985 });
  });

  it('is in displayed values, also with a negative slope', () => {
    const rescale = { slope: -2, intercept: 5, isStated: true };
    expect(usedRange(image(oneToThousand, { rescale }))).toEqual({ lower: -1985, upper: -15 });
  });

  it('leaves padding out', () => {
    const padded = [...oneToThousand, ...Array.from({ length: 5000 }, () => -2000)];
    expect(usedRange(image(padded, { paddingValue: -2000 }))).toEqual({ lower: 10, upper: 995 });
  });

  it('orders values as numbers', () => {
    expect(usedRange(image([9, 10, 100, -5]))).toEqual({ lower: -5, upper: 100 });
  });

  it('has a width for an image of one value, and for one of padding only', () => {
    expect(defaultWindow(image([7, 7, 7]))).toEqual({ center: 7, width: 1 });
    expect(defaultWindow(image([7, 7], { paddingValue: 7 })).width).toBe(1);
  });
});

describe('dragging the window', () => {
  it('widens to the right and darkens downwards, by the span of the image over 600 px', () => {
    expect(draggedWindow({ center: 500, width: 1000 }, 60, 30, 1200)).toEqual({ center: 560, width: 1120 });
  });

  it('keeps a positive width', () => {
    expect(draggedWindow({ center: 500, width: 10 }, -600, 0, 1200).width).toBe(1.2);
  });
});

describe('what the screen gets', () => {
  it('is stored × slope + intercept', () => {
    const rescale = { slope: 0.5, intercept: -3, isStated: true };
    expect([...displayValues(image([0, 5, -8], { rescale }))]).toEqual([-3, -0.5, -7]);
  });

  const source = {
    values: Float32Array.from([0, 100, 200, 300]),
    columns: 2,
    rows: 2,
    window: { center: 150, width: 300 },
    isInverted: false,
    isSmooth: true,
    overlay: undefined,
  };

  it('is interpolated between pixel centres in the loupe, and black outside the image', () => {
    expect(greyAt(source, 0, 0)).toBe(0);
    expect(greyAt(source, 0.5, 0.5)).toBe(127.5);
    expect(greyAt(source, 1, 0.5)).toBe((255 * 200) / 300);
    expect(greyAt(source, 1.4, 1.4)).toBe(255);
    expect(greyAt(source, 1.6, 1)).toBe(0);
    expect(greyAt({ ...source, isSmooth: false }, 0.4, 0.6)).toBe((255 * 200) / 300);
  });

  it('shows low values bright when the file is inverted', () => {
    expect(greyAt({ ...source, isInverted: true }, 0, 0)).toBe(255);
  });
});
