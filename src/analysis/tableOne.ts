import { present } from '../base/assert';
import type { Result } from '../base/result';
import { stableText } from '../base/stableText';
import type {
  CustomCategory,
  CustomCovariate,
  CustomDate,
  CustomNumber,
} from '../domain/study/customCovariate';
import { customCategory, customDate } from '../domain/study/customValue';
import { groupOf } from '../domain/study/group';
import type { Subject } from '../domain/study/subject';
import type { StatisticsError } from '../statistics/statisticsError';
import { type BaselineNumber, regionOfSubject, regions } from './baseline';
import type { CategoryTest } from './categoryTest';
import { testCategories } from './categoryTest';
import { type ComparedLine, comparedLine, type GroupsCompared } from './comparedLine';
import { groupColumns, type People, peopleOf } from './groupColumns';
import {
  type ByGroup,
  byGroup,
  type GroupId,
  type GroupingChoice,
  ofGroup,
  refractureGroups,
} from './grouping';
import { type NumberVariable, numberOf } from './numberVariable';
import type { AnalysedSubject } from './studyFlow';

/** How many subjects of each group. */
export type CountByGroup = ByGroup<number>;

/** A line of Table 1 with numbers. `missing` counts subjects without the value: they are not in the test. */
export interface BaselineNumberRow extends ComparedLine {
  readonly kind: 'number';
  readonly variable: BaselineNumber | CustomNumber;
  readonly missing: CountByGroup;
}

/** A line of Table 1 with counts. */
export interface BaselineCategoryRow {
  readonly kind: 'category';
  readonly variable: 'sex' | 'region' | 'refracture' | CustomCategory;
  readonly categories: readonly { readonly id: string; readonly counts: CountByGroup }[];
  readonly test: Result<CategoryTest, StatisticsError>;
  readonly missing: CountByGroup;
  /** Subjects with a value that fits no category (a level outside T5 to L5): listed, not tested. */
  readonly outside: CountByGroup;
}

/** A line of Table 1 that counts who has a date. Dates are of each subject's own course, so they are not compared. */
export interface BaselineDateRow {
  readonly kind: 'date';
  readonly variable: CustomDate;
  readonly recorded: CountByGroup;
  readonly missing: CountByGroup;
}

/** Any line of Table 1. */
export type BaselineRow = BaselineNumberRow | BaselineCategoryRow | BaselineDateRow;

/** Table 1: the analysed subjects at baseline, by group. */
export interface TableOne {
  readonly n: CountByGroup;
  readonly rows: readonly BaselineRow[];
}

/** What Table 1 is made under. */
export interface TableOneInput extends GroupsCompared {
  readonly grouping: GroupingChoice;
  readonly customCovariates: readonly CustomCovariate[];
}

/**
 * Compares the groups at baseline, and by the covariates that the user added. Of the same subjects as Table 2, so that
 * both describe the same people. Follow-up duration is always tested: unequal exposure time could by itself make a
 * difference. What makes the groups is no line: it would be tested against itself. Groups that are not made of refracture
 * have a line that counts it. Rules: *Tests*.
 */
export function tableOne(analysed: readonly AnalysedSubject[], input: TableOneInput): TableOne {
  const people = peopleOf(analysed);
  const key = present(stableText({ ...input }), 'the text of a choice');
  const before = known.get(people);
  if (before?.key === key) return before.table;
  const table = newTableOne(analysed, people, input);
  known.set(people, { key, table });
  return table;
}

/** The table of the same people under the same choice, whatever was measured of them since. */
const known = new WeakMap<People, { readonly key: string; readonly table: TableOne }>();

function newTableOne(analysed: readonly AnalysedSubject[], people: People, input: TableOneInput): TableOne {
  const number = (variable: BaselineNumber) =>
    numberRow(analysed, variable, { kind: 'baseline', variable }, input);
  const category = (
    variable: BaselineCategoryRow['variable'],
    ids: readonly string[],
    of: (subject: Subject) => string | undefined,
  ) => categoryRow(people, variable, ids, of, input);
  const rows: readonly BaselineRow[] = [
    category('sex', ['male', 'female'], (s) => s.covariates.sex),
    number('ageYears'),
    number('bmiKgPerM2'),
    number('bmdTScore'),
    category('region', regions, regionOfSubject),
    number('followUpDays'),
    category('refracture', refractureGroups, refractureOf),
    ...input.customCovariates.map((covariate) => customRow(analysed, people, covariate, input, category)),
  ];
  return {
    n: countByGroup(people, input, () => true),
    rows: rows.filter((row) => !isMadeOf(row, input.grouping)),
  };
}

