import { describe, expect, it } from 'vitest';
import type { ImagePlane } from '../../../../src/domain/image/imageGrid';
import { type PairItem, pairItems } from '../../../../src/domain/study/pairFinding';
import { defaultPairLimits } from '../../../../src/domain/study/pairLimits';
import type { ValueKind } from '../../../../src/domain/study/protocol';
import { checkPair } from '../../../../src/domain/study/protocolCheck';
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

const settings = { pairLimits: defaultPairLimits, valueKind: 'displayed' as ValueKind };

function table(followUp: HeaderOptions, preop: HeaderOptions = {}, own: Partial<typeof settings> = {}) {
  return checkPair(header(preop), header(followUp), { ...settings, ...own });
}

function check(followUp: HeaderOptions, preop: HeaderOptions = {}, own: Partial<typeof settings> = {}) {
  return table(followUp, preop, own).findings;
}

function row(
  item: PairItem,
  followUp: HeaderOptions,
  preop: HeaderOptions = {},
  own: Partial<typeof settings> = {},
) {
  return table(followUp, preop, own).rows.find((one) => one.item === item);
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
  it('pixel spacing 0.625 to 0.5 mm is −20 %, said once for square pixels', () => {
    const grid = (mm: number) => makeGrid(axialPlane(), { spacing: { rowMm: mm, columnMm: mm } });
    expect(check({ grid: grid(0.5) }, { grid: grid(0.625) })).toMatchObject([
      { item: 'pixel-spacing', difference: expect.closeTo(-20, 9) },
    ]);
  });
  it('spacings of pixels that are not square are compared one by one', () => {
    const grid = (rowMm: number, columnMm: number) =>
      makeGrid(axialPlane(), { spacing: { rowMm, columnMm } });
    expect(check({ grid: grid(0.5, 0.625) }, { grid: grid(0.625, 0.625) })).toMatchObject([
      { item: 'row-spacing', difference: expect.closeTo(-20, 9) },
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
  ] satisfies [PairItem, HeaderOptions][])('%s', (item, followUp) => {
    expect(check(followUp)).toMatchObject([{ severity: 'amber', item }]);
  });
  it('limits are settings', () => {
    const pairLimits = { ...defaultPairLimits, echoTimePercent: 10 };
    expect(check({ acquisition: { echoTimeMs: 130 } }, {}, { pairLimits })).toEqual([]);
  });
  it('a scaling of +29 % comes before other amber ones', () => {
    const stated = (slope: number) => ({ rescale: { slope, intercept: 0, isStated: true } });
    const found = check({ ...stated(1.29), acquisition: { echoTimeMs: 130 } }, stated(1));
    expect(found.map(({ item }) => item)).toEqual(['rescale-slope', 'echo-time']);
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
    expect(checkPair(preop, header(), settings).findings).toEqual([
      { kind: 'not-stated', severity: 'amber', item: 'model', missing: ['preop'], followUp: 'Achieva' },
    ]);
  });
  it('is said where neither does only for what would be red', () => {
    const bare = makeHeader();
    expect(checkPair(bare, bare, settings).findings.map(({ kind, item }) => [kind, item])).toEqual([
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

describe('parallel imaging', () => {
  const of = (technique: string | undefined, inPlaneFactor: number) => ({
    acquisition: { parallelImaging: { ...(technique && { technique }), inPlaneFactor } },
  });
  it('another factor differs, another name of none does not', () => {
    expect(check(of('SENSE', 2), of('SENSE', 1.5))).toEqual([
      {
        kind: 'text-differs',
        severity: 'amber',
        item: 'parallel-imaging',
        preop: 'SENSE 1.5',
        followUp: 'SENSE 2',
      },
    ]);
    expect(check(of('none', 1), of('SENSE', 1))).toMatchObject([{ preop: 'SENSE 1', followUp: 'none' }]);
  });
  it('a technique that only one file names is no difference', () => {
    expect(row('parallel-imaging', of(undefined, 2), of('GRAPPA', 2))).toMatchObject({
      state: 'close',
      preop: 'GRAPPA 2',
      followUp: 'factor 2',
    });
  });
  it('stated on one side only is said', () => {
    expect(check(of('SENSE', 2))).toMatchObject([
      { kind: 'not-stated', severity: 'amber', item: 'parallel-imaging', missing: ['preop'] },
    ]);
  });
});

describe('interpolation', () => {
  // The image of makeGrid has 200 × 200 pixels.
  const acquired = (columns: number, rows: number) => ({
    acquisition: { acquiredMatrix: { columns, rows } },
  });
  it('100 acquired columns for 200 pixels against 200 is a difference of 100 %', () => {
    expect(check(acquired(100, 200), acquired(200, 200))).toEqual([
      {
        kind: 'text-differs',
        severity: 'amber',
        item: 'interpolation',
        preop: '200 × 200 to 200 × 200',
        followUp: '100 × 200 to 200 × 200',
      },
    ]);
  });
  it('196 acquired rows instead of 200 is 2 %: close', () => {
    expect(row('interpolation', acquired(200, 196), acquired(200, 200))?.state).toBe('close');
  });
});

describe('reconstruction filters', () => {
  it('are found in the image type, in private elements and in the words of a series', () => {
    const plain = { imageType: ['ORIGINAL', 'PRIMARY', 'M'] };
    const filters = (options: HeaderOptions) =>
      row('reconstruction-filters', { ...plain, ...options }, plain)?.followUp;
    expect(filters({ imageType: ['ORIGINAL', 'PRIMARY', 'M', 'NORM', 'DIS2D'] })).toBe('DIS2D, NORM');
    expect(filters({ acquisition: { vendorFilters: ['PURE'] } })).toBe('PURE');
    expect(filters({ seriesDescription: 'T2W_TSE CLEAR' })).toBe('CLEAR');
    expect(filters({})).toBe('none');
  });
});

describe('a contrast agent', () => {
  it('is red where one scan has it, whatever the files call it', () => {
    const named = { acquisition: { contrastAgent: 'Gadovist' } };
    expect(row('contrast-agent', named)).toMatchObject({ state: 'different', finding: { severity: 'red' } });
    expect(row('contrast-agent', named, { seriesDescription: 't2_tse_tra +C' })).toMatchObject({
      state: 'close',
    });
  });
});

describe('the table of a pair', () => {
  it('has every item once, equal ones too, in the order of the rules', () => {
    const { rows, verdict } = table({});
    expect(rows.map(({ item }) => item)).toEqual(
      pairItems.filter(
        (item) => item !== 'philips-scale' && item !== 'row-spacing' && item !== 'column-spacing',
      ),
    );
    expect(rows.filter(({ state }) => state === 'same').map(({ item }) => item)).toContain('echo-time');
    // Nothing of these is in the headers above.
    expect(rows.filter(({ state }) => state === 'not-stated').map(({ item }) => item)).toEqual([
      'slice-spacing',
      'parallel-imaging',
      'interpolation',
    ]);
    expect(verdict).toBe('green');
  });
  it('says close where a difference is within the limit: TE 120, 126 ms is +5 %', () => {
    expect(row('echo-time', { acquisition: { echoTimeMs: 126 } })).toEqual({
      item: 'echo-time',
      state: 'close',
      preop: 120,
      followUp: 126,
      difference: { value: 5, unit: 'percent' },
    });
  });
  it('the verdict is that of the worst finding', () => {
    expect(table({ acquisition: { stationName: 'MR2' } }).verdict).toBe('amber');
    expect(table({ acquisition: { stationName: 'MR2', model: 'Ingenia' } }).verdict).toBe('red');
  });
  it('a tilt of 16.26° (7-24-25) enlarges a straight muscle by at most 1/0.96 − 1 = 4.17 %', () => {
    expect(row('plane', { grid: makeGrid(tilted(0.96, 0.28)) })).toMatchObject({
      state: 'different',
      effect: { on: 'CSA', percent: expect.closeTo(4.1666667, 6), isAtMost: true },
    });
  });
});
