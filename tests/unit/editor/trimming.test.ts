import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../src/domain/image/point';
import { findPolygonProblem } from '../../../src/domain/polygon/findPolygonProblem';
import type { DrawnForm } from '../../../src/editor/draft';
import { withOutlines } from '../../../src/editor/followReading';
import { overlayModel } from '../../../src/editor/overlayModel';
import { trimEnds } from '../../../src/editor/trimEnds';
import { hand, left, outlined } from './hand';

// A rectangle drawn freehand from the middle of its top edge, whose end comes in from above and crosses the beginning at
// (43, 20): there the hand is 3 px past the start, and the end goes 4 px farther down.
const overrun: readonly PointPx[] = [
  [40, 20],
  [60, 20],
  [60, 60],
  [20, 60],
  [20, 16],
  [43, 16],
  [43, 24],
];
const cut: readonly PointPx[] = [
  [43, 20],
  [60, 20],
  [60, 60],
  [20, 60],
  [20, 16],
  [43, 16],
];

function freehand(verticesPx: readonly PointPx[]): DrawnForm {
  return { verticesPx, madeBy: verticesPx.map(() => 'freehand'), editedBy: [] };
}

/** The hand's way along corners, in steps of half a pixel. */
function path(corners: readonly PointPx[]): PointPx[] {
  const [first] = corners;
  const line = corners.slice(1).flatMap((to, index) => {
    const from = corners[index] ?? to;
    const steps = Math.ceil(2 * Math.hypot(to[0] - from[0], to[1] - from[1]));
    return Array.from({ length: steps }, (_, step): PointPx => {
      const share = (step + 1) / steps;
      return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
    });
  });
  return first === undefined ? line : [first, ...line];
}

