import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../src/domain/image/point';
import { draftAsClosed } from '../../src/editor/draftAsClosed';
import type { Edit } from '../../src/editor/edit';
import { createEditor, type EditorState, type EditorTarget } from '../../src/editor/editorState';
import { editorStep } from '../../src/editor/editorStep';
import { withLock, withOutlines } from '../../src/editor/followReading';
import type { Gesture } from '../../src/editor/gesture';
import { overlayModel } from '../../src/editor/overlayModel';

const image = { columns: 24, rows: 18 };
const targets: readonly EditorTarget[] = [
  { key: 'left', tag: 'L', tagDirectionPx: [0, 1] },
  { key: 'right', tag: 'R', tagDirectionPx: [0.3, 1] },
];

// A coarse grid, reaching beyond the image, so that vertices and edges are hit, doubled and crossed often.
const coordinate = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -4, max: 28 }) },
  { weight: 2, arbitrary: fc.double({ min: -30, max: 60, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -0) },
);
const pointer = fc.record({
  atPx: fc.tuple(coordinate, coordinate),
  pixelsPerScreenPx: fc.constantFrom(0.02, 0.1, 0.3),
  pointerType: fc.constantFrom('mouse' as const, 'pen' as const, 'touch' as const),
});
const gesture: fc.Arbitrary<Gesture> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc
      .tuple(pointer, fc.boolean(), fc.constantFrom(1, 1, 1, 2, 3))
      .map(([place, isAlt, clickCount]) => ({
        kind: 'pointer-down' as const,
        ...place,
        alt: isAlt && clickCount === 3,
        clickCount,
      })),
  },
  { weight: 8, arbitrary: pointer.map((place) => ({ kind: 'pointer-move' as const, ...place })) },
  { weight: 8, arbitrary: pointer.map((place) => ({ kind: 'pointer-up' as const, ...place })) },
  { weight: 1, arbitrary: pointer.map((place) => ({ kind: 'double-click' as const, ...place })) },
  { weight: 3, arbitrary: fc.constant({ kind: 'close' as const }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      { kind: 'remove-last-vertex' as const },
      { kind: 'undo' as const },
      { kind: 'redo' as const },
      { kind: 'delete' as const },
      { kind: 'pointer-leave' as const },
      { kind: 'pointer-cancel' as const },
      { kind: 'cancel' as const },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('nudge' as const),
      dxPx: fc.constantFrom(-9, -1, -0.1, 0, 0.1, 1, Number.NaN),
      dyPx: fc.constantFrom(-9, -1, 0, 0.1, 9),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...targets, undefined).map((target) => ({ kind: 'arm' as const, target })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('draw' as const, 'edit' as const)
      .map((tool) => ({ kind: 'choose-tool' as const, tool })),
  },
);
// What people do: drags from a place of the grid to another, and outlines clicked round and closed.
const gridPlace = fc.tuple(fc.integer({ min: 1, max: 22 }), fc.integer({ min: 1, max: 16 }));
const mouseAt = (atPx: PointPx) => ({ atPx, pixelsPerScreenPx: 0.1, pointerType: 'mouse' as const });
const drag = fc
  .array(gridPlace, { minLength: 1, maxLength: 5 })
  .map((line): Gesture[] => [
    ...line.slice(0, 1).map((at): Gesture => ({ kind: 'pointer-down', ...mouseAt(at) })),
    ...line.map((at): Gesture => ({ kind: 'pointer-move', ...mouseAt(at) })),
    ...line.slice(-1).map((at): Gesture => ({ kind: 'pointer-up', ...mouseAt(at) })),
  ]);
const roundTrip = fc
  .tuple(
    fc.constantFrom(...targets),
    gridPlace,
    fc.array(fc.double({ min: 1, max: 8, noNaN: true }), { minLength: 3, maxLength: 9 }),
  )
  .map(([target, [column, row], radii]): Gesture[] => {
    const places = radii.map((radius, index): PointPx => {
      const angle = (2 * Math.PI * index) / radii.length;
      return [Math.round(column + radius * Math.cos(angle)), Math.round(row + radius * Math.sin(angle))];
    });
    const clicks = places.flatMap((at): Gesture[] => [
      { kind: 'pointer-down', ...mouseAt(at) },
      { kind: 'pointer-up', ...mouseAt(at) },
    ]);
    const rest: Gesture[] = [
      { kind: 'cancel' },
      { kind: 'choose-tool', tool: 'draw' },
      { kind: 'arm', target },
    ];
    return [...rest, ...clicks, { kind: 'close' }];
  });
const gestures = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: gesture.map((each) => [each]) },
      { weight: 2, arbitrary: drag },
      { weight: 1, arbitrary: roundTrip },
    ),
    { maxLength: 50, size: 'max' },
  )
  .map((parts) => parts.flat());

