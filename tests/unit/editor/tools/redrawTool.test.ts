import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../../src/domain/image/point';
import { polygonAreaPx2 } from '../../../../src/domain/polygon/polygonAreaPx2';
import { draftAsClosed } from '../../../../src/editor/draftAsClosed';
import { createEditor, type EditorOutline, type EditorState } from '../../../../src/editor/editorState';
import type { PointerDown } from '../../../../src/editor/gesture';
import {
  finishRedraw,
  moveRedraw,
  pressRedraw,
  redrawOverlay,
} from '../../../../src/editor/tools/redrawTool';
import { square } from '../shape/rings';

const at = (atPx: PointPx): PointerDown => ({
  kind: 'pointer-down',
  atPx,
  pixelsPerScreenPx: 0.2,
  pointerType: 'mouse',
});
const left: EditorOutline = {
  key: 'left',
  tag: 'L',
  tagDirectionPx: [0, 1],
  outlinePx: square,
  exclusions: [],
};
const editor = (): EditorState =>
  createEditor({ image: { columns: 100, rows: 80 }, tool: 'redraw', outlines: [left] });

function stroke(state: EditorState, ...places: readonly PointPx[]): EditorState {
  const [first, ...rest] = places;
  if (first === undefined) throw new Error('a stroke has places');
  return rest.reduce((now, place) => moveRedraw(now, at(place)), pressRedraw(state, at(first)).state);
}

describe('a stroke from outline to outline', () => {
  it('replaces its stretch when it is lifted, as one change', () => {
    const held = stroke(editor(), [30, 20.4], [40, 10], [50, 19.7]);
    expect(redrawOverlay(held, 'first')).toMatchObject({ shape: 'stroke', tag: 'L' });
    const { state, edits } = finishRedraw(held);
    expect(edits).toEqual([
      {
        kind: 'change-outline',
        key: 'left',
        ways: ['redraw'],
        verticesPx: expect.arrayContaining([
          [20, 20],
          [40, 10],
          [60, 20],
        ]),
      },
    ]);
    expect(state.redraw).toBeUndefined();
    expect(redrawOverlay(state, 'first')).toBeUndefined();
  });

  it('is measured at every move as it would be left when lifted there, else as the ROI is', () => {
    // 40 × 40, and a triangle of height 10 on its edge at row 20: from where the stroke crosses that, at column
    // 30 + 10 × 0.4 / 10.4, to the place nearest to its end, at column 50.
    const reached = draftAsClosed(stroke(editor(), [30, 20.4], [40, 10], [50, 19.7]));
    expect(reached).toMatchObject({ key: 'left', isOpen: false, exclusions: [] });
    expect(polygonAreaPx2(reached?.verticesPx ?? [])).toBeCloseTo(1600 + (10 * (20 - 4 / 10.4)) / 2, 9);
    expect(reached?.verticesPx).toContainEqual([40, 10]);
    const onTheWay = draftAsClosed(stroke(editor(), [30, 20.4], [40, 10]));
    expect(onTheWay?.verticesPx).toEqual(square);
    expect(draftAsClosed(stroke(editor(), [30, 20.4]))).toBeUndefined();
  });

  it('in an exclusion changes that in the numbers, and the outline stays', () => {
    const reason = 'vessel' as const;
    const hole: readonly PointPx[] = [
      [30, 30],
      [50, 30],
      [50, 50],
      [30, 50],
    ];
    const holed = { ...left, exclusions: [{ verticesPx: hole, reason }] };
    const over = createEditor({ image: { columns: 100, rows: 80 }, tool: 'redraw', outlines: [holed] });
    const live = draftAsClosed(stroke(over, [35, 30], [40, 25], [45, 30]));
    expect(live?.verticesPx).toEqual(square);
    expect(live?.exclusions[0]?.reason).toBe(reason);
    expect(polygonAreaPx2(live?.exclusions[0]?.verticesPx ?? [])).toBeCloseTo(425, 6);
  });

  it('is refused at its start, and at its end, with the place, where that is off the outline', () => {
    const off = pressRedraw(editor(), at([40, 40])).state;
    expect(off.refusal).toEqual({ kind: 'stroke-off-outline', atPx: [40, 40] });
    expect(off.redraw).toBeUndefined();
    const { state, edits } = finishRedraw(stroke(editor(), [30, 20], [40, 10], [50, 12]));
    expect(state.refusal).toEqual({ kind: 'stroke-off-outline', atPx: [50, 12] });
    expect(edits).toEqual([]);
    expect(state.outlines).toEqual([left]);
  });

  it('that makes the outline cross itself is refused with the crossing shown, the outline as it was', () => {
    const { state, edits } = finishRedraw(stroke(editor(), [30, 20], [30, 70], [35, 70], [35, 20]));
    expect(edits).toEqual([]);
    expect(state.refusal).toMatchObject({ kind: 'proper-crossing' });
    expect(state.outlines).toEqual([left]);
    expect(state.pending?.key).toBe('left');
  });

  it('changes nothing by a click', () => {
    expect(finishRedraw(stroke(editor(), [30, 20], [30.1, 20])).edits).toEqual([]);
  });
});
