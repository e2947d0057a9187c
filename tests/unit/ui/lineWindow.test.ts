import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesInSight, lineWindow, topToShow } from '../../../src/ui/parts/lineWindow';

const heights = { linePx: 30, headPx: 32 };

describe('the lines of a long list that are drawn', () => {
  it('are all that are in sight, wherever the list is scrolled to', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20_000 }),
        fc.integer({ min: 100, max: 2000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (count, heightPx, part) => {
          const lowest = Math.max(0, count * 30 + 32 - heightPx);
          const topPx = part * lowest;
          const { first, end } = lineWindow({ topPx, heightPx }, count, heights);
          // A line is in sight where any of it is between the head and the lower edge.
          const firstSeen = Math.floor(topPx / 30);
          const lastSeen = Math.min(count - 1, Math.ceil((topPx + heightPx - 32) / 30) - 1);
          expect(first).toBeLessThanOrEqual(firstSeen);
          expect(end).toBeGreaterThan(lastSeen);
          expect(end - first).toBeLessThanOrEqual(heightPx / 30 + 26);
          expect(first).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(count);
        },
      ),
    );
  });

  it('stay the same while fewer than eight lines pass', () => {
    const windows = Array.from({ length: 240 }, (_, px) =>
      lineWindow({ topPx: 3000 + px, heightPx: 900 }, 10_000, heights),
    );
    const changes = windows.filter(({ first }, at) => at > 0 && first !== windows[at - 1]?.first);
    expect(changes.length).toBeLessThanOrEqual(1);
  });

  it('are there when the list became shorter than where it was scrolled to', () => {
    const { first, end } = lineWindow({ topPx: 290_000, heightPx: 900 }, 5, heights);
    expect([first, end]).toEqual([0, 5]);
    const many = lineWindow({ topPx: 290_000, heightPx: 900 }, 500, heights);
    // 868 px of lines under the head: the last 29 of them.
    expect(many.first).toBeLessThanOrEqual(471);
    expect(many.end).toBe(500);
  });

  it('are none of an empty list', () => {
    expect(lineWindow({ topPx: 0, heightPx: 900 }, 0, heights)).toEqual({ first: 0, end: 0 });
  });
});

describe('lines in sight', () => {
  it('are counted where at least half of a line is seen', () => {
    // 332 px: the head and ten lines.
    expect(linesInSight({ topPx: 0, heightPx: 332 }, 100, heights)).toEqual({ first: 0, last: 9 });
    expect(linesInSight({ topPx: 14, heightPx: 332 }, 100, heights)).toEqual({ first: 0, last: 9 });
    expect(linesInSight({ topPx: 16, heightPx: 332 }, 100, heights)).toEqual({ first: 1, last: 10 });
    expect(linesInSight({ topPx: 0, heightPx: 332 }, 4, heights)).toEqual({ first: 0, last: 3 });
  });

  it('a line is brought into sight by the shortest way, and not at all where it is', () => {
    const sight = { topPx: 300, heightPx: 332 };
    expect(topToShow(10, sight, heights)).toBeUndefined();
    expect(topToShow(19, sight, heights)).toBeUndefined();
    expect(topToShow(9, sight, heights)).toBe(270);
    expect(topToShow(20, sight, heights)).toBe(330);
  });
});
