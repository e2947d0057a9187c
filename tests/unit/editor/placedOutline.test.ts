import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../src/domain/image/point';
import { hand, left, outlined, square } from './hand';

describe('an outline that was made elsewhere', () => {
  it('is given to the armed ROI, with the way it came', () => {
    const user = hand();
    user.does({ kind: 'place-outline', verticesPx: square, way: 'mirrored' });
    expect(user.edits).toEqual([
      { kind: 'close-outline', key: 'left', verticesPx: square, ways: ['mirrored'] },
    ]);
    expect(user.state.outlines).toEqual([outlined(left)]);
  });

  it('is refused, and never repaired, where it is no outline for this ROI', () => {
    const refused = (verticesPx: readonly PointPx[], start: Parameters<typeof hand>[0] = {}) => {
      const user = hand(start);
      user.does({ kind: 'place-outline', verticesPx, way: 'copied' });
      expect(user.edits).toEqual([]);
      return user.state.refusal;
    };
    const bow = square.with(2, [20, 60]).with(3, [60, 60]);
    expect(refused(bow)).toEqual({ kind: 'proper-crossing', atPx: [40, 40] });
    expect(refused(square.with(2, [99.6, 60]))).toEqual({ kind: 'leaves-image', atPx: [99.5, 60] });
    expect(refused(square, { outlines: [outlined(left)] })?.kind).toBe('already-outlined');
    expect(refused(square.slice(0, 2))?.kind).toBe('too-few-vertices');
    expect(refused(square.with(1, [Number.NaN, 20]))?.kind).toBe('not-finite');
    expect(refused([])?.kind).toBe('not-finite');
    const unarmed = hand();
    unarmed.does({ kind: 'arm', target: undefined });
    unarmed.does({ kind: 'place-outline', verticesPx: square, way: 'copied' });
    expect(unarmed.state.refusal?.kind).toBe('nothing-armed');
    const drawing = hand();
    drawing.click([10, 10]);
    drawing.does({ kind: 'place-outline', verticesPx: square, way: 'copied' });
    expect(drawing.state.refusal?.kind).toBe('unfinished');
    expect(drawing.draft).toEqual([[10, 10]]);
  });
});
