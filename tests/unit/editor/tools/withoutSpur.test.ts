import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../../src/domain/image/point';
import { withoutSpur } from '../../../../src/editor/tools/withoutSpur';

/* A ridge along row 10; the hand clicked beside it at [20, 16]. Expected vertices are read off the drawing by hand. */

const incoming: readonly PointPx[] = [
  [10, 10],
  [15, 10],
  [20, 10],
  [20, 16],
];

describe('two paths along one edge', () => {
  it('are cut where they part when the second goes back over the first', () => {
    const onward: readonly PointPx[] = [
      [20, 10],
      [25, 10],
      [30, 10],
    ];
    expect(withoutSpur(incoming, onward)).toEqual({ keptCount: 3, onwardPx: onward.slice(1) });
  });

  it('are cut where they part when each was simplified to other vertices of the same ridge', () => {
    const onward: readonly PointPx[] = [
      [20.1, 12],
      [17, 10.1],
      [17, 30],
    ];
    expect(withoutSpur(incoming, onward)).toEqual({ keptCount: 2, onwardPx: onward.slice(1) });
  });

  it('stay as they are where nothing is gone over twice', () => {
    const onward: readonly PointPx[] = [
      [20, 17],
      [30, 20],
    ];
    expect(withoutSpur(incoming, onward)).toEqual({ keptCount: 4, onwardPx: onward });
    expect(withoutSpur(incoming, [])).toEqual({ keptCount: 4, onwardPx: [] });
    expect(withoutSpur([[20, 16]], onward)).toEqual({ keptCount: 1, onwardPx: onward });
  });

  it('stay as they are when the second goes all the way back: somebody took a place back by hand', () => {
    const onward = incoming.slice(1, 3).reverse();
    expect(withoutSpur(incoming, onward)).toEqual({ keptCount: 4, onwardPx: onward });
  });
});
