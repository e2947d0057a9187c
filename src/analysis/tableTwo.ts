import { ancovaOfTwo, type ComparedLine, comparedLine, type GroupsCompared } from './comparedLine';
import { type ByGroup, byGroup, ofGroup } from './grouping';
import type { Phase, Quantity } from './quantity';
import { phases, quantities } from './quantity';
import type { Structure } from './structure';
import { structureOf } from './structureOf';
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
  return structures.flatMap((structure) =>
    quantities.flatMap((quantity) => {
      const ancova = ancovaOfTwo(analysed, { ...structure, side: 'mean', quantity }, groups);
      return phases.map((phase) => {
        const values = valuesByGroup(analysed, compared, structure, (one) =>
          phaseValue(one, quantity, phase),
        );
        const lists = groups.map((group) => ofGroup(values, group).map(({ value }) => value));
        const line = comparedLine(lists, compared, phase === 'followUp' ? ancova : undefined);
        return { ...structure, quantity, phase, values, ...line };
      });
    }),
  );
}

/** The values of a structure that are there, with whose they are, by group and in the subjects' order. */
export function valuesByGroup(
  analysed: readonly AnalysedSubject[],
  { groups }: Pick<GroupsCompared, 'groups'>,
  structure: Structure,
  read: (values: StructureValues) => number | undefined,
): ByGroup<readonly SubjectValue[]> {
  const lists = new Map(groups.map((group) => [group, [] as SubjectValue[]]));
  for (const entry of analysed) {
    const values = structureOf(entry, structure);
    const value = values && read(values);
    const { id: subjectId, code } = entry.subject;
    if (value !== undefined) lists.get(entry.group)?.push({ subjectId, code, value });
  }
  return byGroup(groups, (group) => lists.get(group) ?? []);
}
