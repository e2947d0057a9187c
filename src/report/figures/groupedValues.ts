import { descriptionsOf } from '../../analysis/descriptionsOf';
import type { FurtherRow } from '../../analysis/furtherRows';
import { rowValues } from '../../analysis/rowValues';
import type { SubjectValue, TableTwoRow } from '../../analysis/tableTwo';
import { printedTest } from '../comparisonCells';
import { inSentence, type PrintedGroup } from '../groupNames';
import { statisticsReasonText } from '../reasonText';
import { testNames } from '../words';
import type { FigureNumbers } from './parts/figureNumbers';
import type { PairedGroup } from './parts/pairedBlock';
import type { StripGroup } from './parts/stripBlock';

/** A line of a table that compares groups: its values are those of figures. */
export type GroupedRow = TableTwoRow | FurtherRow;

/** A subject with its values at both time points. */
export interface SubjectPair {
  readonly subjectId: string;
  readonly code: string;
  readonly group: PrintedGroup;
  readonly preop: number;
  readonly followUp: number;
}

/** The subjects of two lines, pre-op and follow-up, that stand in both; by group, then by code. */
export function subjectPairs(
  preop: GroupedRow,
  followUp: GroupedRow,
  groups: readonly PrintedGroup[],
): readonly SubjectPair[] {
  return groups.flatMap((group) => {
    const later = new Map(rowValues(followUp, group.group).map((one) => [one.subjectId, one.value]));
    return rowValues(preop, group.group).flatMap(({ subjectId, code, value }) => {
      const other = later.get(subjectId);
      return other === undefined ? [] : [{ subjectId, code, group, preop: value, followUp: other }];
    });
  });
}

/** The groups of a paired panel; boxes are of the tables' own descriptions. */
export function pairedGroups(
  preop: GroupedRow,
  followUp: GroupedRow,
  groups: readonly PrintedGroup[],
): readonly PairedGroup[] {
  const pairs = subjectPairs(preop, followUp, groups);
  return groups.map((group, index) => ({
    label: group.label,
    index,
    pairs: pairs.filter((one) => one.group === group),
    descriptions: [describedAt(preop, index), describedAt(followUp, index)],
  }));
}

/** The groups of a strip, each with its values and its description. */
export function stripGroups(row: GroupedRow, groups: readonly PrintedGroup[]): readonly StripGroup[] {
  return groups.map(({ group, label }, index) => ({
    label,
    index,
    values: rowValues(row, group),
    description: describedAt(row, index),
  }));
}

/** All values of a line, by group, then by code. */
export function valuesOf(
  row: GroupedRow,
  groups: readonly PrintedGroup[],
): readonly (SubjectValue & { readonly group: PrintedGroup })[] {
  return groups.flatMap((group) => rowValues(row, group.group).map((one) => ({ ...one, group })));
}

/** The test that the table prints for a line: "Mann-Whitney U test, P < 0.001". */
export function testText(row: GroupedRow, numbers: FigureNumbers): string {
  const { test, outcome } = printedTest(row);
  if (!outcome.ok) return `No ${inSentence(testNames[test])}: ${statisticsReasonText(outcome.error)}`;
  return `${testNames[test]}, ${numbers.p(outcome.value.p)}`;
}

function describedAt(row: GroupedRow, index: number) {
  const description = descriptionsOf(row.comparison)[index];
  return description?.ok ? description.value : undefined;
}
