import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../src/domain/image/point';
import { pixelCount } from '../../src/domain/measurement/pixelRuns';
import { pixelsInside } from '../../src/domain/measurement/pixelsInside';
import { excludedShares, exclusionReasonOrder } from '../../src/domain/polygon/excludedShares';
import { findPolygonProblem } from '../../src/domain/polygon/findPolygonProblem';
import { netAreaPx2 } from '../../src/domain/polygon/netAreaPx2';
import { excludedRings, netRings } from '../../src/domain/polygon/netRings';
import { polygonAreaPx2, signedPolygonAreaPx2 } from '../../src/domain/polygon/polygonAreaPx2';
import type { NestedRing } from '../../src/domain/polygon/ringsOfRegion';

type Ring = readonly PointPx[];

/** Star-shaped rings; coordinates arbitrary, or on halves and thirds, where edges touch and lie on each other. */
const starRing = fc
  .record({
    column: fc.double({ min: 8, max: 32, noNaN: true }),
    row: fc.double({ min: 8, max: 32, noNaN: true }),
    radii: fc.array(fc.double({ min: 1, max: 16, noNaN: true }), { minLength: 3, maxLength: 16 }),
    steps: fc.constantFrom(0, 1, 2, 3),
  })
  .map(({ column, row, radii, steps }): Ring => {
    const onGrid = (value: number): number => (steps === 0 ? value : Math.round(value * steps) / steps);
    return radii.map((radius, i) => {
      const angle = (2 * Math.PI * i) / radii.length;
      return [onGrid(column + radius * Math.cos(angle)), onGrid(row + radius * Math.sin(angle))];
    });
  })
  .filter((ring) => findPolygonProblem(ring).ok)
  .map((ring) => {
    const checked = findPolygonProblem(ring);
    return checked.ok ? checked.value : [];
  });

const exclusionRings = fc.array(starRing, { minLength: 1, maxLength: 5 });

/** An outline with exclusions, of which some are the outline itself or each other again. */
const roi = fc
  .tuple(starRing, exclusionRings, fc.boolean(), fc.boolean())
  .map(([outline, exclusions, hasOutline, isDoubled]): readonly [Ring, readonly Ring[]] => {
    const doubled = isDoubled ? [...exclusions, ...exclusions.slice(0, 1)] : exclusions;
    return [outline, hasOutline && isDoubled ? [...doubled, outline.toReversed()] : doubled];
  });

function areaOf(rings: readonly NestedRing[]): number {
  return rings.reduce(
    (sum, { verticesPx, depth }) => sum + (depth % 2 === 0 ? 1 : -1) * polygonAreaPx2(verticesPx),
    0,
  );
}

describe('An ROI and its exclusions', () => {
  it('are the outline: net and excluded rings add up to its area, each as the net area says', () => {
    fc.assert(
      fc.property(roi, ([outline, exclusions]) => {
        const gross = polygonAreaPx2(outline);
        const net = areaOf(netRings(outline, exclusions));
        const excluded = areaOf(excludedRings(outline, exclusions));
        expect(Math.abs(net + excluded - gross)).toBeLessThan(1e-10 * gross);
        expect(Math.abs(net - netAreaPx2(outline, exclusions))).toBeLessThan(1e-10 * gross);
      }),
      { numRuns: 3000, endOnFailure: true },
    );
  });

  it('have between them every pixel of the outline once, in the rule centre', () => {
    const grid = { columns: 50, rows: 50 };
    fc.assert(
      fc.property(roi, ([outline, exclusions]) => {
        const count = (excluded: readonly Ring[]): number =>
          pixelCount(pixelsInside(grid, outline, excluded, 'centre'));
        // What is left after taking exclusions one by one never grows, and the union is taken once.
        const net = count(exclusions);
        expect(count([...exclusions, ...exclusions])).toBe(net);
        expect(count([...exclusions, outline])).toBe(0);
        const takenByAny = new Set<string>();
        for (const exclusion of exclusions) {
          const kept = new Set(cells(pixelsInside(grid, outline, [exclusion], 'centre')));
          for (const cell of cells(pixelsInside(grid, outline, [], 'centre'))) {
            if (!kept.has(cell)) takenByAny.add(cell);
          }
        }
        expect(net + takenByAny.size).toBe(count([]));
      }),
      { numRuns: 1500, endOnFailure: true, interruptAfterTimeLimit: 15000, markInterruptAsFailure: false },
    );
  });

  it('share out to reasons what gross and net differ by, whatever the order they were drawn in', () => {
    fc.assert(
      fc.property(roi, fc.array(fc.nat(5), { minLength: 8, maxLength: 8 }), ([outline, rings], which) => {
        const exclusions = rings.map((verticesPx, i) => {
          return { verticesPx, reason: exclusionReasonOrder[which[i] ?? 0] ?? 'other' };
        });
        const gross = polygonAreaPx2(outline);
        const shares = excludedShares(outline, exclusions);
        const taken = shares.reduce((sum, { areaPx2 }) => sum + areaPx2, 0);
        expect(Math.abs(gross - netAreaPx2(outline, rings) - taken)).toBeLessThan(1e-10 * gross);
        const backwards = excludedShares(outline, exclusions.toReversed());
        expect(backwards.map(({ reason }) => reason)).toEqual(shares.map(({ reason }) => reason));
        backwards.forEach(({ percent }, i) => {
          expect(percent).toBeCloseTo(shares[i]?.percent ?? Number.NaN, 8);
        });
      }),
      { numRuns: 1500, endOnFailure: true, interruptAfterTimeLimit: 15000, markInterruptAsFailure: false },
    );
  });
});

describe('Net rings', () => {
  it('pass no place twice, run clockwise round areas and the other way round holes', () => {
    fc.assert(
      fc.property(roi, ([outline, exclusions]) => {
        for (const { verticesPx, depth } of netRings(outline, exclusions)) {
          expect(new Set(verticesPx.map(String)).size).toBe(verticesPx.length);
          expect(Math.sign(signedPolygonAreaPx2(verticesPx))).toBe(depth % 2 === 0 ? 1 : -1);
        }
      }),
      { numRuns: 1500, endOnFailure: true, interruptAfterTimeLimit: 15000, markInterruptAsFailure: false },
    );
  });

  it('of an outline whose exclusions lie outside it is that outline, vertex by vertex', () => {
    const outside: Ring = [
      [60, 60],
      [70, 60],
      [65, 70],
    ];
    fc.assert(
      fc.property(starRing, (outline) => {
        const [only, ...more] = netRings(outline, [outside]);
        const clockwise = signedPolygonAreaPx2(outline) > 0;
        const [first, ...rest] = outline;
        expect(more).toEqual([]);
        expect(only?.verticesPx).toEqual(clockwise ? outline : [first, ...rest.reverse()]);
      }),
      { numRuns: 1500, endOnFailure: true, interruptAfterTimeLimit: 15000, markInterruptAsFailure: false },
    );
  });
});

/** Names of the pixels of a set. */
function cells(runs: Int32Array): readonly string[] {
  const names: string[] = [];
  for (let i = 0; i < runs.length; i += 3) {
    for (let column = runs[i + 1] ?? 0; column < (runs[i + 2] ?? 0); column++)
      names.push(`${runs[i]} ${column}`);
  }
  return names;
}
