import type { FurtherRow } from '../../../analysis/furtherRows';
import { furtherRowId } from '../../../report/furtherTableModel';
import type { TableModel } from '../../../report/tableModel';
import type { ReadyResults } from '../../../state/resultsState';
import { ComparisonView, lineIds } from '../ComparisonView';
import { PathPanel } from '../PathPanel';
import { useRows } from '../useRows';

/** A table beyond Table 2: its change is what is asked first. */
export function FurtherTableView({
  ready,
  name,
  all,
  model,
}: {
  readonly ready: ReadyResults;
  readonly name: string;
  readonly all: readonly FurtherRow[];
  readonly model: TableModel | undefined;
}) {
  const first = all.find(({ phase }) => phase !== 'preop' && phase !== 'followUp') ?? all[0];
  const rows = useRows(name, lineIds(model), first && furtherRowId(first));
  if (!model) return null;
  return (
    <ComparisonView
      results={ready.results}
      model={model}
      testId={name}
      rows={rows}
      aside={<PathPanel ready={ready} rowId={rows.chosenId} rowLabel="" />}
    />
  );
}