describe('the overlap of the ends of a freehand outline', () => {
  it('is cut off where they cross, and shown', () => {
    const user = hand();
    user.drag(...path(overrun));
    expect(user.edits).toEqual([{ kind: 'close-outline', key: 'left', verticesPx: cut, ways: ['freehand'] }]);
    expect(overlayModel(user.state, 'first').trims).toEqual([
      {
        pathPx: [
          [40, 20],
          [43, 20],
        ],
      },
      {
        pathPx: [
          [43, 20],
          [43, 24],
        ],
      },
    ]);
  });

  it('is shown until the next press or key, not only until the pointer moves', () => {
    const user = hand();
    user.drag(...path(overrun));
    user.move([80, 70]);
    user.key('pointer-leave');
    expect(user.state.trims).toHaveLength(2);
    user.does({ kind: 'nudge', dxPx: 1, dyPx: 0 });
    expect(user.state.trims).toHaveLength(0);
    expect(overlayModel(user.state, 'first').trims).toBeUndefined();
  });

  it('comes back by undo, the outline open in the hand as it was drawn; redo cuts it again', () => {
    const user = hand();
    user.drag(...path(overrun));
    user.key('undo');
    expect(user.edits.at(-1)).toEqual({ kind: 'delete-outline', key: 'left' });
    expect(user.state.outlines).toEqual([]);
    expect(user.draft).toEqual(overrun);
    expect(user.state.trims).toHaveLength(0);
    user.key('redo');
    expect(user.draft).toEqual(cut);
    user.key('undo');
    user.key('undo');
    expect(user.state.draft).toBeUndefined();
  });

  it('stays cut when anything was done since: undo is then the reading’s', () => {
    const user = hand();
    user.drag(...path(overrun));
    user.does({ kind: 'nudge', dxPx: 0, dyPx: 0 });
    user.key('undo');
    expect(user.edits).toHaveLength(1);
    expect(user.state.outlines).toHaveLength(1);
  });

  it('survives the edit coming back from the reading, and not another one', () => {
    const user = hand();
    user.drag(...path(overrun));
    user.set(
      withOutlines(
        user.state,
        user.state.outlines.map((outline) => ({ ...outline })),
      ),
    );
    expect(user.state.trims).toHaveLength(2);
    user.set(withOutlines(user.state, [outlined(left)]));
    expect(user.state.untrimmed).toBeUndefined();
    expect(user.state.trims).toHaveLength(0);
  });

  it('is cut off where the end passes the start and runs on beside it', () => {
    const beside: readonly PointPx[] = [
      [40, 20],
      [60, 20],
      [60, 60],
      [20, 60],
      [20, 19],
      [46, 19],
    ];
    expect(trimEnds(freehand(beside), 1.75)).toEqual({
      form: freehand([...beside.slice(0, 5), [40, 19]]),
      trims: [
        {
          pathPx: [
            [40, 19],
            [46, 19],
          ],
        },
      ],
      isCrossed: false,
    });
  });

  it('is left alone where the end passes the start out of reach', () => {
    const beside: readonly PointPx[] = [
      [40, 20],
      [60, 20],
      [60, 60],
      [20, 60],
      [20, 18],
      [46, 18],
    ];
    expect(trimEnds(freehand(beside), 1.75)).toBeUndefined();
  });

  it('is no more than 20 px, and 15 % of the line', () => {
    // The line is some 209 px long, 15 % of which are 31 px: the bound is 20 px, the crossings 19 px and 21 px past the start.
    const crossedAt = (column: number): readonly PointPx[] => [
      [20, 20],
      [60, 20],
      [60, 60],
      [10, 60],
      [10, 16],
      [column, 16],
      [column, 22],
    ];
    expect(trimEnds(freehand(crossedAt(39)), 1.75)?.isCrossed).toBe(true);
    expect(trimEnds(freehand(crossedAt(41)), 1.75)).toBeUndefined();
    // A tenth of the size: the line to column 53 is 22.3 px, so the bound is 3.345 px and the crossing at 3.3; to column
    // 55 it is 22.5 px, 3.375 and 3.5.
    const small = (column: number) => crossedAt(column).map(([x, y]): PointPx => [x / 10, y / 10]);
    expect(trimEnds(freehand(small(53)), 0.175)?.isCrossed).toBe(true);
    expect(trimEnds(freehand(small(55)), 0.175)).toBeUndefined();
  });

  it('is not what a crossing in the middle is: that is refused, and every vertex stays', () => {
    const user = hand();
    const eight: readonly PointPx[] = [
      [20, 20],
      [60, 60],
      [60, 20],
      [20, 60],
      [20, 21],
    ];
    user.drag(...path(eight));
    user.key('close');
    expect(user.edits).toEqual([]);
    expect(user.state.refusal?.kind).toBe('proper-crossing');
    expect(user.state.refusal?.atPx[0]).toBeCloseTo(40, 9);
    expect(user.state.trims).toHaveLength(0);
    expect(user.draft.length).toBeGreaterThanOrEqual(4);
  });

  it('is not cut when another crossing would be left: the ring is at that one', () => {
    const user = hand();
    const both: readonly PointPx[] = [
      [40, 20],
      [60, 20],
      [20, 60],
      [60, 60],
      [20, 22],
      [20, 16],
      [43, 16],
      [43, 24],
    ];
    user.drag(...path(both));
    user.key('close');
    expect(user.edits).toEqual([]);
    expect(user.state.refusal?.kind).toBe('proper-crossing');
    expect(user.state.refusal?.atPx[1]).toBeGreaterThan(30);
    expect(user.draft[0]).toEqual([40, 20]);
  });

  it('of clicked vertices is refused as any crossing is', () => {
    const user = hand();
    user.click(...overrun);
    user.key('close');
    expect(user.edits).toEqual([]);
    expect(user.state.refusal).toEqual({ kind: 'proper-crossing', atPx: [43, 20] });
  });

  it('of an exclusion is cut off too, and comes back by undo', () => {
    const user = hand({
      tool: 'exclusion',
      outlines: [
        outlined(left, [
          [5, 5],
          [95, 5],
          [95, 75],
          [5, 75],
        ]),
      ],
    });
    user.drag(...path(overrun));
    expect(user.state.outlines[0]?.exclusions[0]?.verticesPx).toEqual(cut);
    expect(user.state.trims).toHaveLength(2);
    user.key('undo');
    expect(user.edits.at(-1)).toEqual({ kind: 'change-exclusions', key: 'left', exclusions: [], ways: [] });
    expect(user.draft).toEqual(overrun);
  });

  it('leaves a ring without a crossing when a hand comes round twice over its beginning', () => {
    const spiral = Array.from({ length: 220 }, (_, index): PointPx => {
      const angle = (2 * Math.PI * index) / 200;
      const radius = 20 + 1.5 * Math.sin(7 * angle + 1) - 0.004 * index;
      return [50 + radius * Math.cos(angle), 40 + radius * Math.sin(angle)];
    });
    const user = hand();
    user.drag(...spiral);
    if (user.edits.length === 0) user.key('close');
    const edit = user.edits[0];
    expect(edit?.kind).toBe('close-outline');
    expect(edit?.kind === 'close-outline' && findPolygonProblem(edit.verticesPx).ok).toBe(true);
    expect(user.state.trims.length).toBeGreaterThan(0);
  });
});
