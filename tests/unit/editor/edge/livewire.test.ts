import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../../src/domain/image/point';
import { Livewire } from '../../../../src/editor/edge/livewire';
import { disc, edgesOf, normalShare, placesOn } from './phantom';

const centre: PointPx = [63.3, 64.6];
const onCircle = (radiusPx: number, degrees: number, about = centre): PointPx => {
  const angle = (degrees * Math.PI) / 180;
  return [about[0] + radiusPx * Math.cos(angle), about[1] + radiusPx * Math.sin(angle)];
};
const offCircle = (path: readonly PointPx[], radiusPx: number, about = centre): number =>
  Math.max(
    ...placesOn(path).map((place) =>
      Math.abs(Math.hypot(place[0] - about[0], place[1] - about[1]) - radiusPx),
    ),
  );

describe('the smart edge', () => {
  it.each([
    [12, 1],
    [20, 0.7],
    [20, 1.5],
    [30.37, 1],
    [45, 2],
  ])('stays within 0.3 px of the edge of a disc of %f px, blurred by %f px', (radiusPx, sigmaPx) => {
    const edges = edgesOf(128, 128, disc(centre, radiusPx, sigmaPx));
    for (const degrees of [0, 33, 90, 141, 200, 271]) {
      const wire = new Livewire(edges, onCircle(radiusPx, degrees));
      for (const turn of [25, 70, 120]) {
        const path = wire.pathTo(onCircle(radiusPx, degrees + turn)) ?? [];
        expect(path.length).toBeGreaterThan(2);
        expect(offCircle(path, radiusPx), `${degrees} + ${turn}`).toBeLessThan(0.3);
      }
    }
  });

  it('stays within 0.5 px of it in noise of a twentieth of the step', () => {
    let seed = 7;
    const noise = () => {
      // Park and Miller; the sum of twelve is nearly normal, of variance 1.
      let sum = -6;
      for (let i = 0; i < 12; i += 1) {
        seed = (seed * 16807) % 2147483647;
        sum += seed / 2147483647;
      }
      return 40 * sum;
    };
    const edges = edgesOf(128, 128, disc(centre, 30, 1, noise));
    const wire = new Livewire(edges, onCircle(30, 10));
    const path = wire.pathTo(onCircle(30, 110)) ?? [];
    expect(offCircle(path, 30)).toBeLessThan(0.5);
  });

  it('finds a straight step edge to a twentieth of a pixel, wherever it lies between the pixels', () => {
    for (const at of [40, 40.2, 40.5, 40.75]) {
      const edges = edgesOf(96, 96, (column) => 1000 * normalShare((column - at) / 0.8));
      const path = new Livewire(edges, [at, 20]).pathTo([at, 70]) ?? [];
      for (const [column] of placesOn(path)) expect(Math.abs(column - at)).toBeLessThan(0.05);
    }
  });

  it('finds an oblique step edge within 0.15 px', () => {
    const [nx, ny] = [Math.cos(0.4), Math.sin(0.4)];
    const edges = edgesOf(96, 96, (column, row) => 1000 * normalShare(nx * column + ny * row - 50.3));
    const on = (along: number): PointPx => [50.3 * nx - along * ny, 50.3 * ny + along * nx];
    const path = new Livewire(edges, on(0)).pathTo(on(45)) ?? [];
    for (const [column, row] of placesOn(path)) {
      expect(Math.abs(nx * column + ny * row - 50.3)).toBeLessThan(0.15);
    }
  });

  it('begins and ends exactly where it was asked to', () => {
    const edges = edgesOf(128, 128, disc(centre, 30, 1));
    const path = new Livewire(edges, [92.31, 60.07]).pathTo([70.123, 93.456]) ?? [];
    expect([path[0], path.at(-1)]).toEqual([
      [92.31, 60.07],
      [70.123, 93.456],
    ]);
  });

  it('is the straight line on constant ground and where both ends lie in one pixel', () => {
    const flat = edgesOf(64, 48, () => 417);
    expect(new Livewire(flat, [3.2, 4.1]).pathTo([55.7, 40.3])).toEqual([
      [3.2, 4.1],
      [55.7, 40.3],
    ]);
    const edges = edgesOf(128, 128, disc(centre, 30, 1));
    expect(new Livewire(edges, [93.1, 64]).pathTo([93.3, 64.2])).toEqual([
      [93.1, 64],
      [93.3, 64.2],
    ]);
    expect(new Livewire(edges, [93.1, 64]).pathTo([93.1, 64])).toEqual([[93.1, 64]]);
  });

  it('works from the corners and along the border of the image', () => {
    const edges = edgesOf(64, 48, (_, row) => 1000 * normalShare((row - 1.2) / 0.8));
    const path = new Livewire(edges, [-0.5, 1.2]).pathTo([63.5, 1.2]) ?? [];
    expect(path[0]).toEqual([-0.5, 1.2]);
    expect(path.at(-1)).toEqual([63.5, 1.2]);
    for (const [, row] of placesOn(path)) expect(Math.abs(row - 1.2)).toBeLessThan(0.3);
    const across = new Livewire(edges, [-0.5, -0.5]).pathTo([63.5, 47.5]) ?? [];
    expect(across.every((place) => place.every(Number.isFinite))).toBe(true);
  });

  it('gives the same path whatever was asked before, and when it was found in slices', () => {
    const value = (column: number, row: number) => 500 + 300 * Math.sin(column / 5) * Math.cos(row / 7);
    const fresh = () => new Livewire(edgesOf(128, 128, value), [64, 64]);
    const targets: PointPx[] = [
      [20, 30],
      [100, 90],
      [70, 66],
      [5, 120],
    ];
    const wire = fresh();
    const sliced = fresh();
    for (const target of targets) {
      const alone = fresh().pathTo(target);
      expect(wire.pathTo(target)).toEqual(alone);
      let allowed = 0;
      let found: readonly PointPx[] | undefined;
      while (found === undefined) {
        allowed += 500;
        found = sliced.pathTo(target, allowed);
      }
      expect(found).toEqual(alone);
    }
  });

  it('answers with as many pixels as were allowed, even if it knows more by now', () => {
    const edges = edgesOf(128, 128, () => 0);
    const wire = new Livewire(edges, [64, 64]);
    expect(wire.pathTo([100, 64], 50)).toBeUndefined();
    expect(wire.pathTo([100, 64])).toBeDefined();
    expect(wire.pathTo([100, 64], 50)).toBeUndefined();
  });

  it('is straight to places more than 256 px from the anchor', () => {
    const edges = edgesOf(400, 8, () => 0);
    expect(new Livewire(edges, [2, 3]).pathTo([390, 4])).toEqual([
      [2, 3],
      [390, 4],
    ]);
  });

  it('passes over a faint texture below a twentieth of the clear edges', () => {
    const edges = edgesOf(96, 96, (column, row) => {
      const texture = row > 60 ? 4 * Math.sin(column) : 0;
      return 1000 * normalShare(row - 20) + texture;
    });
    expect(new Livewire(edges, [10, 80]).pathTo([80, 85])).toEqual([
      [10, 80],
      [80, 85],
    ]);
  });
});
