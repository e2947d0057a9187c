import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../src/domain/image/point';
import { polygonAreaPx2 } from '../../../src/domain/polygon/polygonAreaPx2';
import { withLock } from '../../../src/editor/followReading';
import { overlayModel } from '../../../src/editor/overlayModel';
import { withEdges } from '../../../src/editor/tools/smartEdgeTool';
import { disc, edgesOf } from './edge/phantom';
import { hand } from './hand';

function areaOf(user: ReturnType<typeof hand>): number {
  return polygonAreaPx2(user.state.outlines[0]?.outlinePx ?? []);
}

describe('the smart edge in the hand', () => {
  const on = (degrees: number): PointPx => {
    const angle = (degrees * Math.PI) / 180;
    return [50 + 25 * Math.cos(angle), 40 + 25 * Math.sin(angle)];
  };
  const offDisc = ([column, row]: PointPx): number => Math.abs(Math.hypot(column - 50, row - 40) - 25);
  const edges = edgesOf(100, 80, disc([50, 40], 25, 1));

  function following() {
    const user = hand({ tool: 'smart-edge' });
    user.set(withEdges(user.state, edges));
    return user;
  }

  it('closes round a dark disc by four clicks, every vertex within 0.3 px of its edge', () => {
    const user = following();
    user.click(on(0), on(90), on(180), on(270), on(0));
    expect(user.edits).toMatchObject([
      { kind: 'close-outline', key: 'left', ways: ['clicks', 'smart-edge'] },
    ]);
    const ring = user.state.outlines[0]?.outlinePx ?? [];
    expect(ring.length).toBeGreaterThan(12);
    for (const place of ring) expect(offDisc(place)).toBeLessThan(0.3);
    // π × 25² is 1963.5 px²; 0.3 px all round would be 47.
    expect(Math.abs(areaOf(user) - Math.PI * 625)).toBeLessThan(47);
  });

  it('undoes one path with its vertex, and does it again', () => {
    const user = following();
    user.click(on(0), on(90));
    const two = user.draft;
    user.click(on(180));
    user.key('undo');
    expect(user.draft).toEqual(two);
    user.key('redo');
    expect(user.draft.at(-1)).toEqual(on(180));
    user.key('undo');
    user.key('undo');
    expect(user.draft).toEqual([on(0)]);
  });

  it('does not name the smart edge when all that it found was undone', () => {
    const user = following();
    user.click([20, 20], on(0), on(90));
    user.key('undo');
    user.key('undo');
    user.does({ kind: 'choose-tool', tool: 'draw' });
    user.click([60, 20], [60, 60]);
    user.key('close');
    expect(user.edits).toMatchObject([{ ways: ['clicks'] }]);
  });

  it('never happened when the platform takes the pointer away, the path to the press neither', () => {
    const user = following();
    user.click(on(0));
    user.down(on(80));
    user.move([60, 70]);
    user.move([40, 75]);
    user.key('pointer-cancel');
    expect(user.draft).toEqual([on(0)]);
  });

  it('leaves a later freehand line its own beginning: taken away, only that line goes', () => {
    const user = following();
    user.click(on(0));
    user.drag(on(80), [60, 75], [40, 75]);
    const before = user.draft;
    user.does({ kind: 'choose-tool', tool: 'draw' });
    user.down([30, 70]);
    user.move([20, 60]);
    user.move([15, 50]);
    user.key('pointer-cancel');
    expect(user.draft).toEqual(before);
  });

  it('is given up by Esc, and asks for nothing in a signed reading', () => {
    const user = following();
    user.click(on(0), on(90));
    user.down(on(180));
    user.key('cancel');
    expect(user.state.draft).toBeUndefined();
    user.set(withLock(user.state, true));
    user.click(on(0), on(90));
    expect(user.state.draft).toBeUndefined();
    expect(user.state.refusal?.kind).toBe('locked');
  });

  it('says that it has no image to follow', () => {
    const user = hand({ tool: 'smart-edge' });
    user.click([30, 30]);
    expect(user.state.refusal).toEqual({ kind: 'no-edges', atPx: [30, 30] });
    expect(overlayModel(user.state, 'first').refusal?.text).toBe('no image to follow');
  });
});
