import { ancovaOfTwo, type ComparedLine, comparedLine, type GroupsCompared } from './comparedLine';
import { fromGroupColumns, groupColumns } from './groupColumns';
import type { ByGroup } from './grouping';
import type { Phase, Quantity } from './quantity';
import { phases, quantities } from './quantity';
import type { Structure } from './structure';
import { structureColumns } from './structureColumns';
import type { StructureValues } from './structureValues';
import type { AnalysedSubject } from './studyFlow';

/** One line of Table 2: a quantity at a time point, or its percent change, by group. */
export interface TableTwoRow extends Structure, ComparedLine {
  readonly quantity: Quantity;
  readonly phase: Phase;
  /** The values tested, with whose they are: for figures and for "open the values". By subject code. */
  readonly values: ByGroup<readonly SubjectValue[]>;
}

/** One subject's value in a comparison. */
export interface SubjectValue {
  readonly subjectId: string;
  readonly code: string;
  readonly value: number;
}

/** A structure's value of a quantity at a time point, or its percent change; undefined where SI is not there. */
export function phaseValue(values: StructureValues, quantity: Quantity, phase: Phase): number | undefined {
  return phase === 'changePercent' ? values.changePercent[quantity] : values.average[phase][quantity];
}

/**
 * ROI-CSA, ROI-SI and CSA/SI, each pre-op, at follow-up and as change, compared between the groups.
 * Every line of a quantity is of the same subjects; Shapiro-Wilk runs on the values tested, changes on changes.
 */
export function tableTwo(
  analysed: readonly AnalysedSubject[],
  structures: readonly Structure[],
  compared: GroupsCompared,
): readonly TableTwoRow[] {
  const { groups } = compared;
  return structures.flatMap((structure) => {
    const columns = structureColumns(analysed, structure);
    return quantities.flatMap((quantity) => {
      const ancova = ancovaOfTwo(analysed, { ...structure, side: 'mean', quantity }, groups);
      return phases.map((phase) => {
        const column = columns[phase][quantity];
        const { values, lists } = columnLine(analysed, compared, column);
        const line = comparedLine(lists, compared, phase === 'followUp' ? ancova : undefined);
        return { ...structure, quantity, phase, values, ...line };
      });
    });
  });
}

/** What a line compares. */
export interface LineValues {
  readonly values: ByGroup<readonly SubjectValue[]>;
  /** The numbers of each group, in print order. */
  readonly lists: readonly (readonly number[])[];
}

const knownLines = new WeakMap<readonly number[], { readonly key: string; readonly line: LineValues }>();

/** A line of a column; the same as before where column and groups are. A column is of the same people, and replaced with them. */
function columnLine(
  analysed: readonly AnalysedSubject[],
  compared: GroupsCompared,
  column: readonly number[],
): LineValues {
  const key = compared.groups.join('\n');
  const before = knownLines.get(column);
  if (before?.key === key) return before.line;
  const line = lineValues(analysed, compared, (_, place) => {
    const value = column[place];
    return value === undefined || Number.isNaN(value) ? undefined : value;
  });
  knownLines.set(column, { key, line });
  return line;
}

/** The values of a line that are there, with whose they are, by group and in the subjects' order. */
export function lineValues(
  analysed: readonly AnalysedSubject[],
  { groups }: Pick<GroupsCompared, 'groups'>,
  read: (entry: AnalysedSubject, place: number) => number | undefined,
): LineValues {
  const columns = groupColumns(analysed, groups, read);
  return {
    values: fromGroupColumns(columns),
    lists: groups.map((group) => columns.get(group)?.numbers ?? []),
  };
}
