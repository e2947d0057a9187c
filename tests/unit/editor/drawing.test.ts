import { describe, expect, it } from 'vitest';
import { distanceToSegmentPx } from '../../../src/editor/planePx';
import { simplifyStroke } from '../../../src/editor/simplifyStroke';
import { circle, hand, left, outlined, right, square } from './hand';

// Places are chosen by hand. At 0.25 image pixels a CSS pixel a vertex is reached within 1.75 px, and a press
// becomes freehand beyond 0.75 px.

describe('drawing an outline', () => {
  it('takes a vertex from every click, to the last bit', () => {
    const user = hand();
    user.click([20.123456789, 20.1], [60.7, 20.2], [60.3, 59.999]);
    expect(user.draft).toEqual([
      [20.123456789, 20.1],
      [60.7, 20.2],
      [60.3, 59.999],
    ]);
    expect(user.edits).toEqual([]);
  });

  it('closes by Enter', () => {
    const user = hand();
    user.click(...square);
    user.key('close');
    expect(user.edits).toEqual([
      { kind: 'close-outline', key: 'left', verticesPx: square, ways: ['clicks'] },
    ]);
    expect(user.state.draft).toBeUndefined();
    expect(user.state.outlines).toEqual([outlined(left)]);
  });

  it('closes by a click within 7 CSS pixels of the first vertex, adding none', () => {
    const user = hand();
    user.click(...square, [21.2, 21.2]);
    expect(user.edits).toEqual([
      { kind: 'close-outline', key: 'left', verticesPx: square, ways: ['clicks'] },
    ]);
  });

  it('adds a vertex by a click 8 CSS pixels from the first', () => {
    const user = hand();
    user.click(...square, [20, 22]);
    expect(user.edits).toEqual([]);
    expect(user.draft).toHaveLength(5);
  });

  it('reaches farther by touch: 12 CSS pixels', () => {
    const user = hand({}, { pointerType: 'touch' });
    user.click(...square, [20, 22.9]);
    expect(user.edits).toHaveLength(1);
  });

  it('closes by a double click that the platform counts, without a second vertex there', () => {
    const user = hand();
    user.click(...square);
    user.down([20.2, 60.1], { clickCount: 2 });
    user.up([20.2, 60.1]);
    expect(user.edits).toEqual([
      { kind: 'close-outline', key: 'left', verticesPx: square, ways: ['clicks'] },
    ]);
  });

  it('closes by a double click reported after its two clicks, without the second one’s vertex', () => {
    const user = hand();
    user.click(...square, [20.2, 60.1]);
    user.doubleClick([20.2, 60.1]);
    expect(user.edits).toEqual([
      { kind: 'close-outline', key: 'left', verticesPx: square, ways: ['clicks'] },
    ]);
  });

  it('keeps both of two quick clicks that are apart', () => {
    const user = hand();
    user.click([20, 20], [60, 20]);
    user.down([60, 60], { clickCount: 2 });
    user.up([60, 60]);
    expect(user.draft).toHaveLength(3);
  });

  it('does not begin the next outline with the rest of a double click', () => {
    const user = hand();
    user.click(...square, [20, 20]);
    user.does({ kind: 'arm', target: right });
    user.down([20, 20], { clickCount: 2 });
    expect(user.state.draft).toBeUndefined();
  });

  it('lets go of a double click that has one place only', () => {
    const user = hand();
    user.click([30, 30], [30.2, 30]);
    user.doubleClick([30.2, 30]);
    expect(user.state.draft).toBeUndefined();
  });

  it('needs three vertices: Enter with two says so and keeps both', () => {
    const user = hand();
    user.click([20, 20], [60, 20]);
    user.key('close');
    expect(user.state.refusal).toEqual({ kind: 'too-few-vertices', atPx: [60, 20] });
    expect(user.draft).toHaveLength(2);
    expect(user.edits).toEqual([]);
  });

  it('needs three vertices: a click on the first after two says so', () => {
    const user = hand();
    user.click([20, 20], [60, 20], [20.5, 20]);
    expect(user.state.refusal?.kind).toBe('too-few-vertices');
    expect(user.draft).toHaveLength(2);
  });

  it('refuses three vertices on one line', () => {
    const user = hand();
    user.click([20, 20], [30, 30], [50, 50]);
    user.key('close');
    expect(user.state.refusal?.kind).toBe('zero-area');
    expect(user.edits).toEqual([]);
  });

  it('keeps vertices inside the image, whose pixels reach from −0.5 to N − 0.5', () => {
    const user = hand();
    user.click([-30, 10], [300, 10], [50, 900]);
    expect(user.draft).toEqual([
      [-0.5, 10],
      [99.5, 10],
      [50, 79.5],
    ]);
  });

  it('takes one vertex from two clicks that end at the same edge place', () => {
    const user = hand();
    user.click([30, 30], [-10, -10], [-20, -20]);
    expect(user.draft).toEqual([
      [30, 30],
      [-0.5, -0.5],
    ]);
  });

  it('passes over places that are no numbers', () => {
    const user = hand();
    user.click([20, 20]);
    const before = user.state;
    user.down([Number.NaN, 20]);
    user.move([Number.POSITIVE_INFINITY, 20]);
    expect(user.state).toBe(before);
  });

  it('says that no ROI is armed', () => {
    const user = hand();
    user.does({ kind: 'arm', target: undefined });
    user.click([30, 30]);
    expect(user.state.refusal).toEqual({ kind: 'nothing-armed', atPx: [30, 30] });
    expect(user.state.draft).toBeUndefined();
  });

  it('says that the armed ROI has its outline, until the next gesture', () => {
    const user = hand({ outlines: [outlined(left)] });
    user.click([80, 40]);
    expect(user.state.refusal).toEqual({ kind: 'already-outlined', atPx: [80, 40] });
    user.does({ kind: 'arm', target: right });
    expect(user.state.refusal).toBeUndefined();
  });

  it('gives a draft to the other side when that is armed and free', () => {
    const user = hand();
    user.click(...square);
    user.does({ kind: 'arm', target: right });
    user.key('close');
    expect(user.edits).toEqual([
      { kind: 'close-outline', key: 'right', verticesPx: square, ways: ['clicks'] },
    ]);
  });

  it('does not give a draft to a side that has its outline', () => {
    const user = hand({ outlines: [outlined(right)] });
    user.click([70, 30], [90, 30], [90, 50]);
    user.does({ kind: 'arm', target: right });
    expect(user.state.refusal?.kind).toBe('already-outlined');
    expect(user.state.armed).toEqual(left);
    expect(user.draft).toHaveLength(3);
  });

  it('shows when a click would close', () => {
    const user = hand();
    user.click(...square);
    user.move([20.5, 20.5]);
    expect(user.state.draft?.isOnStart).toBe(true);
    user.move([30, 30]);
    expect(user.state.draft?.isOnStart).toBe(false);
  });
});

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
