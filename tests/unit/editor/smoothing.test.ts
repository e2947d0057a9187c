import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../src/domain/image/point';
import { hand, left, outlined, right } from './hand';

const elsewhere: readonly PointPx[] = [
  [70, 20],
  [95, 20],
  [95, 60],
  [70, 60],
];

describe('smoothing', () => {
  // A square with a spike of one vertex on its top edge.
  const spiked: readonly PointPx[] = [
    [20, 20],
    [39, 20],
    [40, 12],
    [41, 20],
    [60, 20],
    [60, 60],
    [20, 60],
  ];

  it('is one edit of the selected outline, by its own way', () => {
    const user = hand({ tool: 'edit', outlines: [outlined(left, spiked)] });
    user.click([50, 50]);
    user.does({ kind: 'smooth' });
    expect(user.edits).toHaveLength(1);
    expect(user.edits[0]).toMatchObject({ kind: 'change-outline', key: 'left', ways: ['smooth'] });
  });

  it('keeps the vertices away from the selected ones, to the last bit', () => {
    const user = hand({ tool: 'edit', outlines: [outlined(left, spiked)] });
    user.click([40, 12]);
    user.does({ kind: 'smooth' });
    const ring = user.state.outlines[0]?.outlinePx;
    for (const place of [spiked[0], spiked[4], spiked[5], spiked[6]]) expect(ring).toContainEqual(place);
    expect(ring).not.toContainEqual([40, 12]);
  });

  it('is refused while something is being drawn', () => {
    const user = hand({ outlines: [outlined(right, elsewhere)] });
    user.click([20, 20], [30, 20]);
    user.does({ kind: 'smooth' });
    expect(user.state.refusal?.kind).toBe('unfinished');
    expect(user.edits).toEqual([]);
  });
});
