import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../src/domain/image/point';
import { polygonAreaPx2 } from '../../../src/domain/polygon/polygonAreaPx2';
import { withLock } from '../../../src/editor/followReading';
import { overlayModel } from '../../../src/editor/overlayModel';
import { hand, left, outlined, right, square } from './hand';

// The square is 1600 px². At 0.25 image pixels a CSS pixel a line is reached within 1.75 px.

function brushing() {
  return hand({ tool: 'brush', outlines: [outlined(left)] });
}

function areaOf(user: ReturnType<typeof hand>): number {
  return polygonAreaPx2(user.state.outlines[0]?.outlinePx ?? []);
}

describe('the brush in the hand', () => {
  it('shows its circle under the pointer, the outline giving way, and asks for one edit at the release', () => {
    const user = brushing();
    user.move([50, 40]);
    expect(overlayModel(user.state, 'first').brush).toEqual({ centrePx: [50, 40], radiusPx: 6 });
    user.down([50, 40]);
    user.move([55, 40]);
    user.move([58, 40]);
    const shown = overlayModel(user.state, 'first');
    expect(shown.brush?.centrePx).toEqual([58, 40]);
    expect(shown.outlines[0]?.state).toBe('edited');
    expect(polygonAreaPx2(shown.outlines[0]?.outlinePx ?? [])).toBeGreaterThan(1610);
    expect(user.edits).toEqual([]);
    expect(areaOf(user)).toBe(1600);
    user.up([58, 40]);
    expect(user.edits).toMatchObject([{ kind: 'change-outline', key: 'left', ways: ['brush'] }]);
    expect(areaOf(user)).toBeGreaterThan(1610);
    expect(user.state.brushStroke).toBeUndefined();
  });

  it('changes nothing by Esc, by undo and where the platform takes the pointer away', () => {
    for (const key of ['cancel', 'undo', 'pointer-cancel'] as const) {
      const user = brushing();
      user.down([50, 40]);
      user.move([58, 40]);
      user.key(key);
      user.up([58, 40]);
      expect(user.edits).toEqual([]);
      expect(user.state.outlines[0]?.outlinePx).toBe(square);
    }
  });

  it('commits what it has done when a key, another press or another tool comes before the release', () => {
    const others = [
      (user: ReturnType<typeof hand>) => user.key('close'),
      (user: ReturnType<typeof hand>) => user.down([50, 40]),
      (user: ReturnType<typeof hand>) => user.does({ kind: 'choose-tool', tool: 'draw' }),
    ];
    for (const comes of others) {
      const user = brushing();
      user.down([50, 40]);
      user.move([58, 40]);
      comes(user);
      expect(user.edits).toMatchObject([{ kind: 'change-outline', ways: ['brush'] }]);
    }
  });

  it('grows and shrinks by its gesture, and loses its circle with the pointer and with the tool', () => {
    const user = brushing();
    user.move([50, 40]);
    user.does({ kind: 'set-brush-radius', radiusPx: 9.5 });
    expect(overlayModel(user.state, 'first').brush?.radiusPx).toBe(9.5);
    user.key('pointer-leave');
    expect(overlayModel(user.state, 'first').brush).toBeUndefined();
    user.move([50, 40]);
    user.does({ kind: 'choose-tool', tool: 'edit' });
    expect(overlayModel(user.state, 'first').brush).toBeUndefined();
  });

  it('asks for nothing in a signed reading, and says so', () => {
    const user = brushing();
    user.set(withLock(user.state, true));
    user.drag([50, 40], [55, 40], [58, 40]);
    expect(user.edits).toEqual([]);
    expect(user.state.refusal).toEqual({ kind: 'locked', atPx: [50, 40] });
  });

  it('waits while something is being drawn: that comes first, untouched', () => {
    for (const tool of ['brush', 'redraw'] as const) {
      const user = hand({ outlines: [outlined(right)] });
      user.click([70, 30], [90, 30]);
      user.does({ kind: 'choose-tool', tool });
      user.move([80, 40]);
      user.drag([60, 40], [65, 40], [70, 45]);
      user.doubleClick([90, 30]);
      expect(user.state.refusal).toEqual({ kind: 'unfinished', atPx: [60, 40] });
      expect(user.draft).toEqual([
        [70, 30],
        [90, 30],
      ]);
      expect(overlayModel(user.state, 'first').draft?.cursorPx).toBeUndefined();
      user.does({ kind: 'choose-tool', tool: 'draw' });
      user.click([90, 50]);
      user.key('close');
      expect(user.edits).toMatchObject([{ kind: 'close-outline', ways: ['clicks'] }]);
    }
  });

  it('waits while a refused form is to be put right', () => {
    const user = hand({ tool: 'edit', outlines: [outlined(left)] });
    user.drag([60, 60], [10, 30]);
    user.does({ kind: 'choose-tool', tool: 'brush' });
    user.drag([50, 25], [50, 20], [50, 15]);
    expect(user.edits).toEqual([]);
    expect(user.state.refusal?.kind).toBe('proper-crossing');
    expect(user.state.pending).toBeDefined();
  });
});

