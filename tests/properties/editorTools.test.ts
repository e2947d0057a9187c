import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../src/domain/image/point';
import { draftAsClosed } from '../../src/editor/draftAsClosed';
import { draftSnapshot, withDraft } from '../../src/editor/draftSnapshot';
import { atRest, type EditorState } from '../../src/editor/editorState';
import { editorStep } from '../../src/editor/editorStep';
import type { Gesture } from '../../src/editor/gesture';
import { overlayModel } from '../../src/editor/overlayModel';
import { act, acts, slices } from './editorActs';
import { gesture } from './editorArbitraries';
import { isSimple } from './editorOracle';

/** What is no place of the image: a direction, a move, and the handles of a whole that is turned over the edge. */
const elsewhere: readonly string[] = ['tagDirectionPx', 'movePx', 'cornersPx', 'turnPx'];

/** Throws unless every number in a value is one, and everything in it that is a place lies inside the image. */
function expectPlaces(value: unknown, name: string): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${name} is ${value}`);
  // The smart edge's map and paths are of the image, not of the user.
  if (typeof value !== 'object' || value === null || name === 'smartEdge') return;
  if (!Array.isArray(value)) {
    for (const [key, each] of Object.entries(value)) expectPlaces(each, key);
    return;
  }
  const [column, row]: readonly unknown[] = value;
  const isPlace = name.endsWith('Px') && !elsewhere.includes(name) && value.length === 2;
  if (isPlace && typeof column === 'number' && typeof row === 'number') {
    if (!(column >= -0.5 && column <= 23.5 && row >= -0.5 && row <= 17.5)) {
      throw new Error(`${name}: ${column} ${row}`);
    }
  }
  for (const each of value) expectPlaces(each, name);
}

function isHeld({ brushStroke, grab, marquee, redraw, stroke, whole }: EditorState): boolean {
  return [brushStroke, grab, marquee, redraw, stroke, whole].some((held) => held !== undefined);
}

describe('any tool, taken to what is there', () => {
  it('leaves every place in the image, every number a number, every ring simple, by every way there is', () => {
    const seen = new Map<string, number>();
    const known = new WeakSet<readonly PointPx[]>();
    const count = (name: string) => seen.set(name, (seen.get(name) ?? 0) + 1);
    fc.assert(
      fc.property(slices, acts, (from, made) => {
        act(from, made, (state, edits) => {
          expectPlaces(state, 'state');
          expectPlaces(overlayModel(state, 'first'), 'overlay');
          expectPlaces(draftAsClosed(state), 'live');
          for (const { exclusions, outlinePx } of state.outlines) {
            for (const ring of [outlinePx, ...exclusions.map((each) => each.verticesPx)]) {
              if (!known.has(ring) && !isSimple(ring)) throw new Error(JSON.stringify(ring));
              known.add(ring);
            }
          }
          for (const edit of edits) {
            for (const way of 'ways' in edit ? edit.ways : []) count(`${edit.kind} ${way}`);
          }
          if (state.trims.length > 0) count('trim');
          if (state.pending)
            count(state.pending.exclusion === undefined ? 'outline refused' : 'exclusion refused');
          if (state.whole?.isMoved) count(state.whole.act);
        });
      }),
      { numRuns: 400 },
    );
    const ways = ['vertices', 'whole', 'redraw', 'brush', 'smooth'];
    const names = [
      ...['clicks', 'freehand', 'smart-edge'].map((way) => `close-outline ${way}`),
      ...ways.flatMap((way) => [`change-outline ${way}`, `change-exclusions ${way}`]),
      ...['trim', 'outline refused', 'exclusion refused', 'move', 'scale', 'turn'],
    ];
    // Nothing is proven of what never came up.
    expect(names.filter((name) => !seen.has(name))).toEqual([]);
  }, 180_000);

  it('is given up by Esc from anywhere: at rest, every outline and exclusion the very same', () => {
    fc.assert(
      fc.property(slices, acts, (from, made) => {
        act(from, made, (before) => {
          const { state, edits } = editorStep(before, { kind: 'cancel' });
          expect(edits).toEqual([]);
          expect(state.outlines).toBe(before.outlines);
          for (const [key, value] of Object.entries(atRest)) {
            expect(state[key as keyof typeof atRest]).toEqual(value);
          }
        });
      }),
      { numRuns: 150 },
    );
  });

  it('never happened when the platform takes the pointer away: press, moves and all', () => {
    const place = fc.record({
      atPx: fc.tuple(fc.integer({ min: 0, max: 22 }), fc.integer({ min: 0, max: 16 })),
      pixelsPerScreenPx: fc.constantFrom(0.02, 0.1),
      pointerType: fc.constant('mouse' as const),
    });
    const line = fc.array(place, { minLength: 1, maxLength: 5 });
    let taken = 0;
    fc.assert(
      fc.property(slices, acts, line, (from, made, [down, ...moves]) => {
        const before = editorStep(act(from, made), { kind: 'nudge', dxPx: 0, dyPx: 0 }).state;
        if (down === undefined) return;
        const pressed = editorStep(before, { kind: 'pointer-down', ...down });
        if (pressed.edits.length > 0 || !isHeld(pressed.state)) return;
        taken += 1;
        const moved = moves.map((each): Gesture => ({ kind: 'pointer-move', ...each }));
        const { state, edits } = [...moved, { kind: 'pointer-cancel' } as const].reduce(
          (step, each) => editorStep(step.state, each),
          pressed,
        );
        expect(edits).toEqual([]);
        expect(isHeld(state)).toBe(false);
        expect(state.outlines).toBe(before.outlines);
        expect(state.pending).toEqual(before.pending);
        expect(state.draft?.history.present).toEqual(before.draft?.history.present);
        expect(state.draft?.history.past).toEqual(before.draft?.history.past);
      }),
      { numRuns: 400 },
    );
    expect(taken).toBeGreaterThan(100);
  });

  it('says what is wrong with a refused form for as long as it is wrong', () => {
    fc.assert(
      fc.property(slices, acts, (from, made) => {
        act(from, made, (state) => {
          if (isHeld(state)) return;
          if (state.pending) expect(state.refusal).toBeDefined();
          if (!state.draft?.isRefused || state.refusal) return;
          expect(editorStep(state, { kind: 'close' }).state.draft).toBeUndefined();
        });
      }),
      { numRuns: 200 },
    );
  });

  it('marks only vertices that are there', () => {
    fc.assert(
      fc.property(slices, acts, (from, made) => {
        act(from, made, (state) => {
          for (const outline of overlayModel(state, 'first').outlines) {
            const { exclusions = [], grabbedVertex = 0, outlinePx, selectedVertices = [] } = outline;
            for (const vertex of [grabbedVertex, ...selectedVertices])
              expect(outlinePx[vertex]).toBeDefined();
            for (const each of exclusions) expect(each.verticesPx[each.grabbedVertex ?? 0]).toBeDefined();
          }
        });
      }),
      { numRuns: 150 },
    );
  });
});

describe('a snapshot that was tampered with', () => {
  /** A value with one of its parts, chosen by a number, replaced. */
  function spoilt(value: unknown, at: { left: number }, by: unknown): unknown {
    if (at.left === 0) {
      at.left = -1;
      return by;
    }
    at.left -= 1;
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((each) => spoilt(each, at, by));
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, spoilt(each, at, by)]));
  }

  it('is refused, or is one that a hand could have made: nothing else gets into the editor', () => {
    const nonsense = fc.oneof(
      fc.anything({ maxDepth: 2 }),
      fc.constantFrom(undefined, null, -1, 1e300, Number.NaN, 'outline', 'left', [], {}, [[1, 2]]),
      fc.tuple(fc.double(), fc.double()),
    );
    const count = { refused: 0, taken: 0 };
    fc.assert(
      fc.property(
        slices,
        acts,
        fc.nat({ max: 120 }),
        nonsense,
        fc.array(gesture, { maxLength: 6 }),
        (from, made, left, by, then) => {
          const state = act(from, made);
          const snapshot = draftSnapshot(state);
          if (snapshot === undefined) return;
          const opened: EditorState = { ...from, outlines: state.outlines };
          const back = withDraft(opened, spoilt(JSON.parse(JSON.stringify(snapshot)), { left }, by));
          if (back === undefined) {
            count.refused += 1;
            return;
          }
          count.taken += 1;
          act(
            back,
            [{ gestures: [...then, { kind: 'undo' }, { kind: 'redo' }, { kind: 'close' }] }],
            (next) => {
              expectPlaces(next, 'state');
              expectPlaces(overlayModel(next, 'first'), 'overlay');
              for (const { outlinePx } of next.outlines) expect(isSimple(outlinePx)).toBe(true);
            },
          );
        },
      ),
      { numRuns: 500 },
    );
    expect(count.refused).toBeGreaterThan(50);
    expect(count.taken).toBeGreaterThan(10);
  });

  it('is refused whatever else it is', () => {
    fc.assert(
      fc.property(slices, fc.anything(), (from, value) => {
        expect(withDraft(from, value)).toBeUndefined();
      }),
    );
  });
});
