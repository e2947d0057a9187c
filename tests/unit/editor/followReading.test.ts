import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../src/domain/image/point';
import { withLock, withOutlines } from '../../../src/editor/followReading';
import { hand, left, outlined, right } from './hand';

const elsewhere: readonly PointPx[] = [
  [70, 20],
  [95, 20],
  [95, 60],
  [70, 60],
];

function editing(tool: 'draw' | 'edit' = 'edit') {
  return hand({ tool, outlines: [outlined(left), outlined(right, elsewhere)] });
}

describe('an editor that follows its reading', () => {
  it('is unchanged by its own edits coming back', () => {
    const user = editing();
    user.drag([60, 60], [63, 63]);
    const before = user.state;
    user.set(
      withOutlines(
        before,
        before.outlines.map((outline) => ({ ...outline })),
      ),
    );
    expect(user.state).toEqual(before);
  });

  it('takes a warning without losing what is in hand', () => {
    const user = editing();
    user.down([60, 60]);
    user.move([63, 63]);
    user.set(
      withOutlines(user.state, [
        { ...outlined(left), warning: 'L drawn on the right' },
        outlined(right, elsewhere),
      ]),
    );
    user.up([63, 63]);
    expect(user.edits).toHaveLength(1);
    expect(user.state.outlines[0]?.warning).toBe('L drawn on the right');
  });

  it('lets go of an outline that the reading changed under it', () => {
    const user = editing();
    user.drag([60, 60], [10, 30]);
    user.down([20, 20]);
    user.set(withOutlines(user.state, [outlined(left, elsewhere)]));
    expect(user.state).toMatchObject({
      grab: undefined,
      pending: undefined,
      refusal: undefined,
      selection: undefined,
    });
  });

  it('sets a draft aside when its ROI comes back by an undo of the reading', () => {
    const user = hand();
    user.click([30, 30], [50, 30]);
    user.set(withOutlines(user.state, [outlined(left)]));
    expect(user.state.draft).toBeUndefined();
  });

  it('changes nothing once the reading is signed, and says so', () => {
    const user = editing();
    user.set(withLock(user.state, true));
    user.drag([60, 60], [63, 63]);
    user.key('delete');
    user.does({ kind: 'nudge', dxPx: 1, dyPx: 1 });
    expect(user.edits).toEqual([]);
    expect(user.state.refusal).toEqual({ kind: 'locked', atPx: [60, 60] });
    expect(user.state.outlines).toEqual([outlined(left), outlined(right, elsewhere)]);
  });

  it('is let go of by signing', () => {
    const user = hand();
    user.click([30, 30], [50, 30]);
    user.set(withLock(user.state, true));
    user.set(withLock(user.state, false));
    user.key('redo');
    expect(user.state.draft).toBeUndefined();
  });
});
