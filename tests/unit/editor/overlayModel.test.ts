import { describe, expect, it } from 'vitest';
import { draftAsClosed } from '../../../src/editor/draftAsClosed';
import { overlayModel } from '../../../src/editor/overlayModel';
import { hand, left, outlined, right, square } from './hand';

describe('what is drawn over the slice', () => {
  it('is every committed outline at full strength while one is being drawn', () => {
    const user = hand({ outlines: [{ ...outlined(right), warning: 'R drawn on the left' }] });
    user.click([70, 70], [80, 70]);
    user.move([80, 75]);
    const model = overlayModel(user.state, 'second');
    expect(model.outlines).toEqual([
      {
        key: 'right',
        outlinePx: square,
        style: 'second',
        state: 'rest',
        tag: 'R',
        tagDirectionPx: [0, 1],
        warning: 'R drawn on the left',
      },
    ]);
    expect(model.draft).toEqual({
      verticesPx: [
        [70, 70],
        [80, 70],
      ],
      cursorPx: [80, 75],
      style: 'second',
      tag: 'L',
      shape: 'outline',
    });
  });

  it('is the outline with its vertices, and the one in hand, while it is edited', () => {
    const user = hand({ tool: 'edit', outlines: [outlined(left)] });
    user.down([60, 60]);
    user.move([63, 63]);
    expect(overlayModel(user.state, 'first').outlines[0]).toMatchObject({
      state: 'edited',
      grabbedVertex: 2,
      outlinePx: square.with(2, [63, 63]),
    });
  });

  it('shows the vertex under the pointer before it is taken hold of', () => {
    const user = hand({ outlines: [outlined(left)] });
    user.move([60.5, 60]);
    expect(overlayModel(user.state, 'first').outlines[0]).toMatchObject({
      state: 'edited',
      grabbedVertex: 2,
    });
    user.move([90, 60]);
    expect(overlayModel(user.state, 'first').outlines[0]).toMatchObject({ state: 'rest' });
  });

  it('marks a vertex of the exclusion being drawn on that alone, not on its outline', () => {
    const user = hand({ tool: 'exclusion', outlines: [outlined(left)] });
    user.click([30, 30], [40, 40], [40, 30], [30, 40]);
    user.key('close');
    user.down([40, 30]);
    const model = overlayModel(user.state, 'first');
    expect(model.draft?.grabbedVertex).toBe(2);
    expect(model.outlines[0]?.grabbedVertex).toBeUndefined();
  });

  it('marks the vertices chosen in what is being drawn', () => {
    const user = hand();
    user.click(...square);
    user.does({ kind: 'choose-tool', tool: 'edit' });
    user.drag([65, 10], [55, 70]);
    expect(overlayModel(user.state, 'first').draft?.selectedVertices).toEqual([1, 2]);
  });

  it('is a refused crossing with its words', () => {
    const user = hand();
    user.click([20, 20], [60, 60], [60, 20], [20, 60]);
    user.key('close');
    expect(overlayModel(user.state, 'first').refusal).toEqual({ atPx: [40, 40], text: 'crosses here' });
  });

  it('carries the lines it is given', () => {
    const line = { fromPx: [0, 1], toPx: [9, 1], style: 'faint' } as const;
    expect(overlayModel(hand().state, 'first', [line]).lines).toEqual([line]);
  });
});

describe('what is measured while it is in hand', () => {
  it('is the draft with the cursor as its last vertex, and said to be open', () => {
    const user = hand();
    user.click([20, 20], [60, 20]);
    user.move([60, 60]);
    expect(draftAsClosed(user.state)).toEqual({
      key: 'left',
      exclusions: [],
      isOpen: true,
      verticesPx: [
        [20, 20],
        [60, 20],
        [60, 60],
      ],
    });
  });

  it('is the line under the hand while it is drawn', () => {
    const user = hand();
    user.down([20, 20]);
    user.move([60, 20]);
    user.move([60, 60]);
    expect(draftAsClosed(user.state)?.verticesPx).toEqual([
      [20, 20],
      [60, 20],
      [60, 60],
    ]);
  });

  it('is what a click would close, when the cursor is on the start', () => {
    const user = hand();
    user.click(...square);
    user.move([20.5, 20.5]);
    expect(draftAsClosed(user.state)?.verticesPx).toEqual(square);
  });

  it('is the outline whose vertex is being moved', () => {
    const user = hand({ tool: 'edit', outlines: [outlined(left)] });
    user.down([60, 60]);
    expect(draftAsClosed(user.state)).toBeUndefined();
    user.move([63, 63]);
    expect(draftAsClosed(user.state)).toEqual({
      key: 'left',
      exclusions: [],
      isOpen: false,
      verticesPx: square.with(2, [63, 63]),
    });
  });

  it('is nothing at rest', () => {
    expect(draftAsClosed(hand({ outlines: [outlined(left)] }).state)).toBeUndefined();
  });
});
