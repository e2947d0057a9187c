import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../src/domain/image/point';
import { changeRing } from '../../../src/editor/changeRing';
import { hand, left, outlined, right, square } from './hand';

const elsewhere: readonly PointPx[] = [
  [70, 20],
  [95, 20],
  [95, 60],
  [70, 60],
];

function editing(tool: 'draw' | 'edit' = 'edit') {
  return hand({ tool, outlines: [outlined(left), outlined(right, elsewhere)] });
}

function changed(verticesPx: readonly PointPx[], key = 'left') {
  return [{ kind: 'change-outline', key, verticesPx, ways: ['vertices'] }];
}

describe('moving a vertex of a committed outline', () => {
  it('shows it live and asks for the edit once, when it is let go', () => {
    const user = editing();
    user.down([60, 60]);
    user.move([62, 61]);
    expect(user.state.grab?.verticesPx[2]).toEqual([62, 61]);
    user.move([63, 63]);
    expect(user.edits).toEqual([]);
    expect(user.state.outlines[0]).toEqual(outlined(left));
    user.up([63, 63]);
    const moved = square.with(2, [63, 63]);
    expect(user.edits).toEqual(changed(moved));
    expect(user.state.outlines[0]?.outlinePx).toEqual(moved);
  });

  it('keeps the distance between hand and vertex, so that taking hold moves nothing', () => {
    const user = editing();
    user.drag([61, 59], [64, 62]);
    expect(user.edits).toEqual(changed(square.with(2, [63, 63])));
  });

  it('only selects it by a click', () => {
    const user = editing();
    user.drag([60, 60], [60.5, 60.5]);
    expect(user.edits).toEqual([]);
    expect(user.state.selection).toEqual({ key: 'left', exclusion: undefined, vertices: [2] });
  });

  it('works with the drawing tool too while nothing is being drawn', () => {
    const user = editing('draw');
    user.drag([60, 60], [63, 63]);
    expect(user.edits).toEqual(changed(square.with(2, [63, 63])));
    expect(user.state.draft).toBeUndefined();
  });

  it('takes the nearest of several vertices in reach', () => {
    const near: readonly PointPx[] = [[61, 60.5], ...elsewhere.slice(1)];
    const user = hand({ tool: 'edit', outlines: [outlined(left), outlined(right, near)] });
    user.drag([61.2, 60.5], [66, 60.5]);
    expect(user.edits[0]).toMatchObject({ key: 'right' });
  });

  it('reaches as far on screen at any zoom', () => {
    const places = [0.01, 0.1, 1].map((pixelsPerScreenPx) => {
      const user = hand({ tool: 'edit', outlines: [outlined(left)] }, { pixelsPerScreenPx });
      user.click([60 + 6.9 * pixelsPerScreenPx, 60]);
      const hit = user.state.selection?.vertices;
      user.click([60 + 7.1 * pixelsPerScreenPx, 60]);
      return [hit, user.state.selection?.vertices];
    });
    expect(places).toEqual([
      [[2], undefined],
      [[2], undefined],
      [[2], undefined],
    ]);
  });

  it('stops at the edge of the image', () => {
    const user = editing();
    user.drag([60, 60], [60, 400]);
    expect(user.edits).toEqual(changed(square.with(2, [60, 79.5])));
  });

  it('goes back by Esc while it is in hand', () => {
    const user = editing();
    user.down([60, 60]);
    user.move([70, 70]);
    user.key('cancel');
    user.up([70, 70]);
    expect(user.edits).toEqual([]);
    expect(user.state.outlines[0]).toEqual(outlined(left));
    expect(user.state.grab).toBeUndefined();
  });

  it('becomes one with its neighbour when dropped exactly on it', () => {
    const user = hand({ tool: 'edit', outlines: [outlined(left, [...square, [20, 40]])] });
    user.drag([20, 40], [20, 60]);
    expect(user.edits).toEqual(changed(square));
  });
});

