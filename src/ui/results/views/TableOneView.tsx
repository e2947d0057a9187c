import { useMemo } from 'react';
import { tableOneRowId } from '../../../analysis/tableOneRowId';
import { printSettingsOf } from '../../../report/printSettingsOf';
import { tableOneModel } from '../../../report/tableOneModel';
import type { ReadyResults } from '../../../state/resultsState';
import { ComparisonView, lineIds } from '../ComparisonView';
import { PathPanel } from '../PathPanel';
import { useRows } from '../useRows';

/** Table 1: who the subjects are. */
export function TableOneView({ ready }: { readonly ready: ReadyResults }) {
  const { results } = ready;
  const model = useMemo(() => tableOneModel(results, printSettingsOf(results)), [results]);
  const variables = new Set(
    results.tableOne.rows.flatMap((row) => (row.kind === 'date' ? [] : tableOneRowId(row))),
  );
  const rows = useRows(
    'table-one',
    lineIds(model).filter((id) => variables.has(id)),
  );
  const label = model.rows.find((row) => row.id === rows.chosenId)?.label ?? '';
  return (
    <ComparisonView
      results={results}
      model={model}
      testId="table-one"
      rows={rows}
      aside={<PathPanel ready={ready} rowId={rows.chosenId} rowLabel={label} />}
    />
  );
}
