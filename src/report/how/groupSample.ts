import { type GroupId, ofGroup } from '../../analysis/grouping';
import type { Structure } from '../../analysis/structure';
import type { StudyResults } from '../../analysis/studyResults';
import { groupsPrinted } from '../groupNames';
import type { HowSample } from './howSample';
import { rGroup, rGrouped, rRows } from './rRows';

/** The results that a sample is of. */
export type SampleOf = Pick<StudyResults, 'flow' | 'choice' | 'protocol'>;

/**
 * The values of a line of a table by group. `column` is what R calls them in the subject file, of the row of the
 * structure; undefined where the file does not hold them.
 */
export function groupSample(
  results: SampleOf,
  line: {
    readonly name: string;
    readonly column: string | undefined;
    readonly structure?: Structure;
    readonly valuesOf: (group: GroupId) => readonly { readonly code: string; readonly value: number }[];
    readonly countOf: (group: GroupId) => number;
  },
): HowSample {
  const { flow, choice } = results;
  const { name, column, structure, valuesOf, countOf } = line;
  const rows = rRows(results, structure);
  const group = rGroup(choice.grouping);
  return {
    name,
    groups: groupsPrinted(results).map(({ group: id, label }) => {
      const n = countOf(id);
      return { label, n, missing: ofGroup(flow.analysedByGroup, id) - n };
    }),
    file:
      column === undefined || rows === undefined || group === undefined
        ? undefined
        : { rows: rGrouped(rows, group, flow.groups), value: column, group, levels: flow.groups },
    list: () => flow.groups.map(valuesOf),
  };
}