describe('a change that makes an outline cross itself', () => {
  function refused() {
    const user = editing();
    user.drag([60, 60], [10, 30]);
    return user;
  }

  it('asks for no edit, shows the crossing and keeps the form', () => {
    const user = refused();
    expect(user.edits).toEqual([]);
    expect(user.state.refusal?.kind).toBe('proper-crossing');
    expect(user.state.pending?.history.present.verticesPx).toEqual(square.with(2, [10, 30]));
    expect(user.state.outlines[0]).toEqual(outlined(left));
  });

  it('can be put right from there, as one edit', () => {
    const user = refused();
    user.drag([10, 30], [50, 50]);
    expect(user.edits).toEqual(changed(square.with(2, [50, 50])));
    expect(user.state.pending).toBeUndefined();
    expect(user.state.refusal).toBeUndefined();
  });

  it('is only refused where it has fewer than three vertices: nothing could be put right', () => {
    const user = editing();
    const [a = [0, 0], b = [0, 0]] = square;
    const ref = { key: 'left', exclusion: undefined };
    const step = changeRing(user.state, ref, [a, b], 'redraw');
    expect(step).toMatchObject({ edits: [], state: { pending: undefined } });
    expect(step.state.refusal?.kind).toBe('too-few-vertices');
  });

  it('asks for nothing when the vertex is put back exactly', () => {
    const user = refused();
    user.drag([10, 30], [60, 60]);
    expect(user.edits).toEqual([]);
    expect(user.state.pending).toBeUndefined();
  });

  it('is left by Esc and by undo', () => {
    for (const key of ['cancel', 'undo'] as const) {
      const user = refused();
      user.key(key);
      expect(user.state.pending).toBeUndefined();
      expect(user.state.refusal).toBeUndefined();
      expect(user.state.outlines[0]).toEqual(outlined(left));
    }
  });

  it('has to be settled before another outline is touched or begun', () => {
    const user = refused();
    user.drag([95, 60], [97, 62]);
    user.does({ kind: 'choose-tool', tool: 'draw' });
    user.click([85, 75]);
    expect(user.edits).toEqual([]);
    expect(user.state.draft).toBeUndefined();
    expect(user.state.refusal?.kind).toBe('proper-crossing');
  });
});

describe('inserting and deleting vertices', () => {
  it('inserts a vertex where an edge is dragged', () => {
    const user = editing();
    user.drag([40, 21], [40, 11]);
    expect(user.edits).toEqual(changed([square[0] ?? [0, 0], [40, 10], ...square.slice(1)]));
  });

  it('inserts on the edge that closes the ring', () => {
    const user = editing();
    user.drag([20, 40], [10, 40]);
    expect(user.edits).toEqual(changed([...square, [10, 40]]));
  });

  it('inserts nothing by a click on an edge', () => {
    const user = editing();
    user.click([40, 20]);
    expect(user.edits).toEqual([]);
    expect(user.state.selection).toEqual({ key: 'left', exclusion: undefined, vertices: [] });
  });

  it('does not take edges with the drawing tool: a new outline may begin beside one', () => {
    const user = hand({ outlines: [outlined(right)] });
    user.click([40, 20]);
    expect(user.draft).toEqual([[40, 20]]);
  });

  it('deletes a vertex by Alt and click, and the selected one by Del', () => {
    for (const way of ['alt', 'del'] as const) {
      const user = editing();
      if (way === 'alt') user.down([60, 60], { alt: true });
      else {
        user.click([60, 60]);
        user.key('delete');
      }
      expect(user.edits).toEqual(changed(square.toSpliced(2, 1)));
    }
  });

  it('refuses to go below three vertices, however often Del is pressed, and never takes the ROI instead', () => {
    const user = editing();
    user.click([60, 60]);
    for (let press = 0; press < 4; press += 1) user.key('delete');
    expect(user.edits).toHaveLength(1);
    expect(user.state.refusal?.kind).toBe('too-few-vertices');
    expect(user.state.outlines[0]?.outlinePx).toHaveLength(3);
  });

  it('refuses a deletion after which the outline crosses itself', () => {
    const notched: readonly PointPx[] = [
      [20, 20],
      [60, 20],
      [60, 60],
      [40, 60],
      [40, 30],
      [55, 25],
      [20, 25],
    ];
    const user = hand({ tool: 'edit', outlines: [outlined(left, notched)] });
    user.click([60, 20]);
    user.key('delete');
    expect(user.edits).toEqual([]);
    expect(user.state.refusal?.kind).toBe('proper-crossing');
  });

  it('deletes the ROI that was clicked into, by Del', () => {
    const user = editing();
    user.click([80, 40]);
    user.key('delete');
    expect(user.edits).toEqual([{ kind: 'delete-outline', key: 'right' }]);
    expect(user.state.outlines).toEqual([outlined(left)]);
  });

  it('deletes the armed ROI, by Del, when nothing is selected', () => {
    const user = editing();
    user.key('delete');
    expect(user.edits).toEqual([{ kind: 'delete-outline', key: 'left' }]);
  });

  it('nudges the selected vertex by whole and by tenth pixels', () => {
    const user = editing();
    user.click([60, 60]);
    user.does({ kind: 'nudge', dxPx: 1, dyPx: 0 });
    user.does({ kind: 'nudge', dxPx: 0, dyPx: -0.5 });
    expect(user.edits).toEqual([
      ...changed(square.with(2, [61, 60])),
      ...changed(square.with(2, [61, 59.5])),
    ]);
  });
});
