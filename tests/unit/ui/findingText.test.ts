import { describe, expect, it } from 'vitest';
import type { PairFinding } from '../../../src/domain/study/pairFinding';
import { findingText, ineligibilityTexts } from '../../../src/report/pairFindingText';
import { worstFindingText } from '../../../src/ui/cohort/findingText';

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
    expect(findingText(scaling)).toBe('the scaling differs by 1.29: by itself +29 % SI');
    expect(findingText({ ...scaling, ratio: 0.775, effectPercent: -22.5 })).toBe(
      'the scaling differs by 0.78: by itself −23 % SI',
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
    ).toBe('scaling 0.5, 0.73: made up for by the Philips scale slope');
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

  it('says what a scaling that one file lacks does to SI', () => {
    const lacking: PairFinding = {
      kind: 'not-stated',
      severity: 'amber',
      item: 'rescale-slope',
      missing: ['preop'],
      followUp: 1.29,
      effectPercent: 29,
    };
    expect(findingText(lacking)).toBe('scaling not stated in pre-op: taken as 1, by itself +29 % SI');
    expect(findingText({ ...lacking, effectPercent: 0 })).toBe(
      'scaling not stated in pre-op: taken as 1, no effect on SI',
    );
    const scale: PairFinding = {
      kind: 'not-stated',
      severity: 'amber',
      item: 'philips-scale',
      missing: ['followUp'],
      preop: 0.004,
    };
    expect(findingText(scale)).toBe(
      'Philips scale slope not stated in follow-up: its effect on SI cannot be told',
    );
    expect(findingText({ ...scale, severity: 'red', isSignalUndefined: true, effectPercent: -99.5 })).toBe(
      'Philips scale slope not stated in follow-up: no floating-point value; displayed values in its place would make SI × 0.005',
    );
  });

  it('gives every reason why a pair is not eligible', () => {
    expect(ineligibilityTexts({ kind: 'differs', findings: [model, echo] })).toEqual([
      'other scanner: Achieva, then Aera',
      'TE 112, 120',
    ]);
    expect(ineligibilityTexts({ kind: 'not-checked' })).toEqual([
      'the scans were not compared: their headers are not known',
    ]);
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
