import { describe, expect, it } from 'vitest';
import type { ImagePlane } from '../../../../src/domain/image/imageGrid';
import type { PairItem } from '../../../../src/domain/study/pairFinding';
import { defaultPairLimits } from '../../../../src/domain/study/pairLimits';
import { checkPair } from '../../../../src/domain/study/protocolCheck';
import { scalingDifference } from '../../../../src/domain/study/scalingDifference';
import { axialPlane, type HeaderOptions, makeGrid, makeHeader } from '../catalogue/makeHeader';

// Limits are those of the rules; expected differences are arithmetic by hand.
const stated = {
  manufacturer: 'Philips Medical Systems',
  model: 'Achieva',
  fieldStrengthT: 1.5,
  flipAngleDeg: 90,
  echoTrainLength: 17,
  sliceThicknessMm: 4,
  software: '5.1.7',
  stationName: 'MR1',
  receiveCoil: 'SENSE-Spine',
} as const;

function header(options: HeaderOptions = {}) {
  return makeHeader({ ...options, acquisition: { ...stated, ...options.acquisition } });
}

function check(followUp: HeaderOptions, preop: HeaderOptions = {}, limits = defaultPairLimits) {
  return checkPair(header(preop), header(followUp), limits);
}

function tilted(c: number, s: number): ImagePlane {
  return { ...axialPlane(), columnDirectionLps: [0, c, -s] };
}

describe('a pair that was acquired alike', () => {
  it('has no findings', () => {
    expect(check({})).toEqual([]);
  });
  it('vendor names of other years, case and blanks make no finding', () => {
    expect(check({ acquisition: { manufacturer: 'PHILIPS Healthcare', model: 'ACHIEVA ' } })).toEqual([]);
  });
  it('1.494 T is 1.5 T', () => {
    expect(check({ acquisition: { fieldStrengthT: 1.494 } })).toEqual([]);
  });
});

describe('red findings', () => {
  it.each([
    ['manufacturer', { acquisition: { manufacturer: 'SIEMENS' } }, 'Philips', 'Siemens'],
    ['model', { acquisition: { model: 'Ingenia' } }, 'Achieva', 'Ingenia'],
    ['fat-suppression', { seriesDescription: 't2_tse_fs_tra' }, 'none', 'spectral'],
    ['contrast-agent', { acquisition: { contrastAgent: 'Gadovist' } }, 'none', 'Gadovist'],
  ] satisfies [PairItem, HeaderOptions, string, string][])('%s', (item, followUp, before, after) => {
    expect(check(followUp)).toEqual([
      { kind: 'text-differs', severity: 'red', item, preop: before, followUp: after },
    ]);
  });
  it('3 T after 1.5 T is +100 %', () => {
    expect(check({ acquisition: { fieldStrengthT: 3 } })).toMatchObject([
      {
        kind: 'number-differs',
        severity: 'red',
        item: 'field-strength',
        preop: 1.5,
        followUp: 3,
        difference: 100,
      },
    ]);
  });
  it('planes tilted by 16.26° (7-24-25) are red, by 12.68° (9-40-41) not', () => {
    expect(check({ grid: makeGrid(tilted(0.96, 0.28)) })).toMatchObject([
      { kind: 'planes-tilted', severity: 'red', tiltDeg: expect.closeTo(16.2602047, 6), limitDeg: 15 },
    ]);
    expect(check({ grid: makeGrid(tilted(40 / 41, 9 / 41)) })).toEqual([]);
  });
  it('"none" as contrast agent is none', () => {
    expect(check({ acquisition: { contrastAgent: 'NONE' } })).toEqual([]);
  });
});

