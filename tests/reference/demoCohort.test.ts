import { describe, expect, it } from 'vitest';
import type { SliceImage } from '../../src/domain/image/sliceImage';
import { measureRoi } from '../../src/domain/measurement/measureRoi';
import { type Side, sides } from '../../src/domain/side';
import type { Group } from '../../src/domain/study/group';
import { type TimePoint, timePoints } from '../../src/domain/timePoint';
import { decodeFrame } from '../../src/io/dicom/decodeFrame';
import { readSliceHeaders } from '../../src/io/dicom/readSliceHeaders';
import { demoCohort } from '../../src/io/sources/demo/demoCohort';
import { demoReadings } from '../../src/io/sources/demo/demoReadings';
import { demoSeed } from '../../src/io/sources/demo/demoSeed';
import { listDemoFiles, readDemoBytes } from '../../src/io/sources/demo/demoSource';
import { forEachPixelInside } from '../../src/io/sources/demo/pixelsInside';
import { intraclassCorrelation } from '../../src/statistics/intraclassCorrelation';
import { mannWhitney } from '../../src/statistics/mannWhitney';
import { quantiles } from '../../src/statistics/quantile';
import { shapiroWilk } from '../../src/statistics/shapiroWilk';
import { spearman } from '../../src/statistics/spearman';
import { studentTTest } from '../../src/statistics/twoSampleTTest';

/*
 * The demo's images are read as files are, its outlines measured as a person's are, and the results held against the
 * tables of the reproduced study (J Orthop Surg Res 2021, Tables 1 and 2, Spearman's coefficients, ICCs). The expected
 * numbers are the printed ones; the bounds say how near a made-up cohort is meant to come.
 */

const groups: readonly Group[] = ['refractured', 'not-refractured'];
const cohort = demoCohort(demoSeed);
const readings = demoReadings(demoSeed);

function value<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const noCodec = () => Promise.reject(new Error('the demo is not compressed'));
const codecs = { jpeg8: noCodec, jpegLs: noCodec, jpeg2000: noCodec, htj2k: noCodec };
const sizes = new Map(listDemoFiles(demoSeed).map(({ path, sizeBytes }) => [path, sizeBytes]));

async function openSlice(path: string): Promise<SliceImage> {
  const bytes = readDemoBytes(demoSeed, path, 0, sizes.get(path) ?? 0);
  const [header] = value(readSliceHeaders(bytes, bytes.length));
  if (!header) throw new Error('no header');
  return value(await decodeFrame(bytes, header, codecs));
}

const images = new Map<string, SliceImage>();
for (const { imagePath } of readings) {
  if (!images.has(imagePath)) images.set(imagePath, await openSlice(imagePath));
}

type Cell = { readonly csa: number; readonly si: number };
const cells = new Map<string, Cell>();
const cellKey = (code: string, observer: string, time: TimePoint, side: Side): string =>
  [code, observer, time, side].join('|');
for (const reading of readings) {
  const image = images.get(reading.imagePath);
  if (!image) throw new Error('no image');
  const { area, signal } = value(measureRoi(image, reading.verticesPx, []));
  if (area.kind !== 'known' || signal.kind !== 'known') throw new Error('not measured');
  const key = cellKey(reading.subjectCode, reading.observerId, reading.timePoint, reading.side);
  cells.set(key, { csa: area.grossMm2, si: signal.displayed.mean });
}

function cell(code: string, observer: string, time: TimePoint, side: Side): Cell {
  const found = cells.get(cellKey(code, observer, time, side));
  if (!found) throw new Error(`${code} is not read`);
  return found;
}

const complete = cohort.filter(({ code }) =>
  ['A', 'B'].every((observer) => cells.has(cellKey(code, observer, 'preop', 'left'))),
);

/** Mean over both observers and both sides. */
function roi(code: string, time: TimePoint, quantity: keyof Cell): number {
  const four = ['A', 'B'].flatMap((observer) =>
    sides.map((side) => cell(code, observer, time, side)[quantity]),
  );
  return four.reduce((sum, one) => sum + one, 0) / 4;
}

