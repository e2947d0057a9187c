import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../src/domain/image/point';
import type { RoiExclusion } from '../../../src/domain/reading/roi';
import { overlayModel } from '../../../src/editor/overlayModel';
import { hand, left, outlined, right, square } from './hand';

// The square is 40 × 40 px about (40, 40). Its handles stand off by a tenth, 4 px: corners at 16 and 64, the turn handle
// above at row 20 − 12 = 8.

const hole: RoiExclusion = {
  reason: 'vessel',
  verticesPx: [
    [30, 30],
    [34, 30],
    [34, 34],
    [30, 34],
  ],
};

function whole(more: Parameters<typeof hand>[0] = {}) {
  const user = hand({ tool: 'edit', outlines: [{ ...outlined(left), exclusions: [hole] }], ...more });
  user.click([50, 50]);
  return user;
}

function moved(ring: readonly PointPx[], columns: number, rows: number): PointPx[] {
  return ring.map(([column, row]): PointPx => [column + columns, row + rows]);
}

function expectNear(ring: readonly PointPx[] | undefined, expected: readonly PointPx[]) {
  expect(ring).toHaveLength(expected.length);
  for (const [index, place] of expected.entries()) {
    expect(ring?.[index]?.[0]).toBeCloseTo(place[0], 9);
    expect(ring?.[index]?.[1]).toBeCloseTo(place[1], 9);
  }
}

