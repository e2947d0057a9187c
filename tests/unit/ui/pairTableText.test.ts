import { describe, expect, it } from 'vitest';
import type { PairRow } from '../../../src/domain/study/pairCheck';
import type { PairFinding } from '../../../src/domain/study/pairFinding';
import { defaultPairLimits, pairLimitsAtMost } from '../../../src/domain/study/pairLimits';
import { rowOutcomeText, rowValueText, verdictText } from '../../../src/ui/cohort/pairTableText';
import { limitRefusalText, limitWords, pairRulesText } from '../../../src/ui/protocol/pairRulesText';

const finding = (severity: PairFinding['severity']): PairFinding => ({
  kind: 'text-differs',
  severity,
  item: 'station',
  preop: 'a',
  followUp: 'b',
});

describe('the table of the protocol check', () => {
  it('names the verdict and counts what it is made of', () => {
    expect(verdictText({ verdict: 'green', rows: [], findings: [] })).toBe('Comparable');
    const findings = [finding('red'), finding('amber'), finding('amber')];
    expect(verdictText({ verdict: 'red', rows: [], findings })).toBe('Not comparable: 1 red, 2 amber');
  });

  it('gives each line a word, and the difference in numbers', () => {
    const echo: PairRow = {
      item: 'echo-time',
      state: 'close',
      preop: 120,
      followUp: 126,
      difference: { value: 5, unit: 'percent' },
    };
    expect(rowOutcomeText(echo)).toEqual({ word: 'close', numbers: '+5 %' });
    expect(rowValueText(echo, echo.preop)).toBe('120');
    expect(rowValueText(echo, undefined)).toBe('–');
  });

  it('says what scaling does to SI and what a tilt does to CSA', () => {
    const scaling: PairRow = {
      item: 'rescale-slope',
      state: 'different',
      effect: { on: 'SI', percent: 29, isAtMost: false },
    };
    expect(rowOutcomeText(scaling).numbers).toBe('× 1.29: +29 % SI');
    const cancels: PairRow = {
      ...scaling,
      state: 'close',
      effect: { on: 'SI', percent: 0, isAtMost: false },
    };
    expect(rowOutcomeText(cancels).numbers).toBe('cancels: 0 % SI');
    const plane: PairRow = {
      item: 'plane',
      state: 'different',
      difference: { value: 16.26, unit: 'own' },
      effect: { on: 'CSA', percent: 4.1667, isAtMost: true },
    };
    expect(rowOutcomeText(plane).numbers).toBe('tilted by 16.3°; up to 4.2 % of CSA');
  });
});

describe('the limits on the Protocol screen', () => {
  it('are all there, each once', () => {
    expect(limitWords.map(({ limit }) => limit).sort()).toEqual(Object.keys(defaultPairLimits).sort());
    for (const { limit } of limitWords) {
      expect(defaultPairLimits[limit]).toBeLessThanOrEqual(pairLimitsAtMost[limit]);
    }
  });

  it('are refused with the range and the unit', () => {
    expect(limitRefusalText('echoTimePercent', 100)).toBe('Not a number from 0 to 100\u00a0%. Type one.');
    expect(limitRefusalText('tiltDeg', 90)).toBe('Not a number from 0 to 90°. Type one.');
  });

  it('name what counts as the same scanner', () => {
    expect(pairRulesText.eligibility.scannerHint).toContain('maker, model and field strength');
  });

  it('say how many series have the floating-point value', () => {
    const offered = {
      kind: 'philips-floating-point',
      seriesWithIt: 2,
      series: 3,
      isRecommended: true,
    } as const;
    expect(pairRulesText.valueKind.offer(offered)).toContain('2 of 3 axial series have it');
  });
});
