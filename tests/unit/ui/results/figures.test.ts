import { describe, expect, it } from 'vitest';
import { beeswarm } from '../../../../src/report/figures/parts/beeswarm';
import { axisTicks, linearScale } from '../../../../src/report/figures/parts/linearScale';
import { whiskers } from '../../../../src/report/figures/parts/whiskers';

describe('axisTicks', () => {
  it('takes round steps that enclose all values', () => {
    expect(axisTicks([-16.1, 1.8], 6)).toEqual({ ticks: [-20, -15, -10, -5, 0, 5], decimals: 0 });
    expect(axisTicks([0.12, 0.43], 4)).toEqual({ ticks: [0.1, 0.2, 0.3, 0.4, 0.5], decimals: 1 });
    expect(axisTicks([980, 2710], 4)).toEqual({ ticks: [500, 1000, 1500, 2000, 2500, 3000], decimals: 0 });
  });

  it('ends at a value that is itself round', () => {
    expect(axisTicks([0, 10], 5).ticks).toEqual([0, 2, 4, 6, 8, 10]);
    expect(axisTicks([0.1, 0.3], 2).ticks).toEqual([0.1, 0.2, 0.3]);
  });

  it('gives an axis for one value and for none', () => {
    expect(axisTicks([5], 5).ticks).toEqual([4.4, 4.6, 4.8, 5, 5.2, 5.4, 5.6]);
    expect(axisTicks([], 2).ticks).toEqual([0, 0.5, 1]);
  });

  it('never prints a negative zero', () => {
    expect(axisTicks([-1, 1], 2).ticks.some((tick) => Object.is(tick, -0))).toBe(false);
  });

  it('encloses any values with at most twice the ticks asked for, evenly', () => {
    for (const [low, high] of [
      [-0.0003, 0.0011],
      [1574.73, 1647.32],
      [-98.6, 143.1],
      [3, 3.0000001],
      [-1e7, 4e8],
    ] as const) {
      const { ticks } = axisTicks([low, high], 6);
      expect(ticks[0]).toBeLessThanOrEqual(low + 1e-9 * Math.abs(low));
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(high - 1e-9 * Math.abs(high));
      expect(ticks.length).toBeLessThanOrEqual(12);
      expect(new Set(ticks).size).toBe(ticks.length);
    }
  });
});

describe('linearScale', () => {
  it('puts the first tick at one end, the last at the other, and the middle between', () => {
    const scale = linearScale([-20, 20], { from: 200, to: 0, wantedTicks: 4 });
    expect([-20, 0, 20].map(scale.at)).toEqual([200, 100, 0]);
  });
});

describe('beeswarm', () => {
  it('leaves points that do not touch in the middle', () => {
    expect(beeswarm([0, 50, 20], { diameter: 6, halfWidth: 30 })).toEqual([0, 0, 0]);
  });

  it('moves points of one height apart by their diameter, to both sides', () => {
    const places = beeswarm([10, 10, 10], { diameter: 6, halfWidth: 30 });
    expect([...places].sort((a, b) => a - b)).toEqual([-6, 0, 6]);
  });

  it('covers no point with another as long as there is room', () => {
    const heights = Array.from({ length: 60 }, (_, index) => ((index * 37) % 60) * 1.3);
    const places = beeswarm(heights, { diameter: 6, halfWidth: 200 });
    for (const [i, x] of places.entries()) {
      for (const [j, other] of places.entries()) {
        if (j >= i) continue;
        const distance = Math.hypot(x - other, (heights[i] ?? 0) - (heights[j] ?? 0));
        expect(distance).toBeGreaterThanOrEqual(6 - 1e-5);
      }
    }
  });

  it('keeps every point within its width, even where they must overlap', () => {
    const places = beeswarm(new Array<number>(40).fill(5), { diameter: 6, halfWidth: 20 });
    expect(places).toHaveLength(40);
    expect(places.every((place) => Math.abs(place) <= 20)).toBe(true);
  });

  it('does not depend on anything but the heights', () => {
    const heights = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5];
    const options = { diameter: 2, halfWidth: 10 };
    expect(beeswarm(heights, options)).toEqual(beeswarm(heights, options));
  });
});

describe('whiskers', () => {
  // By hand: a box from 2 to 4 reaches from −1 to 7.
  it('end at the furthest values within one and a half box lengths', () => {
    expect(whiskers([-3, -1, 1, 2, 3, 4, 6.9, 7.1], 2, 4)).toEqual({ low: -1, high: 6.9 });
  });

  it('end at the box where no value lies between', () => {
    expect(whiskers([-100, 100], 2, 4)).toEqual({ low: 2, high: 4 });
  });
});
