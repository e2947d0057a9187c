import { describe, expect, it } from 'vitest';
import { withCovariate } from '../../../src/ui/cohort/CovariatesForm';
import { parseDateField, parseNumberField } from '../../../src/ui/cohort/covariateFields';

describe('a typed number', () => {
  it('is missing when empty, never zero', () => {
    expect(parseNumberField('bmdTScore', '  ')).toEqual({ ok: true, value: undefined });
    expect(parseNumberField('bmdTScore', '0')).toEqual({ ok: true, value: 0 });
  });

  it('may have a decimal comma and the typographic minus', () => {
    expect(parseNumberField('bmdTScore', '−3,4')).toEqual({ ok: true, value: -3.4 });
    expect(parseNumberField('bmiKgPerM2', ' 22.5 ')).toEqual({ ok: true, value: 22.5 });
  });

  it.each(['3.4.1', '1e2', '--3', '12 kg', '1,234.5', '0x10', 'NaN', '-'])('is none: %s', (text) => {
    expect(parseNumberField('bmiKgPerM2', text)).toEqual({ ok: false, error: { kind: 'not-a-number' } });
  });

  it('is refused outside its range, and taken at its ends', () => {
    expect(parseNumberField('bmdTScore', '-12.4')).toEqual({
      ok: false,
      error: { kind: 'outside', from: -8, to: 4 },
    });
    expect(parseNumberField('bmdTScore', '-8').ok).toBe(true);
    expect(parseNumberField('ageYears', '120').ok).toBe(true);
    expect(parseNumberField('ageYears', '121').ok).toBe(false);
    expect(parseNumberField('bmiKgPerM2', '7.9').ok).toBe(false);
  });
});

describe('a typed date', () => {
  it('is missing when empty, and a calendar date otherwise', () => {
    expect(parseDateField('')).toEqual({ ok: true, value: undefined });
    expect(parseDateField('2021-08-04')).toEqual({ ok: true, value: '2021-08-04' });
    expect(parseDateField('2021-02-29')).toEqual({ ok: false, error: { kind: 'not-a-date' } });
    expect(parseDateField('4.8.2021').ok).toBe(false);
  });
});

it('a covariate that is taken away leaves no key behind', () => {
  expect(withCovariate({ ageYears: 70, sex: 'male' }, 'ageYears', undefined)).toEqual({ sex: 'male' });
  expect('ageYears' in withCovariate({ ageYears: 70 }, 'ageYears', undefined)).toBe(false);
});
