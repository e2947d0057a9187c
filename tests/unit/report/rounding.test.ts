import { describe, expect, it } from 'vitest';
import { pText, roundedText, signedText } from '../../../src/report/rounding';

const p = { alpha: 0.05, decimals: 3 };

// Expected texts are written by hand from the rule: half away from zero on the decimal as written.
describe('roundedText', () => {
  it.each([
    [1.005, 2, '1.01'],
    [2.675, 2, '2.68'],
    [-1.005, 2, '−1.01'],
    [0.5, 0, '1'],
    [-0.5, 0, '−1'],
    [1.5, 0, '2'],
    [2.5, 0, '3'],
    [0.45, 1, '0.5'],
    [8.345, 2, '8.35'],
    [1.0049999, 2, '1.00'],
    [999.995, 2, '1000.00'],
    [0.05, 1, '0.1'],
    [0.049, 1, '0.0'],
    [0.0049, 1, '0.0'],
    [123456789012345680000, 0, '123456789012345680000'],
    [1e21, 2, '1000000000000000000000.00'],
    [1.5e-7, 7, '0.0000002'],
    [5e-324, 3, '0.000'],
  ])('prints %d with %d decimals as %s', (value, decimals, text) => {
    expect(roundedText(value, decimals)).toBe(text);
  });

  it.each([-0, -0.04, -1e-300])('never prints a negative zero (%d)', (value) => {
    expect(roundedText(value, 1)).toBe('0.0');
  });

  it('refuses a number that is not finite, which is a bug', () => {
    expect(() => roundedText(Number.NaN, 1)).toThrow('NaN');
  });
});

describe('signedText', () => {
  it('says plus above zero and nothing at a printed zero', () => {
    expect([signedText(22.26, 1), signedText(-4.8, 1), signedText(0.04, 1), signedText(-0.04, 1)]).toEqual([
      '+22.3',
      '−4.8',
      '0.0',
      '0.0',
    ]);
  });
});

describe('pText', () => {
  it.each([
    [0.9123, '0.912'],
    [0.0005, '< 0.001'],
    [0.00099999, '< 0.001'],
    [0.001, '0.001'],
    [0, '< 0.001'],
    [1, '1.000'],
    [0.9999, '1.000'],
    [0.0496, '0.0496'],
    [0.04996, '0.04996'],
    [0.0494, '0.049'],
    [0.05, '0.050'],
    [0.0504, '0.050'],
  ])('prints P %d at alpha 0.05 as %s', (value, text) => {
    expect(pText(value, p)).toBe(text);
  });

  it('goes below "< 0.001" where alpha lies below it', () => {
    expect(pText(0.0007, { alpha: 0.0005, decimals: 3 })).toBe('0.0007');
    expect(pText(0.00046, { alpha: 0.0005, decimals: 3 })).toBe('0.00046');
    expect(pText(0.00003, { alpha: 0.0005, decimals: 3 })).toBe('< 0.0001');
  });
});
