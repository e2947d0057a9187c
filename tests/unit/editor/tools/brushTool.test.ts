import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../../src/domain/image/point';
import { polygonAreaPx2 } from '../../../../src/domain/polygon/polygonAreaPx2';
import { createEditor, type EditorOutline, type EditorState } from '../../../../src/editor/editorState';
import type { PointerDown } from '../../../../src/editor/gesture';
import {
  brushOverlay,
  finishBrush,
  hoverBrush,
  moveBrush,
  pressBrush,
  withBrushRadius,
} from '../../../../src/editor/tools/brushTool';
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
  exclusions: [
    {
      reason: 'vessel',
      verticesPx: [
        [30, 30],
        [34, 30],
        [34, 34],
        [30, 34],
      ],
    },
  ],
};
const right: EditorOutline = {
  key: 'right',
  tag: 'R',
  tagDirectionPx: [0, 1],
  outlinePx: square.map(([column, row]): PointPx => [column + 60, row]),
  exclusions: [],
};
const editor = (): EditorState =>
  createEditor({ image: { columns: 140, rows: 80 }, tool: 'brush', outlines: [left, right] });

function drag(state: EditorState, ...places: readonly PointPx[]) {
  const [first, ...rest] = places;
  if (first === undefined) throw new Error('a drag has places');
  const pressed = pressBrush(state, at(first)).state;
  return finishBrush(rest.reduce((now, place) => moveBrush(now, at(place)), pressed));
}

describe('the brush on the outlines of a slice', () => {
  it('pushes the outline that it was put down in outwards, as one change made with the brush', () => {
    const { state, edits } = drag(editor(), [50, 40], [52, 40], [57, 40]);
    expect(edits).toHaveLength(1);
    expect(edits[0]).toMatchObject({ kind: 'change-outline', key: 'left', ways: ['brush'] });
    expect(state.brushStroke).toBeUndefined();
    expect(polygonAreaPx2(state.outlines[0]?.outlinePx ?? [])).toBeGreaterThan(1600);
    expect(state.outlines[1]).toBe(right);
  });

  it('pushes the nearest outline inwards when it was put down outside all', () => {
    const { edits } = drag(editor(), [72, 40], [80, 40]);
    expect(edits[0]).toMatchObject({ kind: 'change-outline', key: 'right' });
    const change = edits[0];
    if (change?.kind !== 'change-outline') throw new Error('a change');
    expect(polygonAreaPx2(change.verticesPx)).toBeLessThan(1600);
  });

  it('pushes the exclusion that is selected', () => {
    const selected: EditorState = { ...editor(), selection: { key: 'left', exclusion: 0, vertices: [] } };
    const { edits } = drag(withBrushRadius(selected, 2), [32, 32], [34, 32]);
    expect(edits[0]).toMatchObject({ kind: 'change-exclusions', key: 'left', ways: ['brush'] });
  });

  it('changes nothing by a click, nor by a drag that reaches no border', () => {
    expect(drag(editor(), [50, 40]).edits).toEqual([]);
    expect(drag(editor(), [59, 40], [59.2, 40]).edits).toEqual([]);
    expect(drag(editor(), [40, 40], [45, 40]).edits).toEqual([]);
  });

  it('is refused in words where nothing is outlined, and while something is drawn', () => {
    const empty = createEditor({ image: { columns: 100, rows: 80 }, tool: 'brush' });
    expect(pressBrush(empty, at([5, 5])).state.refusal).toEqual({ kind: 'no-outline-here', atPx: [5, 5] });
  });

  it('has a radius between half a pixel and 60, and shows its circle only with its tool and an open reading', () => {
    const state = hoverBrush(withBrushRadius(editor(), 8.5), [10, 11]);
    expect(brushOverlay(state)).toEqual({ centrePx: [10, 11], radiusPx: 8.5 });
    expect(brushOverlay({ ...state, tool: 'draw' })).toBeUndefined();
    expect(brushOverlay({ ...state, isLocked: true })).toBeUndefined();
    expect(brushOverlay(hoverBrush(state, undefined))).toBeUndefined();
    expect(withBrushRadius(state, 0).brush.radiusPx).toBe(0.5);
    expect(withBrushRadius(state, 1000).brush.radiusPx).toBe(60);
    expect(withBrushRadius(state, Number.NaN)).toBe(state);
  });
});
