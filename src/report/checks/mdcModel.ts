import type {
  ChangeAgainstMdc,
  ChangesAgainstMdc,
  MdcCounts,
  NoChangeMdc,
} from '../../analysis/changeAgainstMdc';
import { ofGroup } from '../../analysis/grouping';
import type { AnalysedSubject } from '../../analysis/studyFlow';
import type { StudyMeasure } from '../../analysis/studyMeasure';
import type { StudyResults } from '../../analysis/studyResults';
import type { TableTwoRow } from '../../analysis/tableTwo';
import { captionOf } from '../choiceText';
import { betweenText } from '../comparisonCaption';
import { groupsPrinted } from '../groupNames';
import { sampleCountHow } from '../how/countHow';
import { mdcCountHow, mdcRatings, subjectChangeHow } from '../how/mdcHow';
import { captionWith } from '../models/captionWith';
import type { PrintSettings } from '../printSettings';
import { statisticsReasonText } from '../reasonText';
import { roundedText, signedText } from '../rounding';
import { spreadCell, type TableCell, type TableModel, type TableRow, textCell } from '../tableModel';
import { tableTwoLine } from '../tableTwoModel';

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

/** What an MDC between observers is, as the rules word it. */
export const mdcLabel = 'Between observers; variation of scanning not included.';

/** What the MDC of these changes is. */
export function mdcLabelOf({ line: { comparison } }: ChangesAgainstMdc, { project }: StudyResults): string {
  return comparison.kind === 'observers'
    ? mdcLabel
    : `${betweenText(comparison, project.protocol)}; variation of scanning not included.`;
}

/** The line of Table 2 whose changes are shown, and their name. */
export interface ChangeShown {
  readonly row: TableTwoRow;
  /** "Change of ROI-CSA". */
  readonly name: string;
}

/** How many subjects of each group changed by more than the MDC95 of the change. */
export function mdcCountsModel(
  changes: ChangesAgainstMdc,
  { row: of, name }: ChangeShown,
  results: StudyResults,
  settings: PrintSettings,
): TableModel {
  const groups = groupsPrinted(results);
  const { sample } = tableTwoLine(of, results);
  const ratings = mdcRatings(changes, name, results.project.protocol);
  const total = (counts: MdcCounts) => counts.decrease + counts.within + counts.increase;
  const row = (standing: keyof MdcCounts): TableRow => ({
    kind: 'line',
    id: standing,
    label: rowLabels[standing],
    indent: 0,
    cells: groups.map(({ group }, index): TableCell => {
      const how = mdcCountHow(sample, changes, ratings, { standing, index });
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
    columns: groups.map(({ group, label }, index) => ({
      id: group,
      label,
      sublabel: `n = ${total(ofGroup(changes.counts, group))}`,
      how: sampleCountHow(sample, index),
      align: 'end',
      isGroup: true,
    })),
    rows: [row('decrease'), row('within'), row('increase')],
    footnotes: [
      { text: `n (%). ${mdcText(changes, settings)} ${mdcLabelOf(changes, results)}` },
      {
        text: `MDC95: minimal detectable change, at 95 % confidence. A change within it may be ${changes.source === 'rounds' ? 'what outlining again makes' : 'the observers’ disagreement'}; one beyond it may still be that of the scans: patient, position, coil, slice.`,
      },
    ],
  };
}

/** "MDC95 of the change 8.9 percentage points, bias +0.3, from 92 subjects." */
export function mdcText(
  { mdc, ratedSubjects, source }: ChangesAgainstMdc,
  { changeDecimals }: PrintSettings,
): string {
  return `MDC95 of the change ${roundedText(mdc.mdc95, changeDecimals)} percentage points, bias between the ${source} ${signedText(mdc.bias, changeDecimals)}, from ${ratedSubjects} ${ratedSubjects === 1 ? 'subject' : 'subjects'}.`;
}

/** Every subject's change with where it stands, the largest decrease first. */
export function mdcSubjectsModel(
  changes: ChangesAgainstMdc,
  { row, name }: ChangeShown,
  results: StudyResults,
  settings: PrintSettings,
): TableModel {
  const { siteId, muscleId, quantity } = row;
  const measure: StudyMeasure = { siteId, muscleId, quantity, side: results.choice.side };
  const entryOf = new Map<string, AnalysedSubject>(
    results.flow.analysed.map((entry) => [entry.subject.id, entry]),
  );
  const changeCell = ({ subjectId, changePercent }: ChangeAgainstMdc): TableCell => {
    const text = signedText(changePercent, settings.changeDecimals);
    const entry = entryOf.get(subjectId);
    const how = entry && subjectChangeHow(entry, measure, name);
    return { text, ...(how && { how }) };
  };
  const labels = new Map(groupsPrinted(results).map(({ group, label }) => [group, label]));
  return {
    id: 'change-and-mdc-subjects',
    title: 'Change and MDC',
    caption: captionWith(`${name}, every subject`, results),
    labelHeading: 'Subject',
    columns: [
      { id: 'group', label: 'Group', align: 'start' },
      { id: 'change', label: 'Change, %', align: 'end' },
      { id: 'standing', label: 'Against the MDC95', align: 'start' },
    ],
    rows: changes.subjects.map(
      (one): TableRow => ({
        kind: 'line',
        id: one.subjectId,
        label: one.code,
        indent: 0,
        cells: [
          textCell(labels.get(one.group) ?? one.group),
          changeCell(one),
          textCell(mdcStandingNames[one.standing]),
        ],
      }),
    ),
    footnotes: [],
  };
}

/** Why there is no MDC of a change. */
export function noMdcText(why: NoChangeMdc): string {
  switch (why.kind) {
    case 'one-observer':
      return 'The protocol has one observer: there is no disagreement to hold a change against.';
    case 'one-observer-shown':
      return 'The MDC95 is that of the observers’ average, and the values shown are of one observer alone.';
    case 'no-second-round':
      return 'Nobody whose values are shown has read a second round that counts for agreement.';
    case 'no-such-line':
      return 'The agreement table has no such line.';
    default:
      return `The MDC95 of this change cannot be computed. ${statisticsReasonText(why)}`;
  }
}
