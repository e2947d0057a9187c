import { regionOfSubject } from '../../analysis/baseline';
import { ofGroup } from '../../analysis/grouping';
import { type NumberVariable, numberOf } from '../../analysis/numberVariable';
import type { StudyResults } from '../../analysis/studyResults';
import type { BaselineCategoryRow, BaselineNumberRow, BaselineRow } from '../../analysis/tableOne';
import type { CustomCovariate } from '../../domain/study/customCovariate';
import { customCategory, customDate } from '../../domain/study/customValue';
import { groupOf } from '../../domain/study/group';
import type { Subject } from '../../domain/study/subject';
import { customColumns } from '../customColumns';
import { groupsPrinted } from '../groupNames';
import { categoryTestHow, type HowCounts, shareHow } from './categoryHow';
import { groupSample } from './groupSample';
import type { How } from './how';
import { rCovariate } from './rColumn';
import { rGroup, rGrouped, rRows } from './rRows';
import { subjectCountHow } from './subjectCountHow';
import type { HowLine } from './tableTwoHow';

/** The line of a number of Table 1; `name` is the variable's. */
export function baselineLine(row: BaselineNumberRow, results: StudyResults, name: string): HowLine {
  const { flow, project } = results;
  const { variable } = row;
  const of: NumberVariable =
    typeof variable === 'string'
      ? { kind: 'baseline', variable }
      : { kind: 'custom', covariateId: variable.id };
  const column =
    typeof variable === 'string'
      ? rCovariate(variable)
      : customColumn(variable, project.customCovariates ?? []);
  const sample = groupSample(results, {
    name,
    column,
    valuesOf: (group) =>
      flow.analysed.flatMap((entry) => {
        const value = entry.group === group ? numberOf(entry.subject, of) : undefined;
        return value === undefined ? [] : [{ code: entry.subject.code, value }];
      }),
    countOf: (group) => ofGroup(flow.analysedByGroup, group) - ofGroup(row.missing, group),
  });
  return { sample, line: row };
}

/** How a number of a category of Table 1 came about: a share in a group's column, or the test, whose line has no category. */
export function categoryHow(
  row: BaselineCategoryRow,
  results: StudyResults,
  place: { readonly name: string; readonly categoryId: string | undefined; readonly columnId: string },
  labelOf: (categoryId: string) => string,
): How | undefined {
  const counts = countsOf(row, results, place.name, labelOf);
  if (place.categoryId === undefined) {
    const isTest = place.columnId === 'p' || place.columnId === 'statistic';
    return isTest && row.test.ok ? categoryTestHow(counts, row.test.value) : undefined;
  }
  const group = results.flow.groups.indexOf(place.columnId);
  const isKnown = row.categories.some(({ id }) => id === place.categoryId);
  return group >= 0 && isKnown ? shareHow(counts, place.categoryId, group) : undefined;
}

function countsOf(
  row: BaselineCategoryRow,
  results: StudyResults,
  name: string,
  labelOf: (categoryId: string) => string,
): HowCounts {
  const { flow, choice, project } = results;
  const { variable } = row;
  const rows = rRows(results);
  const group = rGroup(choice.grouping);
  const isCustom = typeof variable !== 'string';
  const column = isCustom
    ? customColumn(variable, project.customCovariates ?? [])
    : variable === 'refracture'
      ? 'group'
      : variable;
  // The file has the names of categories that the user added, the analysis their ids.
  const inFile = (id: string): string =>
    isCustom ? (variable.categories.find((one) => one.id === id)?.name ?? id) : id;
  return {
    name,
    groups: groupsPrinted(results).map(({ group: id, label }) => ({
      label,
      n: ofGroup(flow.analysedByGroup, id),
    })),
    categories: row.categories.map(({ id, counts }) => ({
      id,
      inFile: inFile(id),
      label: labelOf(id),
      counts: flow.groups.map((one) => ofGroup(counts, one)),
    })),
    missing: flow.groups.map((one) => ofGroup(row.missing, one)),
    outside: flow.groups.map((one) => ofGroup(row.outside, one)),
    file:
      rows === undefined || group === undefined || column === undefined
        ? undefined
        : {
            rows: rGrouped(rows, group, flow.groups),
            category: column,
            known: variable === 'region' ? 'level' : column,
            group,
            levels: flow.groups,
          },
    codes: (categoryId, index) =>
      flow.analysed
        .filter(
          (entry) => entry.group === flow.groups[index] && categoryIn(entry.subject, variable) === categoryId,
        )
        .map(({ subject }) => subject.code),
  };
}

