import { describe, expect, it } from 'vitest';
import { nearestPlace } from '../../../../../src/ui/export/figure/markPlaces';
import { nextPlace } from '../../../../../src/ui/export/figure/nextPlace';

/** A cross with a far one: 0 in the middle, then left, right, above, below, and far right below. */
const places = [
  { x: 50, y: 50 },
  { x: 30, y: 50 },
  { x: 70, y: 52 },
  { x: 50, y: 20 },
  { x: 50, y: 80 },
  { x: 95, y: 90 },
];

describe('keys in a large figure', () => {
  it.each([
    ['ArrowLeft', 1],
    ['ArrowRight', 2],
    ['ArrowUp', 3],
    ['ArrowDown', 4],
    ['Home', 1],
    ['End', 5],
  ])('%s leads to the nearest mark that way', (key, to) => {
    expect(nextPlace(places, 0, key)).toBe(to);
  });

  it('lead nowhere where no mark is that way, and mean nothing else', () => {
    expect(nextPlace(places, 1, 'ArrowLeft')).toBeUndefined();
    expect(nextPlace(places, 0, 'a')).toBeUndefined();
    expect(nextPlace([], undefined, 'ArrowRight')).toBeUndefined();
  });

  it('begin at the leftmost mark', () => {
    expect(nextPlace(places, undefined, 'ArrowDown')).toBe(1);
  });

  it('reach every mark of a crowd by going right', () => {
    const crowd = Array.from({ length: 40 }, (_, at) => ({ x: at * 3, y: (at * 37) % 41 }));
    const reached = new Set<number>();
    let at = nextPlace(crowd, undefined, 'ArrowRight');
    while (at !== undefined && !reached.has(at)) {
      reached.add(at);
      at = nextPlace(crowd, at, 'ArrowRight');
    }
    // Sideways weighs double, so a step may pass over marks far above or below; it never goes back.
    expect(at).toBeUndefined();
    expect(Math.max(...reached)).toBe(39);
  });
});

describe('pointing in a large figure', () => {
  it('means the nearest mark within reach', () => {
    expect(nearestPlace(places, { x: 66, y: 52 }, 10)).toBe(2);
    expect(nearestPlace(places, { x: 60, y: 51 }, 5)).toBeUndefined();
  });
});
