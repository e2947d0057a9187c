import { comparisonKey, observersComparison } from '../../analysis/agreementComparison';
import { comparisonsOf } from '../comparisonNames';
import type { ExportFacts } from '../export/exportFacts';
import type { ExportSettings } from '../export/exportSettings';
import { exportTable, exportTableList } from '../export/tables/exportTables';
import type { TableModel } from '../tableModel';

/** A table that the kit recomputes, as it is printed, and by which rule. */
export interface KitTable {
  /** By region: Table 2 once for each region, its lines' ids begin with the region's. */
  readonly kind: 'table-1' | 'table-2' | 'table-2-by-region' | 'agreement';
  readonly model: TableModel;
  /** Of agreement: key of the comparison. */
  readonly comparison?: string;
}

const ofGroups: Readonly<Record<string, Exclude<KitTable['kind'], 'agreement'>>> = {
  'table-1': 'table-1',
  'table-2': 'table-2',
  'table-2-by-region': 'table-2-by-region',
};

/** The comparisons of raters that the kit's ratings hold, by their keys: of the observers, then of rounds. */
export function kitComparisons({ results }: Pick<ExportFacts, 'results'>): readonly string[] {
  return [
    comparisonKey(observersComparison),
    ...results.roundsAgreement.map(({ comparison }) => comparisonKey(comparison)),
  ];
}

/** The tables that the kit recomputes: 1, 2, 2 by region, and agreement between observers and between rounds. */
export function kitTables(facts: ExportFacts, settings: ExportSettings): readonly KitTable[] {
  const rounds = comparisonsOf(facts.results)
    .filter(({ kind }) => kind === 'rounds')
    .map(comparisonKey);
  return exportTableList(facts).flatMap(({ id, whyNot }): readonly KitTable[] => {
    if (whyNot !== undefined) return [];
    const model = () => exportTable(facts, settings, id);
    const kind = ofGroups[id];
    if (kind) return [{ kind, model: model() }];
    if (id === 'agreement') return [{ kind: 'agreement', model: model(), comparison: 'observers' }];
    const place = /^agreement-rounds-(\d+)$/.exec(id)?.[1];
    const comparison = place === undefined ? undefined : rounds[Number(place) - 1];
    return comparison === undefined ? [] : [{ kind: 'agreement', model: model(), comparison }];
  });
}
