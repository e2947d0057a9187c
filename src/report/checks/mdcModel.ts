import type {
  ChangeAgainstMdc,
  ChangesAgainstMdc,
  MdcCounts,
  NoChangeMdc,
} from '../../analysis/changeAgainstMdc';
import { ofGroup } from '../../analysis/grouping';
import type { StudyResults } from '../../analysis/studyResults';
import { captionOf } from '../choiceText';
import { groupsPrinted } from '../groupNames';
import { equation } from '../how/exactText';
import type { How } from '../how/how';
import type { PrintSettings } from '../printSettings';
import { statisticsReasonText } from '../reasonText';
import { roundedText, signedText } from '../rounding';
import { spreadCell, type TableCell, type TableModel, type TableRow, textCell } from '../tableModel';

/** Where a change stands to the MDC, in words. */
export const mdcStandingNames: Readonly<Record<ChangeAgainstMdc['standing'], string>> = {
  decrease: 'decrease beyond MDC95',
  within: 'within MDC95',
  increase: 'increase beyond MDC95',
};

const rowLabels: Readonly<Record<keyof MdcCounts, string>> = {
  decrease: 'Decreased by more than the MDC95',
  within: 'Changed by no more than the MDC95',
  increase: 'Increased by more than the MDC95',
};

/** What this MDC is, as the rules word it. */
export const mdcLabel = 'Between observers; variation of scanning not included.';

/** How many subjects of each group changed by more than the MDC95 of the change. */
export function mdcCountsModel(
  changes: ChangesAgainstMdc,
  name: string,
  results: StudyResults,
  settings: PrintSettings,
): TableModel {
  const groups = groupsPrinted(results);
  const how = mdcHow(changes, name);
  const total = (counts: MdcCounts) => counts.decrease + counts.within + counts.increase;
  const row = (standing: keyof MdcCounts): TableRow => ({
    kind: 'line',
    id: standing,
    label: rowLabels[standing],
    indent: 0,
    cells: groups.map(({ group }): TableCell => {
      const counts = ofGroup(changes.counts, group);
      const all = total(counts);
      const share =
        all === 0 ? '' : `(${roundedText((100 * counts[standing]) / all, settings.shareDecimals)})`;
      const main = String(counts[standing]);
      return { ...(share === '' ? textCell(main) : spreadCell(main, share)), how };
    }),
  });
  return {
    id: 'change-and-mdc',
    title: 'Change and MDC',
    caption: captionOf(`${name} against its MDC95`, results),
    labelHeading: '',
    columns: groups.map(({ group, label }) => ({
      id: group,
      label,
      sublabel: `n = ${total(ofGroup(changes.counts, group))}`,
      align: 'end',
      isGroup: true,
    })),
    rows: [row('decrease'), row('within'), row('increase')],
    footnotes: [
      { text: `n (%). ${mdcText(changes, settings)} ${mdcLabel}` },
      {
        text: 'A change within it may be the observers’ disagreement; one beyond it may still be that of the scans: patient, position, coil, slice.',
      },
    ],
  };
}

/** "MDC95 of the change 8.9 percentage points, bias +0.3, from 92 subjects." */
export function mdcText(
  { mdc, ratedSubjects }: ChangesAgainstMdc,
  { changeDecimals }: PrintSettings,
): string {
  return `MDC95 of the change ${roundedText(mdc.mdc95, changeDecimals)} percentage points, bias between the observers ${signedText(mdc.bias, changeDecimals)}, from ${ratedSubjects} ${ratedSubjects === 1 ? 'subject' : 'subjects'}.`;
}

/** Every subject's change with where it stands, the largest decrease first. */
export function mdcSubjectsModel(
  changes: ChangesAgainstMdc,
  results: StudyResults,
  settings: PrintSettings,
): TableModel {
  const labels = new Map(groupsPrinted(results).map(({ group, label }) => [group, label]));
  return {
    id: 'change-and-mdc-subjects',
    title: 'Change and MDC',
    caption: 'Every subject',
    labelHeading: 'Subject',
    columns: [
      { id: 'group', label: 'Group', align: 'start' },
      { id: 'change', label: 'Change, %', align: 'end' },
      { id: 'standing', label: 'Against the MDC95', align: 'start' },
    ],
    rows: changes.subjects.map(
      ({ subjectId, code, group, changePercent, standing }): TableRow => ({
        kind: 'line',
        id: subjectId,
        label: code,
        indent: 0,
        cells: [
          textCell(labels.get(group) ?? group),
          textCell(signedText(changePercent, settings.changeDecimals)),
          textCell(mdcStandingNames[standing]),
        ],
      }),
    ),
    footnotes: [],
  };
}

/** How the MDC95 of a change came about. */
export function mdcHow({ mdc, ratedSubjects }: ChangesAgainstMdc, name: string): How {
  return {
    title: `MDC95 of ${name}`,
    method: 'From the observers’ differences of the change itself; between observers, scanning not included',
    formula: 'MDC95 = 1.96 × SD of (change by B − change by A) / √2, for the average of both observers',
    source: 'METHODS: Repeatability',
    used: `n = ${ratedSubjects} subjects with the change from both observers`,
    result: `${equation('MDC95', mdc.mdc95)}, ${equation('bias', mdc.bias)}`,
    rCall: 'd <- change_b - change_a\nc(qnorm(0.975) * sd(d) / sqrt(2), mean(d))',
  };
}

/** Why there is no MDC of a change. */
export function noMdcText(why: NoChangeMdc): string {
  switch (why.kind) {
    case 'one-observer':
      return 'The protocol has one observer: there is no disagreement to hold a change against.';
    case 'one-observer-shown':
      return 'The MDC95 is that of the observers’ average, and one observer alone is chosen. Choose the average.';
    case 'no-such-line':
      return 'The agreement table has no such line.';
    default:
      return `The MDC95 of this change cannot be computed. ${statisticsReasonText(why)}`;
  }
}
