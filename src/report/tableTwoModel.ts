import type { ComparedLine } from '../analysis/comparedLine';
import { ofGroup } from '../analysis/grouping';
import { lineSummary } from '../analysis/lineSummary';
import { type PanelChoice, studyChoice } from '../analysis/panelChoice';
import type { Quantity } from '../analysis/quantity';
import { rowValues } from '../analysis/rowValues';
import { structureKey } from '../analysis/structure';
import type { StudyResults } from '../analysis/studyResults';
import type { TableTwoRow } from '../analysis/tableTwo';
import type { Protocol } from '../domain/study/protocol';
import { captionOf } from './choiceText';
import { decimalsOf } from './comparisonCells';
import { comparedRows, totalN } from './extras/comparedRows';
import { noExtras, withExtraColumns } from './extras/extraColumns';
import type { ExtraContext, ExtraMaker } from './extras/extraMaker';
import { flowFootnote } from './flowText';
import { groupsPrinted } from './groupNames';
import { sampleCountHow } from './how/countHow';
import { analysedHow } from './how/subjectCountHow';
import { type HowLine, lineHow, measuredLine } from './how/tableTwoHow';
import { withHow } from './how/withHow';
import { averagingText, ruleText } from './methodNotes';
import { pathNotes, testsOf } from './pathNotes';
import type { PrintSettings } from './printSettings';
import { resultNotes } from './resultNotes';
import { severalTestsNote } from './severalTestsNote';
import { chosenQuantityHeading, chosenQuantityName } from './sideNames';
import { structurePrefix } from './structureNames';
import type { TableColumn, TableFootnote, TableModel, TableRow } from './tableModel';
import { FootnoteMarks } from './tableModel';
import { hasSubjectsWithoutSi, lossyNotes, unevenExclusionNotes, withoutSiNotes } from './valueNotes';
import { phaseNames } from './words';

/** Id of a line of Table 2, for selecting it on screen. */
export function tableTwoRowId(row: Pick<TableTwoRow, 'siteId' | 'muscleId' | 'quantity' | 'phase'>): string {
  return [row.siteId, row.muscleId, row.quantity, row.phase].join('|');
}

/** Name of a line of Table 2 standing alone: "ROI-CSA, change, %". */
export function tableTwoRowName(
  row: Pick<TableTwoRow, 'siteId' | 'muscleId' | 'quantity' | 'phase'>,
  protocol: Protocol,
  choice: Pick<PanelChoice, 'side'> = studyChoice,
): string {
  const phase = phaseNames[row.phase];
  const name = chosenQuantityName(row.quantity, choice);
  return `${structurePrefix(protocol, row)}${name}, ${phase.charAt(0).toLowerCase()}${phase.slice(1)}`;
}

/** Which lines of Table 2 are shown; all of what is not named. */
export interface TableTwoShown {
  readonly quantities?: readonly Quantity[];
  /** `structureKey` of muscles at sites. */
  readonly structures?: readonly string[];
  /** What "how" is told of, where the lines are of a part of the subjects. */
  readonly askedOf?: StudyResults;
  /** Letters of tests that other tables share with this one. */
  readonly marks?: FootnoteMarks;
  /** What the table has beside the groups and their test. */
  readonly extras?: ExtraMaker;
  /** P by Holm's method, where it covers more than the lines of this table. */
  readonly adjustedP?: (row: TableTwoRow) => number | undefined;
}

