import { describe, expect, it } from 'vitest';
import { orientationSign } from '../../../../src/domain/polygon/orientation';

describe('orientationSign', () => {
  it('is positive clockwise on a screen, negative the other way, zero on the line', () => {
    expect(orientationSign(0, 0, 1, 0, 1, 1)).toBe(1);
    expect(orientationSign(0, 0, 1, 0, 1, -1)).toBe(-1);
    expect(orientationSign(0, 0, 1, 1, 3, 3)).toBe(0);
  });

  // Kettner et al. 2008, "Classroom examples of robustness problems": plain float64 arithmetic calls many of
  // these points near the line from (12, 12) to (24, 24) collinear or puts them on the wrong side.
  it('decides points one unit in the last place off a line', () => {
    const step = 2 ** -53;
    for (let i = 0; i < 24; i++) {
      for (let j = 0; j < 24; j++) {
        const sign = orientationSign(12, 12, 24, 24, 0.5 + i * step, 0.5 + j * step);
        // 0.5 + k·2⁻⁵³ rounds to a double for even k only; the doubles themselves decide what is right.
        expect(sign).toBe(Math.sign(0.5 + j * step - (0.5 + i * step)));
      }
    }
  });

  it('tells products apart that round to the same number', () => {
    // (2²⁷ + 1)(2²⁷ − 1) = 2⁵⁴ − 1, which float64 rounds to 2⁵⁴.
    const p = 2 ** 27;
    expect(orientationSign(0, 0, p + 1, p, p, p - 1)).toBe(-1);
    expect(orientationSign(0, 0, p, p - 1, p + 1, p)).toBe(1);
  });

  it('survives underflow of the products', () => {
    expect(orientationSign(0, 0, 1e-200, 0, 1e-200, 1e-200)).toBe(1);
    expect(orientationSign(0, 0, 1e-200, 1e-200, 3e-200, 3e-200)).toBe(0);
    expect(orientationSign(0, 0, Number.MIN_VALUE, 0, 0, -Number.MIN_VALUE)).toBe(-1);
  });
});
