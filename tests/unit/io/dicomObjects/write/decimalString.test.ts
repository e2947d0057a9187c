import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalString } from '../../../../../src/io/dicomObjects/write/decimalString';

/* Expected texts by hand from PS3.5 6.2: at most 16 characters of 0-9 + - . E e. */
describe('decimalString', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [1, '1'],
    [0.5, '0.5'],
    [-16.25, '-16.25'],
    [1 / 3, '0.33333333333333'],
    [-1 / 3, '-0.3333333333333'],
    [1870.123456789012, '1870.12345678901'],
    [1e21, '1E21'],
    [1.5e-9, '1.5E-9'],
    [-1.23456789012345e-7, '-1.2345678901E-7'],
    [1.23456789012345e16, '1.23456789012E16'],
    [Number.MAX_VALUE, '1.79769313E308'],
    [5e-324, '5E-324'],
  ])('writes %d as %s', (value, text) => {
    expect(decimalString(value)).toBe(text);
  });

  it('fits in 16 characters and means the number to 8 digits at least, whatever the number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = decimalString(value);
        expect(text.length).toBeLessThanOrEqual(16);
        expect(text).toMatch(/^-?\d+(\.\d+)?(E-?\d+)?$/);
        expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(1e-8 * Math.abs(value));
      }),
      { numRuns: 2000 },
    );
  });

  it('means millimetres of a patient to 10⁻¹¹', () => {
    fc.assert(
      fc.property(fc.double({ min: -999, max: 999, noNaN: true }), (value) => {
        expect(Math.abs(Number(decimalString(value)) - value)).toBeLessThanOrEqual(1e-11);
      }),
      { numRuns: 2000 },
    );
  });
});