function isMadeOf({ kind, variable }: BaselineRow, grouping: GroupingChoice): boolean {
  const customId = typeof variable === 'string' ? undefined : variable.id;
  switch (grouping.kind) {
    case 'refracture':
    case 'refracture-type':
      return variable === 'refracture';
    case 'sex':
      return variable === 'sex';
    case 'region':
    case 'level':
      return variable === 'region';
    case 'threshold':
      if (kind !== 'number') return false;
      return grouping.of.kind === 'baseline'
        ? variable === grouping.of.variable
        : customId === grouping.of.covariateId;
    case 'custom-category':
      return kind === 'category' && customId === grouping.covariateId;
  }
}

function customRow(
  analysed: readonly AnalysedSubject[],
  people: People,
  covariate: CustomCovariate,
  input: TableOneInput,
  category: (
    variable: CustomCategory,
    ids: readonly string[],
    of: (subject: Subject) => string | undefined,
  ) => BaselineCategoryRow,
): BaselineRow {
  switch (covariate.kind) {
    case 'number':
      return numberRow(analysed, covariate, { kind: 'custom', covariateId: covariate.id }, input);
    case 'category':
      return category(
        covariate,
        covariate.categories.map(({ id }) => id),
        (subject) => customCategory(subject, covariate)?.id,
      );
    case 'date': {
      const isRecorded = (subject: Subject) => customDate(subject, covariate) !== undefined;
      return {
        kind: 'date',
        variable: covariate,
        recorded: countByGroup(people, input, isRecorded),
        missing: countByGroup(people, input, (subject) => !isRecorded(subject)),
      };
    }
  }
}

function numberRow(
  analysed: readonly AnalysedSubject[],
  variable: BaselineNumberRow['variable'],
  of: NumberVariable,
  input: TableOneInput,
): BaselineNumberRow {
  const columns = groupColumns(analysed, input.groups, ({ subject }) => numberOf(subject, of));
  const lists = input.groups.map((group) => columns.get(group)?.numbers ?? []);
  return {
    kind: 'number',
    variable,
    ...comparedLine(lists, input),
    missing: byGroup(
      input.groups,
      (group) => subjectsOf(peopleOf(analysed), group).length - (columns.get(group)?.numbers.length ?? 0),
    ),
  };
}

function categoryRow(
  people: People,
  variable: BaselineCategoryRow['variable'],
  ids: readonly string[],
  categoryOf: (subject: Subject) => string | undefined,
  input: TableOneInput,
): BaselineCategoryRow {
  const counted = new Map(
    input.groups.map((group) => [group, countsOf(subjectsOf(people, group), categoryOf)] as const),
  );
  const countOf = (group: GroupId, id: string | undefined) => counted.get(group)?.get(id) ?? 0;
  const categories = ids.map((id) => ({ id, counts: byGroup(input.groups, (group) => countOf(group, id)) }));
  return {
    kind: 'category',
    variable,
    categories,
    test: testCategories(categories.map(({ counts }) => input.groups.map((group) => ofGroup(counts, group)))),
    missing: byGroup(input.groups, (group) => countOf(group, undefined)),
    outside: byGroup(input.groups, (group) =>
      [...(counted.get(group) ?? [])].reduce(
        (sum, [id, count]) => (id === undefined || ids.includes(id) ? sum : sum + count),
        0,
      ),
    ),
  };
}

/** How many have each category; undefined stands for those of whom none is known. */
function countsOf(
  subjects: readonly Subject[],
  categoryOf: (subject: Subject) => string | undefined,
): ReadonlyMap<string | undefined, number> {
  const counts = new Map<string | undefined, number>();
  for (const subject of subjects) {
    const category = categoryOf(subject);
    counts.set(category, (counts.get(category) ?? 0) + 1);
  }
  return counts;
}

function refractureOf(subject: Subject): string | undefined {
  const outcome = groupOf(subject);
  return outcome.kind === 'known' ? outcome.group : undefined;
}

function countByGroup(
  people: People,
  { groups }: Pick<GroupsCompared, 'groups'>,
  isCounted: (subject: Subject) => boolean,
): CountByGroup {
  return byGroup(groups, (group) => {
    let count = 0;
    for (const subject of subjectsOf(people, group)) if (isCounted(subject)) count += 1;
    return count;
  });
}

function subjectsOf({ members }: People, group: GroupId): readonly Subject[] {
  return members.get(group)?.subjects ?? [];
}
