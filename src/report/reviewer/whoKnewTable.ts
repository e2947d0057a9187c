import { areScansBlinded } from '../../domain/conduct/observerView';
import type { Project } from '../../domain/study/project';
import { readersOf, thirdReaderId } from '../../domain/study/thirdReader';
import { type TableModel, type TableRow, textCell } from '../tableModel';

/** Who read knowing what, by the protocol's settings: one line for every reader, and one for the researcher. */
export function whoKnewTable(project: Pick<Project, 'protocol' | 'kind'>): TableModel {
  const { protocol, kind } = project;
  const { blinding, observers, sliceRule } = protocol;
  const asResearcher = 'could know it as researcher';
  const readers = readersOf(protocol).map(({ id, letter, role, isResearcher }): TableRow => {
    const isThird = id === thirdReaderId;
    const known = (isHidden: boolean) => (isResearcher ? asResearcher : isHidden ? 'hidden' : 'not hidden');
    const others = observers.length > 1 || isThird ? 'hidden' : 'nobody else read';
    return {
      kind: 'line',
      id,
      label: isThird ? `Third reader, ${role}` : `Observer ${letter}, ${role}`,
      indent: 0,
      cells: [
        known(blinding.group),
        known(blinding.timePoint),
        known(areScansBlinded(project)),
        isThird && isResearcher ? asResearcher : others,
      ].map(textCell),
    };
  });
  const seesOutlines = kind.kind === 'demo' ? 'from the start (demo)' : 'after unblinding';
  return {
    id: 'reviewer-who-knew',
    title: 'Who knew what',
    caption: 'What the program showed to each person while outlines were drawn',
    labelHeading: '',
    columns: [
      { id: 'group', label: 'Group', align: 'start' },
      { id: 'time-point', label: 'Time point', align: 'start' },
      { id: 'dates', label: 'Dates, series names', align: 'start' },
      { id: 'others', label: 'Others’ outlines', align: 'start' },
    ],
    rows: [
      ...readers,
      {
        kind: 'line',
        id: 'researcher',
        label: sliceRule === 'chosen-beforehand' ? 'Researcher (chose the slices)' : 'Researcher',
        indent: 0,
        cells: ['known', 'known', 'known', seesOutlines].map(textCell),
      },
    ],
    footnotes: [],
  };
}
