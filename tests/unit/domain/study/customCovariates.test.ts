import { describe, expect, it } from 'vitest';
import {
  changedDefinitions,
  hasStrayValues,
  joinedDefinitions,
  takesAway,
  withCustomValue,
  withoutStrayValues,
} from '../../../../src/domain/study/changeCustomCovariates';
import { checkCustomCovariate } from '../../../../src/domain/study/checkCustomCovariate';
import { checkCustomValue } from '../../../../src/domain/study/checkCustomValue';
import { customColumnName } from '../../../../src/domain/study/customColumnName';
import type {
  CustomCategory,
  CustomCovariate,
  CustomDate,
  CustomNumber,
} from '../../../../src/domain/study/customCovariate';
import {
  customCategory,
  customDate,
  customNumber,
  customValue,
} from '../../../../src/domain/study/customValue';
import {
  covariateConflicts,
  linkedSubject,
  unlinkedSubject,
} from '../../../../src/domain/study/linkSubjects';
import type { Subject } from '../../../../src/domain/study/subject';
import { day, makeSubject } from '../../../support/studyFixtures';

const cement: CustomNumber = {
  id: 'c',
  name: 'Cement',
  kind: 'number',
  unit: 'mL',
  range: { from: 0, to: 12 },
};
const smoking: CustomCategory = {
  id: 's',
  name: 'Smoking',
  kind: 'category',
  categories: [
    { id: 'never', name: 'Never' },
    { id: 'former', name: 'Former' },
  ],
};
const dxa: CustomDate = { id: 'd', name: 'DXA', kind: 'date' };
const all: readonly CustomCovariate[] = [cement, smoking, dxa];

function subject(code: string, custom: Subject['covariates']['custom']): Subject {
  return makeSubject(code, { covariates: { sex: 'female', ...(custom && { custom }) } });
}

const full = subject('S-001', {
  c: { kind: 'number', number: 4.5 },
  s: { kind: 'category', categoryId: 'former' },
  d: { kind: 'date', date: day('2020-02-01') },
});

describe('a covariate that the user adds', () => {
  it('is kept with single spaces and without characters that turn a line around', () => {
    expect(checkCustomCovariate({ ...cement, name: ' Bone \u202E\n cement ', unit: ' mL ' }, [])).toEqual({
      ok: true,
      value: { ...cement, name: 'Bone cement' },
    });
    const { unit: _unit, ...bare } = cement;
    expect(checkCustomCovariate({ ...cement, unit: '  ' }, [])).toEqual({ ok: true, value: bare });
  });

  it.each(['', '  ', '\u200E'])('needs a name: %j is none', (name) => {
    expect(checkCustomCovariate({ ...dxa, name }, [])).toEqual({ ok: false, error: { kind: 'no-name' } });
  });

  it.each(['cement', ' CEMENT', 'BMI', 'bmd t-score', 'Refracture', 'sex'])(
    'does not take a name that is used: %j',
    (name) => {
      expect(checkCustomCovariate({ ...dxa, name }, [cement])).toMatchObject({
        ok: false,
        error: { kind: 'name-taken' },
      });
    },
  );

  it('does not take a name that would be the same column of a file', () => {
    const one: CustomNumber = { id: 'x', name: 'Blood loss (mL)', kind: 'number' };
    const other: CustomNumber = { id: 'y', name: 'Blood loss', kind: 'number', unit: 'mL' };
    expect(customColumnName(one)).toBe(customColumnName(other));
    expect(checkCustomCovariate(other, [one])).toMatchObject({ error: { kind: 'name-taken' } });
  });

  it('has limits in order, and categories that can be told apart', () => {
    for (const range of [
      { from: 3, to: 3 },
      { from: 4, to: 3 },
      { from: Number.NaN, to: 3 },
      { from: 0, to: Number.POSITIVE_INFINITY },
    ]) {
      expect(checkCustomCovariate({ ...cement, range }, [])).toEqual({ ok: false, error: { kind: 'range' } });
    }
    const categories = (...names: string[]) => ({
      ...smoking,
      categories: names.map((name, at) => ({ id: String(at), name })),
    });
    expect(checkCustomCovariate(categories('Yes'), [])).toMatchObject({
      error: { kind: 'too-few-categories' },
    });
    expect(checkCustomCovariate(categories('Yes', ' '), [])).toMatchObject({
      error: { kind: 'too-few-categories' },
    });
    expect(checkCustomCovariate(categories('Yes', 'No', ' yes'), [])).toEqual({
      ok: false,
      error: { kind: 'category-twice', name: 'yes' },
    });
    expect(checkCustomCovariate(categories('Yes', 'x'.repeat(61)), [])).toMatchObject({
      error: { kind: 'too-long', what: 'category' },
    });
  });
});

