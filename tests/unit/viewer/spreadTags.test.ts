import { describe, expect, it } from 'vitest';
import type { ScreenPoint } from '../../../src/viewer/overlay/screenPath';
import { isInside, spreadTags, turned } from '../../../src/viewer/overlay/spreadTags';
import { tagPlacement } from '../../../src/viewer/overlay/tagPlacement';

// Expected values: geometry by hand. A tag is 21 px wide.

const pane = { widthPx: 600, heightPx: 400 };

function box(left: number, top: number, width: number, height: number): readonly ScreenPoint[] {
  return [
    [left, top],
    [left + width, top],
    [left + width, top + height],
    [left, top + height],
  ];
}

function expectApart(places: readonly (ScreenPoint | undefined)[]): void {
  for (const [index, a] of places.entries()) {
    for (const b of places.slice(index + 1)) {
      if (!a || !b) throw new Error('a tag is missing');
      const apart = Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]));
      expect(apart).toBeGreaterThanOrEqual(21);
    }
  }
}

function spread(
  wishes: readonly { outline: readonly ScreenPoint[]; direction: ScreenPoint }[],
  seen: typeof pane,
) {
  const placed = wishes.map((wish) => ({
    ...wish,
    at: tagPlacement(wish.outline, wish.direction, 21, seen),
  }));
  return spreadTags(placed, seen);
}

describe('tags of several outlines', () => {
  it('stand where each would stand alone when they have room', () => {
    const places = spread(
      [
        { outline: box(100, 100, 80, 60), direction: [0, 1] },
        { outline: box(300, 100, 80, 60), direction: [0, 1] },
      ],
      pane,
    );
    expect(places[0]?.[0]).toBe(140);
    expect(places[1]?.[0]).toBe(340);
    // 160 + 10.5 + 8 from the lower edge.
    expect(places[0]?.[1]).toBeCloseTo(178.5, 0);
  });

  it('do not lie over each other when outlines lie in each other', () => {
    const wishes = [box(100, 100, 200, 120), box(150, 120, 100, 100), box(170, 140, 60, 80)].map(
      (outline) => ({
        outline,
        direction: [0, 1] as const,
      }),
    );
    expectApart(spread(wishes, pane));
  });

  it('leave the outlines of others alone', () => {
    // The second lies right below the first, where its tag would go.
    const [upper, lower] = [box(250, 100, 60, 40), box(200, 145, 160, 60)];
    const [at] = spread(
      [
        { outline: upper, direction: [0, 1] },
        { outline: lower, direction: [0, 1] },
      ],
      pane,
    );
    if (!at) throw new Error('no tag');
    expect(isInside(at, lower)).toBe(false);
    expect(isInside(at, upper)).toBe(false);
    // 21 / 2 clear of the upper edge of the lower one, beside it or above it.
    const isBeside = at[0] < 200 - 10.5 || at[0] > 360 + 10.5 || at[1] < 145 - 10.5 || at[1] > 205 + 10.5;
    expect(isBeside).toBe(true);
  });

  it('are apart for ten muscles side by side', () => {
    const wishes = Array.from({ length: 10 }, (_, index) => ({
      outline: box(20 + index * 15, 100, 12, 30),
      direction: [0, 1] as const,
    }));
    const places = spread(wishes, pane);
    // There is no room for ten tags in a row; those that found none stand at their wished place.
    expect(places).toHaveLength(10);
    expect(places.every((place) => place !== undefined)).toBe(true);
    expectApart(places.slice(0, 4));
  });

  it('are absent for outlines out of sight, in the order asked', () => {
    const places = spread(
      [
        { outline: box(900, 100, 10, 10), direction: [0, 1] },
        { outline: box(100, 100, 10, 10), direction: [0, 0] },
      ],
      pane,
    );
    expect(places[0]).toBeUndefined();
    // A direction of no length points down.
    expect(places[1]?.[0]).toBe(105);
  });
});

describe('a turned direction', () => {
  it('goes clockwise on a screen whose rows run downwards', () => {
    const [x, y] = turned([0, 1], 90);
    expect(x).toBeCloseTo(-1, 12);
    expect(y).toBeCloseTo(0, 12);
  });

  it('keep both ends of a wide one clear of the line, and apart from its neighbour', () => {
    const wide = { outline: box(100, 100, 20, 60), direction: [0, 1] as const, width: 60 };
    const placed = [wide, { ...wide, outline: box(140, 100, 20, 60) }].map((wish) => ({
      ...wish,
      at: tagPlacement(wish.outline, wish.direction, 21, pane, wish.width),
    }));
    const [a, b] = spreadTags(placed, pane);
    if (!a || !b) throw new Error('a tag is missing');
    // 60 px wide: side by side they need 60 and 3 between them, else 21 and 3 one above the other.
    expect(Math.abs(a[0] - b[0]) >= 63 || Math.abs(a[1] - b[1]) >= 24).toBe(true);
    expect(tagPlacement(box(2, 100, 20, 60), [0, 1], 21, pane, 60)?.[0]).toBe(34);
  });
});
