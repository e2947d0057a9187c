import { describe, expect, it } from 'vitest';
import { clipLine } from '../../../src/viewer/overlay/clipLine';
import { linePath, markSize, marksPath } from '../../../src/viewer/overlay/screenPath';
import { tagPlacement } from '../../../src/viewer/overlay/tagPlacement';

// Expected values: geometry by hand.

const pane = { widthPx: 400, heightPx: 300 };
const square = [
  [100, 100],
  [200, 100],
  [200, 200],
  [100, 200],
] as const;

describe('the tag of an outline', () => {
  it('lies outside, towards the skin, 8 px clear of the line', () => {
    // Below the lower edge: 200 + 10.5 + 8, found in steps of 2 px.
    const [x, y] = tagPlacement(square, [0, 3], 21, pane) ?? [0, 0];
    expect(x).toBe(150);
    expect(y).toBeGreaterThanOrEqual(218.5);
    expect(y).toBeLessThan(220.5);
  });

  it('comes near where the outline is hollow on that side', () => {
    // A notch from below up to y = 130 in the middle, 100 px wide.
    const hollow = [
      [100, 100],
      [300, 100],
      [300, 250],
      [250, 250],
      [250, 130],
      [150, 130],
      [150, 250],
      [100, 250],
    ] as const;
    const [, y] = tagPlacement(hollow, [0, 1], 21, pane) ?? [0, 0];
    expect(y).toBeLessThan(220);
    expect(y).toBeGreaterThanOrEqual(148.5);
  });

  it('moves inwards only where it would leave the pane', () => {
    const low = square.map(([x, y]) => [x, y + 95] as const);
    // 21 / 2 + 4 from the edge.
    expect(tagPlacement(low, [0, 1], 21, pane)?.[1]).toBe(285.5);
  });

  it('is absent when its outline is out of sight', () => {
    const away = square.map(([x, y]) => [x + 1000, y] as const);
    expect(tagPlacement(away, [0, 1], 21, pane)).toBeUndefined();
    expect(tagPlacement([], [0, 1], 21, pane)).toBeUndefined();
  });
});

describe('lines', () => {
  it('are cut at the pane', () => {
    expect(clipLine([-100, 50], [500, 50], pane)).toEqual([
      [0, 50],
      [400, 50],
    ]);
    // Slope 1 through (0, −50): enters at the top at x = 50, leaves at the right below nothing: y = 350 > 300, so at (350, 300).
    expect(clipLine([0, -50], [400, 350], pane)).toEqual([
      [50, 0],
      [350, 300],
    ]);
  });

  it('are absent when they pass by', () => {
    expect(clipLine([-10, 0], [-10, 300], pane)).toBeUndefined();
    expect(clipLine([-60, 50], [90, -100], pane)).toBeUndefined();
  });

  it('are written as paths', () => {
    expect(
      linePath(
        [
          [1, 2],
          [3.456, 4],
        ],
        true,
      ),
    ).toBe('M1 2L3.46 4Z');
    expect(linePath([], true)).toBe('');
    expect(marksPath([[10, 10]], 'square', 6)).toBe('M7 7h6v6h-6Z');
  });
});

describe('vertex marks', () => {
  it('have their full size where there is room, and half of it where there is none', () => {
    expect(
      markSize(
        [
          [0, 0],
          [20, 0],
          [40, 0],
        ],
        6,
      ),
    ).toBe(6);
    expect(
      markSize(
        [
          [0, 0],
          [1, 0],
          [2, 0],
        ],
        6,
      ),
    ).toBe(3);
    // 8 px apart: 0.6 × 8.
    expect(
      markSize(
        [
          [0, 0],
          [8, 0],
        ],
        6,
      ),
    ).toBeCloseTo(4.8, 12);
  });
});