const change = (before: number, after: number): number => (100 * (after - before)) / before;
const rows = complete.map(({ code, group }) => {
  const csaPre = roi(code, 'preop', 'csa');
  const csaFollowUp = roi(code, 'followUp', 'csa');
  const siPre = roi(code, 'preop', 'si');
  const siFollowUp = roi(code, 'followUp', 'si');
  return {
    group,
    csaPre,
    csaFollowUp,
    csaChange: change(csaPre, csaFollowUp),
    siPre,
    siFollowUp,
    siChange: change(siPre, siFollowUp),
    ratioPre: csaPre / siPre,
    ratioFollowUp: csaFollowUp / siFollowUp,
    ratioChange: change(csaPre / siPre, csaFollowUp / siFollowUp),
  };
});
type Quantity = Exclude<keyof (typeof rows)[number], 'group'>;
const of = (quantity: Quantity, group: Group): number[] =>
  rows.filter((row) => row.group === group).map((row) => row[quantity]);
const all = (quantity: Quantity): number[] => rows.map((row) => row[quantity]);

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
const sd = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, one) => sum + (one - mean(values)) ** 2, 0) / (values.length - 1));

describe('Table 1 of the demo cohort', () => {
  it('has the sizes and sexes of the groups exactly', () => {
    const counts = groups.map((group) => {
      const own = cohort.filter((subject) => subject.group === group);
      return [
        own.filter(({ sex }) => sex === 'male').length,
        own.filter(({ sex }) => sex === 'female').length,
      ];
    });
    expect(counts).toEqual([
      [11, 22],
      [19, 40],
    ]);
  });

  // Rounded to what is printed: half a unit of a recorded value is the bound for means, 0.03 SD for SDs.
  const printed = [
    ['ageYears', [74.27, 8.1], [75.29, 8.51], 0.15],
    ['bmiKgPerM2', [22.65, 2.11], [22.55, 2.14], 0.03],
    ['bmdTScore', [-3.83, 0.63], [-3.65, 0.66], 0.02],
    ['followUpDays', [215.12, 79.47], [265.24, 91.9], 3],
  ] as const;
  it.each(printed)('has the mean and SD of %s', (quantity, refractured, notRefractured, bound) => {
    for (const [group, [wantedMean, wantedSd]] of [
      ['refractured', refractured],
      ['not-refractured', notRefractured],
    ] as const) {
      const values = cohort.filter((subject) => subject.group === group).map((subject) => subject[quantity]);
      expect(Math.abs(mean(values) - wantedMean)).toBeLessThan(bound);
      expect(Math.abs(sd(values) / wantedSd - 1)).toBeLessThan(0.03);
    }
  });

  it('keeps the dates in the order that the protocol asks for', () => {
    for (const { surgeryDate, scanDates, followUpDays, refracture } of cohort) {
      expect(scanDates.preop <= surgeryDate).toBe(true);
      expect(surgeryDate >= '2017-07-01' && surgeryDate <= '2018-08-31').toBe(true);
      expect(followUpDays).toBeGreaterThanOrEqual(96);
      expect(followUpDays).toBeLessThanOrEqual(461);
      if (refracture)
        expect(refracture.date > surgeryDate && refracture.date <= scanDates.followUp).toBe(true);
    }
  });
});

