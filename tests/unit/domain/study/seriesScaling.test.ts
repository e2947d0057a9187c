import { describe, expect, it } from 'vitest';
import { buildCatalogue } from '../../../../src/domain/catalogue/buildCatalogue';
import { seriesInstanceUid, studyInstanceUid } from '../../../../src/domain/ids';
import type { Rescale } from '../../../../src/domain/image/sliceHeader';
import { defaultPairLimits } from '../../../../src/domain/study/pairLimits';
import type { ValueKind } from '../../../../src/domain/study/protocol';
import type { Scan } from '../../../../src/domain/study/subject';
import { seriesByUid, subjectPairCheck } from '../../../../src/domain/study/subjectPairs';
import { axialPlanes, makeSeries } from '../catalogue/makeHeader';

// Philips slopes can differ from slice to slice (dcm2niix issue 363). Expected effects by hand.
interface Scaling {
  readonly slope?: number;
  readonly scale?: number;
}

const scan = (uid: string): Scan => ({
  studyInstanceUid: studyInstanceUid(`study ${uid}`),
  axialSeriesUid: seriesInstanceUid(uid),
  reason: { kind: 'chosen-by-user' },
});

/** The scaling rows of a pair of series whose slices are scaled one by one as listed. */
function rows(preop: readonly Scaling[], followUp: readonly Scaling[], valueKind: ValueKind) {
  const slices = [preop, followUp].flatMap((scalings, at) =>
    makeSeries(axialPlanes(scalings.length), { series: String(at), study: `study ${at}` }).map((slice, i) => {
      const { slope = 1, scale } = scalings[i] ?? {};
      const rescale: Rescale = { slope, intercept: 0, isStated: true };
      const philipsScale = scale === undefined ? {} : { philipsScale: { slope: scale, intercept: 0 } };
      return { ...slice, header: { ...slice.header, rescale, ...philipsScale } };
    }),
  );
  const scans = { preop: scan('0'), followUp: scan('1') };
  const settings = { pairLimits: defaultPairLimits, valueKind };
  const check = subjectPairCheck({ scans }, seriesByUid(buildCatalogue(slices)), settings);
  return check?.rows.filter(({ item }) => item === 'rescale-slope' || item === 'philips-scale') ?? [];
}

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('a series whose slices are scaled differently', () => {
  it('is checked by the two slices that are scaled most differently: 1 / 1.29 − 1 = −22.48 %', () => {
    const preop = [{ slope: 1.29 }, ...times(4, {})];
    expect(rows(preop, times(5, {}), 'displayed')).toMatchObject([
      {
        state: 'different',
        effect: { on: 'SI', percent: expect.closeTo(-22.4806, 4), isAtMost: true },
        finding: { kind: 'scaling-differs', severity: 'amber', preopSlope: 1.29, followUpSlope: 1 },
      },
    ]);
    expect(rows(times(5, {}), [...times(4, {}), { slope: 1.29 }], 'displayed')).toMatchObject([
      { effect: { percent: expect.closeTo(29, 9), isAtMost: true } },
    ]);
  });
  it('the same spread in both scans is no equality: a slice of 1.5 after one of 1 is +50 %', () => {
    const spread = [{ slope: 1 }, { slope: 1.2 }, { slope: 1.5 }];
    expect(rows(spread, spread, 'displayed')).toMatchObject([{ effect: { percent: expect.closeTo(50, 9) } }]);
  });
  it('cancels in floating-point values, and counts by its product with the scale slope in displayed ones', () => {
    const preop = [
      { slope: 2, scale: 0.5 },
      { slope: 4, scale: 0.25 },
      { slope: 2, scale: 0.75 },
    ];
    const followUp = times(3, { slope: 2, scale: 0.5 });
    // Products 1, 1, 1.5 against 1: −33.3 %.
    expect(rows(preop, followUp, 'displayed')).toMatchObject([
      { effect: { percent: expect.closeTo(-100 / 3, 9) } },
    ]);
    const [cancelled] = rows(preop, followUp, 'philips-floating-point');
    expect(cancelled?.finding).toBeUndefined();
  });
  it('one slice without the scale slope is enough for a floating-point value to be missing', () => {
    const whole = times(5, { slope: 2, scale: 0.5 });
    const found = rows(
      whole,
      [{ slope: 2 }, ...times(4, { slope: 2, scale: 0.5 })],
      'philips-floating-point',
    );
    expect(found.at(-1)).toMatchObject({
      item: 'philips-scale',
      finding: { kind: 'not-stated', severity: 'red', missing: ['followUp'], isSignalUndefined: true },
    });
  });
  it('scaled alike throughout says the effect as it is', () => {
    expect(rows(times(3, {}), times(3, { slope: 1.29 }), 'displayed')).toMatchObject([
      { effect: { percent: expect.closeTo(29, 9), isAtMost: false } },
    ]);
  });
});
