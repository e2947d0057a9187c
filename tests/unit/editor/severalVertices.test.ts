import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../src/domain/image/point';
import { overlayModel } from '../../../src/editor/overlayModel';
import { hand, left, outlined, right, square } from './hand';

const elsewhere: readonly PointPx[] = [
  [70, 20],
  [95, 20],
  [95, 60],
  [70, 60],
];

function editing() {
  return hand({ tool: 'edit', outlines: [outlined(left), outlined(right, elsewhere)] });
}

function shiftClick(user: ReturnType<typeof hand>, atPx: PointPx) {
  user.down(atPx, { shift: true });
  user.up(atPx);
}

describe('several vertices', () => {
  it('are chosen by Shift and click, and taken out again', () => {
    const user = editing();
    user.click([60, 60]);
    shiftClick(user, [60, 20]);
    expect(user.state.selection?.vertices).toEqual([1, 2]);
    shiftClick(user, [60, 60]);
    expect(user.state.selection?.vertices).toEqual([1]);
    expect(user.edits).toEqual([]);
  });

  it('are all of one line: Shift on another begins there', () => {
    const user = editing();
    user.click([60, 60]);
    shiftClick(user, [95, 60]);
    expect(user.state.selection).toEqual({ key: 'right', exclusion: undefined, vertices: [2] });
  });

  it('are chosen by a rectangle over empty ground, of the line with most of them in it', () => {
    const user = editing();
    user.down([50, 10]);
    user.move([96, 30]);
    expect(overlayModel(user.state, 'first').marquee).toEqual({ fromPx: [50, 10], toPx: [96, 30] });
    user.up([96, 30]);
    expect(user.state.selection).toEqual({ key: 'right', exclusion: undefined, vertices: [0, 1] });
    expect(overlayModel(user.state, 'first').marquee).toBeUndefined();
    expect(overlayModel(user.state, 'first').outlines[1]?.selectedVertices).toEqual([0, 1]);
  });

  it('are added to by a rectangle with Shift', () => {
    const user = editing();
    user.click([20, 20]);
    user.down([50, 50], { shift: true });
    user.move([66, 66]);
    user.up([66, 66]);
    expect(user.state.selection?.vertices).toEqual([0, 2]);
  });

  it('are let go by a rectangle around nothing', () => {
    const user = editing();
    user.click([20, 20]);
    user.drag([2, 40], [10, 70]);
    expect(user.state.selection).toBeUndefined();
  });

  it('move together by a drag of one of them, as one edit', () => {
    const user = editing();
    user.click([60, 60]);
    shiftClick(user, [60, 20]);
    user.drag([60, 20], [62, 22], [65, 23]);
    expect(user.edits).toEqual([
      {
        kind: 'change-outline',
        key: 'left',
        verticesPx: [
          [20, 20],
          [65, 23],
          [65, 63],
          [20, 60],
        ],
        ways: ['vertices'],
      },
    ]);
    expect(user.state.selection?.vertices).toEqual([1, 2]);
  });

  it('stop together at the edge of the image', () => {
    const user = hand({ tool: 'edit', outlines: [outlined(left)] });
    user.click([60, 60]);
    shiftClick(user, [20, 60]);
    user.drag([60, 60], [60, 300]);
    expect(user.state.outlines[0]?.outlinePx).toEqual([
      [20, 20],
      [60, 20],
      [60, 79.5],
      [20, 79.5],
    ]);
  });

  it('move together by arrow keys', () => {
    const user = editing();
    user.click([60, 60]);
    shiftClick(user, [60, 20]);
    user.does({ kind: 'nudge', dxPx: 1, dyPx: 0 });
    expect(user.state.outlines[0]?.outlinePx).toEqual([
      [20, 20],
      [61, 20],
      [61, 60],
      [20, 60],
    ]);
  });

  it('are deleted together, but never below three', () => {
    const many: readonly PointPx[] = [...square, [15, 50], [15, 40], [15, 30]];
    const user = hand({ tool: 'edit', outlines: [outlined(left, many)] });
    user.drag([10, 25], [17, 55]);
    expect(user.state.selection?.vertices).toEqual([4, 5, 6]);
    user.key('delete');
    expect(user.state.outlines[0]?.outlinePx).toEqual(square);
    user.drag([10, 10], [65, 30]);
    user.key('delete');
    expect(user.state.refusal?.kind).toBe('too-few-vertices');
    expect(user.state.outlines[0]?.outlinePx).toEqual(square);
  });

  it('become one by a click on one of them', () => {
    const user = editing();
    user.click([60, 60]);
    shiftClick(user, [60, 20]);
    user.click([60, 60]);
    expect(user.state.selection?.vertices).toEqual([2]);
  });

  it('are as they were when the platform takes the pointer away from a rectangle', () => {
    const user = editing();
    user.click([20, 20]);
    user.down([50, 50]);
    user.move([66, 66]);
    user.key('pointer-cancel');
    expect(user.state.selection?.vertices).toEqual([0]);
    expect(user.state.marquee).toBeUndefined();
  });

  it('of a draft move together too', () => {
    const user = hand();
    user.click(...square);
    user.does({ kind: 'choose-tool', tool: 'edit' });
    user.drag([65, 10], [55, 70]);
    expect(user.state.selection?.vertices).toEqual([1, 2]);
    user.drag([60, 20], [70, 20]);
    expect(user.draft).toEqual([
      [20, 20],
      [70, 20],
      [70, 60],
      [20, 60],
    ]);
    user.key('undo');
    expect(user.draft).toEqual(square);
    user.key('close');
    expect(user.edits[0]).toMatchObject({ ways: ['clicks'] });
  });
});
