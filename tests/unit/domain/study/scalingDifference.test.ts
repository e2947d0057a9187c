import { describe, expect, it } from 'vitest';
import type { PairItem } from '../../../../src/domain/study/pairFinding';
import { defaultPairLimits } from '../../../../src/domain/study/pairLimits';
import type { ValueKind } from '../../../../src/domain/study/protocol';
import { checkPair } from '../../../../src/domain/study/protocolCheck';
import { scalingDifference } from '../../../../src/domain/study/scalingDifference';
import { type HeaderOptions, makeHeader } from '../catalogue/makeHeader';

// Expected ratios are arithmetic by hand, from DV = SV × RS + RI and FP = DV / (RS × SS).
const stated = {
  manufacturer: 'Philips Medical Systems',
  model: 'Achieva',
  fieldStrengthT: 1.5,
} as const;
const settings = { pairLimits: defaultPairLimits, valueKind: 'displayed' as ValueKind };

function table(followUp: HeaderOptions, preop: HeaderOptions, own: Partial<typeof settings>) {
  const header = (options: HeaderOptions) => makeHeader({ ...options, acquisition: stated });
  return checkPair(header(preop), header(followUp), { ...settings, ...own });
}

function check(followUp: HeaderOptions, preop: HeaderOptions = {}, own: Partial<typeof settings> = {}) {
  return table(followUp, preop, own).findings;
}

function row(item: PairItem, followUp: HeaderOptions, preop: HeaderOptions, own: Partial<typeof settings>) {
  return table(followUp, preop, own).rows.find((one) => one.item === item);
}