describe('a whole ROI', () => {
  it('shows its handles once it is selected with the edit tool, and with no other', () => {
    const user = whole();
    expect(overlayModel(user.state, 'first').outlines[0]?.handles).toEqual({
      cornersPx: [
        [16, 16],
        [64, 16],
        [64, 64],
        [16, 64],
      ],
      turnPx: [40, 8],
      centrePx: [40, 40],
    });
    user.does({ kind: 'choose-tool', tool: 'draw' });
    expect(overlayModel(user.state, 'first').outlines[0]?.handles).toBeUndefined();
  });

  it('keeps its handles inside the image, the turn handle below where there is no room above', () => {
    const high = moved(square, 0, -20.5);
    const user = hand({ tool: 'edit', outlines: [outlined(left, high)] });
    user.click([40, 20]);
    const handles = overlayModel(user.state, 'first').outlines[0]?.handles;
    expect(handles?.cornersPx[0]).toEqual([16, -0.5]);
    expect(handles?.turnPx).toEqual([40, 51.5]);
  });

  it('moves by a drag inside it, its exclusions with it, as one edit', () => {
    const user = whole();
    user.drag([50, 50], [52, 51], [60, 45]);
    expect(user.edits).toEqual([
      {
        kind: 'change-outline',
        key: 'left',
        verticesPx: moved(square, 10, -5),
        ways: ['whole'],
        exclusions: [{ ...hole, verticesPx: moved(hole.verticesPx, 10, -5) }],
      },
    ]);
    expect(user.state.outlines[0]?.exclusions[0]?.verticesPx).toEqual(moved(hole.verticesPx, 10, -5));
  });

  it('says nothing of exclusions where it has none', () => {
    const user = whole({ outlines: [outlined(left)] });
    user.drag([50, 50], [60, 50]);
    expect(user.edits[0]).not.toHaveProperty('exclusions');
  });

  it('is shown where it is while it is in hand, and goes back by Esc', () => {
    const user = whole();
    user.down([50, 50]);
    user.move([60, 50]);
    const shown = overlayModel(user.state, 'first').outlines[0];
    expect(shown?.outlinePx).toEqual(moved(square, 10, 0));
    expect(shown?.exclusions?.[0]?.verticesPx).toEqual(moved(hole.verticesPx, 10, 0));
    expect(shown?.handles?.centrePx).toEqual([50, 40]);
    user.key('cancel');
    user.up([60, 50]);
    expect(user.edits).toEqual([]);
    expect(user.state.outlines[0]?.outlinePx).toEqual(square);
  });

  it('stops as a whole at the edge of the image', () => {
    const user = whole();
    user.drag([50, 50], [99, 79]);
    // To the right there are 99.5 − 60 = 39.5 px of room, below 79.5 − 60 = 19.5.
    expect(user.state.outlines[0]?.outlinePx).toEqual(moved(square, 39.5, 19.5));
  });

  it('moves by arrow keys', () => {
    const user = whole();
    user.does({ kind: 'nudge', dxPx: 1, dyPx: 0 });
    user.does({ kind: 'nudge', dxPx: 0, dyPx: -1 });
    expect(user.edits).toHaveLength(2);
    expect(user.state.outlines[0]?.outlinePx).toEqual(moved(square, 1, -1));
    expect(user.edits[1]).toMatchObject({ ways: ['whole'] });
  });

  it('is not moved by arrow keys with the drawing tool', () => {
    const user = whole();
    user.does({ kind: 'choose-tool', tool: 'draw' });
    user.does({ kind: 'nudge', dxPx: 1, dyPx: 0 });
    expect(user.edits).toEqual([]);
  });

  it('is only selected by a first drag inside it: that chooses vertices', () => {
    const user = hand({ tool: 'edit', outlines: [outlined(left)] });
    user.drag([40, 40], [70, 70]);
    expect(user.edits).toEqual([]);
    expect(user.state.selection?.vertices).toEqual([2]);
  });

  it('scales about its centre by a corner, evenly', () => {
    const user = whole({ image: { columns: 200, rows: 200 } });
    // From 24√2 px off the centre to 36√2: one and a half times.
    user.drag([64, 64], [70, 70], [76, 76]);
    expectNear(user.state.outlines[0]?.outlinePx, [
      [10, 10],
      [70, 10],
      [70, 70],
      [10, 70],
    ]);
    expectNear(user.state.outlines[0]?.exclusions[0]?.verticesPx, [
      [25, 25],
      [31, 25],
      [31, 31],
      [25, 31],
    ]);
  });

  it('scales each way freely with Shift', () => {
    const user = whole({ image: { columns: 200, rows: 200 } });
    const at = { pixelsPerScreenPx: 0.25, pointerType: 'mouse', shift: true } as const;
    user.down([64, 64]);
    user.does({ kind: 'pointer-move', atPx: [76, 64], ...at });
    user.does({ kind: 'pointer-up', atPx: [76, 64], ...at });
    expectNear(user.state.outlines[0]?.outlinePx, [
      [10, 20],
      [70, 20],
      [70, 60],
      [10, 60],
    ]);
  });

  it('scales no farther than the image lets all of it, still evenly', () => {
    const user = whole();
    user.drag([64, 64], [99, 79]);
    // Above the centre there are 40.5 px, below 39.5: the square can grow to 39.5 px each way.
    expectNear(user.state.outlines[0]?.outlinePx, [
      [0.5, 0.5],
      [79.5, 0.5],
      [79.5, 79.5],
      [0.5, 79.5],
    ]);
  });

  it('scales to no less than a pixel, and never over to the other side', () => {
    const user = whole();
    user.drag([64, 64], [30, 30]);
    expectNear(user.state.outlines[0]?.outlinePx, [
      [39.5, 39.5],
      [40.5, 39.5],
      [40.5, 40.5],
      [39.5, 40.5],
    ]);
  });

  it('turns round its centre by the turn handle, with its exclusions', () => {
    const user = whole();
    // From above the centre to its right: a quarter clockwise, which takes (x, y) about the centre to (−y, x).
    user.drag([40, 8], [60, 20], [72, 40]);
    expectNear(user.state.outlines[0]?.outlinePx, [
      [60, 20],
      [60, 60],
      [20, 60],
      [20, 20],
    ]);
    expectNear(user.state.outlines[0]?.exclusions[0]?.verticesPx, [
      [50, 30],
      [50, 34],
      [46, 34],
      [46, 30],
    ]);
    expect(user.edits).toHaveLength(1);
  });

  it('turns on the patient where pixels are twice as high as wide', () => {
    const user = whole({
      image: { columns: 200, rows: 200, pixelAspect: 2 },
      outlines: [outlined(left, moved(square, 40, 40))],
    });
    user.click([90, 90]);
    user.drag([80, 48], [144, 80]);
    // A corner 20 px right and 20 down is 20 wide and 40 high off the centre; turned, 40 wide to the left and 20 high.
    expectNear(user.state.outlines[0]?.outlinePx, [
      [120, 70],
      [120, 90],
      [40, 90],
      [40, 70],
    ]);
  });

  it('stops turning where it would leave the image', () => {
    const bar: readonly PointPx[] = [
      [10, 5],
      [90, 5],
      [90, 10],
      [10, 10],
    ];
    const user = hand({ tool: 'edit', outlines: [outlined(right, bar)] });
    user.click([50, 7]);
    const turnPx = overlayModel(user.state, 'first').outlines[0]?.handles?.turnPx ?? [0, 0];
    user.drag(turnPx, [80, 8]);
    const ring = user.state.outlines[0]?.outlinePx ?? [];
    expect(user.edits).toHaveLength(1);
    const rows = ring.map(([, row]) => row);
    expect(Math.min(...rows)).toBeGreaterThanOrEqual(-0.5);
    expect(Math.min(...rows)).toBeLessThan(-0.4);
    // Rigid: the long side stays 80 px.
    const [a, b] = ring;
    expect(Math.hypot((b?.[0] ?? 0) - (a?.[0] ?? 0), (b?.[1] ?? 0) - (a?.[1] ?? 0))).toBeCloseTo(80, 9);
  });
});
