import type { TableModel } from '../../report/tableModel';
import { fullLabel } from './ComparisonView';
import { JournalTable } from './JournalTable';
import { modelsText } from './models/modelsText';
import type { Rows } from './useRows';

/** The table of a model: a line is chosen by its label, because it has more than a P to explain. */
export function ModelTable({
  model,
  testId,
  rows,
}: {
  readonly model: TableModel;
  readonly testId: string;
  readonly rows: Rows;
}) {
  return (
    <JournalTable
      model={model}
      testId={testId}
      tableRef={rows.tableRef}
      choice={{
        ids: new Set(rows.ids),
        column: 'label',
        chosenId: rows.chosenId,
        labelOf: (row) => modelsText.about(fullLabel(model, row.id)),
        onChoose: rows.choose,
      }}
    />
  );
}
