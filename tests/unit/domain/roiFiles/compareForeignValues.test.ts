import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../../src/domain/image/point';
import { compareForeignValues } from '../../../../src/domain/roiFiles/compareForeignValues';
import type { ForeignRoi, ForeignValues } from '../../../../src/domain/roiFiles/foreignRoi';
import { makeMeasurement } from '../../../support/studyFixtures';

/* A square of 40 × 40 px with pixels of 0.5 × 0.75 mm: 1600 px², 600 mm². Reasons as measured of Horos by hand. */

const outlinePx: readonly PointPx[] = [
  [10, 10],
  [50, 10],
  [50, 50],
  [10, 50],
];

function roi(values: ForeignValues, more: Partial<ForeignRoi> = {}): ForeignRoi {
  return {
    program: 'horos',
    file: 'a.xml',
    name: 'a',
    outlinePx,
    exclusions: [],
    image: {},
    values,
    notes: [],
    ...more,
  };
}

function whys(values: ForeignValues, more: Partial<ForeignRoi> = {}) {
  const measured = makeMeasurement({ grossMm2: 600, mean: 250 });
  return compareForeignValues(roi(values, more), measured).map(({ value, why }) => [value, why]);
}

describe('values of a file beside ours', () => {
  it('agree to the digits of the file without a reason', () => {
    expect(whys({ areaMm2: 600.000001, mean: 250.0004, min: 1, max: 900, total: 250000 })).toEqual([
      ['areaMm2', undefined],
      ['mean', undefined],
      ['min', undefined],
      ['max', undefined],
      ['total', undefined],
    ]);
  });

  it('differ by the smoothed curve, by missing spacing or by pixels of 1 mm, told by size', () => {
    expect(whys({ areaMm2: 612 })).toEqual([['areaMm2', 'smoothed']]);
    expect(whys({ areaMm2: 1632 })).toEqual([['areaMm2', 'one-mm']]);
    expect(whys({ areaMm2: 160000 })).toEqual([['areaMm2', 'no-spacing']]);
    expect(whys({ areaPx2: 1600 })).toEqual([['areaPx2', undefined]]);
    expect(whys({ areaPx2: 1640 })).toEqual([['areaPx2', 'smoothed']]);
    expect(whys({ areaMm2: 300 })).toEqual([['areaMm2', 'unexplained']]);
  });

  it('differ by the wider pixel set of Horos: a mean nearby, extremes farther out, a larger sum', () => {
    expect(whys({ mean: 261, sd: 11, min: 0.5, max: 950, total: 262000 })).toEqual([
      ['mean', 'more-pixels'],
      ['sd', 'more-pixels'],
      ['min', 'more-pixels'],
      ['max', 'more-pixels'],
      ['total', 'more-pixels'],
    ]);
    expect(whys({ mean: 500, min: 5 })).toEqual([
      ['mean', 'unexplained'],
      ['min', 'unexplained'],
    ]);
  });

  it('differ because the other program measured other values, or knew no exclusions', () => {
    const measured = makeMeasurement(
      { grossMm2: 600, mean: 250 },
      {
        signal: {
          kind: 'known',
          pixelCount: 1000,
          paddingCount: 0,
          displayed: { mean: 250, sd: 10, min: 1, max: 900, median: 250 },
          stored: { mean: 1000, sd: 40, min: 4, max: 3600, median: 1000 },
        },
      },
    );
    expect(compareForeignValues(roi({ mean: 1010 }), measured).map(({ why }) => why)).toEqual([
      'other-values',
    ]);
    const exclusions = [{ verticesPx: outlinePx.slice(0, 3), reason: 'vessel' as const }];
    expect(whys({ mean: 262 }, { exclusions })).toEqual([['mean', 'exclusions']]);
  });

  it('are given with their difference, and without ours where we have none', () => {
    const [area] = compareForeignValues(roi({ areaMm2: 606 }), makeMeasurement({ grossMm2: 600, mean: 1 }));
    expect(area?.differencePercent).toBeCloseTo(1, 12);
    const unknown = makeMeasurement(
      { grossMm2: 600, mean: 1 },
      {
        area: { kind: 'unknown', problem: { kind: 'missing', tag: 'PixelSpacing (0028,0030)' } },
      },
    );
    expect(compareForeignValues(roi({ areaMm2: 606 }), unknown)[0]).toMatchObject({
      again: undefined,
      differencePercent: undefined,
    });
  });
});
