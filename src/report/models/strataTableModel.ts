import type { PanelAnalyses } from '../../analysis/panelAnalyses';
import type { RegionStratum } from '../../analysis/strataByRegion';
import type { StudyResults } from '../../analysis/studyResults';
import type { TableTwoRow } from '../../analysis/tableTwo';
import type { Protocol } from '../../domain/study/protocol';
import { flowFootnote } from '../flowText';
import { groupsPrinted, inSentence } from '../groupNames';
import { groupCountsHow } from '../how/subjectCountHow';
import { stratumResults } from '../how/stratumResults';
import { ruleText } from '../methodNotes';
import type { PrintSettings } from '../printSettings';
import type { TableModel, TableRow } from '../tableModel';
import { tableTwoModel, tableTwoRowId, tableTwoRowName } from '../tableTwoModel';
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
): TableModel {
  const groups = groupsPrinted(results);
  const tables = strata.strata.map((stratum) => ({ stratum, table: tableOf(results, stratum, settings) }));
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
      ...linesOf(table, stratum, results.protocol).map(
        (row): TableRow => ({ ...row, id: `${stratum.region}|${row.id}` }),
      ),
    ];
  });
  // How many there are stands in the headings, of each region its own.
  const isOfAll = (text: string): boolean => text.startsWith(flowFootnote(results.flow).slice(0, 12));
  const notes = new Set(
    tables.flatMap(({ table }) => table.footnotes.flatMap(({ text }) => (isOfAll(text) ? [] : [text]))),
  );
  const out = [
    strata.noLevel.length > 0 ? `No level recorded: ${strata.noLevel.join(', ')}.` : '',
    strata.outside.length > 0 ? `Level outside T5 to L5: ${strata.outside.join(', ')}.` : '',
  ].filter((text) => text !== '');
  return {
    id: 'strata',
    title: 'Strata',
    caption: captionWith('Table 2 by region of the fractured level', results),
    labelHeading: '',
    columns: (first?.table.columns ?? []).map(({ sublabel: _n, how: _how, ...column }) => column),
    rows,
    footnotes: [...notes, ...out, ruleText(results)].map((text) => ({ text })),
  };
}

/** The lines of a region's table, each with its whole name, so that a region needs one heading only. */
function linesOf(
  table: TableModel,
  { rows }: RegionStratum,
  protocol: Protocol,
): readonly Extract<TableRow, { kind: 'line' }>[] {
  const names = new Map(rows.map((row) => [tableTwoRowId(row), tableTwoRowName(row, protocol)]));
  return table.rows.flatMap((row) =>
    row.kind === 'heading'
      ? []
      : [
          {
            ...row,
            label: names.get(row.id) ?? row.label,
            // Which test it was stands in the panel beside: marks would differ from region to region.
            cells: row.cells.map(({ mark: _mark, ...cell }) => cell),
          },
        ],
  );
}

function tableOf(results: StudyResults, stratum: RegionStratum, settings: PrintSettings): TableModel {
  return tableTwoModel({ ...results, tableTwo: stratum.rows }, settings, {
    askedOf: stratumResults(results, stratum),
  });
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