describe('amber findings', () => {
  it('TE 120 to 126 ms is 5 %: within; 127 ms is beyond', () => {
    expect(check({ acquisition: { echoTimeMs: 126 } })).toEqual([]);
    expect(check({ acquisition: { echoTimeMs: 127 } })).toMatchObject([
      {
        severity: 'amber',
        item: 'echo-time',
        preop: 120,
        followUp: 127,
        difference: expect.closeTo(5.8333333, 6),
        limit: 5,
      },
    ]);
  });
  it('TR 2000 to 2200 ms is 10 %: within; 1790 ms is −10.5 %', () => {
    const preop = { acquisition: { repetitionTimeMs: 2000 } };
    expect(check({ acquisition: { repetitionTimeMs: 2200 } }, preop)).toEqual([]);
    expect(check({ acquisition: { repetitionTimeMs: 1790 } }, preop)).toMatchObject([
      { item: 'repetition-time', difference: expect.closeTo(-10.5, 9) },
    ]);
  });
  it('thickness 4.0 to 4.1 mm is within 0.1 mm, also where binary rounding says otherwise', () => {
    expect(check({ acquisition: { sliceThicknessMm: 4.1 } })).toEqual([]);
    expect(check({ acquisition: { sliceThicknessMm: 3.9 } })).toEqual([]);
    expect(check({ acquisition: { sliceThicknessMm: 5 } })).toMatchObject([
      { item: 'slice-thickness', difference: 1 },
    ]);
  });
  it('pixel spacing 0.625 to 0.5 mm is −20 % in both directions', () => {
    const grid = (mm: number) => makeGrid(axialPlane(), { spacing: { rowMm: mm, columnMm: mm } });
    expect(check({ grid: grid(0.5) }, { grid: grid(0.625) })).toMatchObject([
      { item: 'row-spacing', difference: expect.closeTo(-20, 9) },
      { item: 'column-spacing', difference: expect.closeTo(-20, 9) },
    ]);
  });
  it.each([
    ['receive-coil', { acquisition: { receiveCoil: 'Body' } }],
    ['software', { acquisition: { software: '5.6' } }],
    ['station', { acquisition: { stationName: 'MR2' } }],
    ['scan-options', { acquisition: { scanOptions: 'PFP' } }],
    ['reconstruction-filters', { imageType: ['ORIGINAL', 'PRIMARY', 'M', 'ND'] }],
    ['echo-train-length', { acquisition: { echoTrainLength: 18 } }],
    ['flip-angle', { acquisition: { flipAngleDeg: 150 } }],
    ['rescale-intercept', { rescale: { slope: 1, intercept: -8, isStated: true } }],
  ] satisfies [PairItem, HeaderOptions][])('%s', (item, followUp) => {
    expect(check(followUp)).toMatchObject([{ severity: 'amber', item }]);
  });
  it('limits are settings', () => {
    const limits = { ...defaultPairLimits, echoTimePercent: 10 };
    expect(check({ acquisition: { echoTimeMs: 130 } }, {}, limits)).toEqual([]);
  });
  it('red comes before amber', () => {
    const found = check({
      acquisition: { stationName: 'MR2', model: 'Ingenia' },
      seriesDescription: 'T2 FS',
    });
    expect(found.map(({ severity }) => severity)).toEqual(['red', 'red', 'amber']);
  });
});

describe('what a file does not state', () => {
  it('is said where one scan states it', () => {
    const { model: _model, ...rest } = stated;
    const preop = makeHeader({ acquisition: rest });
    expect(checkPair(preop, header())).toEqual([
      { kind: 'not-stated', severity: 'amber', item: 'model', missing: ['preop'], followUp: 'Achieva' },
    ]);
  });
  it('is said where neither does only for what would be red', () => {
    const bare = makeHeader();
    expect(checkPair(bare, bare).map(({ kind, item }) => [kind, item])).toEqual([
      ['not-stated', 'manufacturer'],
      ['not-stated', 'model'],
      ['not-stated', 'field-strength'],
    ]);
  });
  it('a plane that one file lacks cannot be compared', () => {
    expect(check({ grid: makeGrid(undefined) })).toMatchObject([
      { kind: 'not-stated', severity: 'amber', item: 'plane', missing: ['followUp'] },
    ]);
  });
});

describe('scaling', () => {
  const rescale = (slope: number) => ({ slope, intercept: 0, isStated: true });

  it('slope 1.29 after 1 is by itself +29 %', () => {
    const [finding] = check({ rescale: rescale(1.29) });
    expect(finding).toMatchObject({
      kind: 'scaling-differs',
      severity: 'amber',
      preopSlope: 1,
      followUpSlope: 1.29,
      ratio: 1.29,
    });
    expect(finding?.kind === 'scaling-differs' && finding.effectPercent).toBeCloseTo(29, 10);
  });
  it('a fall from 2 to 1 is −50 %', () => {
    expect(scalingDifference({ rescale: rescale(2) }, { rescale: rescale(1) })).toMatchObject({
      effectPercent: -50,
    });
  });
  it('Philips: with both scale slopes the ratio is that of the products (2 × 0.003) / (1 × 0.004) = 1.5', () => {
    const before = { rescale: rescale(1), philipsScale: { slope: 0.004, intercept: 0 } };
    const after = { rescale: rescale(2), philipsScale: { slope: 0.003, intercept: 0 } };
    const difference = scalingDifference(before, after);
    expect(difference?.basis).toBe('philips-scale');
    expect(difference?.ratio).toBeCloseTo(1.5, 12);
  });
  it('slopes that make up for each other are still said, with an effect of 0 %', () => {
    const before = { rescale: rescale(1), philipsScale: { slope: 0.004, intercept: 0 } };
    const after = { rescale: rescale(2), philipsScale: { slope: 0.002, intercept: 0 } };
    expect(check(after, before)).toMatchObject([{ kind: 'scaling-differs', effectPercent: 0 }]);
  });
  it('a Philips scale in one scan only is said', () => {
    const findings = check({ rescale: rescale(1.29), philipsScale: { slope: 0.0042, intercept: 0 } });
    expect(findings.map(({ kind, item }) => [kind, item])).toEqual([
      ['scaling-differs', 'rescale-slope'],
      ['not-stated', 'philips-scale'],
    ]);
  });
  it('a slope of 0 gives no ratio', () => {
    expect(scalingDifference({ rescale: rescale(0) }, { rescale: rescale(1) })).toBeUndefined();
  });
});
