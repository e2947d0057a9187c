import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipToImage } from '../../../../src/domain/geometry/clipToImage';
import { distanceToPlaneMm } from '../../../../src/domain/geometry/distanceToPlaneMm';
import { pixelToLps } from '../../../../src/domain/geometry/pixelToLps';
import { referenceLine } from '../../../../src/domain/geometry/referenceLine';
import type { ImagePlane } from '../../../../src/domain/image/imageGrid';
import { axialPlane, leanedPlane, makeGrid, makeHeader, sagittalPlane } from '../catalogue/makeHeader';
import { anyPlane, anySpacing } from './arbitraryPlanes';

// Expected values are exact arithmetic by hand.
function placed(plane: ImagePlane | undefined, columns = 200, rows = 200, frameOfReferenceUid = '1.7') {
  return makeHeader({ grid: makeGrid(plane, { columns, rows }), frameOfReferenceUid });
}

function rounded(line: { fromPx: readonly number[]; toPx: readonly number[] }): number[][] {
  return [line.fromPx, line.toPx]
    .map((point) => point.map((value) => Number(value.toFixed(9)) + 0))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

describe('reference line', () => {
  it('an axial slice at the height of row 60 crosses there, from pixel edge to pixel edge of the axial image', () => {
    // Axial: 100 rows of 1 mm from y = −50, so y −50.5 to 49.5. Sagittal: y = −100 + column, z = 100 − row.
    const axial = placed(axialPlane(40, [-50, -50]), 100, 100);
    const line = referenceLine(axial, placed(sagittalPlane(0)));
    expect(line.ok && rounded(line.value)).toEqual([
      [49.5, 60],
      [149.5, 60],
    ]);
  });
  it('a wider axial image is clipped to the outer edges of the sagittal image', () => {
    const axial = placed(axialPlane(40, [-200, -200]), 400, 400);
    const line = referenceLine(axial, placed(sagittalPlane(0)));
    expect(line.ok && rounded(line.value)).toEqual([
      [-0.5, 60],
      [199.5, 60],
    ]);
  });
  it('a slice leaned by 3-4-5 falls 3 mm over 4 mm to the back', () => {
    // Points of the plane at x = 0: (0, 0.8 t, −0.6 t), t from −0.5 to 99.5 mm; column = y + 100, row = 100 − z.
    const axial = placed(leanedPlane([-50, 0, 0]), 100, 100);
    const line = referenceLine(axial, placed(sagittalPlane(0)));
    expect(line.ok && rounded(line.value)).toEqual([
      [99.6, 99.7],
      [179.6, 159.7],
    ]);
  });
  it('images of another frame of reference are refused, and those without one', () => {
    const sagittal = placed(sagittalPlane(0));
    expect(referenceLine(placed(axialPlane(), 200, 200, '1.8'), sagittal)).toEqual({
      ok: false,
      error: { kind: 'other-frame-of-reference' },
    });
    const { frameOfReferenceUid: _uid, ...without } = placed(axialPlane());
    expect(referenceLine(without, sagittal)).toEqual({ ok: false, error: { kind: 'no-frame-of-reference' } });
  });
  it('a slice beside the sagittal plane, above the image, parallel to it or without geometry has no line', () => {
    const sagittal = placed(sagittalPlane(0));
    const kindOf = (plane: ImagePlane | undefined) => {
      const line = referenceLine(placed(plane), sagittal);
      return line.ok ? 'line' : line.error.kind;
    };
    expect(kindOf(axialPlane(40, [50, -100]))).toBe('does-not-cross');
    expect(kindOf(axialPlane(101))).toBe('does-not-cross');
    expect(kindOf(sagittalPlane(10))).toBe('parallel');
    expect(kindOf(undefined)).toBe('no-geometry');
  });
  it('the outermost pixel edge is still on the image: z = 100.5 is the top edge of row 0', () => {
    const line = referenceLine(placed(axialPlane(100.5)), placed(sagittalPlane(0)));
    expect(line.ok && line.value.fromPx[1]).toBe(-0.5);
  });
  it('both ends of any line lie in both planes and on both images', () => {
    fc.assert(
      fc.property(anyPlane, anyPlane, anySpacing, anySpacing, (a, b, spacingA, spacingB) => {
        const first = makeHeader({ grid: makeGrid(a, { columns: 400, rows: 300, spacing: spacingA }) });
        const second = makeHeader({ grid: makeGrid(b, { columns: 256, rows: 320, spacing: spacingB }) });
        const line = referenceLine(first, second);
        if (!line.ok) return;
        for (const [column, row] of [line.value.fromPx, line.value.toPx]) {
          const at = pixelToLps(b, spacingB, [column, row]);
          expect(Math.abs(distanceToPlaneMm(a, at))).toBeLessThan(1e-6);
          expect(Math.abs(distanceToPlaneMm(b, at))).toBeLessThan(1e-6);
          expect(column).toBeGreaterThanOrEqual(-0.5 - 1e-6);
          expect(column).toBeLessThanOrEqual(255.5 + 1e-6);
          expect(row).toBeGreaterThanOrEqual(-0.5 - 1e-6);
          expect(row).toBeLessThanOrEqual(319.5 + 1e-6);
        }
      }),
    );
  });
});

describe('clipping', () => {
  it('a diagonal from corner to corner beyond a 10 × 10 image is cut at its edges', () => {
    const line = clipToImage({ fromPx: [-10, -10], toPx: [20, 20] }, { columns: 10, rows: 10 });
    expect(line?.fromPx[0]).toBeCloseTo(-0.5, 12);
    expect(line?.toPx[1]).toBeCloseTo(9.5, 12);
  });
  it('a line outside is none', () => {
    expect(clipToImage({ fromPx: [-5, 3], toPx: [-1, 3] }, { columns: 10, rows: 10 })).toBeUndefined();
    expect(clipToImage({ fromPx: [3, 11], toPx: [3, 20] }, { columns: 10, rows: 10 })).toBeUndefined();
  });
});
