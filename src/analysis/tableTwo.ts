import type { Group } from '../domain/study/group';
import type { GroupComparison } from './groupComparison';
import { compareGroups } from './groupComparison';
import type { Phase, Quantity } from './quantity';
import { phases, quantities } from './quantity';
import type { Structure } from './structure';
import type { StructureValues } from './structureValues';
import type { AnalysedSubject } from './studyFlow';

/** One line of Table 2: a quantity at a time point, or its percent change, by group. */
export interface TableTwoRow extends Structure {
  readonly quantity: Quantity;
  readonly phase: Phase;
  readonly comparison: GroupComparison;
  /** The values tested, with whose they are: for figures and for "open the values". By subject code. */
  readonly values: Readonly<Record<Group, readonly SubjectValue[]>>;
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
  alpha: number,
): readonly TableTwoRow[] {
  return structures.flatMap((structure) =>
    quantities.flatMap((quantity) =>
      phases.map((phase) => {
        const of = (group: Group) => valuesOf(analysed, group, structure, quantity, phase);
        const values = { refractured: of('refractured'), 'not-refractured': of('not-refractured') };
        const comparison = compareGroups(
          values.refractured.map((v) => v.value),
          values['not-refractured'].map((v) => v.value),
          alpha,
        );
        return { ...structure, quantity, phase, comparison, values };
      }),
    ),
  );
}

/** A structure's values of one subject; a complete subject has all structures of the protocol. */
export function structureOf(
  subject: AnalysedSubject,
  { siteId, muscleId }: Structure,
): StructureValues | undefined {
  return subject.structures.find((s) => s.siteId === siteId && s.muscleId === muscleId);
}

function valuesOf(
  analysed: readonly AnalysedSubject[],
  group: Group,
  structure: Structure,
  quantity: Quantity,
  phase: Phase,
): readonly SubjectValue[] {
  return analysed.flatMap((entry) => {
    const values = structureOf(entry, structure);
    if (!values || entry.group !== group) return [];
    const { id: subjectId, code } = entry.subject;
    const value = phaseValue(values, quantity, phase);
    return value === undefined ? [] : [{ subjectId, code, value }];
  });
}