function categoryIn(subject: Subject, variable: BaselineCategoryRow['variable']): string | undefined {
  if (typeof variable !== 'string') return customCategory(subject, variable)?.id;
  switch (variable) {
    case 'sex':
      return subject.covariates.sex;
    case 'region':
      return regionOfSubject(subject);
    case 'refracture': {
      const outcome = groupOf(subject);
      return outcome.kind === 'known' ? outcome.group : undefined;
    }
  }
}

/** Lines of Table 1 that count subjects: without the value, with one that fits no category, with a date. */
export type CountLine = 'missing' | 'outside' | 'recorded';

/** How a count of a line of Table 1 came about. */
export function baselineCountHow(
  row: BaselineRow,
  results: StudyResults,
  { name, line, columnId }: { readonly name: string; readonly line: CountLine; readonly columnId: string },
): How | undefined {
  if (!results.flow.groups.includes(columnId)) return undefined;
  const { variable } = row;
  const has = (subject: Subject): boolean => {
    if (row.kind === 'date') return customDate(subject, row.variable) !== undefined;
    if (row.kind === 'category') return categoryIn(subject, row.variable) !== undefined;
    const of: NumberVariable =
      typeof row.variable === 'string'
        ? { kind: 'baseline', variable: row.variable }
        : { kind: 'custom', covariateId: row.variable.id };
    return numberOf(subject, of) !== undefined;
  };
  const isListed = (subject: Subject): boolean =>
    row.kind === 'category' && row.categories.some(({ id }) => id === categoryIn(subject, row.variable));
  const counted = {
    missing: { title: `No value of ${name}`, method: 'Subjects without the value' },
    outside: { title: `${name} outside the list`, method: 'Subjects whose level is of none of the regions' },
    recorded: { title: `${name}: with a date`, method: 'Subjects with the date' },
  }[line];
  const isNone = (column: string): string => `${column} %in% c("", NA)`;
  const column =
    row.kind === 'date'
      ? // The file has dates only where they are asked for.
        undefined
      : typeof variable === 'string'
        ? row.kind === 'number'
          ? typeof row.variable === 'string' && rCovariate(row.variable)
          : { sex: 'sex', region: 'level', refracture: 'group' }[String(variable)]
        : customColumn(variable, results.project.customCovariates ?? []);
  const missing = column ? isNone(column) : undefined;
  return subjectCountHow(results, columnId, {
    ...counted,
    isCounted: {
      missing: (subject: Subject) => !has(subject),
      outside: (subject: Subject) => has(subject) && !isListed(subject),
      recorded: has,
    }[line],
    condition: line === 'outside' ? `!(${isNone('level')}) & ${isNone('region')}` : missing,
  });
}

/** The column of a covariate that the user added; a date, which no table has as number, takes two. */
function customColumn(covariate: CustomCovariate, all: readonly CustomCovariate[]): string | undefined {
  const place = all.findIndex(({ id }) => id === covariate.id);
  if (place < 0) return undefined;
  const before = all.slice(0, place).reduce((sum, { kind }) => sum + (kind === 'date' ? 2 : 1), 0);
  const name = customColumns(all)[before]?.column.name;
  return name !== undefined && /^[A-Za-z]\w*$/.test(name) ? name : undefined;
}
