import type { PanelAnalyses } from '../../analysis/panelAnalyses';
import type { RegionStratum } from '../../analysis/strataByRegion';
import type { StudyResults } from '../../analysis/studyResults';
import type { TableTwoRow } from '../../analysis/tableTwo';
import { noExtras } from '../extras/extraColumns';
import type { ExtraMaker } from '../extras/extraMaker';
import { groupsPrinted, inSentence } from '../groupNames';
import { stratumResults } from '../how/stratumResults';
import { groupCountsHow } from '../how/subjectCountHow';
import { averagingText, ruleText } from '../methodNotes';
import { lineNotes, pathNotes, testsOf } from '../pathNotes';
import type { PrintSettings } from '../printSettings';
import { resultNotes } from '../resultNotes';
import { severalTestsNote } from '../severalTestsNote';
import { FootnoteMarks, type TableColumn, type TableModel, type TableRow } from '../tableModel';
import { summaryText, tableTwoModel, tableTwoRowId, tableTwoRowName } from '../tableTwoModel';
import { lossyNotes, unevenExclusionNotes, withoutSiNotes } from '../valueNotes';
import { captionWith } from './captionWith';
import { regionText } from './measureText';

/** Id of a line: a line of Table 2 in one region. */
export function strataRowId(region: string, row: Parameters<typeof tableTwoRowId>[0]): string {
  return `${region}|${tableTwoRowId(row)}`;
}

/** Table 2 of each region of the fractured level, one after another. */
export function strataTableModel(
  results: StudyResults,
  { strata }: Pick<PanelAnalyses, 'strata'>,
  settings: PrintSettings,
  extras: ExtraMaker = noExtras,
): TableModel {
  const groups = groupsPrinted(results);
  const marks = new FootnoteMarks();
  const adjustedP = extras.adjustedOf(strata.strata.flatMap(({ rows: own }) => own));
  const tables = strata.strata.map((stratum) => ({
    stratum,
    table: tableTwoModel({ ...results, tableTwo: stratum.rows }, settings, {
      askedOf: stratumResults(results, stratum),
      ...{ marks, extras, adjustedP },
    }),
  }));
  const [first] = tables;
  const rows = tables.flatMap(({ stratum, table }): readonly TableRow[] => {
    const counts = groups.map(({ group, label }) => `${inSentence(label)} ${stratum.n[group] ?? 0}`);
    const label = `${regionText(stratum.region)}, ${counts.join(', ')}`;
    return [
      {
        kind: 'heading',
        id: `heading|${stratum.region}`,
        label,
        how: groupCountsHow(stratumResults(results, stratum), `n of ${regionText(stratum.region)}`),
      },
      ...linesOf(table, stratum, results).map(
        (row): TableRow => ({ ...row, id: `${stratum.region}|${row.id}` }),
      ),
    ];
  });
  const out = [
    strata.noLevel.length > 0 ? `No level recorded: ${strata.noLevel.join(', ')}.` : '',
    strata.outside.length > 0 ? `Level outside T5 to L5: ${strata.outside.join(', ')}.` : '',
  ].filter((text) => text !== '');
  return {
    id: 'strata',
    title: 'Strata',
    caption: captionWith('Table 2 by region of the fractured level', results),
    labelHeading: '',
    columns: (first?.table.columns ?? []).map(withoutCount),
    rows,
    footnotes: [
      ...marks.footnotes(),
      ...[...notesOf(results, strata, settings, extras), ...out, ruleText(results)].map((text) => ({ text })),
    ],
  };
}

/** What is said of all regions once, and what of one region with its name. */
function notesOf(
  results: StudyResults,
  { strata }: PanelAnalyses['strata'],
  settings: PrintSettings,
  extras: ExtraMaker,
): readonly string[] {
  const { protocol, choice, flow } = results;
  const groups = groupsPrinted(results);
  const regions = strata.map(({ region, rows }) => ({
    name: regionText(region),
    lines: rows.map((row) => ({ ...row, label: tableTwoRowName(row, protocol, choice) })),
  }));
  const all = regions.flatMap(({ name, lines }) =>
    lines.map((line) => ({ ...line, label: `${name}: ${line.label}` })),
  );
  const { alpha } = protocol;
  const tests = testsOf(all);
  const [howChosen = ''] = pathNotes(all, groups, alpha, settings);
  return [
    `Values are ${summaryText(all)}. ${averagingText(protocol)}`,
    ...resultNotes(results),
    howChosen,
    ...regions.flatMap(({ name, lines }) =>
      lineNotes(lines, groups, alpha, settings).map((text) => `${name}: ${text}`),
    ),
    ...severalTestsNote(tests, alpha, settings),
    ...extras.notes({
      lines: all,
      groups,
      tests: tests.filter(({ p }) => p !== undefined).length,
      where: 'of this table',
      hasCategories: false,
    }),
    ...unevenExclusionNotes(flow),
    ...withoutSiNotes(flow),
    ...lossyNotes(flow),
  ];
}

/** The lines of a region's table, each with its whole name, so that a region needs one heading only. */
function linesOf(
  table: TableModel,
  { rows }: RegionStratum,
  { protocol, choice }: StudyResults,
): readonly Extract<TableRow, { kind: 'line' }>[] {
  const names = new Map(rows.map((row) => [tableTwoRowId(row), tableTwoRowName(row, protocol, choice)]));
  return table.rows.flatMap((row) =>
    row.kind === 'heading' ? [] : [{ ...row, label: names.get(row.id) ?? row.label }],
  );
}

/** How many subjects there are stands in the headings, of each region its own. */
function withoutCount({ how: _how, ...column }: TableColumn): TableColumn {
  if (!column.isGroup && column.id !== 'total') return column;
  const { sublabel: _n, ...alone } = column;
  return alone;
}

/** The line of Table 2 behind a line of the strata. */
export function strataRowOf(
  { strata }: Pick<PanelAnalyses, 'strata'>,
  id: string | undefined,
): { readonly region: string; readonly row: TableTwoRow } | undefined {
  for (const { region, rows } of strata.strata) {
    const row = rows.find((one) => strataRowId(region, one) === id);
    if (row) return { region, row };
  }
  return undefined;
}
