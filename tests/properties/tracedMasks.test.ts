import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pixelsInsideRing } from '../../src/domain/measurement/pixelsInside';
import { findPolygonProblem } from '../../src/domain/polygon/findPolygonProblem';
import { signedPolygonAreaPx2 } from '../../src/domain/polygon/polygonAreaPx2';
import { traceMask } from '../../src/io/dicomObjects/read/traceMask';

/* Borders of masks of any shape: simple rings whose signed areas are the number of pixels, around exactly those pixels. */

const masks = fc
  .record({ rows: fc.integer({ min: 1, max: 9 }), columns: fc.integer({ min: 1, max: 9 }) })
  .chain(({ rows, columns }) =>
    fc
      .array(fc.integer({ min: 0, max: 1 }), { minLength: rows * columns, maxLength: rows * columns })
      .map((pixels) => ({ rows, columns, pixels: Uint8Array.from(pixels) })),
  );

describe('the borders of a mask', () => {
  it('are simple rings around exactly its pixels', () => {
    fc.assert(
      fc.property(masks, (mask) => {
        const traced = traceMask(mask, 10_000);
        if (!traced.ok) throw new Error('too many edges');
        const inside = new Uint8Array(mask.pixels.length);
        for (const ring of traced.value) {
          expect(findPolygonProblem(ring)).toMatchObject({ ok: true });
          const runs = pixelsInsideRing(mask, ring, 'centre');
          for (let i = 0; i < runs.length; i += 3) {
            for (let column = runs[i + 1] ?? 0; column < (runs[i + 2] ?? 0); column++) {
              const at = (runs[i] ?? 0) * mask.columns + column;
              inside[at] = 1 - (inside[at] ?? 0);
            }
          }
        }
        expect(inside).toEqual(mask.pixels);
        const area = traced.value.reduce((sum, ring) => sum + signedPolygonAreaPx2(ring), 0);
        expect(area).toBe(mask.pixels.reduce((sum, pixel) => sum + pixel, 0));
      }),
      { numRuns: 500 },
    );
  });

  it('of too much noise are refused with their number', () => {
    const pixels = Uint8Array.from({ length: 10_000 }, (_, at) => (at + Math.floor(at / 100)) % 2);
    expect(traceMask({ rows: 100, columns: 100, pixels }, 10_000)).toEqual({ ok: false, error: 20_000 });
  });
});
