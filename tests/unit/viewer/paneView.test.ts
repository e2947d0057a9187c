import { describe, expect, it } from 'vitest';
import type { ImageGrid } from '../../../src/domain/image/imageGrid';
import {
  isSameGrid,
  limitView,
  pannedBy,
  regionView,
  wholeView,
  zoomedAbout,
} from '../../../src/viewer/paneView';
import { scaleBar } from '../../../src/viewer/scaleBar';

// Expected values: arithmetic by hand.

function grid(columns: number, rows: number, columnMm?: number, rowMm?: number): ImageGrid {
  const spacing = columnMm !== undefined && rowMm !== undefined ? { columnMm, rowMm } : undefined;
  return { columns, rows, spacing, plane: undefined };
}

describe('views', () => {
  it('fits the whole image, to the outer edges of its pixels, by its tighter side', () => {
    // 100 × 0.75 = 75 mm across 150 px (0.5 mm a px); 40 × 2.5 = 100 mm down 100 px (1 mm a px).
    const view = wholeView(grid(100, 40, 0.75, 2.5), { widthPx: 150, heightPx: 100 });
    expect(view).toEqual({ unit: 'mm', centerOffset: [0, 0], lengthPerScreenPx: 1 });
  });

  it('centres a region on its own middle, in mm from the image centre', () => {
    // Middle (30, 10); image centre (49.5, 19.5).
    const view = regionView(
      { fromPx: [40, 5], toPx: [20, 15] },
      grid(100, 40, 0.75, 2.5),
      { widthPx: 300, heightPx: 100 },
      0,
    );
    expect(view.centerOffset).toEqual([-19.5 * 0.75, -9.5 * 2.5]);
    // 15 mm over 300 px would be 0.05; 25 mm over 100 px is 0.25.
    expect(view.lengthPerScreenPx).toBe(0.25);
  });

  it('counts in pixels where a slice states no spacing', () => {
    const view = wholeView(grid(100, 50), { widthPx: 200, heightPx: 200 });
    expect(view).toEqual({ unit: 'px', centerOffset: [0, 0], lengthPerScreenPx: 0.5 });
  });

  it('keeps the place under the cursor while zooming', () => {
    const view = { unit: 'mm', centerOffset: [10, 20], lengthPerScreenPx: 0.4 } as const;
    const zoomed = zoomedAbout(view, [14, 20], 2);
    // 4 mm = 10 px right of the middle before; 10 px × 0.2 mm = 2 mm after.
    expect(zoomed.centerOffset).toEqual([12, 20]);
    expect(zoomed.lengthPerScreenPx).toBe(0.2);
  });

  it('brings the place that was taken hold of to where the pointer is', () => {
    const view = { unit: 'mm', centerOffset: [10, 20], lengthPerScreenPx: 0.4 } as const;
    expect(pannedBy(view, [11, 22], [13, 21]).centerOffset).toEqual([8, 21]);
  });

  it('never loses the image: the middle of the pane stays on it, at a tenth of the pane or more', () => {
    const slice = grid(100, 100, 1, 1);
    const limited = limitView({ unit: 'mm', centerOffset: [500, -500], lengthPerScreenPx: 1e6 }, slice, {
      widthPx: 100,
      heightPx: 100,
    });
    expect(limited).toEqual({ unit: 'mm', centerOffset: [50, -50], lengthPerScreenPx: 10 });
  });

  it('takes grids for the same only when matrix and spacing agree', () => {
    expect(isSameGrid(grid(10, 10, 1, 1), grid(10, 10, 1, 1))).toBe(true);
    expect(isSameGrid(grid(10, 10, 1, 1), grid(10, 10, 1, 1.5))).toBe(false);
    expect(isSameGrid(grid(10, 10, 1, 1), grid(10, 10))).toBe(false);
    expect(isSameGrid(grid(10, 10), grid(10, 11))).toBe(false);
  });
});

describe('the scale bar', () => {
  it('takes the longest round length that fits', () => {
    const view = { unit: 'mm', centerOffset: [0, 0], lengthPerScreenPx: 0.2 } as const;
    // 20 mm are 100 px; 50 mm would be 250.
    expect(scaleBar(view, 130)).toEqual({ lengthMm: 20, lengthScreenPx: 100 });
    expect(scaleBar(view, 250)).toEqual({ lengthMm: 50, lengthScreenPx: 250 });
    expect(scaleBar(view, 99)).toEqual({ lengthMm: 10, lengthScreenPx: 50 });
  });

  it('is absent without a scale', () => {
    expect(scaleBar({ unit: 'px', centerOffset: [0, 0], lengthPerScreenPx: 0.2 })).toBeUndefined();
  });
});
