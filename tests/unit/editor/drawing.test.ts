import { describe, expect, it } from 'vitest';
import { hand, left, outlined, right, square } from './hand';

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
