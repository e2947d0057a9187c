import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pText, roundedText } from '../../src/report/rounding';

const decimals = fc.integer({ min: 0, max: 6 });
const plain = (text: string) => text.replace('−', '-');

describe('rounding', () => {
  it('is odd: the mirror image of a number prints as its digits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: 0, max: 1e9 }), decimals, (x, d) => {
        expect(roundedText(-x, d).replace('−', '')).toBe(roundedText(x, d));
      }),
    );
  });

  it('lies within half of the last place', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
        decimals,
        (x, d) => {
          expect(Math.abs(Number(plain(roundedText(x, d))) - x)).toBeLessThanOrEqual(0.5 * 10 ** -d + 1e-9);
        },
      ),
    );
  });

  it('takes an exact decimal half away from zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 1, max: 5 }), (whole, d) => {
        // whole + a five one place after the last that is kept, written as text, so the decimal is exact.
        const digits = whole.toString().padStart(d + 1, '0');
        const text = `${digits.slice(0, -d)}.${digits.slice(-d)}5`;
        const up = (BigInt(whole) + 1n).toString().padStart(d + 1, '0');
        expect(roundedText(Number(text), d)).toBe(`${up.slice(0, -d)}.${up.slice(-d)}`);
        expect(roundedText(-Number(text), d)).toBe(`−${up.slice(0, -d)}.${up.slice(-d)}`);
      }),
    );
  });

  it('never prints a negative zero or a hyphen', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), decimals, (x, d) => {
        expect(roundedText(x, d)).toMatch(/^−?\d+(\.\d+)?$/);
        expect(roundedText(x, d)).not.toMatch(/^−0(\.0*)?$/);
      }),
    );
  });

  it('never prints a P on the other side of alpha', () => {
    const alpha = fc.constantFrom(0.05, 0.01, 0.1, 0.001, 0.0005, 0.025);
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: 0, max: 1 }), alpha, (p, a) => {
        const text = pText(p, { alpha: a, decimals: 3 });
        if (text.startsWith('<')) expect(p < a).toBe(true);
        else expect(Number(text) < a).toBe(p < a);
      }),
    );
  });
});