const triangle: readonly PointPx[] = [
  [2, 2],
  [9, 3],
  [4, 12],
];
const start = fc
  .tuple(fc.constantFrom(...targets), fc.boolean(), fc.constantFrom('draw' as const, 'edit' as const))
  .map(([armed, hasOutline, tool]) => {
    const [, right] = targets;
    const outlines = hasOutline && right ? [{ ...right, outlinePx: triangle }] : [];
    return createEditor({ image, armed, tool, outlines });
  });

function run(
  from: EditorState,
  made: readonly Gesture[],
  look: (state: EditorState, edits: readonly Edit[], gesture: Gesture) => void,
) {
  let state = from;
  for (const each of made) {
    const step = editorStep(state, each);
    look(step.state, step.edits, each);
    state = step.state;
  }
  return state;
}

function everyVertex(state: EditorState): PointPx[] {
  return [
    ...state.outlines.flatMap((outline) => outline.outlinePx),
    ...(state.draft?.history.present ?? []),
    ...(state.draft?.cursorPx ? [state.draft.cursorPx] : []),
    ...(state.stroke?.drawnPx ?? []),
    ...(state.grab?.verticesPx ?? []),
    ...(state.pending?.history.present ?? []),
    ...(state.setAside?.history.present ?? []),
    ...(state.refusal ? [state.refusal.atPx] : []),
    ...(draftAsClosed(state)?.verticesPx ?? []),
    ...overlayModel(state, 'first').outlines.flatMap((outline) => outline.outlinePx),
    ...(overlayModel(state, 'first').draft?.verticesPx ?? []),
  ];
}

/** A double as a whole number of 2^-1074, which every double is: all of the oracle's arithmetic is exact. */
function exact(value: number): bigint {
  let whole = value;
  let halvings = 0;
  for (; !Number.isInteger(whole); halvings += 1) whole *= 2;
  return BigInt(whole) << BigInt(1074 - halvings);
}

type Exact = readonly [bigint, bigint];

function turn(a: Exact, b: Exact, c: Exact): number {
  const cross = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  return cross > 0n ? 1 : cross < 0n ? -1 : 0;
}

function isBetween(p: Exact, a: Exact, b: Exact): boolean {
  return ([0, 1] as const).every((axis) => (p[axis] - a[axis]) * (p[axis] - b[axis]) <= 0n);
}

function doMeet(a: Exact, b: Exact, c: Exact, d: Exact): boolean {
  if (turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0) return true;
  return (
    (turn(a, b, c) === 0 && isBetween(c, a, b)) ||
    (turn(a, b, d) === 0 && isBetween(d, a, b)) ||
    (turn(c, d, a) === 0 && isBetween(a, c, d)) ||
    (turn(c, d, b) === 0 && isBetween(b, c, d))
  );
}

/** Simple by the textbook: every pair of edges looked at, neighbours share their vertex and nothing else. */
function isSimple(verticesPx: readonly PointPx[]): boolean {
  if (verticesPx.length < 3) return false;
  const places = verticesPx.map(([column, row]): Exact => [exact(column), exact(row)]);
  const edges = places.map((from, index) => [from, places[(index + 1) % places.length] ?? from] as const);
  return edges.every(([a, b], i) =>
    edges.every(([c, d], j) => {
      if (j <= i) return true;
      if (j === i + 1) return turn(a, b, d) !== 0 || !(isBetween(d, a, b) || isBetween(a, c, d));
      if (i === 0 && j === edges.length - 1)
        return turn(c, d, b) !== 0 || !(isBetween(b, c, d) || isBetween(c, a, b));
      return !doMeet(a, b, c, d);
    }),
  );
}

