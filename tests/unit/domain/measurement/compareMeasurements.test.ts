import { describe, expect, it } from 'vitest';
import { sopInstanceUid } from '../../../../src/domain/ids';
import type { PointPx } from '../../../../src/domain/image/point';
import { compareMeasurements } from '../../../../src/domain/measurement/compareMeasurements';
import type { MeasureRequest } from '../../../../src/domain/measurement/measureRings';
import { measureRoi } from '../../../../src/domain/measurement/measureRoi';
import type { RoiMeasurement } from '../../../../src/domain/measurement/roiMeasurement';
import { makeSlice } from '../../../support/makeSlice';

const outline: readonly PointPx[] = [
  [1.5, 1.5],
  [8.5, 1.5],
  [8.5, 7.5],
  [1.5, 7.5],
];

const image = { sopInstanceUid: sopInstanceUid('1.2.3'), frame: 0 };
const asked: MeasureRequest = {
  fat: { method: { kind: 'otsu' }, valueKind: 'displayed' },
  of: { roiRevision: 1, image, valueKind: 'displayed' },
};

function measured(request: MeasureRequest): RoiMeasurement {
  const result = measureRoi(makeSlice(), outline, [], 'centre', request);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

/** As rule version 2 kept it. */
function ofVersionTwo(measurement: RoiMeasurement): RoiMeasurement {
  const { area, signal, isLossy } = measurement;
  return { rule: { id: 'centre', version: '2' }, area, signal, isLossy };
}

describe('compareMeasurements', () => {
  it('completes a record of version 2 by what a measurement carries since, with no difference', () => {
    expect(compareMeasurements(ofVersionTwo(measured({})), measured(asked))).toBe('same-and-more');
    expect(compareMeasurements(measured(asked), measured(asked))).toBe('same');
  });

  it('takes nothing away: a record with more than is measured again is the same', () => {
    expect(compareMeasurements(measured(asked), measured({}))).toBe('same');
  });

  it('finds fat by another method or sample new and not different', () => {
    const sample = (mean: number): MeasureRequest => ({
      fat: {
        method: { kind: 'lean-sample', sdCount: 2 },
        valueKind: 'displayed',
        leanSample: { mean, sd: 10 },
      },
    });
    expect(compareMeasurements(measured(asked), measured(sample(200)))).toBe('same-and-more');
    expect(compareMeasurements(measured(sample(200)), measured(sample(250)))).toBe('same-and-more');
    expect(compareMeasurements(measured(sample(200)), measured(sample(200)))).toBe('same');
  });

  it('sees other numbers of the same thing', () => {
    const now = measured(asked);
    if (!now.shape || now.fat?.kind !== 'known') throw new Error('not measured');
    const altered: RoiMeasurement[] = [
      { ...now, shape: { ...now.shape, grossPixelCount: now.shape.grossPixelCount + 1 } },
      { ...now, fat: { ...now.fat, fatPixelCount: now.fat.fatPixelCount + 1 } },
      { ...now, of: { roiRevision: 2, image, spacingTag: 'PixelSpacing', valueKind: 'displayed' } },
      { ...now, rule: { id: 'imagej', version: '3' } },
    ];
    expect(altered.map((stored) => compareMeasurements(stored, now))).toEqual([
      'different',
      'different',
      'different',
      'different',
    ]);
  });

  it('sees every number that a table or a data file takes from a record', () => {
    const now = measured(asked);
    const { shape, fat, signal, area, of } = now;
    if (!shape || !of || fat?.kind !== 'known' || signal.kind !== 'known' || area.kind !== 'known') {
      throw new Error('not measured');
    }
    const altered: Readonly<Record<string, RoiMeasurement>> = {
      fatPercent: { ...now, fat: { ...fat, fatPercent: fat.fatPercent + 1 } },
      threshold: { ...now, fat: { ...fat, threshold: fat.threshold + 1 } },
      leanThreshold: { ...now, fat: { ...fat, leanThreshold: fat.threshold - 1 } },
      grossPixelArea: {
        ...now,
        shape: { ...shape, grossPixelAreaMm2: (shape.grossPixelAreaMm2 ?? 0) + 1 },
      },
      netPixelArea: { ...now, shape: { ...shape, netPixelAreaMm2: (shape.netPixelAreaMm2 ?? 0) + 1 } },
      areaDifference: {
        ...now,
        shape: { ...shape, areaDifferencePercent: shape.areaDifferencePercent + 1 },
      },
      isPlausible: { ...now, shape: { ...shape, isPlausible: false } },
      paddingCount: { ...now, signal: { ...signal, paddingCount: 1 } },
      spacing: { ...now, area: { ...area, spacing: { rowMm: 0.75, columnMm: 2.5 } } },
      spacingTag: { ...now, of: { ...of, spacingTag: 'ImagerPixelSpacing' } },
    };
    const verdicts = Object.entries(altered).map(([what, stored]) => [
      what,
      compareMeasurements(stored, now),
    ]);
    expect(verdicts).toEqual(Object.keys(altered).map((what) => [what, 'different']));
  });

  it('adds the mark of lossy compression that an earlier version missed, and takes none away', () => {
    const now = measured(asked);
    expect(compareMeasurements(now, { ...now, isLossy: true })).toBe('same-and-more');
    expect(compareMeasurements({ ...now, isLossy: true }, now)).toBe('same');
  });

  it('carries revision, image, tag of the spacing and kind of value', () => {
    expect(measured(asked).of).toEqual({
      roiRevision: 1,
      image: { sopInstanceUid: '1.2.3', frame: 0 },
      spacingTag: 'PixelSpacing',
      valueKind: 'displayed',
    });
  });
});
