import { describe, expect, it } from 'vitest';
import { addedOffset, offsetLength } from '../../../../src/ui/read/linkedView';

describe('the offset of linked scans', () => {
  it('grows by what one scan moves alone, and not by what both move', () => {
    const apart = addedOffset(undefined, 'mm', [3, 4], [0, 0]);
    expect(apart && offsetLength(apart)).toBe(5);
    expect(addedOffset(apart, 'mm', [7, -2], [7, -2])).toBe(apart);
    const back = addedOffset(apart, 'mm', [0, 0], [3, 4]);
    expect(back).toBeUndefined();
  });

  it('is begun anew where the unit changed: millimetres and pixels are never added', () => {
    const inPixels = addedOffset(undefined, 'px', [30, 0], [0, 0]);
    expect(addedOffset(inPixels, 'mm', [1, 0], [0, 0])).toEqual({ unit: 'mm', along: [1, 0] });
  });
});
