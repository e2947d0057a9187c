import type { StudyResults } from '../analysis/studyResults';
import type { TableTwoRow } from '../analysis/tableTwo';
import type { Protocol } from '../domain/study/protocol';
import { decimalsOf, groupCell, pathFootnotes, testCells } from './comparisonCells';
import { flowFootnote } from './flowText';
import { averagingText, ruleText } from './methodNotes';
import type { PrintSettings } from './printSettings';
import { structurePrefix } from './structureNames';
import type { TableColumn, TableFootnote, TableModel, TableRow } from './tableModel';
import { FootnoteMarks } from './tableModel';
import { hasSubjectsWithoutSi, lossyNotes, unevenExclusionNotes, withoutSiNotes } from './valueNotes';
import { groupsInPrint, phaseNames, quantityHeading, quantityNames } from './words';

/** Id of a line of Table 2, for selecting it on screen. */
export function tableTwoRowId(row: Pick<TableTwoRow, 'siteId' | 'muscleId' | 'quantity' | 'phase'>): string {
  return [row.siteId, row.muscleId, row.quantity, row.phase].join('|');
}

/** Name of a line of Table 2 standing alone: "ROI-CSA, change, %". */
export function tableTwoRowName(row: TableTwoRow, protocol: Protocol): string {
  const phase = phaseNames[row.phase];
  const name = quantityNames[row.quantity];
  return `${structurePrefix(protocol, row)}${name}, ${phase.charAt(0).toLowerCase()}${phase.slice(1)}`;
}

/** Table 2: the measurements by group. */
export function tableTwoModel(results: StudyResults, settings: PrintSettings): TableModel {
  const { protocol, flow } = results;
  const marks = new FootnoteMarks();
  const rows: TableRow[] = [];
  for (const row of results.tableTwo) {
    if (row.phase === 'preop') {
      const label = `${structurePrefix(protocol, row, 'full')}${quantityHeading(row.quantity, protocol)}${countsText(row, flow)}`;
      rows.push({ kind: 'heading', id: `heading|${tableTwoRowId(row)}`, label });
    }
    rows.push(line(row, settings, marks));
  }
  const comparisons = results.tableTwo.map((row) => ({
    label: tableTwoRowName(row, protocol),
    comparison: row.comparison,
  }));
  const general = [
    `Values are ${summaryText(results.tableTwo)}. ${averagingText(protocol)}`,
    ...pathFootnotes(comparisons, protocol.alpha),
    ...unevenExclusionNotes(flow),
    ...withoutSiNotes(flow),
    ...lossyNotes(flow),
    `${flowFootnote(flow, hasSubjectsWithoutSi(flow) ? 'with-value' : 'same')} ${ruleText(results)}`,
  ];
  return {
    id: 'table-2',
    title: 'Table 2',
    caption: 'Measurements by group',
    labelHeading: '',
    columns: groupColumns(flow.analysedByGroup),
    rows,
    footnotes: [...marks.footnotes(), ...general.map((text): TableFootnote => ({ text }))],
  };
}

/** How many subjects of each group have the quantity, where it is not all: " (n = 31, 59)". */
export function countsText(
  { values }: Pick<TableTwoRow, 'values'>,
  { analysedByGroup }: StudyResults['flow'],
): string {
  const isWhole = groupsInPrint.every(({ group }) => values[group].length === analysedByGroup[group]);
  return isWhole ? '' : ` (n = ${groupsInPrint.map(({ group }) => values[group].length).join(', ')})`;
}

/** The columns of Table 1 and Table 2. */
export function groupColumns(n: StudyResults['flow']['analysedByGroup']): readonly TableColumn[] {
  return [
    ...groupsInPrint.map(
      ({ group, label }): TableColumn => ({ id: group, label, sublabel: `n = ${n[group]}`, align: 'end' }),
    ),
    { id: 'statistic-name', label: '', align: 'start' },
    { id: 'statistic', label: 'Statistic', align: 'end' },
    { id: 'p', label: 'P', align: 'end' },
  ];
}

/** How values of lines are summarised: only what occurs in the table. */
export function summaryText(rows: readonly { readonly comparison: TableTwoRow['comparison'] }[]): string {
  const summaries = new Set(rows.map((row) => row.comparison.chosen.summary));
  const texts = [
    summaries.has('median-quartiles') ? 'median (Q1, Q3)' : '',
    summaries.has('mean-sd') ? 'mean ± SD' : '',
  ];
  return texts.filter((text) => text !== '').join(' or ');
}

function line(row: TableTwoRow, settings: PrintSettings, marks: FootnoteMarks): TableRow {
  const { comparison } = row;
  const decimals = decimalsOf(row.quantity, row.phase, settings);
  return {
    kind: 'line',
    id: tableTwoRowId(row),
    label: phaseNames[row.phase],
    indent: 1,
    cells: [
      groupCell(comparison.first, comparison.chosen.summary, decimals),
      groupCell(comparison.second, comparison.chosen.summary, decimals),
      ...testCells(comparison, settings, marks),
    ],
  };
}
