import { describe, expect, it } from 'vitest';
import { readText } from '../../../../src/ui/read/readText';

// Expected values: by hand.

describe('a distance to mid-height', () => {
  const { signedMm } = readText.endplates;

  it('has a sign and one decimal', () => {
    expect(signedMm(0.42)).toBe('+0.4 mm');
    expect(signedMm(-4.8, 5)).toBe('−4.8 mm');
    expect(signedMm(undefined, 5)).toBe('–');
  });

  it('has as many decimals as it takes to see that it is beyond the limit', () => {
    expect(signedMm(5.04, 5)).toBe('+5.04 mm');
    expect(signedMm(-5.003, 5)).toBe('−5.003 mm');
    expect(signedMm(5.3, 5)).toBe('+5.3 mm');
    expect(signedMm(5, 5)).toBe('+5.0 mm');
  });
});
