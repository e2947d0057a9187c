import { describe, expect, it } from 'vitest';
import type { PairFinding } from '../../../src/domain/study/pairFinding';
import { findingText, worstFindingText } from '../../../src/ui/cohort/findingText';

const echo: PairFinding = {
  kind: 'number-differs',
  severity: 'amber',
  item: 'echo-time',
  preop: 112,
  followUp: 120,
  difference: 7.14,
  limit: 5,
  limitUnit: 'percent',
};
const maker: PairFinding = {
  kind: 'text-differs',
  severity: 'red',
  item: 'manufacturer',
  preop: 'Philips',
  followUp: 'Siemens',
};
const model: PairFinding = {
  kind: 'text-differs',
  severity: 'red',
  item: 'model',
  preop: 'Achieva',
  followUp: 'Aera',
};

// The wording of the visual language and of the rules, "Effects are said in numbers".
describe('a finding in words', () => {
  it('gives both values of a number, pre-op first', () => {
    expect(findingText(echo)).toBe('TE 112, 120');
    expect(findingText({ ...echo, item: 'slice-thickness', preop: 3.5, followUp: 4 })).toBe(
      'slice 3.5, 4 mm',
    );
  });

  it('says what a difference of scaling does to SI', () => {
    const scaling: PairFinding = {
      kind: 'scaling-differs',
      severity: 'amber',
      item: 'rescale-slope',
      basis: 'rescale-slope',
      preopSlope: 1,
      followUpSlope: 1.29,
      ratio: 1.29,
      effectPercent: 29,
    };
    expect(findingText(scaling)).toBe('scaling differs 1.29: by itself +29 % SI');
    expect(findingText({ ...scaling, ratio: 0.775, effectPercent: -22.5 })).toBe(
      'scaling differs 0.78: by itself −23 % SI',
    );
  });

  it('says when another slope makes up for the scaling', () => {
    expect(
      findingText({
        kind: 'scaling-differs',
        severity: 'amber',
        item: 'rescale-slope',
        basis: 'philips-scale',
        preopSlope: 0.5,
        followUpSlope: 0.73,
        ratio: 1,
        effectPercent: 0,
      }),
    ).toBe('RescaleSlope 0.5, 0.73: made up for by the Philips scale slope');
  });

  it('names the scan that lacks a value', () => {
    expect(
      findingText({
        kind: 'not-stated',
        severity: 'amber',
        item: 'flip-angle',
        missing: ['followUp'],
        preop: 90,
      }),
    ).toBe('flip angle not stated in follow-up');
  });
});

describe('the worst finding of a pair', () => {
  it('names maker and model as one scanner and counts the rest', () => {
    expect(worstFindingText([maker, model, echo])).toEqual({
      severity: 'red',
      text: 'other scanner: Siemens Aera',
      more: 1,
    });
  });

  it('is the first one, and none where the scans are equal', () => {
    expect(worstFindingText([echo])).toEqual({ severity: 'amber', text: 'TE 112, 120', more: 0 });
    expect(worstFindingText([])).toBeUndefined();
  });
});