describe('Table 2, measured on the images from the outlines of the two observers', () => {
  // Printed quartiles [Q1, median, Q3] of the refractured and the others. Each may be off by 0.36 of its group's printed
  // interquartile range: two standard errors of a quartile at n = 33 (sqrt(0.25 × 0.75 / 33) / 0.318 SD each).
  const printed = [
    ['csaPre', [1277.39, 1557.51, 1856.21], [1305.55, 1566.77, 1930.76]],
    ['csaFollowUp', [1105.15, 1432.54, 1718.53], [1278.1, 1512.38, 1970.32]],
    ['csaChange', [-11.8, -10.1, -7.5], [-3, -1.3, 0.2]],
    ['siPre', [404.33, 471.07, 532.65], [385.81, 466.52, 579.83]],
    ['siFollowUp', [438.12, 529.31, 597.54], [402.25, 476.34, 587.29]],
    ['siChange', [5.3, 10.6, 16.7], [-2.3, 1.4, 4.1]],
    ['ratioChange', [-23, -19.2, -15], [-6.3, -2.5, 0.5]],
  ] as const;
  it.each(printed)('%s has medians and quartiles near the printed ones', (quantity, first, second) => {
    for (const [group, wanted] of [
      ['refractured', first],
      ['not-refractured', second],
    ] as const) {
      const found = value(quantiles(of(quantity, group), [0.25, 0.5, 0.75]));
      wanted.forEach((one, k) => {
        expect(Math.abs((found[k] ?? Number.NaN) - one)).toBeLessThan(0.36 * (wanted[2] - wanted[0]));
      });
    }
  });

  it('CSA/SI has means and SDs near the printed ones', () => {
    for (const [quantity, group, wantedMean, wantedSd] of [
      ['ratioPre', 'refractured', 3.38, 0.89],
      ['ratioPre', 'not-refractured', 3.3, 0.88],
      ['ratioFollowUp', 'refractured', 2.71, 0.72],
      ['ratioFollowUp', 'not-refractured', 3.23, 0.85],
    ] as const) {
      const values = of(quantity, group);
      expect(Math.abs(mean(values) - wantedMean)).toBeLessThan(0.25);
      expect(Math.abs(sd(values) - wantedSd)).toBeLessThan(0.15);
    }
  });

  it('separates the groups where the study does, about as clearly, and nowhere else', () => {
    const z = (quantity: Quantity): number =>
      value(mannWhitney(of(quantity, 'refractured'), of(quantity, 'not-refractured'))).zSpss ?? Number.NaN;
    expect(Math.abs(z('csaChange') - -7.442)).toBeLessThan(0.8);
    expect(Math.abs(z('siChange') - -5.675)).toBeLessThan(0.8);
    expect(Math.abs(z('ratioChange') - -7.738)).toBeLessThan(0.8);
    // Not significant in the study; two-sided 5 % is |Z| = 1.960.
    for (const quantity of ['csaPre', 'csaFollowUp', 'siPre', 'siFollowUp'] as const) {
      expect(z(quantity)).toBeGreaterThan(-1.96);
    }
    const t = (quantity: Quantity): number =>
      value(studentTTest(of(quantity, 'refractured'), of(quantity, 'not-refractured'))).t;
    expect(Math.abs(t('ratioPre'))).toBeLessThan(1.2);
    expect(Math.abs(t('ratioFollowUp') - -2.933)).toBeLessThan(1.2);
  });

  it('takes the study’s path of tests: only CSA/SI before and after are normal in both groups', () => {
    const isNormal = (quantity: Quantity): boolean =>
      groups.every((group) => value(shapiroWilk(of(quantity, group))).p > 0.05);
    const normal = ([...printed.map(([quantity]) => quantity), 'ratioPre', 'ratioFollowUp'] as const).filter(
      isNormal,
    );
    expect(normal).toEqual(['ratioPre', 'ratioFollowUp']);
  });

  it('correlates as the study does', () => {
    expect(Math.abs(value(spearman(all('csaPre'), all('siPre'))).rho - 0.506)).toBeLessThan(0.06);
    expect(Math.abs(value(spearman(all('csaChange'), all('siChange'))).rho - -0.34)).toBeLessThan(0.07);
  });
});

describe('agreement of the two observers', () => {
  const icc = (time: TimePoint, side: Side, quantity: keyof Cell): number => {
    const ratings = complete.map(({ code }) =>
      ['A', 'B'].map((observer) => cell(code, observer, time, side)[quantity]),
    );
    return value(intraclassCorrelation(ratings)).icc2k.icc ?? Number.NaN;
  };

  it('is about 0.90 for CSA (printed 0.901 and 0.898) and 0.95 to 0.99 for SI (printed 0.973 and 0.954)', () => {
    for (const time of timePoints) {
      for (const side of sides) {
        expect(Math.abs(icc(time, side, 'csa') - 0.9)).toBeLessThan(0.04);
        expect(icc(time, side, 'si')).toBeGreaterThan(0.95);
        expect(icc(time, side, 'si')).toBeLessThan(0.99);
      }
    }
  });

  it('overlaps as outlines of two people do: median Dice 0.90 to 0.96', () => {
    const byKey = new Map(
      readings.map((r) => [cellKey(r.subjectCode, r.observerId, r.timePoint, r.side), r]),
    );
    const dice = complete.flatMap(({ code }) =>
      sides.map((side) => {
        const [a, b] = ['A', 'B'].map((observer) => {
          const pixels = new Set<number>();
          const outline = byKey.get(cellKey(code, observer, 'preop', side))?.verticesPx ?? [];
          forEachPixelInside(outline, 1, (column, row) => pixels.add(row * 320 + column));
          return pixels;
        });
        const shared = [...(a ?? [])].filter((pixel) => b?.has(pixel)).length;
        return (2 * shared) / ((a?.size ?? 0) + (b?.size ?? 0));
      }),
    );
    const [low, middle] = value(quantiles(dice, [0.01, 0.5]));
    expect(middle).toBeGreaterThan(0.9);
    expect(middle).toBeLessThan(0.96);
    expect(low).toBeGreaterThan(0.7);
  });
});
