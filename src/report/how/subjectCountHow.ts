import { type GroupId, ofGroup } from '../../analysis/grouping';
import type { StudyResults } from '../../analysis/studyResults';
import type { Subject } from '../../domain/study/subject';
import { groupsPrinted } from '../groupNames';
import type { How } from './how';
import { rGroup, rGrouped, rRows } from './rRows';
import { rLines, rString, rStrings } from './rText';

/** Which subjects of a group are counted. */
export interface CountedSubjects {
  /** "No value of Age, years". */
  readonly title: string;
  /** What is counted, as the method's words. */
  readonly method: string;
  readonly isCounted: (subject: Subject) => boolean;
  /** An R condition on the rows `d` of the subject file; undefined: who counts is written out. */
  readonly condition: string | undefined;
}

/** How a count of analysed subjects of one group came about. */
export function subjectCountHow(
  results: StudyResults,
  group: GroupId,
  { title, method, isCounted, condition }: CountedSubjects,
): How {
  const { flow, choice } = results;
  const own = flow.analysed.filter((entry) => entry.group === group);
  const label = groupsPrinted(results).find((one) => one.group === group)?.label ?? group;
  const count = own.filter(({ subject }) => isCounted(subject)).length;
  const rows = rRows(results);
  const groupColumn = rGroup(choice.grouping);
  return {
    title: `${title}: ${label}`,
    method,
    formula: 'counted among the analysed subjects of the group',
    source: 'Rules of the study, Table 1',
    used: `n = ${ofGroup(flow.analysedByGroup, group)}`,
    result: `${count} of ${own.length}`,
    get rCall() {
      if (rows === undefined || groupColumn === undefined || condition === undefined) {
        const marks = own.map(({ subject }) => Number(isCounted(subject)));
        return rLines(`x <- c(${marks.join(', ')})`, 'c(sum(x), length(x))');
      }
      const all = rGrouped(rows, groupColumn, flow.groups);
      return rLines(
        `d <- subset(subjects, ${all} & ${groupColumn} == ${rString(group)})`,
        `c(sum(with(d, ${condition})), nrow(d))`,
      );
    },
    yields: [count, own.length],
    values: {
      count,
      columns: [],
      list: () =>
        own.flatMap(({ subject }) =>
          isCounted(subject) ? [{ code: subject.code, group: label, values: [] }] : [],
        ),
    },
  };
}

/** How the number of analysed subjects of a group came about. */
export function analysedHow(results: StudyResults, group: GroupId): How {
  const how = subjectCountHow(results, group, {
    title: 'Analysed',
    method: 'Subjects that are eligible, complete and of the group',
    isCounted: () => true,
    condition: 'TRUE',
  });
  const { title, method, source, used, values } = how;
  return {
    title,
    method,
    formula: 'counted',
    source,
    used,
    result: used,
    get rCall() {
      const lines = how.rCall.split('\n').slice(0, -1);
      return rLines(lines, lines.some((line) => line.startsWith('d <- ')) ? 'nrow(d)' : 'length(x)');
    },
    yields: [ofGroup(results.flow.analysedByGroup, group)],
    ...(values && { values }),
  };
}

/** How the numbers of analysed subjects of all groups came about. */
export function groupCountsHow(results: StudyResults, title: string): How {
  const { flow } = results;
  const all = flow.groups.map((group) => analysedHow(results, group));
  const rows = rRows(results);
  const column = rGroup(results.choice.grouping);
  const counts = flow.groups.map((group) => ofGroup(flow.analysedByGroup, group));
  return {
    title,
    method: 'Subjects that are eligible, complete and of the group',
    formula: 'counted in each group',
    source: 'Rules of the study',
    used: `n = ${counts.reduce((sum, one) => sum + one, 0)}`,
    result: counts.join(', '),
    get rCall() {
      return rows === undefined || column === undefined
        ? `c(${counts.join(', ')})`
        : rLines(
            `d <- subset(subjects, ${rows})`,
            `table(with(d, factor(${column}, ${rStrings(flow.groups)})))`,
          );
    },
    yields: counts,
    values: {
      count: counts.reduce((sum, one) => sum + one, 0),
      columns: [],
      list: () => all.flatMap(({ values }) => values?.list() ?? []),
    },
  };
}
