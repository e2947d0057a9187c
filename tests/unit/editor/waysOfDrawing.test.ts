import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../src/domain/image/point';
import { hand, left, outlined, square } from './hand';

const stroke: readonly PointPx[] = [
  [60, 30],
  [60, 40],
  [55, 50],
  [50, 60],
  [40, 60],
];

function waysAfter(act: (user: ReturnType<typeof hand>) => void, start: Parameters<typeof hand>[0] = {}) {
  const user = hand(start);
  act(user);
  return user.edits.map((edit) => ('ways' in edit ? edit.ways : undefined));
}

describe('the ways in which an outline was drawn', () => {
  it('are those of its vertices, in the order of first use', () => {
    const ways = waysAfter((user) => {
      user.drag([20, 20], [30, 18], [40, 20], [60, 20]);
      user.click([60, 40], [60, 60], [20, 60]);
      user.key('close');
    });
    expect(ways).toEqual([['freehand', 'clicks']]);
  });

  it('are without a stroke that was undone, and with it when it was done again', () => {
    const drawn = (isRedone: boolean) =>
      waysAfter((user) => {
        user.click([20, 20], [60, 20]);
        user.drag(...stroke);
        user.key('undo');
        if (isRedone) user.key('redo');
        else user.click([60, 60]);
        user.click([20, 60]);
        user.key('close');
      });
    expect(drawn(false)).toEqual([['clicks']]);
    expect(drawn(true)).toEqual([['clicks', 'freehand']]);
  });

  it('are without a stroke whose every vertex was taken back one by one', () => {
    const ways = waysAfter((user) => {
      user.click([20, 20], [60, 20]);
      user.drag(...stroke);
      // More often than the stroke has vertices, but not than the outline has.
      while (user.draft.length > 2) user.key('remove-last-vertex');
      user.click([60, 60], [20, 60]);
      user.key('close');
    });
    expect(ways).toEqual([['clicks']]);
  });

  it('are with the moves of vertices made before closing, and without those undone', () => {
    const moved = (isUndone: boolean) =>
      waysAfter((user) => {
        user.click(...square);
        user.does({ kind: 'nudge', dxPx: 1, dyPx: 0 });
        if (isUndone) user.key('undo');
        user.key('close');
      });
    expect(moved(false)).toEqual([['clicks', 'vertices']]);
    expect(moved(true)).toEqual([['clicks']]);
  });

  it('of a change are what the change was made by, also where it was first refused', () => {
    const ways = waysAfter(
      (user) => {
        user.drag([60, 60], [10, 30]);
        user.drag([10, 30], [50, 50]);
        user.does({ kind: 'smooth' });
        user.does({ kind: 'nudge', dxPx: 1, dyPx: 0 });
      },
      { tool: 'edit', outlines: [outlined(left)] },
    );
    // After smoothing the outline is selected as a whole.
    expect(ways).toEqual([['vertices'], ['smooth'], ['whole']]);
  });

  it('of a refused stretch that was put right by a vertex are both', () => {
    const ways = waysAfter(
      (user) => {
        user.drag([30, 20], [30, 70], [35, 70], [35, 20]);
        user.does({ kind: 'choose-tool', tool: 'edit' });
        const ring = user.state.pending?.history.present.verticesPx ?? [];
        const below = ring.filter(([, row]) => row > 60.5);
        expect(below).toHaveLength(2);
        for (const place of below) user.drag(place, [place[0], 50]);
      },
      { tool: 'redraw', outlines: [outlined(left)] },
    );
    expect(ways).toEqual([['redraw', 'vertices']]);
  });

  it('are none where nothing was drawn: a reason chosen, an exclusion taken away', () => {
    const verticesPx = square.map(([column, row]): PointPx => [column / 4 + 30, row / 4 + 30]);
    const ways = waysAfter(
      (user) => {
        user.click([40, 40]);
        user.does({ kind: 'choose-exclusion-reason', reason: 'other' });
        user.key('delete');
      },
      { tool: 'edit', outlines: [{ ...outlined(left), exclusions: [{ verticesPx, reason: 'vessel' }] }] },
    );
    expect(ways).toEqual([[], []]);
  });

  it('are the way an outline came by when it was made elsewhere', () => {
    for (const way of ['mirrored', 'copied'] as const) {
      expect(waysAfter((user) => user.does({ kind: 'place-outline', verticesPx: square, way }))).toEqual([
        [way],
      ]);
    }
  });
});
