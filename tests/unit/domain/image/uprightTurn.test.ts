import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import type { ImagePlane } from '../../../../src/domain/image/imageGrid';
import type { PointLps } from '../../../../src/domain/image/point';
import { turnedSlice, uprightTurn } from '../../../../src/domain/image/uprightTurn';

const [left, back, right, front]: readonly PointLps[] = [
  [1, 0, 0],
  [0, 1, 0],
  [-1, 0, 0],
  [0, -1, 0],
];

function plane(along: PointLps | undefined, down: PointLps | undefined): { plane: ImagePlane } {
  return {
    plane: {
      originLps: [0, 0, 0],
      rowDirectionLps: present(along, 'a direction'),
      columnDirectionLps: present(down, 'a direction'),
    },
  };
}

/** 3 columns and 2 rows of 0.5 × 2 mm: a b c / d e f. */
const slice = {
  columns: 3,
  rows: 2,
  spacing: { rowMm: 2, columnMm: 0.5 },
  grey: Uint8Array.from([1, 2, 3, 4, 5, 6]),
};

describe('turning a slice upright', () => {
  // By hand from the directions: which pixel comes to the patient's right in front, and so on.
  it.each([
    ['as it should be', left, back, 3, [1, 2, 3, 4, 5, 6]],
    ['mirrored', right, back, 3, [3, 2, 1, 6, 5, 4]],
    ['from below', left, front, 3, [4, 5, 6, 1, 2, 3]],
    ['turned by half', right, front, 3, [6, 5, 4, 3, 2, 1]],
    ['rows to the back', back, left, 2, [1, 4, 2, 5, 3, 6]],
    ['rows to the front', front, right, 2, [6, 3, 5, 2, 4, 1]],
    ['turned by a quarter', back, right, 2, [4, 1, 5, 2, 6, 3]],
    ['turned by three quarters', front, left, 2, [3, 6, 2, 5, 1, 4]],
  ])(
    'puts every pixel of a slice that lies %s where it is in the patient',
    (_, along, down, columns, grey) => {
      const turned = turnedSlice(slice, present(uprightTurn(plane(along, down)), 'a turn'));
      expect([turned.columns, turned.rows]).toEqual([columns, 6 / columns]);
      expect([...turned.grey]).toEqual(grey);
      expect(turned.spacing).toEqual(columns === 3 ? slice.spacing : { rowMm: 0.5, columnMm: 2 });
      // Outlines go the way of the pixels: the middle of every pixel stays on it.
      for (let at = 0; at < 6; at += 1) {
        const [column, row] = turned.place([at % 3, Math.floor(at / 3)]);
        expect(turned.grey[row * columns + column]).toBe(at + 1);
      }
    },
  );

  it('leaves a slice that is tilted a little as it is', () => {
    const tilted = plane([0.97, 0.17, 0.17], [-0.17, 0.9, -0.4]);
    expect(uprightTurn(tilted)).toEqual({ isTransposed: false, flipsColumns: false, flipsRows: false });
  });

  it('turns nothing whose place is not stated, and no sagittal slice', () => {
    expect(uprightTurn({ plane: undefined })).toBeUndefined();
    expect(uprightTurn(plane([0, 1, 0], [0, 0, -1]))).toBeUndefined();
  });
});
