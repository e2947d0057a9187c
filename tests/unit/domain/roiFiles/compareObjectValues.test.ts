import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../../src/domain/image/point';
import { measureRoi } from '../../../../src/domain/measurement/measureRoi';
import type { RoiExclusion } from '../../../../src/domain/reading/roi';
import { compareForeignValues } from '../../../../src/domain/roiFiles/compareForeignValues';
import type { ForeignRoi, ForeignValues } from '../../../../src/domain/roiFiles/foreignRoi';
import { makeSlice } from '../../../support/makeSlice';

/*
 * A rectangle of 20 × 10 px (corners at quarters of pixels) with pixels of 0.5 × 0.8 mm: 200 px², 80 mm²; 20 × 10 centres
 * inside. Values of row r are 100 r, displayed 2 × stored + 10. Sums by hand.
 */

const outlinePx: readonly PointPx[] = [
  [4.75, 4.75],
  [24.75, 4.75],
  [24.75, 14.75],
  [4.75, 14.75],
];
const slice = makeSlice({
  columns: 40,
  rows: 30,
  spacing: { rowMm: 0.8, columnMm: 0.5 },
  slope: 2,
  intercept: 10,
  stored: (_, row) => 100 * row,
});
/** 4 × 2 px out of it. */
const hole: RoiExclusion = {
  verticesPx: [
    [10.5, 8.5],
    [14.5, 8.5],
    [14.5, 10.5],
    [10.5, 10.5],
  ],
  reason: 'other',
};

function whys(
  values: ForeignValues,
  more: Partial<ForeignRoi> = {},
  rule: 'centre' | 'imagej' = 'centre',
): readonly (readonly [string, string | undefined])[] {
  const roi: ForeignRoi = {
    program: 'dicom-sr',
    file: 'a.dcm',
    name: 'a',
    outlinePx,
    exclusions: [],
    image: {},
    values,
    notes: [],
    ...more,
  };
  const measured = measureRoi(slice, roi.outlinePx, roi.exclusions, rule);
  if (!measured.ok) throw new Error(measured.error.kind);
  return compareForeignValues(roi, measured.value).map(({ value, why }) => [value, why]);
}

describe('values of a DICOM object beside ours', () => {
  it('agree where they are equal, or within half a step of the last printed digit', () => {
    // Rows 5 to 14: mean 950 stored, 1910 displayed.
    expect(whys({ areaMm2: 80, mean: 1910, min: 1010, max: 2810, pixelCount: 200 })).toEqual([
      ['areaMm2', undefined],
      ['pixelCount', undefined],
      ['mean', undefined],
      ['min', undefined],
      ['max', undefined],
    ]);
    expect(whys({ areaMm2: 80.4 }, { printedWithin: { areaMm2: 0.5 } })).toEqual([['areaMm2', undefined]]);
    expect(whys({ areaMm2: 80.4 }, { printedWithin: { areaMm2: 0.05 } })).toEqual([
      ['areaMm2', 'unexplained'],
    ]);
    expect(whys({ pixelCount: 201 })).toEqual([['pixelCount', 'other-pixels']]);
  });

  it('are of the region without its holes', () => {
    const withHole = { exclusions: [hole] };
    // 200 − 8 px² of 0.4 mm².
    expect(whys({ areaMm2: 76.8 }, withHole)).toEqual([['areaMm2', undefined]]);
    expect(whys({ areaMm2: 80 }, withHole)).toEqual([['areaMm2', 'exclusions']]);
  });

  it('differ for what the number itself shows, and for nothing else', () => {
    expect(whys({ areaMm2: 200 })).toEqual([['areaMm2', 'no-spacing']]);
    expect(whys({ areaMm2: 82 })).toEqual([['areaMm2', 'unexplained']]);
    const shrunk = outlinePx.map(([x, y]): PointPx => [x === 4.75 ? 5.2 : x, y]);
    // Columns 6 to 24 of 10 rows are 190 pixels; the polygon has 195.5 px².
    expect(whys({ areaMm2: 190 * 0.4 }, { outlinePx: shrunk })).toEqual([['areaMm2', 'counted-pixels']]);
    expect(whys({ areaMm2: 195.5 * 0.4 }, { outlinePx: shrunk }, 'imagej')).toEqual([
      ['areaMm2', 'our-rule'],
    ]);
    // Corners are known to 24.75 × 2⁻²³ × 0.8 mm along 26 mm of border: 6e-5 mm²; nothing larger is rounding.
    expect(whys({ areaMm2: 80.01 })).toEqual([['areaMm2', 'unexplained']]);
  });

  it('of the signal differ by kind of value, by n, by pixels of the same outline, or are not explained', () => {
    expect(whys({ mean: 950 })).toEqual([['mean', 'other-values']]);
    // Ten rows of 20: squares about the mean 8.25 × 200² each, over n = 200 and n − 1.
    const ofPopulation = Math.sqrt(8.25) * 200;
    expect(whys({ mean: 1910, sd: ofPopulation })).toEqual([
      ['mean', undefined],
      ['sd', 'sd-of-population'],
    ]);
    expect(whys({ mean: 1910, sd: ofPopulation * Math.sqrt(200 / 199) }).at(-1)).toEqual(['sd', undefined]);
    expect(whys({ areaMm2: 80, mean: 1940 }).at(-1)).toEqual(['mean', 'other-pixels']);
    expect(whys({ mean: 1940, pixelCount: 230 }).at(-1)).toEqual(['mean', 'other-pixels']);
    // The same number of pixels, or nothing that says that it is the same outline.
    expect(whys({ mean: 1940, pixelCount: 200 }).at(-1)).toEqual(['mean', 'unexplained']);
    expect(whys({ mean: 1940 })).toEqual([['mean', 'unexplained']]);
    expect(whys({ areaMm2: 80, mean: 3000 }).at(-1)).toEqual(['mean', 'unexplained']);
  });

  it('are compared in the kind of value that the object names', () => {
    const statement = { structures: [], valueKind: 'stored' as const };
    expect(whys({ mean: 950, max: 1400 }, { statement })).toEqual([
      ['mean', undefined],
      ['max', undefined],
    ]);
  });
});
