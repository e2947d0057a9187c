import { describe, expect, it } from 'vitest';
import {
  blankedForShow,
  clampToShownPart,
  isShownPart,
  posteriorCrop,
  shownRectangle,
} from '../../../../src/domain/image/posteriorCrop';
import { makeSlice } from '../../../support/makeSlice';
import { axialPlane, makeGrid } from '../catalogue/makeHeader';

/* Rows and columns counted by hand: an axial image has the back below, where row indices grow. */

const grid = makeGrid(axialPlane(), { columns: 4, rows: 6 });

describe('the part of an axial slice behind an edge', () => {
  it('goes from the given row to the last, the edge with it', () => {
    const crop = posteriorCrop(grid, 3);
    expect(crop).toEqual({ along: 'rows', towards: 1, fromPx: 3 });
    expect(isShownPart(crop, [0, 3])).toBe(true);
    expect(isShownPart(crop, [0, 2.9])).toBe(false);
    expect(clampToShownPart(crop, [1, 1])).toEqual([1, 3]);
    expect(clampToShownPart(crop, [1, 4])).toEqual([1, 4]);
    expect(shownRectangle(crop, grid)).toEqual({ fromPx: [-0.5, 3], toPx: [3.5, 5.5] });
  });

  it('without an edge begins in the middle of the image', () => {
    expect(posteriorCrop(grid).fromPx).toBe(2.5);
  });

  it('follows the patient’s back in images that are turned over or lie on their side', () => {
    const plane = axialPlane();
    const turned = { ...grid, plane: { ...plane, columnDirectionLps: [0, -1, 0] as const } };
    expect(posteriorCrop(turned, 2)).toEqual({ along: 'rows', towards: -1, fromPx: 2 });
    expect(isShownPart(posteriorCrop(turned, 2), [0, 1])).toBe(true);
    const onSide = {
      ...grid,
      plane: { ...plane, rowDirectionLps: [0, 1, 0] as const, columnDirectionLps: [1, 0, 0] as const },
    };
    expect(posteriorCrop(onSide, 1)).toEqual({ along: 'columns', towards: 1, fromPx: 1 });
    expect(shownRectangle(posteriorCrop(onSide, 1), grid)).toEqual({ fromPx: [1, -0.5], toPx: [3.5, 5.5] });
    expect(posteriorCrop({ ...grid, plane: undefined }).along).toBe('rows');
  });
});

describe('an image to look at', () => {
  const values = [9, 9, 9, 9, 5, 6, 7, 8];
  const image = makeSlice({ columns: 4, rows: 2, stored: (column, row) => values[row * 4 + column] ?? 0 });

  it('is blank before the edge, at the lowest value behind it, and the decoded one stays as it is', () => {
    const shown = blankedForShow(image, posteriorCrop(image.grid, 1));
    expect([...shown.storedValues]).toEqual([5, 5, 5, 5, 5, 6, 7, 8]);
    expect([...image.storedValues]).toEqual(values);
  });

  it('is dark there also where low values are bright', () => {
    const inverted = { ...image, isInverted: true };
    const shown = blankedForShow(inverted, posteriorCrop(image.grid, 1));
    expect([...shown.storedValues].slice(0, 4)).toEqual([8, 8, 8, 8]);
  });
});
