import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../src/domain/image/point';
import { createEditor } from '../../src/editor/editorState';
import { editorStep } from '../../src/editor/editorStep';
import type { Gesture } from '../../src/editor/gesture';
import { simplifyStroke } from '../../src/editor/simplifyStroke';

/** A hand: small steps that turn, pause and come back. */
const handLine = fc
  .array(
    fc.tuple(
      fc.double({ min: -0.6, max: 0.6, noNaN: true }),
      fc.double({ min: -0.6, max: 0.6, noNaN: true }),
    ),
    {
      minLength: 1,
      maxLength: 200,
      size: 'max',
    },
  )
  .map((steps) => {
    let [column, row] = [50, 50];
    return steps.map(([dx, dy]): PointPx => {
      column += dx;
      row += dy;
      return [column, row];
    });
  });
const anyLine = fc.array(
  fc.tuple(
    fc.double({ min: -0.5, max: 99.5, noNaN: true }),
    fc.double({ min: -0.5, max: 99.5, noNaN: true }),
  ),
  { minLength: 1, maxLength: 80 },
);
const line: fc.Arbitrary<readonly PointPx[]> = fc.oneof(handLine, anyLine);

/** Distance to a polyline by calculus on each segment, written apart from the code under test. */
function awayPx(place: PointPx, linePx: readonly PointPx[]): number {
  let nearest = Math.hypot(place[0] - (linePx[0]?.[0] ?? 0), place[1] - (linePx[0]?.[1] ?? 0));
  for (const [index, to] of linePx.entries()) {
    const from = linePx[index - 1];
    if (from === undefined) continue;
    const [ux, uy] = [to[0] - from[0], to[1] - from[1]];
    const square = ux * ux + uy * uy;
    const t =
      square === 0
        ? 0
        : Math.max(0, Math.min(1, ((place[0] - from[0]) * ux + (place[1] - from[1]) * uy) / square));
    nearest = Math.min(nearest, Math.hypot(place[0] - from[0] - t * ux, place[1] - from[1] - t * uy));
  }
  return nearest;
}

/** The vertices of a line and places between them. */
function placesAlong(linePx: readonly PointPx[]): PointPx[] {
  return linePx.flatMap((to, index) => {
    const from = linePx[index - 1] ?? to;
    return [0.1, 0.35, 0.5, 0.8, 1].map(
      (t): PointPx => [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])],
    );
  });
}

function expectWithin(onePx: readonly PointPx[], otherPx: readonly PointPx[], limitPx: number): void {
  for (const place of placesAlong(onePx)) {
    // The last digits of the distance itself are not exact.
    if (!(awayPx(place, otherPx) <= limitPx + 1e-9))
      throw new Error(`${place} is ${awayPx(place, otherPx)} px away`);
  }
}

describe('a simplified freehand line', () => {
  it('and the line drawn lie within 0.25 px of each other, everywhere, both ways', () => {
    fc.assert(
      fc.property(line, (drawn) => {
        const simple = simplifyStroke(drawn);
        expectWithin(drawn, simple, 0.25);
        expectWithin(simple, drawn, 0.25);
      }),
      { numRuns: 500 },
    );
  });

  it('has only places that were drawn, in their order, with both ends', () => {
    fc.assert(
      fc.property(line, (drawn) => {
        const simple = simplifyStroke(drawn);
        const indices = simple.map((place) => drawn.indexOf(place));
        expect(indices).not.toContain(-1);
        expect(indices.every((index, i) => i === 0 || index > (indices[i - 1] ?? -1))).toBe(true);
        expect([simple[0], simple.at(-1)]).toEqual([drawn[0], drawn.at(-1)]);
      }),
    );
  });

  it('stays within 0.25 px through the editor, clicks before and after included', () => {
    fc.assert(
      fc.property(handLine, (drawn) => {
        const at = (atPx: PointPx) => ({ atPx, pixelsPerScreenPx: 0.01, pointerType: 'pen' as const });
        const first: PointPx = drawn[0] ?? [50, 50];
        const last = drawn.at(-1) ?? first;
        const made: Gesture[] = [
          { kind: 'pointer-down', ...at([10, 10]) },
          { kind: 'pointer-up', ...at([10, 10]) },
          { kind: 'pointer-down', ...at(first) },
          ...drawn.slice(1).map((place): Gesture => ({ kind: 'pointer-move', ...at(place) })),
          { kind: 'pointer-up', ...at(last) },
          { kind: 'pointer-down', ...at([90, 10]) },
          { kind: 'pointer-up', ...at([90, 10]) },
        ];
        let state = createEditor({
          image: { columns: 200, rows: 200 },
          armed: { key: 'left', tag: 'L', tagDirectionPx: [0, 1] },
        });
        for (const each of made) state = editorStep(state, each).state;
        const vertices = state.draft?.history.present.verticesPx ?? [];
        expect(vertices[0]).toEqual([10, 10]);
        expect(vertices.at(-1)).toEqual([90, 10]);
        const wentFar = drawn.some((place) => Math.hypot(place[0] - first[0], place[1] - first[1]) > 0.03);
        fc.pre(wentFar);
        // The hand walks at most 200 × 0.6 px from (50, 50): clamped places count as drawn at the edge.
        const clamped = drawn.map(
          ([column, row]): PointPx => [
            Math.max(-0.5, Math.min(199.5, column)),
            Math.max(-0.5, Math.min(199.5, row)),
          ],
        );
        expectWithin(clamped, vertices.slice(1, -1), 0.25);
        expectWithin(vertices.slice(1, -1), clamped, 0.25);
      }),
      { numRuns: 150 },
    );
  });
});
