import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../../src/domain/image/point';
import { pixelsInside } from '../../../../src/domain/measurement/pixelsInside';

/**
 * Pixels that ImageJ 1.53t filled: `PolygonRoi` of float32 vertices; with exclusions a composite (`ShapeRoi`) of the rings that
 * our own export writes. Vertices on arbitrary doubles, on halves, thirds and whole pixels, and 10⁻⁴ to 10⁻⁸ px beside them.
 */
const filled: {
  readonly columns: number;
  readonly rows: number;
  readonly cases: readonly {
    readonly outer: readonly PointPx[];
    readonly exclusions: readonly (readonly PointPx[])[];
    readonly runs: readonly number[];
  }[];
} = JSON.parse(readFileSync(new URL('imagejFilled.json', import.meta.url), 'utf8'));

describe('The pixels of the rule imagej', () => {
  for (const [index, { outer, exclusions, runs }] of filled.cases.entries()) {
    const parts = exclusions.length > 0 ? `a composite of ${exclusions.length} exclusions` : 'a polygon';
    it(`are those of ImageJ for ${parts} (${index})`, () => {
      expect([...pixelsInside(filled, outer, exclusions, 'imagej')]).toEqual(runs);
    });
  }

  it('are none where exclusions leave nothing', () => {
    const square: readonly PointPx[] = [
      [2, 2],
      [9, 2],
      [9, 9],
      [2, 9],
    ];
    expect(pixelsInside(filled, square, [square], 'imagej')).toHaveLength(0);
  });
});