describe('a stretch redrawn by hand', () => {
  const bump: readonly PointPx[] = [
    [30, 20.4],
    [40, 10],
    [50, 19.7],
  ];
  const redrawing = () => hand({ tool: 'redraw', outlines: [outlined(left)] });

  it('is shown over its outline while it is drawn, and replaces its part at the release', () => {
    const user = redrawing();
    user.down([30, 20.4]);
    user.move([40, 10]);
    expect(overlayModel(user.state, 'first').draft).toMatchObject({
      shape: 'stroke',
      tag: 'L',
      verticesPx: [
        [30, 20.4],
        [40, 10],
      ],
    });
    expect(overlayModel(user.state, 'first').outlines[0]?.outlinePx).toBe(square);
    user.move([50, 19.7]);
    user.up([50, 19.7]);
    // The ends go to the nearest places of the top edge, (30, 20) and, where the stroke crosses it, none: (50, 20).
    expect(user.edits).toEqual([
      {
        kind: 'change-outline',
        key: 'left',
        ways: ['redraw'],
        verticesPx: expect.arrayContaining([
          [20, 20],
          [40, 10],
          [60, 20],
          [60, 60],
          [20, 60],
        ]),
      },
    ]);
    // A triangle of 20 px by nearly 10 px was added.
    expect(areaOf(user)).toBeGreaterThan(1690);
    expect(areaOf(user)).toBeLessThan(1710);
  });

  it('changes nothing by Esc, by undo and where the platform takes the pointer away', () => {
    for (const key of ['cancel', 'undo', 'pointer-cancel'] as const) {
      const user = redrawing();
      user.down([30, 20.4]);
      user.move([40, 10]);
      user.key(key);
      user.up([50, 19.7]);
      expect(user.edits).toEqual([]);
      expect(user.state.outlines[0]?.outlinePx).toBe(square);
    }
  });

  it('ends where it is when a key comes first: off the outline it is refused, the outline as it was', () => {
    const user = redrawing();
    user.down([30, 20.4]);
    user.move([40, 10]);
    user.key('close');
    expect(user.edits).toEqual([]);
    expect(user.state.outlines[0]?.outlinePx).toBe(square);
    user.up([50, 19.7]);
    expect(user.edits).toEqual([]);
  });

  it('of an exclusion changes the exclusion', () => {
    const verticesPx = square.map(([column, row]): PointPx => [column / 4 + 30, row / 4 + 30]);
    const user = hand({
      tool: 'redraw',
      outlines: [{ ...outlined(left), exclusions: [{ verticesPx, reason: 'vessel' }] }],
    });
    // The exclusion is the square from 35 to 45.
    user.drag([38, 35], [40, 32], [42, 35]);
    expect(user.edits).toMatchObject([{ kind: 'change-exclusions', ways: ['redraw'] }]);
    expect(user.state.outlines[0]?.exclusions[0]?.verticesPx).toContainEqual([40, 32]);
  });

  it('asks for nothing in a signed reading, and says so', () => {
    const user = redrawing();
    user.set(withLock(user.state, true));
    user.drag(...bump);
    expect(user.edits).toEqual([]);
    expect(user.state.refusal?.kind).toBe('locked');
  });
});
