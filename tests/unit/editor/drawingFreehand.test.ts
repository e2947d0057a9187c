import { describe, expect, it } from 'vitest';
import { distanceToSegmentPx } from '../../../src/editor/planePx';
import { simplifyStroke } from '../../../src/editor/simplifyStroke';
import { circle, hand } from './hand';

// Places are chosen by hand. At 0.25 image pixels a CSS pixel a vertex is reached within 1.75 px, and a press
// becomes freehand beyond 0.75 px.

describe('drawing freehand', () => {
  const drawn = circle([50, 40], 20, 400);

  it('turns a drag into few vertices within 0.25 px of every place drawn', () => {
    const user = hand();
    user.drag(...drawn.slice(0, 300));
    const vertices = user.draft;
    expect(vertices.length).toBeGreaterThan(10);
    expect(vertices.length).toBeLessThan(40);
    for (const place of drawn.slice(0, 300)) {
      const awayPx = Math.min(
        ...vertices
          .slice(1)
          .map((vertex, index) => distanceToSegmentPx(place, vertices[index] ?? vertex, vertex)),
      );
      expect(awayPx).toBeLessThanOrEqual(0.25);
    }
  });

  it('closes when it is lifted on its start', () => {
    const user = hand();
    user.drag(...drawn);
    expect(user.edits).toHaveLength(1);
    expect(user.state.draft).toBeUndefined();
  });

  it('leaves out what the hand drew past the start, where it would cross the beginning', () => {
    const user = hand();
    user.drag(...drawn, [70.4, 39.8], [69.3, 40.9]);
    expect(user.edits).toHaveLength(1);
    expect(user.edits[0]).toMatchObject({ verticesPx: expect.arrayContaining([drawn.at(-1)]) });
    expect(user.edits[0]).not.toMatchObject({ verticesPx: expect.arrayContaining([[69.3, 40.9]]) });
  });

  it('goes on when it is lifted near its start without having been away', () => {
    const user = hand();
    user.drag([50, 40], [51, 40], [51, 41], [50, 41]);
    expect(user.edits).toEqual([]);
    expect(user.draft.length).toBeGreaterThan(2);
  });

  it('stays a click within 3 CSS pixels', () => {
    const user = hand();
    user.drag([20, 20], [20.5, 20.5], [20.2, 20.1]);
    expect(user.draft).toEqual([[20, 20]]);
  });

  it('mixes with clicks in one outline', () => {
    const user = hand();
    user.click([20, 20], [60, 20]);
    user.drag([60, 30], [60, 40], [60, 50], [50, 60], [40, 60]);
    user.click([20, 60]);
    user.key('close');
    expect(user.edits).toEqual([
      {
        kind: 'close-outline',
        key: 'left',
        verticesPx: [
          [20, 20],
          [60, 20],
          [60, 30],
          [60, 50],
          [50, 60],
          [40, 60],
          [20, 60],
        ],
        ways: ['clicks', 'freehand'],
      },
    ]);
  });

  it('goes on from the first vertex by a drag that begins on it', () => {
    const user = hand();
    user.click([20, 20]);
    user.drag([20.5, 20], [30, 20], [40, 30]);
    expect(user.draft).toEqual([
      [20, 20],
      [20.5, 20],
      [30, 20],
      [40, 30],
    ]);
  });

  it('never happened when the platform takes the pointer away', () => {
    const user = hand();
    user.click([20, 20]);
    user.down([40, 20]);
    user.move([50, 30]);
    user.key('pointer-cancel');
    expect(user.draft).toEqual([[20, 20]]);
    expect(user.state.stroke).toBeUndefined();
  });

  it('keeps more vertices where fewer would make the outline cross itself', () => {
    const user = hand();
    // A slit whose left wall is hollow by 0.2 px, with a spur of the right wall reaching 0.1 px into the hollow:
    // at 0.25 px the left wall becomes straight and the spur crosses it.
    const slit = [
      [50, 20],
      [49.8, 25],
      [50, 30],
      [50.5, 30],
      [50.5, 27],
      [49.9, 25],
      [50.5, 23],
      [50.5, 20],
    ] as const;
    expect(simplifyStroke(slit)).not.toContain(slit[1]);
    user.drag([20, 20], ...slit, [60, 20], [60, 60], [20, 60]);
    user.key('close');
    expect(user.edits).toHaveLength(1);
    expect(user.edits[0]).toMatchObject({ verticesPx: expect.arrayContaining([[49.8, 25]]) });
  });
});
