import { regionOfSubject } from '../../analysis/baseline';
import { ofGroup } from '../../analysis/grouping';
import { type NumberVariable, numberOf } from '../../analysis/numberVariable';
import type { StudyResults } from '../../analysis/studyResults';
import type { BaselineCategoryRow, BaselineNumberRow } from '../../analysis/tableOne';
import type { CustomCovariate } from '../../domain/study/customCovariate';
import { customCategory } from '../../domain/study/customValue';
import { groupOf } from '../../domain/study/group';
import type { Subject } from '../../domain/study/subject';
import { customColumns } from '../customColumns';
import { groupsPrinted } from '../groupNames';
import { categoryTestHow, type HowCounts, shareHow } from './categoryHow';
import { groupSample } from './groupSample';
import type { How } from './how';
import { rCovariate } from './rColumn';
import { rGroup, rGrouped, rRows } from './rRows';
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

/** The column of a covariate that the user added; a date, which no table has as number, takes two. */
function customColumn(covariate: CustomCovariate, all: readonly CustomCovariate[]): string | undefined {
  const place = all.findIndex(({ id }) => id === covariate.id);
  if (place < 0) return undefined;
  const before = all.slice(0, place).reduce((sum, { kind }) => sum + (kind === 'date' ? 2 : 1), 0);
  const name = customColumns(all)[before]?.column.name;
  return name !== undefined && /^[A-Za-z]\w*$/.test(name) ? name : undefined;
}
