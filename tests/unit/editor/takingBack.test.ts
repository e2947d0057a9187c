import { describe, expect, it } from 'vitest';
import { hand, right, square } from './hand';

// Places are chosen by hand. At 0.25 image pixels a CSS pixel a vertex is reached within 1.75 px, and a press
// becomes freehand beyond 0.75 px.

describe('an outline that crosses itself', () => {
  const bow = [
    [20, 20],
    [60, 60],
    [60, 20],
    [20, 60],
  ] as const;

  it('is refused with the crossing shown, and every vertex stays', () => {
    const user = hand();
    user.click(...bow);
    user.key('close');
    expect(user.edits).toEqual([]);
    expect(user.state.refusal).toEqual({ kind: 'proper-crossing', atPx: [40, 40] });
    expect(user.draft).toEqual(bow);
  });

  it('is put right by moving a vertex, then closes', () => {
    const user = hand();
    user.click(...bow);
    user.key('close');
    user.drag([60, 60], [60, 5]);
    expect(user.state.refusal).toBeUndefined();
    user.key('close');
    expect(user.edits).toEqual([
      {
        kind: 'close-outline',
        key: 'left',
        verticesPx: [
          [20, 20],
          [60, 5],
          [60, 20],
          [20, 60],
        ],
        ways: ['clicks', 'vertices'],
      },
    ]);
  });

  it('stays refused, at its new place, while it still crosses', () => {
    const user = hand();
    user.click(...bow);
    user.key('close');
    user.drag([60, 20], [60, 30]);
    expect(user.state.refusal?.kind).toBe('proper-crossing');
    expect(user.state.refusal?.atPx).not.toEqual([40, 40]);
  });

  it('closes by a click on the first vertex once it is put right', () => {
    const user = hand();
    user.click(...bow);
    user.click([20, 20]);
    expect(user.state.refusal?.kind).toBe('proper-crossing');
    user.key('remove-last-vertex');
    user.click([20, 20]);
    expect(user.edits).toHaveLength(1);
  });
});

describe('taking back while drawing', () => {
  it('undoes one click and does it again', () => {
    const user = hand();
    user.click([20, 20], [60, 20], [60, 60]);
    user.key('undo');
    expect(user.draft).toEqual([
      [20, 20],
      [60, 20],
    ]);
    user.key('redo');
    expect(user.draft).toHaveLength(3);
  });

  it('undoes a freehand line whole, and Backspace takes one vertex of it', () => {
    const user = hand();
    user.click([20, 20]);
    user.drag([30, 20], [40, 20], [40, 30], [50, 30]);
    expect(user.draft).toHaveLength(5);
    user.key('remove-last-vertex');
    expect(user.draft).toHaveLength(4);
    user.key('undo');
    user.key('undo');
    expect(user.draft).toEqual([[20, 20]]);
  });

  it('undoes to nothing and comes back by redo', () => {
    const user = hand();
    user.click([20, 20]);
    user.key('undo');
    expect(user.state.draft).toBeUndefined();
    user.key('redo');
    expect(user.draft).toEqual([[20, 20]]);
  });

  it('cancels by Esc and comes back whole by redo', () => {
    const user = hand();
    user.click(...square);
    user.key('cancel');
    expect(user.state.draft).toBeUndefined();
    user.key('redo');
    expect(user.draft).toEqual(square);
  });

  it('does not bring a cancelled outline back for another ROI', () => {
    const user = hand();
    user.click(...square);
    user.key('cancel');
    user.does({ kind: 'arm', target: right });
    user.key('redo');
    expect(user.state.draft).toBeUndefined();
  });

  it('nudges the last vertex by an arrow key', () => {
    const user = hand();
    user.click([20, 20], [60, 20]);
    user.does({ kind: 'nudge', dxPx: 0, dyPx: -0.1 });
    expect(user.draft.at(-1)).toEqual([60, 19.9]);
  });

  it('ends a freehand line where the hand is when Enter comes first', () => {
    const user = hand();
    user.down([20, 20]);
    for (const place of square.slice(1)) user.move(place);
    user.key('close');
    expect(user.edits).toEqual([
      { kind: 'close-outline', key: 'left', verticesPx: square, ways: ['freehand'] },
    ]);
    user.up([20, 60]);
    expect(user.edits).toHaveLength(1);
  });
});
