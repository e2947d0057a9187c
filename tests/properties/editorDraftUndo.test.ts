import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../src/domain/image/point';
import { waysOf } from '../../src/editor/draft';
import type { EditorState } from '../../src/editor/editorState';
import { editorStep } from '../../src/editor/editorStep';
import type { Gesture } from '../../src/editor/gesture';
import { dragOf, gestures, mouseAt, run, start } from './editorArbitraries';

const inside = fc.tuple(
  fc.double({ min: 0, max: 23, noNaN: true }),
  fc.double({ min: 0, max: 17, noNaN: true }),
);
const clickAt = (at: PointPx): Gesture[] => [
  { kind: 'pointer-down', ...mouseAt(at) },
  { kind: 'pointer-up', ...mouseAt(at) },
];
const tool = (name: 'draw' | 'edit' | 'smart-edge'): Gesture => ({ kind: 'choose-tool', tool: name });
// What changes a draft and nothing else. With the edit tool vertices are chosen by rectangles, dragged and deleted.
const act = fc.oneof(
  { weight: 4, arbitrary: inside.map((at) => [tool('draw'), ...clickAt(at)]) },
  {
    weight: 3,
    arbitrary: fc
      .array(inside, { minLength: 2, maxLength: 12 })
      .map((line) => [tool('draw'), ...dragOf(line)]),
  },
  { weight: 2, arbitrary: inside.map((at) => [tool('smart-edge'), ...clickAt(at)]) },
  {
    weight: 2,
    arbitrary: fc
      .array(inside, { minLength: 2, maxLength: 4 })
      .map((line) => [tool('smart-edge'), ...dragOf(line)]),
  },
  { weight: 1, arbitrary: fc.constant<Gesture[]>([{ kind: 'remove-last-vertex' }]) },
  { weight: 1, arbitrary: fc.constant<Gesture[]>([{ kind: 'nudge', dxPx: 0.1, dyPx: -1 }]) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(inside, inside, inside, inside)
      .map(([a, b, c, d]) => [tool('edit'), ...dragOf([a, b]), ...dragOf([c, d])]),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(inside, inside)
      .map(([a, b]): Gesture[] => [tool('edit'), ...dragOf([a, b]), { kind: 'delete' }]),
  },
);

function isAtRest({ grab, marquee, stroke }: EditorState): boolean {
  return grab === undefined && marquee === undefined && stroke === undefined;
}

function times(count: number, kind: 'undo' | 'redo'): Gesture[] {
  return Array.from({ length: count }, () => ({ kind }));
}

/** Undoes what happened to one draft between two states at rest, and does it again. */
function expectInverse(before: EditorState, after: EditorState): boolean {
  const [was, is] = [before.draft, after.draft];
  if (was === undefined || is === undefined || was.history === is.history) return false;
  const steps = is.history.past.length - was.history.past.length;
  const isSameDraft = was.history.past.every((form, index) => form === is.history.past[index]);
  if (steps < 1 || !isSameDraft) return false;
  const undone = run(after, times(steps, 'undo'));
  expect(undone.draft?.history.present).toEqual(was.history.present);
  const redone = run(undone, times(steps, 'redo'));
  expect(redone.draft?.history.present).toEqual(is.history.present);
  expect(redone.draft?.history.future).toEqual(is.history.future);
  return true;
}

describe('undo while drawing', () => {
  it('takes back exactly the last act, and redo gives it again, ways and all', () => {
    let taken = 0;
    fc.assert(
      fc.property(start, fc.array(act, { maxLength: 12 }), act, (from, before, last) => {
        const empty = { ...from, outlines: [] };
        const drawn = run(empty, before.flat());
        const done = run(drawn, last);
        if (isAtRest(drawn) && isAtRest(done) && expectInverse(drawn, done)) taken += 1;
      }),
      { numRuns: 500 },
    );
    expect(taken).toBeGreaterThan(50);
  });

  it('is the exact inverse at every point of any sequence of gestures', () => {
    let taken = 0;
    fc.assert(
      fc.property(start, gestures, (from, made) => {
        let rest = from;
        run(from, made, (state) => {
          if (!isAtRest(state)) return;
          if (expectInverse(rest, state)) taken += 1;
          rest = state;
        });
      }),
      { numRuns: 120 },
    );
    expect(taken).toBeGreaterThan(100);
  });

  it('leaves no way named that nothing drawn came by', () => {
    fc.assert(
      fc.property(start, fc.array(act, { minLength: 1, maxLength: 12 }), (from, made) => {
        const drawn = run({ ...from, outlines: [] }, made.flat());
        const form = drawn.draft?.history.present;
        if (form === undefined) return;
        expect(form.madeBy).toHaveLength(form.verticesPx.length);
        const back = run(drawn, times(drawn.draft?.history.past.length ?? 0, 'undo'));
        expect(back.draft).toBeUndefined();
        for (const way of waysOf(form)) {
          expect(['clicks', 'freehand', 'smart-edge', 'vertices']).toContain(way);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('brings back the line as it was drawn where closing cut its ends off', () => {
    let cut = 0;
    fc.assert(
      fc.property(start, gestures, (from, made) => {
        run(from, made, (state, edits) => {
          if (state.untrimmed === undefined || edits.length === 0) return;
          cut += 1;
          const undone = editorStep(state, { kind: 'undo' });
          expect(undone.edits).toHaveLength(1);
          expect(undone.state.draft?.history.present).toEqual(state.untrimmed.history.present);
          expect(undone.state.trims).toEqual([]);
          const again = editorStep(editorStep(undone.state, { kind: 'redo' }).state, { kind: 'close' });
          expect(again.state.outlines).toEqual(state.outlines);
        });
      }),
      { numRuns: 250 },
    );
    expect(cut).toBeGreaterThan(5);
  });
});
