import type { ComparedLine } from '../../analysis/comparedLine';
import { ofGroup } from '../../analysis/grouping';
import { type ComparedRow, rowValues } from '../../analysis/rowValues';
import type { StudyFlow } from '../../analysis/studyFlow';
import { groupCells, testCells } from '../comparisonCells';
import type { TableRow } from '../tableModel';
import { countLine } from './countLine';
import type { ExtraContext, ExtraLine } from './extraMaker';

/** A line of measurements, before it is printed. */
export interface ComparedRowInput {
  readonly row: ComparedLine & ComparedRow;
  readonly id: string;
  readonly label: string;
  readonly decimals: number;
  /** By Holm; undefined where it is not printed. */
  readonly adjustedP: number | undefined;
  /** Of the subjects that the line is of. */
  readonly flow: Pick<StudyFlow, 'groups' | 'analysedByGroup'>;
}

/** A line of measurements by group with the extras that were asked for, and who has no value below it. */
export function comparedRows(
  { row, id, label, decimals, adjustedP, flow }: ComparedRowInput,
  context: ExtraContext,
): readonly TableRow[] {
  const { settings, marks, extras } = context;
  const { groups, analysedByGroup } = flow;
  const own: ExtraLine = {
    line: row,
    lists: () => groups.map((group) => rowValues(row, group).map(({ value }) => value)),
    decimals,
    adjustedP,
  };
  const line: TableRow = {
    ...{ kind: 'line', id, label, indent: 1 },
    cells: [
      ...extras.totalCells(own),
      ...groupCells(row, decimals),
      ...testCells(row, settings, marks),
      ...extras.lineCells(own, context),
    ],
  };
  if (!extras.hasMissingCounts) return [line];
  const counts = groups.map((group) => ofGroup(analysedByGroup, group) - rowValues(row, group).length);
  return [line, countLine({ id: `${id}|missing`, label: 'Missing', counts }, context)];
}

/** All subjects of the groups. */
export function totalN({ groups, analysedByGroup }: ComparedRowInput['flow']): number {
  return groups.reduce((sum, group) => sum + ofGroup(analysedByGroup, group), 0);
}
