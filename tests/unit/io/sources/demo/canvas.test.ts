import { describe, expect, it } from 'vitest';
import {
  createCanvas,
  fillPolygon,
  type PlaneToPixels,
  toMm,
  toPixel,
} from '../../../../../src/io/sources/demo/canvas';

const unit: PlaneToPixels = { pixelMm: 1, angleRad: 0, originPx: [0, 0] };

/** Values of one row after painting a polygon with 1. */
function painted(points: readonly (readonly [number, number])[], columns = 6, rows = 4): number[][] {
  const canvas = createCanvas(columns, rows, unit);
  fillPolygon(canvas, points, 1);
  return Array.from({ length: rows }, (_, row) =>
    Array.from(canvas.values.subarray(row * columns, (row + 1) * columns)),
  );
}

const total = (rows: readonly number[][]): number => rows.flat().reduce((sum, value) => sum + value, 0);

describe('fillPolygon', () => {
  it('covers pixels by exactly the share that a rectangle takes of them', () => {
    // Pixel (1, 1) reaches from 0.5 to 1.5 both ways; the rectangle from 0.75 to 3 and from 0.5 to 2.
    const rows = painted([
      [0.75, 0.5],
      [3, 0.5],
      [3, 2],
      [0.75, 2],
    ]);
    expect(rows[0]).toEqual([0, 0, 0, 0, 0, 0]);
    for (const [column, share] of [0, 0.75, 1, 0.5, 0, 0].entries()) {
      expect(rows[1]?.[column]).toBeCloseTo(share, 6);
      expect(rows[2]?.[column]).toBeCloseTo(share / 2, 6);
    }
  });

  it('gives a triangle its area, whichever way it winds', () => {
    const triangle = [
      [0.3, 0.2],
      [4.8, 1.1],
      [2.2, 2.9],
    ] as const;
    // Half the cross product of the two sides from the first vertex: (4.5 × 2.7 − 1.9 × 0.9) / 2.
    expect(total(painted(triangle))).toBeCloseTo(5.22, 4);
    expect(total(painted([...triangle].reverse()))).toBeCloseTo(5.22, 4);
  });

  it('cuts off what lies outside the image and leaves nothing behind for the next polygon', () => {
    const canvas = createCanvas(6, 4, unit);
    fillPolygon(
      canvas,
      [
        [-9, -9],
        [20, -9],
        [20, 20],
        [-9, 20],
      ],
      1,
    );
    expect(Array.from(canvas.values)).toEqual(Array(24).fill(1));
    fillPolygon(
      canvas,
      [
        [-9, -9],
        [-5, -9],
        [-5, 20],
      ],
      7,
    );
    fillPolygon(
      canvas,
      [
        [15, -9],
        [25, -9],
        [25, 20],
      ],
      7,
    );
    fillPolygon(
      canvas,
      [
        [2, 30],
        [3, 40],
        [4, 30],
      ],
      7,
    );
    expect(Array.from(canvas.values)).toEqual(Array(24).fill(1));
  });
});

describe('the map between mm and pixels', () => {
  it('goes there and back', () => {
    const plane: PlaneToPixels = { pixelMm: 0.625, angleRad: 0.05, originPx: [161.3, 140.2] };
    const [x, y] = toMm(plane, toPixel(plane, [12.5, -33]));
    expect(x).toBeCloseTo(12.5, 10);
    expect(y).toBeCloseTo(-33, 10);
  });
});