describe('a value', () => {
  it('is taken at its limits and refused beyond them', () => {
    const number = (value: number) => checkCustomValue(cement, { kind: 'number', number: value });
    expect([number(0).ok, number(12).ok]).toEqual([true, true]);
    expect(number(12.01)).toEqual({ ok: false, error: { kind: 'outside', from: 0, to: 12 } });
    expect(number(Number.NaN)).toEqual({ ok: false, error: { kind: 'not-a-number' } });
    expect(number(Number.POSITIVE_INFINITY)).toEqual({ ok: false, error: { kind: 'not-a-number' } });
  });

  it('is one of the categories, a date of the calendar, and of the covariate’s own kind', () => {
    expect(checkCustomValue(smoking, { kind: 'category', categoryId: 'now' })).toEqual({
      ok: false,
      error: { kind: 'unknown-category' },
    });
    const noDay = { kind: 'date', date: '2021-02-30' as ReturnType<typeof day> } as const;
    expect(checkCustomValue(dxa, noDay)).toEqual({ ok: false, error: { kind: 'not-a-date' } });
    expect(checkCustomValue(smoking, { kind: 'number', number: 1 })).toEqual({
      ok: false,
      error: { kind: 'other-kind' },
    });
  });

  it('is found by its id, and missing where there is none', () => {
    expect(customNumber(full, cement)).toBe(4.5);
    expect(customCategory(full, smoking)).toEqual({ id: 'former', name: 'Former' });
    expect(customDate(full, dxa)).toBe('2020-02-01');
    const empty = subject('S-002', undefined);
    expect(all.map(({ id }) => customValue(empty, id))).toEqual([undefined, undefined, undefined]);
    // What every object has of itself is no value.
    expect(customValue(full, 'constructor')).toBeUndefined();
  });

  it('that is taken away leaves no trace: missing is absent', () => {
    const without = withCustomValue(
      subject('S', { c: { kind: 'number', number: 0 } }).covariates,
      'c',
      undefined,
    );
    expect(without).not.toHaveProperty('custom');
    expect(withCustomValue(without, 'c', { kind: 'number', number: 0 }).custom).toEqual({
      c: { kind: 'number', number: 0 },
    });
  });
});

describe('changing what was added', () => {
  it('a new name keeps the id, the place and every value', () => {
    const after = changedDefinitions(all, { kind: 'define', covariate: { ...cement, name: 'Volume' } });
    expect(after.map(({ id, name }) => `${id} ${name}`)).toEqual(['c Volume', 's Smoking', 'd DXA']);
    expect(takesAway(all, after)).toBe(false);
    expect(withoutStrayValues(full, after)).toBe(full);
  });

  it('a definition or a category that goes takes its values along, also those that a link would bring back', () => {
    const after = changedDefinitions(all, { kind: 'remove', id: 'c' });
    expect(takesAway(all, after)).toBe(true);
    const linked = linkedSubject(subject('S-002', undefined), full, {}, '2026-01-01T00:00:00Z');
    expect(hasStrayValues(linked, after)).toBe(true);
    const clean = withoutStrayValues(linked, after);
    expect(JSON.stringify(clean)).not.toContain('4.5');
    expect(clean.covariates.sex).toBe('female');
    expect(hasStrayValues(clean, after)).toBe(false);
    const fewer = changedDefinitions(all, {
      kind: 'define',
      covariate: { ...smoking, categories: smoking.categories.slice(0, 1) },
    });
    expect(takesAway(all, fewer)).toBe(true);
    expect(Object.keys(withoutStrayValues(full, fewer).covariates.custom ?? {})).toEqual(['c', 'd']);
  });

  it('narrower limits take no value away', () => {
    const after = changedDefinitions(all, {
      kind: 'define',
      covariate: { ...cement, range: { from: 0, to: 1 } },
    });
    expect(withoutStrayValues(full, after)).toBe(full);
  });
});

describe('subjects from another computer', () => {
  it('bring the definitions of their values, under a free name, and nothing else', () => {
    const here: CustomCovariate[] = [{ id: 'other', name: 'cement', kind: 'date' }];
    const brought = subject('S-009', { c: { kind: 'number', number: 1 } });
    expect(joinedDefinitions(here, all, [brought])).toEqual([here[0], { ...cement, name: 'Cement (2)' }]);
    expect(joinedDefinitions(here, all, [])).toEqual(here);
  });

  it('bring a category that is not here; what is here keeps its names and its order', () => {
    const here: CustomCovariate[] = [
      {
        ...smoking,
        name: 'Tobacco',
        categories: [
          { id: 'never', name: 'No' },
          { id: 'x', name: 'former' },
        ],
      },
    ];
    expect(joinedDefinitions(here, all, [full])[0]).toEqual({
      ...smoking,
      name: 'Tobacco',
      categories: [
        { id: 'never', name: 'No' },
        { id: 'x', name: 'former' },
        { id: 'former', name: 'Former (2)' },
      ],
    });
  });
});

describe('linking two subjects that are one person', () => {
  it('values of added covariates come along, contradict each other, and go back', () => {
    const kept = subject('S-001', { c: { kind: 'number', number: 3 } });
    expect(covariateConflicts(kept.covariates, full.covariates)).toEqual([
      { field: 'custom:c', kept: { kind: 'number', number: 3 }, other: { kind: 'number', number: 4.5 } },
    ]);
    const at = '2026-01-01T00:00:00Z';
    const linked = linkedSubject(kept, full, { 'custom:c': 'other' }, at);
    expect(linked.covariates.custom).toEqual(full.covariates.custom);
    expect(linkedSubject(kept, full, {}, at).covariates.custom?.['c']).toEqual({ kind: 'number', number: 3 });
    const split = unlinkedSubject(linked, full.patientKey, () => false);
    expect(split?.kept.covariates).toEqual(kept.covariates);
    expect(split?.other.covariates).toEqual(full.covariates);
  });
});

describe('the name of a column', () => {
  // Expected by hand from the rule.
  it.each([
    [{ ...cement, name: 'Bone cement' }, 'cov_bone_cement_ml'],
    [{ ...cement, name: 'Area', unit: 'mm²' }, 'cov_area_mm2'],
    [{ ...cement, name: 'Fat', unit: '%' }, 'cov_fat_percent'],
    [{ ...smoking, name: '=HYPERLINK("x")' }, 'cov_hyperlink_x'],
    [{ ...smoking, name: '吸烟' }, 'cov_吸烟'],
    [{ ...smoking, id: 'id-7', name: '+++' }, 'cov_id_7'],
  ] as const)('%o is %s', (covariate, name) => {
    expect(customColumnName(covariate)).toBe(name);
  });
});
