import { describe, expect, it } from 'vitest';
import { cieLab } from '../../../../../src/io/dicomObjects/write/seg/cieLab';

/* Lab under D50 of sRGB colours as colour tables print them (Lindbloom): white 100, 0, 0; black 0, 0, 0; red 54.29, 80.80, 69.89. */
describe('cieLab', () => {
  const scaled = (l: number, a: number, b: number): readonly number[] => [
    (l / 100) * 65535,
    ((a + 128) / 255) * 65535,
    ((b + 128) / 255) * 65535,
  ];

  it.each([
    [[255, 255, 255], scaled(100, 0, 0)],
    [[0, 0, 0], scaled(0, 0, 0)],
    [[255, 0, 0], scaled(54.29, 80.8, 69.89)],
  ] as const)('of %j is what tables say', (rgb, expected) => {
    const got = cieLab(rgb);
    for (const [index, value] of expected.entries())
      expect(Math.abs((got[index] ?? 0) - value)).toBeLessThan(8);
  });
});