/** Table 2: the measurements by group. */
export function tableTwoModel(
  results: StudyResults,
  settings: PrintSettings,
  {
    quantities,
    structures,
    askedOf = results,
    marks = new FootnoteMarks(),
    extras = noExtras,
    adjustedP = extras.adjustedOf(results.tableTwo),
  }: TableTwoShown = {},
): TableModel {
  const { protocol, flow, choice } = results;
  const groups = groupsPrinted(results);
  const shown = results.tableTwo.filter(
    (row) =>
      (quantities === undefined || quantities.includes(row.quantity)) &&
      (structures === undefined || structures.includes(structureKey(row))),
  );
  const context: Context = { settings, marks, extras, alpha: protocol.alpha, adjustedP, flow: askedOf.flow };
  const rows: TableRow[] = [];
  for (const row of shown) {
    if (row.phase === 'preop') {
      const counts = countsText(row, flow);
      const label = `${structurePrefix(protocol, row, 'full')}${chosenQuantityHeading(row.quantity, results)}${counts}`;
      const how = counts === '' ? undefined : sampleCountHow(tableTwoLine(row, askedOf).sample);
      rows.push({ kind: 'heading', id: `heading|${tableTwoRowId(row)}`, label, ...(how && { how }) });
    }
    rows.push(...linesOf(row, context));
  }
  const named = (row: TableTwoRow) => ({ ...row, label: tableTwoRowName(row, protocol, choice) });
  const lines = shown.map(named);
  // Lines that are hidden were tested too.
  const tests = testsOf(results.tableTwo.map(named));
  const general = [
    `Values are ${summaryText(shown)}. ${averagingText(protocol)}`,
    ...resultNotes(results),
    ...pathNotes(lines, groups, protocol.alpha, settings),
    ...severalTestsNote(tests, protocol.alpha, settings, 'of Table 2'),
    ...extras.notes({
      lines: shown,
      groups,
      tests: tests.filter(({ p }) => p !== undefined).length,
      where: 'of Table 2',
      hasCategories: false,
    }),
    ...unevenExclusionNotes(flow),
    ...withoutSiNotes(flow),
    ...lossyNotes(flow),
    `${flowFootnote(flow, hasSubjectsWithoutSi(flow) ? 'with-value' : 'same')} ${ruleText(results)}`,
  ];
  const rowOf = new Map(shown.map((row) => [tableTwoRowId(row), row]));
  const table: TableModel = {
    id: 'table-2',
    title: 'Table 2',
    caption: captionOf('Measurements', results),
    labelHeading: '',
    columns: withExtraColumns(groupColumns(results, flow.analysedByGroup), extras, totalN(flow)),
    rows,
    footnotes: [...marks.footnotes(), ...general.map((text): TableFootnote => ({ text }))],
  };
  return withHow(table, (rowId, columnId) => {
    const row = rowOf.get(rowId);
    return row && lineHow(tableTwoLine(row, askedOf), askedOf, columnId);
  });
}

/** A line of Table 2 as "how" is told of it. */
export function tableTwoLine(row: TableTwoRow, results: StudyResults): HowLine {
  return measuredLine(row, results, tableTwoRowName(row, results.protocol, results.choice));
}

/** How many subjects of each group have the quantity, where it is not all: " (n = 31, 59)". */
export function countsText(
  row: Pick<TableTwoRow, 'values'>,
  { analysedByGroup, groups }: StudyResults['flow'],
): string {
  const counts = groups.map((group) => rowValues(row, group).length);
  const isWhole = groups.every((group, place) => counts[place] === ofGroup(analysedByGroup, group));
  return isWhole ? '' : ` (n = ${counts.join(', ')})`;
}

/** The columns of Table 1 and Table 2: the groups, and their test. */
export function groupColumns(
  results: StudyResults,
  n: StudyResults['flow']['analysedByGroup'],
): readonly TableColumn[] {
  return [
    ...groupsPrinted(results).map(
      ({ group, label }): TableColumn => ({
        id: group,
        label,
        sublabel: `n = ${ofGroup(n, group)}`,
        how: analysedHow(results, group),
        align: 'end',
        isGroup: true,
      }),
    ),
    { id: 'statistic-name', label: '', align: 'start' },
    { id: 'statistic', label: 'Statistic', align: 'end' },
    { id: 'p', label: 'P', align: 'end', isBounded: 'p' },
  ];
}

/** How values of lines are summarised: only what occurs in the table. */
export function summaryText(lines: readonly ComparedLine[]): string {
  const summaries = new Set(lines.map(lineSummary));
  const texts = [
    summaries.has('median-quartiles') ? 'median (Q1, Q3)' : '',
    summaries.has('mean-sd') ? 'mean ± SD' : '',
  ];
  return texts.filter((text) => text !== '').join(' or ');
}

interface Context extends ExtraContext {
  readonly adjustedP: (row: TableTwoRow) => number | undefined;
  /** Of the subjects that the lines are of. */
  readonly flow: StudyResults['flow'];
}

function linesOf(row: TableTwoRow, context: Context): readonly TableRow[] {
  const { settings, flow, extras } = context;
  const input = {
    ...{ row, flow, id: tableTwoRowId(row), label: phaseNames[row.phase] },
    decimals: decimalsOf(row.quantity, row.phase, settings),
    adjustedP: extras.hasAdjustedP ? context.adjustedP(row) : undefined,
  };
  return comparedRows(input, context);
}
