import { describe, expect, it } from 'vitest';
import { sopInstanceUid } from '../../../../src/domain/ids';
import type { RoiMeasurement } from '../../../../src/domain/measurement/roiMeasurement';
import type { RoiTarget } from '../../../../src/domain/reading/roi';
import { defaultProtocol, type Protocol } from '../../../../src/domain/study/protocol';
import { targetsOf } from '../../../../src/domain/study/targets';
import { nextDockView } from '../../../../src/ui/read/dockView';
import { exclusionWords } from '../../../../src/ui/read/exclusionWords';
import { measurementFacts } from '../../../../src/ui/read/measurementFacts';
import { numbersRow, sideTarget, targetName, targetWords } from '../../../../src/ui/read/numbersRow';

const protocol = defaultProtocol('Numbers');
const several: Protocol = {
  ...protocol,
  muscles: [
    { id: 'mf', name: 'Multifidus', shortName: 'MF' },
    { id: 'es', name: 'Erector spinae', shortName: 'ES' },
  ],
  references: ['csf'],
};

/** 100 pixels of 0.5 mm: 25 mm², of which 5 mm² are left out. */
const measurement: RoiMeasurement = {
  rule: { id: 'centre', version: '3' },
  area: { kind: 'known', grossMm2: 25, netMm2: 20, spacing: { columnMm: 0.5, rowMm: 0.5 } },
  signal: {
    kind: 'known',
    pixelCount: 80,
    paddingCount: 2,
    displayed: { mean: 350.25, sd: 12.5, min: -3, max: 800, median: 349.5 },
  },
  shape: {
    perimeterMm: 18.66,
    grossPixelCount: 101,
    netPixelCount: 82,
    grossPixelAreaMm2: 25.25,
    netPixelAreaMm2: 20.5,
    areaDifferencePercent: 1,
    isPlausible: true,
  },
  isLossy: false,
};
const target = (part: Partial<RoiTarget> = {}): RoiTarget => ({
  timePoint: 'preop',
  siteId: 'fractured-level',
  muscleId: 'es',
  side: 'left',
  ...part,
});

describe('the numbers of several ROIs', () => {
  it('name the muscle where there are several, and a tissue by itself', () => {
    expect(targetWords(target({ muscleId: 'mf-es' }), protocol)).toBe('Left');
    expect(targetWords(target(), several)).toBe('Left, ES');
    expect(targetName(target({ muscleId: 'reference:csf', side: 'none' }), several)).toBe('CSF');
  });

  it('go to the other side of the muscle in hand with L and R; from a tissue to the first muscle', () => {
    const own = targetsOf(several).filter(({ timePoint }) => timePoint === 'preop');
    expect(sideTarget(own, target(), 'right')).toMatchObject({ muscleId: 'es', side: 'right' });
    const tissue = target({ muscleId: 'reference:csf', side: 'none' });
    expect(sideTarget(own, tissue, 'left')).toMatchObject({ muscleId: 'mf', side: 'left' });
    expect(sideTarget(own, undefined, 'left')).toMatchObject({ muscleId: 'mf', side: 'left' });
  });

  it('are those under the hand while an outline is drawn, and none while it crosses itself', () => {
    const key = 'preop|fractured-level|es|left';
    const live = { key, outcome: { kind: 'measured' as const, measurement } };
    expect(numbersRow(target(), undefined, live)).toMatchObject({ measurement, isLive: true });
    const refused = { key, outcome: { kind: 'not-yet' as const } };
    expect(numbersRow(target(), undefined, refused)).toMatchObject({ measurement: undefined, isLive: true });
    const other = { ...live, key: 'preop|fractured-level|es|right' };
    expect(numbersRow(target(), undefined, other)).toMatchObject({ measurement: undefined, isLive: false });
  });
});

describe('exclusions under an ROI', () => {
  const exclusions = [
    { verticesPx: [], reason: 'vessel' as const },
    { verticesPx: [], reason: 'oedema' as const },
    { verticesPx: [], reason: 'vessel' as const },
  ];
  it('say reasons, area, share, and the CSA that the column does not show', () => {
    // 25 − 20 = 5 mm², a fifth of the outline.
    expect(exclusionWords(measurement, exclusions, { csaKind: 'gross' })).toBe(
      'net 20.0 · left out 5.0 mm² · 0.200 of the outline · oedema, 2 vessel',
    );
    expect(exclusionWords(measurement, exclusions, { csaKind: 'net' })).toBe(
      'outline 25.0 · left out 5.0 mm² · 0.200 of the outline · oedema, 2 vessel',
    );
  });
});

describe('the facts of a measurement', () => {
  const factOf = (label: string, of: RoiMeasurement = measurement) =>
    measurementFacts(of, protocol).find((fact) => fact.label === label)?.value;

  it('are areas, signal, rule and spacing with its tag', () => {
    const of = {
      roiRevision: 1,
      image: { sopInstanceUid: sopInstanceUid('1.2'), frame: 1 },
      spacingTag: '(0028,0030)',
      valueKind: 'displayed' as const,
    };
    expect(factOf('Outline')).toBe('25.0 mm²');
    expect(factOf('Net')).toBe('20.0 mm²');
    expect(factOf('n')).toBe('80 px');
    expect(factOf('Padding out')).toBe('2 px');
    expect(factOf('Min – max')).toBe('−3.0 – 800.0');
    expect(factOf('Median')).toBe('349.5');
    expect(factOf('Perimeter')).toBe('18.7 mm');
    expect(factOf('Pixel rule')).toBe('Centre rule 3');
    expect(factOf('Spacing', { ...measurement, of })).toBe('0.5 × 0.5 mm (0028,0030)');
  });

  it('check the area by counting, as a part of it: 25.25 / 25 − 1', () => {
    expect(factOf('By pixels')).toBe('25.3 mm²');
    expect(factOf('Differs by')).toBe('+0.0100');
  });

  it('hold no percent, which on this screen would be an expectation', () => {
    expect(JSON.stringify(measurementFacts(measurement, protocol))).not.toContain('%');
  });

  it('say what an earlier version did not keep', () => {
    const { shape: _shape, ...older } = measurement;
    expect(factOf('Perimeter', older)).toBe('not in this record');
  });

  it('count no pixel as none, and not as a dash', () => {
    const empty: RoiMeasurement = { ...measurement, signal: { kind: 'no-pixels', paddingCount: 0 } };
    expect(factOf('n', empty)).toBe('0 px');
    expect(factOf('Median', empty)).toBe('–');
  });
});

describe('key I', () => {
  it('goes round what the dock shows, through fat only where it is measured', () => {
    const round = (fatMethod: Protocol['fatMethod']) => {
      const views = ['numbers' as ReturnType<typeof nextDockView>];
      for (let at = 0; at < 4; at++) views.push(nextDockView(views[at] ?? 'numbers', { fatMethod }));
      return views;
    };
    expect(round({ kind: 'none' })).toEqual(['numbers', 'values', 'facts', 'numbers', 'values']);
    expect(round({ kind: 'otsu' })).toEqual(['numbers', 'values', 'facts', 'fat', 'numbers']);
  });
});
