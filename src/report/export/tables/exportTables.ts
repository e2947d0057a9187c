import { present } from '../../../base/assert';
import { madeExtras } from '../../extras/madeExtras';
import { printSettingsOf } from '../../printSettingsOf';
import type { TableModel } from '../../tableModel';
import type { ExportFacts } from '../exportFacts';
import type { ExportSettings } from '../exportSettings';
import { withAbbreviations } from './abbreviations';
import { styledTable } from './styledTable';
import { stylePrintSettings } from './stylePrintSettings';
import { type TableMaker, tableMakers } from './tableMakers';
import { typedTexts } from './typedTexts';
import { withoutHow } from './withoutHow';

/** All tables of a study as a journal prints them. */
export interface ExportTables {
  readonly tableOne: TableModel;
  readonly tableTwo: TableModel;
  /** Absent where no level is known, or the groups are made of levels. */
  readonly tableTwoByRegion?: TableModel;
  readonly agreement: TableModel | undefined;
  /** Why there is no agreement, in words. */
  readonly whyNoAgreement: string | undefined;
  /** What else the Results screen shows, in its order. */
  readonly further: readonly TableModel[];
}

/** A table that can be exported, by its id. */
export type ExportTableEntry = Omit<TableMaker, 'make'>;

/** What tables there are, in the order of a paper, without making any. */
export function exportTableList(facts: ExportFacts): readonly ExportTableEntry[] {
  return tableMakers(facts).map(({ make: _make, ...entry }) => entry);
}

/** One table of `exportTableList`, in the style of the settings and with the extras that they ask for. */
export function exportTable(facts: ExportFacts, settings: ExportSettings, id: string): TableModel {
  const maker = present(
    tableMakers(facts).find((one) => one.id === id),
    `the table ${id}`,
  );
  return tableOf(maker, facts, settings);
}

/** All tables, in the style of the settings and with the extras that they ask for. */
export function exportTables(facts: ExportFacts, settings: ExportSettings): ExportTables {
  const makers = tableMakers(facts);
  const main = ['table-1', 'table-2', 'table-2-by-region', 'agreement'];
  const made = (id: string): TableModel | undefined => {
    const maker = makers.find((one) => one.id === id);
    return maker && maker.whyNot === undefined ? tableOf(maker, facts, settings) : undefined;
  };
  const tableTwoByRegion = made('table-2-by-region');
  return {
    tableOne: present(made('table-1'), 'Table 1'),
    tableTwo: present(made('table-2'), 'Table 2'),
    ...(tableTwoByRegion && { tableTwoByRegion }),
    agreement: made('agreement'),
    whyNoAgreement: makers.find(({ id }) => id === 'agreement')?.whyNot,
    further: makers.filter(({ id }) => !main.includes(id)).map((maker) => tableOf(maker, facts, settings)),
  };
}

function tableOf(
  { id, make }: TableMaker,
  facts: ExportFacts,
  { style, extras }: ExportSettings,
): TableModel {
  const settings = stylePrintSettings(printSettingsOf(facts.results), style);
  const model = { ...withoutHow(make(settings, madeExtras(extras))), id, typed: typedTexts(facts) };
  return withAbbreviations(styledTable(model, style));
}
