import type { PairedRow } from '../../analysis/pairedWithinGroups';
import type { PanelAnalyses } from '../../analysis/panelAnalyses';
import type { StudyResults } from '../../analysis/studyResults';
import { alphaText, groupCell } from '../comparisonCells';
import { exactNote, smallSample } from '../exactNotes';
import { flowFootnote } from '../flowText';
import { groupsPrinted, inSentence } from '../groupNames';
import { pairedRowHow } from '../how/pairedRowHow';
import { withHow } from '../how/withHow';
import { averagingText, ruleText } from '../methodNotes';
import type { PrintSettings } from '../printSettings';
import { statisticsReasonText } from '../reasonText';
import { resultNotes } from '../resultNotes';
import { pText, roundedText } from '../rounding';
import { type NamedTest, severalTestsNote } from '../severalTestsNote';
import {
  FootnoteMarks,
  notApplicable,
  reasonCell,
  type TableCell,
  type TableFootnote,
  type TableModel,
  type TableRow,
  textCell,
} from '../tableModel';
import { captionWith } from './captionWith';
import { droppedNotes } from './droppedNotes';
import { measureDecimals, measureKey, measureName, measureUnit } from './measureText';
import { pairedTestNames } from './pairedPathModel';

/** Id of a line of the table. */
export function pairedRowId({ measure, group }: Pick<PairedRow, 'measure' | 'group'>): string {
  return `paired|${measureKey(measure)}|${group}`;
}

/** Pre-op against follow-up within each group. */
export function pairedTableModel(
  results: StudyResults,
  { paired }: Pick<PanelAnalyses, 'paired'>,
  settings: PrintSettings,
): TableModel {
  const { protocol, flow } = results;
  const marks = new FootnoteMarks();
  const groups = groupsPrinted(results);
  const rows: TableRow[] = [];
  let heading = '';
  for (const row of paired) {
    const key = measureKey(row.measure);
    if (key !== heading) {
      heading = key;
      const label = `${measureName(row.measure, protocol)}${measureUnit(row.measure, 'preop')}`;
      rows.push({ kind: 'heading', id: `heading|paired|${key}`, label });
    }
    const name = groups.find(({ group }) => group === row.group)?.label ?? row.group;
    rows.push(lineOf(row, name, protocol.alpha, settings, marks));
  }
  const summaries = new Set(paired.map(({ comparison }) => comparison.chosen.summary));
  const summaryTexts = [
    summaries.has('mean-sd') ? 'mean ± SD' : '',
    summaries.has('median-quartiles') ? 'median (Q1, Q3)' : '',
  ].filter((text) => text !== '');
  const nameOf = ({ measure, group }: PairedRow): string =>
    `${measureName(measure, protocol)}, ${inSentence(groups.find((one) => one.group === group)?.label ?? group)}`;
  const general = [
    ...resultNotes(results),
    `Values are ${summaryTexts.join(' or ')}. Difference: follow-up minus pre-op of the same subjects.`,
    `Test chosen by Shapiro-Wilk of the differences at ${alphaText(protocol.alpha, settings)}. P two-sided.`,
    ...exactNote(rankTestsOf(paired, nameOf), protocol.alpha, settings),
    ...severalTestsNote(testsOf(paired, nameOf), protocol.alpha, settings),
    averagingText(protocol),
    ...droppedNotes(paired, protocol),
    `${flowFootnote(flow, 'with-value')} ${ruleText(results)}`,
  ];
  const rowOf = new Map(paired.map((row) => [pairedRowId(row), row]));
  const table: TableModel = {
    id: 'paired',
    title: 'Pre-op and follow-up',
    caption: captionWith('Within each group', results),
    labelHeading: '',
    columns: [
      { id: 'n', label: 'n', align: 'end' },
      { id: 'preop', label: 'Pre-op', align: 'end' },
      { id: 'follow-up', label: 'Follow-up', align: 'end' },
      { id: 'difference', label: 'Difference', align: 'end' },
      { id: 'statistic-name', label: '', align: 'start' },
      { id: 'statistic', label: 'Statistic', align: 'end' },
      { id: 'p', label: 'P', align: 'end', isBounded: 'p' },
    ],
    rows,
    footnotes: [...marks.footnotes(), ...general.map((text): TableFootnote => ({ text }))],
  };
  return withHow(table, (rowId, columnId) => {
    const row = rowOf.get(rowId);
    const part = pairedParts.find((one) => one === columnId);
    return row && part && pairedRowHow(row, results, part, measureName(row.measure, protocol));
  });
}

function testsOf(paired: readonly PairedRow[], nameOf: (row: PairedRow) => string): readonly NamedTest[] {
  return paired.map((row) => {
    const { outcome } = row.comparison.chosen;
    return { label: nameOf(row), p: outcome.ok ? outcome.value.p : undefined };
  });
}

/** Lines that print the rank test, with both its P; of large samples none. */
function rankTestsOf(paired: readonly PairedRow[], nameOf: (row: PairedRow) => string) {
  return paired.flatMap((row) => {
    const { chosen, wilcoxon } = row.comparison;
    if (chosen.test !== 'wilcoxon' || !wilcoxon.ok || row.nUsed >= smallSample) return [];
    return [{ label: nameOf(row), p: wilcoxon.value.pAsymptotic, pExact: wilcoxon.value.pExact }];
  });
}

const pairedParts = ['n', 'preop', 'follow-up', 'difference', 'statistic', 'p'] as const;

function lineOf(
  row: PairedRow,
  name: string,
  alpha: number,
  settings: PrintSettings,
  marks: FootnoteMarks,
): TableRow {
  const { preop, followUp, difference, chosen } = row.comparison;
  const decimals = measureDecimals(row.measure, 'preop', settings);
  const cell = (group: typeof preop) => groupCell(group, chosen.summary, decimals);
  return {
    kind: 'line',
    id: pairedRowId(row),
    label: name,
    indent: 1,
    cells: [
      textCell(String(row.nUsed)),
      cell(preop),
      cell(followUp),
      cell(difference),
      ...testCells(row, alpha, settings, marks),
    ],
  };
}

function testCells(
  { comparison }: PairedRow,
  alpha: number,
  settings: PrintSettings,
  marks: FootnoteMarks,
): readonly TableCell[] {
  const { test, outcome } = comparison.chosen;
  if (!outcome.ok) {
    const reason = reasonCell(statisticsReasonText(outcome.error));
    return [textCell(notApplicable), reason, reason];
  }
  const { statisticName, statistic, p } = outcome.value;
  const asymptotic = test === 'wilcoxon' ? ', asymptotic P without continuity correction' : '';
  return [
    textCell(statisticName),
    {
      text: roundedText(statistic, settings.statisticDecimals),
      mark: marks.markOf(`${pairedTestNames[test]}${asymptotic}.`),
    },
    textCell(pText(p, { alpha, decimals: settings.pDecimals })),
  ];
}