describe('any sequence of gestures', () => {
  it('keeps every place it holds or draws inside the image, and a number', () => {
    fc.assert(
      fc.property(start, gestures, (from, made) => {
        run(from, made, (state) => {
          for (const [column, row] of everyVertex(state)) {
            if (!(column >= -0.5 && column <= 23.5 && row >= -0.5 && row <= 17.5))
              throw new Error(`${column} ${row}`);
          }
        });
      }),
      { numRuns: 400 },
    );
  });

  it('asks only for outlines that are simple polygons, by an exact check of all pairs of edges', () => {
    let askedFor = 0;
    fc.assert(
      fc.property(start, gestures, (from, made) => {
        run(from, made, (_, edits) => {
          for (const edit of edits) {
            if (edit.kind === 'delete-outline') continue;
            askedFor += 1;
            if (!isSimple(edit.verticesPx)) throw new Error(JSON.stringify(edit));
          }
        });
      }),
      { numRuns: 600 },
    );
    expect(askedFor).toBeGreaterThan(100);
  });

  it('leaves exactly the outlines that its edits describe', () => {
    fc.assert(
      fc.property(start, gestures, (from, made) => {
        const replayed = new Map(from.outlines.map((outline) => [outline.key, outline.outlinePx]));
        run(from, made, (state, edits) => {
          for (const edit of edits) {
            expect(replayed.has(edit.key)).toBe(edit.kind !== 'close-outline');
            if (edit.kind === 'delete-outline') replayed.delete(edit.key);
            else replayed.set(edit.key, edit.verticesPx);
          }
          expect(new Map(state.outlines.map((outline) => [outline.key, outline.outlinePx]))).toEqual(
            replayed,
          );
          if (state.draft) expect(replayed.has(state.draft.target.key)).toBe(false);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('ends with Esc at rest, with every committed outline as it was', () => {
    fc.assert(
      fc.property(start, gestures, (from, made) => {
        const before = run(from, made, () => {});
        const { state, edits } = editorStep(before, { kind: 'cancel' });
        expect(edits).toEqual([]);
        expect(state.outlines).toBe(before.outlines);
        expect(state).toMatchObject({
          draft: undefined,
          stroke: undefined,
          grab: undefined,
          pending: undefined,
        });
        expect(state).toMatchObject({ refusal: undefined, selection: undefined });
      }),
      { numRuns: 400 },
    );
  });

  it('asks for nothing while the reading is signed', () => {
    fc.assert(
      fc.property(start, gestures, gestures, (from, before, made) => {
        const signed = withLock(
          run(from, before, () => {}),
          true,
        );
        run(signed, made, (state, edits) => {
          expect(edits).toEqual([]);
          expect(state.outlines).toBe(signed.outlines);
          expect(state.draft).toBeUndefined();
        });
      }),
      { numRuns: 200 },
    );
  });

  it('never changes a state in place', () => {
    fc.assert(
      fc.property(start, gestures, (from, made) => {
        let before = from;
        for (const each of made) {
          const text = JSON.stringify(before);
          const { state } = editorStep(before, each);
          expect(JSON.stringify(before)).toBe(text);
          before = state;
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is not disturbed by its own edits coming back from the reading', () => {
    fc.assert(
      fc.property(start, gestures, (from, made) => {
        let echoed = from;
        const heard: Edit[] = [];
        for (const each of made) {
          const step = editorStep(echoed, each);
          heard.push(...step.edits);
          echoed = withOutlines(
            step.state,
            step.state.outlines.map((outline) => ({ ...outline, outlinePx: [...outline.outlinePx] })),
          );
        }
        const asked: Edit[] = [];
        run(from, made, (_, edits) => asked.push(...edits));
        expect(heard).toEqual(asked);
      }),
      { numRuns: 200 },
    );
  });
});

describe('undo while drawing', () => {
  const inside = fc.tuple(
    fc.double({ min: 0, max: 23, noNaN: true }),
    fc.double({ min: 0, max: 17, noNaN: true }),
  );
  const place = (atPx: PointPx) => ({ atPx, pixelsPerScreenPx: 0.001, pointerType: 'mouse' as const });
  const press = (atPx: PointPx): Gesture => ({ kind: 'pointer-down', ...place(atPx) });
  const act = fc.oneof(
    inside.map((at): Gesture[] => [press(at), { kind: 'pointer-up', ...place(at) }]),
    fc
      .array(inside, { minLength: 2, maxLength: 12 })
      .map((line): Gesture[] => [
        press(line[0] ?? [0, 0]),
        ...line.slice(1).map((at): Gesture => ({ kind: 'pointer-move', ...place(at) })),
        { kind: 'pointer-up', ...place(line.at(-1) ?? [0, 0]) },
      ]),
    fc.constant<Gesture[]>([{ kind: 'remove-last-vertex' }]),
    fc.constant<Gesture[]>([{ kind: 'nudge', dxPx: 0.1, dyPx: -1 }]),
  );
  const [target] = targets;
  const vertices = (state: EditorState) => state.draft?.history.present ?? [];

  it('takes back exactly the last click, line, removal or nudge, and redo gives it again', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), act, (before, last) => {
        const empty = createEditor({ image, ...(target && { armed: target }) });
        const drawn = run(empty, before.flat(), () => {});
        const done = run(drawn, last, () => {});
        fc.pre(done.draft !== undefined && vertices(done) !== vertices(drawn));
        const undone = editorStep(done, { kind: 'undo' }).state;
        expect(vertices(undone)).toEqual(vertices(drawn));
        expect(vertices(editorStep(undone, { kind: 'redo' }).state)).toEqual(vertices(done));
      }),
      { numRuns: 300 },
    );
  });
});
