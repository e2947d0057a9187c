import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../src/domain/image/point';
import { polygonAreaPx2 } from '../../src/domain/polygon/polygonAreaPx2';
import { createEditor, type EditorState } from '../../src/editor/editorState';
import type { Gesture } from '../../src/editor/gesture';
import { overlayModel } from '../../src/editor/overlayModel';
import { dragOf, run } from './editorArbitraries';

const size = { columns: 120, rows: 90 };
// Vertices on 1/1024 px, which every sum and product here keeps exactly.
const grid = (value: number): number => Math.round(value * 1024) / 1024;
const ring = (centre: PointPx, radii: readonly number[]): PointPx[] =>
  radii.map((radius, index): PointPx => {
    const angle = (2 * Math.PI * index) / radii.length;
    return [grid(centre[0] + radius * Math.cos(angle)), grid(centre[1] + radius * Math.sin(angle))];
  });
const radii = fc.array(fc.double({ min: 6, max: 20, noNaN: true }), { minLength: 5, maxLength: 40 });
const editor = fc
  .tuple(
    radii,
    fc.double({ min: 25, max: 90, noNaN: true }),
    fc.double({ min: 25, max: 60, noNaN: true }),
    fc.constantFrom(1, 2, 0.7),
  )
  .map(([outline, column, row, pixelAspect]): EditorState => {
    const target = { key: 'left', tag: 'L', tagDirectionPx: [0, 1] } as const;
    const exclusion = { verticesPx: ring([column, row], [3, 2, 4, 3]), reason: 'vessel' } as const;
    const outlinePx = ring([column, row], outline);
    const state = createEditor({
      image: { ...size, pixelAspect },
      tool: 'edit',
      outlines: [{ ...target, outlinePx, exclusions: [exclusion] }],
    });
    return run(state, [{ kind: 'select-outline', key: 'left' }]);
  });
const place = fc.tuple(
  fc.double({ min: -20, max: 140, noNaN: true }),
  fc.double({ min: -20, max: 110, noNaN: true }),
);

function rings(state: EditorState): readonly (readonly PointPx[])[] {
  return state.outlines.flatMap((each) => [each.outlinePx, ...each.exclusions.map((one) => one.verticesPx)]);
}

/** Distances on the patient between every vertex and the outline's first, in pixel widths. */
function distances(state: EditorState): number[] {
  const aspect = state.image.pixelAspect ?? 1;
  const [first] = rings(state).flat();
  return rings(state)
    .flat()
    .map(([column, row]) => Math.hypot(column - (first?.[0] ?? 0), (row - (first?.[1] ?? 0)) * aspect));
}

function expectInside(state: EditorState) {
  for (const [column, row] of rings(state).flat()) {
    expect(column).toBeGreaterThanOrEqual(-0.5);
    expect(column).toBeLessThanOrEqual(size.columns - 0.5);
    expect(row).toBeGreaterThanOrEqual(-0.5);
    expect(row).toBeLessThanOrEqual(size.rows - 0.5);
  }
}

function handle(state: EditorState, which: 'turn' | 'corner'): PointPx {
  const handles = overlayModel(state, 'first').outlines[0]?.handles;
  const at = which === 'turn' ? handles?.turnPx : handles?.cornersPx[2];
  if (at === undefined) throw new Error('a selected outline has handles');
  return at;
}

/** Whether a handle is where only it can be meant: vertices nearer than it go first. */
function isFree(state: EditorState, at: PointPx): boolean {
  return rings(state)
    .flat()
    .every((vertex) => Math.hypot(vertex[0] - at[0], vertex[1] - at[1]) > 1);
}

function areaOf(state: EditorState): number {
  return polygonAreaPx2(state.outlines[0]?.outlinePx ?? []);
}

describe('a whole ROI', () => {
  it('moved by whole pixels keeps its area to the last bit, and so do its exclusions', () => {
    fc.assert(
      fc.property(
        editor,
        fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
          maxLength: 8,
        }),
        (before, moves) => {
          const after = run(
            before,
            moves.map(([dxPx, dyPx]): Gesture => ({ kind: 'nudge', dxPx, dyPx })),
          );
          expect(rings(after).map(polygonAreaPx2)).toEqual(rings(before).map(polygonAreaPx2));
          expectInside(after);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('moved and turned by the hand stays rigid on the patient, and inside the image', () => {
    fc.assert(
      fc.property(
        editor,
        fc.array(place, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('move' as const, 'turn' as const),
        (before, line, act) => {
          // A place a little off the middle of the exclusion lies in the outline, too, and away from all vertices.
          const [first] = before.outlines[0]?.exclusions[0]?.verticesPx ?? [];
          const from: PointPx =
            act === 'turn' ? handle(before, 'turn') : [(first?.[0] ?? 0) - 3, first?.[1] ?? 0];
          fc.pre(isFree(before, from));
          const after = run(before, dragOf([from, ...line]));
          expectInside(after);
          const [was, is] = [distances(before), distances(after)];
          for (const [index, each] of was.entries()) expect(is[index]).toBeCloseTo(each, 8);
          expect(areaOf(after)).toBeCloseTo(areaOf(before), 6);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('scaled by a corner changes all distances by one factor, and stays inside the image', () => {
    let scaled = 0;
    fc.assert(
      fc.property(editor, fc.array(place, { minLength: 1, maxLength: 3 }), (before, line) => {
        const from = handle(before, 'corner');
        fc.pre(isFree(before, from));
        const after = run(before, dragOf([from, ...line]));
        expectInside(after);
        const [was, is] = [distances(before), distances(after)];
        const factor = (is.at(1) ?? 0) / (was.at(1) ?? 1);
        if (Math.abs(factor - 1) > 1e-3) scaled += 1;
        for (const [index, each] of was.entries()) expect(is[index]).toBeCloseTo(factor * each, 7);
        expect(areaOf(after)).toBeCloseTo(factor * factor * areaOf(before), 5);
      }),
      { numRuns: 300 },
    );
    expect(scaled).toBeGreaterThan(50);
  });
});
