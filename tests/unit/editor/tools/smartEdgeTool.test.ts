import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../../src/domain/image/point';
import { waysOf } from '../../../../src/editor/draft';
import { draftAsClosed } from '../../../../src/editor/draftAsClosed';
import { abandonStroke, finishStroke } from '../../../../src/editor/drawStroke';
import { createEditor, type EditorState } from '../../../../src/editor/editorState';
import type { PointerDown } from '../../../../src/editor/gesture';
import { overlayModel } from '../../../../src/editor/overlayModel';
import {
  hoverSmartEdge,
  moveSmartEdge,
  pressSmartEdge,
  previewedLine,
  previewedPathPx,
  withEdges,
} from '../../../../src/editor/tools/smartEdgeTool';
import { disc, edgesOf } from '../edge/phantom';

const at = (atPx: PointPx): PointerDown => ({
  kind: 'pointer-down',
  atPx,
  pixelsPerScreenPx: 0.1,
  pointerType: 'mouse',
});
const on = (degrees: number): PointPx => {
  const angle = (degrees * Math.PI) / 180;
  return [64 + 30 * Math.cos(angle), 60 + 30 * Math.sin(angle)];
};
const image = { columns: 128, rows: 120 };
const edges = edgesOf(128, 120, disc([64, 60], 30, 1));
const armed = { key: 'left', tag: 'L', tagDirectionPx: [0, 1] } as const;
const editor = (): EditorState => withEdges(createEditor({ image, tool: 'smart-edge', armed }), edges);

function click(state: EditorState, place: PointPx): EditorState {
  return finishStroke(pressSmartEdge(state, at(place)).state, at(place)).state;
}
const vertices = (state: EditorState): readonly PointPx[] => state.draft?.history.present.verticesPx ?? [];
const offDisc = (place: PointPx): number => Math.abs(Math.hypot(place[0] - 64, place[1] - 60) - 30);

describe('drawing with the smart edge', () => {
  it('is refused in words without an image to look at', () => {
    const blind = createEditor({ image, tool: 'smart-edge', armed });
    const { state, edits } = pressSmartEdge(blind, at([10, 10]));
    expect(state.refusal).toEqual({ kind: 'no-edges', atPx: [10, 10] });
    expect(state.draft).toBeUndefined();
    expect(edits).toEqual([]);
  });

  it('takes the path between two clicks along the edge, as one step of the history', () => {
    const one = click(editor(), on(0));
    expect(vertices(one)).toEqual([on(0)]);
    const two = click(one, on(80));
    expect(vertices(two).length).toBeGreaterThan(4);
    expect([vertices(two)[0], vertices(two).at(-1)]).toEqual([on(0), on(80)]);
    for (const place of vertices(two)) expect(offDisc(place)).toBeLessThan(0.3);
    expect(two.draft?.history.past).toHaveLength(2);
    expect(two.draft && waysOf(two.draft.history.present)).toEqual(['clicks', 'smart-edge']);
  });

  it('previews the very path that the click takes', () => {
    let state = click(editor(), on(0));
    // A pointer at rest: the same move again goes on looking.
    for (let i = 0; i < 5; i += 1) state = hoverSmartEdge(state, at(on(60)));
    const preview = previewedPathPx(state);
    expect(preview?.at(-1)).toEqual(on(60));
    expect(vertices(click(state, on(60)))).toEqual(preview);
    const moved = { ...state, draft: state.draft && { ...state.draft, cursorPx: on(61) } };
    expect(previewedPathPx(moved)).toBeUndefined();
    expect(previewedPathPx({ ...state, tool: 'draw' })).toBeUndefined();
  });

  it('previews no way out and back that the click takes away, in the line nor in the numbers', () => {
    // The second place is clicked 5 px inside the disc: the path leads there from the edge, and back out again.
    const beside: PointPx = [64 + 25 * Math.cos(1), 60 + 25 * Math.sin(1)];
    let state = [on(0), beside].reduce(click, editor());
    for (let i = 0; i < 8; i += 1) state = hoverSmartEdge(state, at(on(110)));
    expect(previewedPathPx(state)?.at(0)).toEqual(beside);
    const line = previewedLine(state);
    const taken = vertices(click(state, on(110)));
    expect(taken).not.toContainEqual(beside);
    expect([...(line?.verticesPx ?? []), ...(line?.pathPx.slice(1) ?? [])]).toEqual(taken);
    expect(overlayModel(state, 'first').draft).toMatchObject({
      verticesPx: line?.verticesPx,
      edgePathPx: line?.pathPx,
    });
    expect(draftAsClosed(state)?.verticesPx).toEqual(taken);
  });

  it('previews the closing as the click on the first vertex closes it', () => {
    let state = [on(0), on(120), on(240)].reduce(click, editor());
    for (let i = 0; i < 20; i += 1) state = hoverSmartEdge(state, at(on(0.1)));
    expect(state.draft?.isOnStart).toBe(true);
    const line = previewedLine(state);
    expect(line?.pathPx.at(-1)).toEqual(line?.verticesPx[0]);
    const { edits } = pressSmartEdge(state, at(on(0.1)));
    expect(edits[0]).toMatchObject({ verticesPx: draftAsClosed(state)?.verticesPx });
  });

  it('closes along the edge by a click on the first vertex', () => {
    const open = [on(0), on(120), on(240)].reduce(click, editor());
    const { state, edits } = pressSmartEdge(open, at(on(0.1)));
    expect(state.draft).toBeUndefined();
    expect(edits[0]).toMatchObject({ kind: 'close-outline', key: 'left', ways: ['clicks', 'smart-edge'] });
    for (const place of state.outlines[0]?.outlinePx ?? []) expect(offDisc(place)).toBeLessThan(0.3);
  });

  it('goes on by hand where a press becomes a drag, the path to it kept, each a step of its own', () => {
    const one = click(editor(), on(0));
    const drag: PointPx[] = [on(70), [70, 95], [60, 100]];
    const [down, ...rest] = drag;
    if (down === undefined) throw new Error('a drag has places');
    const held = rest.reduce(
      (now, place) => moveSmartEdge(now, at(place)),
      pressSmartEdge(one, at(down)).state,
    );
    const { state } = finishStroke(held, at([60, 100]));
    expect(vertices(state).at(-1)).toEqual([60, 100]);
    expect(vertices(state)).toContainEqual(on(70));
    expect(state.draft && waysOf(state.draft.history.present)).toEqual(['clicks', 'smart-edge', 'freehand']);
    expect(state.draft?.history.past).toHaveLength(3);
    // Taken away by the platform, the press never happened, its path neither.
    expect(vertices(abandonStroke(held))).toEqual([on(0)]);
    expect(vertices(abandonStroke(pressSmartEdge(one, at(down)).state))).toEqual([on(0)]);
  });

  it('draws straight lines where the image has no edges', () => {
    const flat = withEdges(
      editor(),
      edgesOf(128, 120, () => 300),
    );
    const state = [[10, 10] as PointPx, [90, 15] as PointPx].reduce(click, flat);
    expect(vertices(state)).toEqual([
      [10, 10],
      [90, 15],
    ]);
  });
});