describe('scaling', () => {
  const rescale = (slope: number) => ({ slope, intercept: 0, isStated: true });
  const philips = (slope: number, scale: number) => ({
    rescale: rescale(slope),
    philipsScale: { slope: scale, intercept: 0 },
  });
  const unit = { rescale: rescale(1) };

  it('slope 1.29 after 1 is by itself +29 %', () => {
    const [finding] = check({ rescale: rescale(1.29) }, unit);
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
    expect(scalingDifference({ rescale: rescale(2) }, { rescale: rescale(1) }, 'displayed')).toMatchObject({
      effectPercent: -50,
    });
  });
  it('a slope that one file lacks means 1, and is said with its effect: 1/1.29 − 1 = −22.48 %', () => {
    expect(check({}, { rescale: rescale(1.29) })).toMatchObject([
      {
        kind: 'not-stated',
        item: 'rescale-slope',
        missing: ['followUp'],
        effectPercent: expect.closeTo(-22.4806, 4),
      },
    ]);
    expect(check({ rescale: rescale(1) })).toMatchObject([
      { kind: 'not-stated', item: 'rescale-slope', missing: ['preop'], effectPercent: 0 },
    ]);
  });
  // A signal FP of 1000 has, by SV = FP × SS and DV = SV × RS: SV 4, DV 4 before and SV 3, DV 6 after.
  it('Philips: displayed values differ by the products (2 × 0.003) / (1 × 0.004) = 1.5', () => {
    const difference = scalingDifference(philips(1, 0.004), philips(2, 0.003), 'displayed');
    expect(difference?.basis).toBe('philips-scale');
    expect(difference?.ratio).toBeCloseTo(1.5, 12);
  });
  it('Philips: stored values differ by the scale slopes 0.003 / 0.004 = 0.75', () => {
    const difference = scalingDifference(philips(1, 0.004), philips(2, 0.003), 'stored');
    expect(difference?.basis).toBe('philips-scale');
    expect(difference?.ratio).toBeCloseTo(0.75, 12);
  });
  it('Philips: floating-point values do not differ, and nothing is flagged', () => {
    const own = { valueKind: 'philips-floating-point' as const };
    expect(scalingDifference(philips(1, 0.004), philips(2, 0.003), own.valueKind)).toMatchObject({
      ratio: 1,
      effectPercent: 0,
      basis: 'cancels',
    });
    expect(check(philips(2, 0.003), philips(1, 0.004), own)).toEqual([]);
    expect(row('rescale-slope', philips(2, 0.003), philips(1, 0.004), own)).toMatchObject({
      state: 'close',
      preop: '1 × 0.004',
      followUp: '2 × 0.003',
      effect: { on: 'SI', percent: 0 },
    });
  });
  it('floating-point values with a scale in one scan only are red: there is nothing to compare', () => {
    // Displayed values in the place of the missing ones: 1.25 × 0.004 = 0.005 of them, −99.5 %.
    expect(
      check({ rescale: rescale(1.25) }, philips(1.25, 0.004), { valueKind: 'philips-floating-point' }),
    ).toMatchObject([
      {
        kind: 'not-stated',
        severity: 'red',
        item: 'philips-scale',
        missing: ['followUp'],
        isSignalUndefined: true,
        effectPercent: expect.closeTo(-99.5, 9),
      },
    ]);
    expect(check({ rescale: rescale(1) }, unit, { valueKind: 'philips-floating-point' })).toMatchObject([
      { severity: 'red', item: 'philips-scale', missing: ['preop', 'followUp'] },
    ]);
  });
  it('stored values without a Philips scale do not contain the slope', () => {
    const difference = scalingDifference({ rescale: rescale(1) }, { rescale: rescale(1.29) }, 'stored');
    expect(difference).toMatchObject({ ratio: 1, basis: 'cancels' });
    expect(check({ rescale: rescale(1.29) }, unit, { valueKind: 'stored' })).toEqual([]);
  });
  it('slopes that make up for each other are still said of displayed values, with an effect of 0 %', () => {
    expect(check(philips(2, 0.002), philips(1, 0.004))).toMatchObject([
      { kind: 'scaling-differs', effectPercent: 0 },
    ]);
  });
  it('a Philips scale in one scan only is said', () => {
    const findings = check(philips(1.29, 0.0042), unit);
    expect(findings.map(({ kind, item }) => [kind, item])).toEqual([
      ['scaling-differs', 'rescale-slope'],
      ['not-stated', 'philips-scale'],
    ]);
  });
  it('a file that lacks both slopes is said once: with the number where there is one', () => {
    const neither = { rescale: { slope: 1, intercept: 0, isStated: false } };
    const items = (...given: Parameters<typeof check>) => check(...given).map(({ item }) => item);
    // 1 is meant for the slope that is not stated: 1.29 after it is +29 %.
    const findings = check(philips(1.29, 0.0042), neither);
    expect(findings).toMatchObject([
      { item: 'rescale-slope', missing: ['preop'], effectPercent: expect.closeTo(29, 9) },
    ]);
    expect(row('philips-scale', philips(1.29, 0.0042), neither, {})).toMatchObject({ state: 'not-stated' });
    expect(row('philips-scale', philips(1.29, 0.0042), neither, {})).not.toHaveProperty('finding');
    // The slope has no effect that is known; that the other has none cannot be told.
    expect(items(philips(1, 0.0042), neither)).toEqual(['philips-scale']);
    expect(items(philips(1.29, 0.0042), neither, { valueKind: 'stored' })).toEqual(['philips-scale']);
    // Without it there is no value at all.
    expect(check(philips(1.29, 0.0042), neither, { valueKind: 'philips-floating-point' })).toMatchObject([
      { item: 'philips-scale', severity: 'red' },
    ]);
  });
  it('a table in place of a slope is compared as a table', () => {
    const lut = { entries: 4096, firstStored: 0, bitsPerEntry: 16, sha256: 'a' };
    const mapped = { rescale: { ...rescale(1), table: lut } };
    expect(check(mapped, mapped)).toEqual([]);
    expect(check(mapped, unit)).toEqual([
      {
        kind: 'text-differs',
        severity: 'amber',
        item: 'rescale-slope',
        preop: '1',
        followUp: 'table of 4096 values',
      },
    ]);
  });
  it('an intercept is in displayed and floating-point values, not in stored ones', () => {
    const shifted = { rescale: { slope: 1, intercept: -8, isStated: true } };
    expect(check(shifted, unit)).toMatchObject([
      { kind: 'number-differs', severity: 'amber', item: 'rescale-intercept', difference: -8 },
    ]);
    expect(check(shifted, unit, { valueKind: 'stored' })).toEqual([]);
  });
  it('a slope of 0 gives no ratio', () => {
    expect(scalingDifference({ rescale: rescale(0) }, { rescale: rescale(1) }, 'displayed')).toBeUndefined();
  });
});
