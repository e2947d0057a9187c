import { describe, expect, it } from 'vitest';
import { moreBeyond } from '../../../../src/ui/read/useMoreRows';

/* A box of 100 px; rounding of the browser's measures is no row out of sight. */

const box = (scrollTop: number, scrollHeight: number) => ({ scrollTop, scrollHeight, clientHeight: 100 });

describe('rows out of sight', () => {
  it('are told below at the top, above at the end, and on both sides between', () => {
    expect(moreBeyond(box(0, 180))).toEqual({ above: false, below: true });
    expect(moreBeyond(box(40, 180))).toEqual({ above: true, below: true });
    expect(moreBeyond(box(80, 180))).toEqual({ above: true, below: false });
  });

  it('are none where all fits, to a pixel', () => {
    expect(moreBeyond(box(0, 100))).toEqual({ above: false, below: false });
    expect(moreBeyond(box(0.5, 101))).toEqual({ above: false, below: false });
  });
});
