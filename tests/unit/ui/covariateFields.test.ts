import { describe, expect, it } from 'vitest';
import { withFixedCovariate } from '../../../src/domain/study/withFixedCovariate';
import { parseNumberField, surgeryDateProblem } from '../../../src/ui/cohort/covariateFields';
import { day } from '../../support/studyFixtures';

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
      error: { kind: 'outside', from: -8, to: 6 },
    });
    expect(parseNumberField('bmdTScore', '-8').ok).toBe(true);
    expect(parseNumberField('ageYears', '120').ok).toBe(true);
    expect(parseNumberField('ageYears', '121').ok).toBe(false);
    expect(parseNumberField('bmiKgPerM2', '9.9').ok).toBe(false);
  });
});

describe('the dates of two operations', () => {
  const first = day('2021-08-04');
  const second = day('2022-03-01');

  it('a second one comes after the first, not on its day', () => {
    const known = { surgeryDate: first };
    expect(surgeryDateProblem('secondSurgeryDate', first, known)).toEqual({ kind: 'not-after-surgery' });
    expect(surgeryDateProblem('secondSurgeryDate', second, known)).toBeUndefined();
  });
  it('the first cannot be moved behind the second', () => {
    const known = { secondSurgeryDate: second };
    expect(surgeryDateProblem('surgeryDate', second, known)).toEqual({ kind: 'not-before-second-operation' });
    expect(surgeryDateProblem('surgeryDate', first, known)).toBeUndefined();
  });
  it('a date may always be taken away', () => {
    expect(surgeryDateProblem('surgeryDate', undefined, { secondSurgeryDate: second })).toBeUndefined();
  });
});

it('a covariate that is taken away leaves no key behind', () => {
  expect(withFixedCovariate({ bmdTScore: -2, sex: 'male' }, 'bmdTScore', undefined)).toEqual({ sex: 'male' });
  expect(withFixedCovariate({ ageYears: 70, sex: 'male' }, 'ageYears', undefined)).toEqual({
    sex: 'male',
    leftMissing: ['ageYears'],
  });
  expect('ageYears' in withFixedCovariate({ ageYears: 70 }, 'ageYears', undefined)).toBe(false);
});
