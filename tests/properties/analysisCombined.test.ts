import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combineCells, type ObserverCell } from '../../src/analysis/observerCell';
import { ok } from '../../src/base/result';

const cell = fc
  .record({
    grossMm2: fc.double({ min: 10, max: 3000, noNaN: true }),
    share: fc.double({ min: 0.05, max: 1, noNaN: true }),
    si: fc.double({ min: 1, max: 2000, noNaN: true }),
    fatPercent: fc.double({ min: 0, max: 100, noNaN: true }),
  })
  .map(({ grossMm2, share, si, fatPercent }): ObserverCell => {
    const netMm2 = grossMm2 * share;
    return {
      areas: ok({ csaMm2: grossMm2, grossMm2, netMm2 }),
      si: ok(si),
      fat: ok({
        fatPercent,
        leanAreaMm2: netMm2 * (1 - fatPercent / 100),
        fatAreaMm2: (netMm2 * fatPercent) / 100,
      }),
      isMeasured: true,
      isLossy: false,
      slices: [],
    };
  });
const cells = fc.array(cell, { minLength: 1, maxLength: 5 });

function valuesOf({ areas, si, fat }: ObserverCell) {
  if (!areas.ok || !si.ok || !fat?.ok) throw new Error('values expected');
  return { ...areas.value, si: si.value, ...fat.value };
}

describe('muscles taken as one', () => {
  it('have an SI and a fat % between the smallest and the largest of theirs, and the sum of their areas', () => {
    fc.assert(
      fc.property(cells, (all) => {
        const own = all.map(valuesOf);
        const one = valuesOf(combineCells(all));
        const means = own.map(({ si }) => si);
        expect(one.si).toBeGreaterThanOrEqual(Math.min(...means) * (1 - 1e-12));
        expect(one.si).toBeLessThanOrEqual(Math.max(...means) * (1 + 1e-12));
        expect(one.grossMm2).toBeCloseTo(
          own.reduce((sum, { grossMm2 }) => sum + grossMm2, 0),
          6,
        );
        // The share of fat is that of the areas, however the muscle is divided.
        expect(one.fatAreaMm2 / one.netMm2).toBeCloseTo(one.fatPercent / 100, 9);
      }),
    );
  });

  it('are the same in steps as at once: dividing a muscle does not change the whole', () => {
    fc.assert(
      fc.property(cells, cells, (some, others) => {
        const steps = valuesOf(combineCells([combineCells(some), combineCells(others)]));
        const once = valuesOf(combineCells([...some, ...others]));
        for (const key of ['csaMm2', 'netMm2', 'si', 'fatPercent', 'leanAreaMm2'] as const) {
          expect(Math.abs(steps[key] - once[key])).toBeLessThanOrEqual(
            1e-9 * Math.max(1, Math.abs(once[key])),
          );
        }
      }),
    );
  });
});
