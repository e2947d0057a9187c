import { describe, expect, it } from 'vitest';
import type { ImageGrid } from '../../../../src/domain/image/imageGrid';
import { applyAffine, determinant } from '../../../../src/viewer/affine';
import { cameraMap } from '../../../../src/viewer/canvas/cameraMap';
import { cameraOf, type Orientation, upright } from '../../../../src/viewer/paneCamera';

// By hand: 101 × 51 pixels of 0.5 mm between columns and 1 mm between rows; one CSS px is 0.25 mm; a pane of 400 × 300.
const spacing = { columnMm: 0.5, rowMm: 1 };
const grid: ImageGrid = { columns: 101, rows: 51, spacing, plane: undefined };
const size = { widthPx: 400, heightPx: 300 };
const view = { unit: 'mm', centerOffset: [0, 0], lengthPerScreenPx: 0.25 } as const;

function mapOf(orientation: Orientation, centerOffset: readonly [number, number] = [0, 0]) {
  return cameraMap(cameraOf({ ...view, centerOffset }, grid, orientation, size.heightPx), spacing, size);
}

const cases: readonly [string, Orientation, right: [number, number], down: [number, number]][] = [
  // Where one column further, and one row further, go on screen: 0.5 mm are 2 px, 1 mm is 4 px.
  ['upright', upright, [2, 0], [0, 4]],
  ['turned by 90° clockwise', { ...upright, rotationDeg: 90 }, [0, 2], [-4, 0]],
  ['turned by 180°', { ...upright, rotationDeg: 180 }, [-2, 0], [0, -4]],
  ['mirrored left to right', { ...upright, flipHorizontal: true }, [-2, 0], [0, 4]],
  ['mirrored top to bottom', { ...upright, flipVertical: true }, [2, 0], [0, -4]],
  ['mirrored, then turned', { rotationDeg: 90, flipHorizontal: true, flipVertical: false }, [0, -2], [-4, 0]],
];

describe('the map of a camera', () => {
  for (const [name, orientation, column, row] of cases) {
    it(`puts pixels where they belong: ${name}`, () => {
      const map = mapOf(orientation);
      const middle = applyAffine(map, [50, 25]);
      expect(middle[0]).toBeCloseTo(200, 9);
      expect(middle[1]).toBeCloseTo(150, 9);
      const [x1, y1] = applyAffine(map, [51, 25]);
      expect(x1 - 200).toBeCloseTo(column[0], 9);
      expect(y1 - 150).toBeCloseTo(column[1], 9);
      const [x2, y2] = applyAffine(map, [50, 26]);
      expect(x2 - 200).toBeCloseTo(row[0], 9);
      expect(y2 - 150).toBeCloseTo(row[1], 9);
      expect(Math.abs(determinant(map))).toBeCloseTo(8, 9);
    });
  }

  it('shows what lies off the middle in the middle', () => {
    // 5 mm along the rows are 10 columns, 3 mm down the columns 3 rows.
    const [x, y] = applyAffine(mapOf(upright, [5, 3]), [60, 28]);
    expect(x).toBeCloseTo(200, 9);
    expect(y).toBeCloseTo(150, 9);
  });
});
