import type { Result } from '../base/result';
import { regionOf } from '../domain/level';
import type { Group } from '../domain/study/group';
import type { Subject } from '../domain/study/subject';
import type { StatisticsError } from '../statistics/statisticsError';
import type { CategoryTest } from './categoryTest';
import { testCategories } from './categoryTest';
import type { GroupComparison } from './groupComparison';
import { compareGroups } from './groupComparison';
import { followUpDays } from './scanIntervals';
import type { AnalysedSubject } from './studyFlow';

/** Baseline variables that are compared as numbers. */
export type BaselineNumber = 'ageYears' | 'bmiKgPerM2' | 'bmdTScore' | 'followUpDays';

/** How many subjects of each group. */
export type CountByGroup = Readonly<Record<Group, number>>;

/** A line of Table 1 with numbers. `missing` counts subjects without the value: they are not in the test. */
export interface BaselineNumberRow {
  readonly kind: 'number';
  readonly variable: BaselineNumber;
  readonly comparison: GroupComparison;
  readonly missing: CountByGroup;
}

/** A line of Table 1 with counts. */
export interface BaselineCategoryRow {
  readonly kind: 'category';
  readonly variable: 'sex' | 'region';
  readonly categories: readonly { readonly id: string; readonly counts: CountByGroup }[];
  readonly test: Result<CategoryTest, StatisticsError>;
  readonly missing: CountByGroup;
  /** Subjects with a value that fits no category (a level outside T5 to L5): listed, not tested. */
  readonly outside: CountByGroup;
}

/** Table 1: the analysed subjects at baseline, by group. */
export interface TableOne {
  readonly n: CountByGroup;
  readonly rows: readonly (BaselineNumberRow | BaselineCategoryRow)[];
}

/** The regions of Table 1, from top to bottom. */
export const regions = ['T5-T10', 'T11-L2', 'L3-L5'] as const;

/**
 * Compares the groups at baseline. Of the same subjects as Table 2, so that both describe the same people.
 * Follow-up duration is always tested: unequal exposure time could by itself make a difference. Rules: *Tests*.
 */
export function tableOne(analysed: readonly AnalysedSubject[], alpha: number): TableOne {
  const number = (variable: BaselineNumber): BaselineNumberRow => numberRow(analysed, variable, alpha);
  return {
    n: countByGroup(analysed, () => true),
    rows: [
      categoryRow(analysed, 'sex', ['male', 'female'], (s) => s.covariates.sex),
      number('ageYears'),
      number('bmiKgPerM2'),
      number('bmdTScore'),
      categoryRow(analysed, 'region', regions, regionText),
      number('followUpDays'),
    ],
  };
}

/** A subject's value of a baseline variable; undefined where it is missing. */
export function baselineNumber(subject: Subject, variable: BaselineNumber): number | undefined {
  return variable === 'followUpDays' ? followUpDays(subject) : subject.covariates[variable];
}

function numberRow(
  analysed: readonly AnalysedSubject[],
  variable: BaselineNumber,
  alpha: number,
): BaselineNumberRow {
  const of = (group: Group) =>
    analysed.flatMap((a) => (a.group === group ? (baselineNumber(a.subject, variable) ?? []) : []));
  return {
    kind: 'number',
    variable,
    comparison: compareGroups(of('refractured'), of('not-refractured'), alpha),
    missing: countByGroup(analysed, (s) => baselineNumber(s, variable) === undefined),
  };
}

function categoryRow(
  analysed: readonly AnalysedSubject[],
  variable: BaselineCategoryRow['variable'],
  ids: readonly string[],
  categoryOf: (subject: Subject) => string | undefined,
): BaselineCategoryRow {
  const categories = ids.map((id) => ({ id, counts: countByGroup(analysed, (s) => categoryOf(s) === id) }));
  return {
    kind: 'category',
    variable,
    categories,
    test: testCategories(categories.map(({ counts }) => [counts.refractured, counts['not-refractured']])),
    missing: countByGroup(analysed, (s) => categoryOf(s) === undefined),
    outside: countByGroup(analysed, (s) => {
      const category = categoryOf(s);
      return category !== undefined && !ids.includes(category);
    }),
  };
}

function regionText(subject: Subject): string | undefined {
  const { level } = subject.covariates;
  return level === undefined ? undefined : (regionOf(level) ?? 'outside T5-L5');
}

function countByGroup(
  analysed: readonly AnalysedSubject[],
  isCounted: (subject: Subject) => boolean,
): CountByGroup {
  const count = (group: Group) => analysed.filter((a) => a.group === group && isCounted(a.subject)).length;
  return { refractured: count('refractured'), 'not-refractured': count('not-refractured') };
}
