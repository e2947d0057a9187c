import type { ReactNode } from 'react';
import type { StudyResults } from '../../analysis/studyResults';
import type { TableModel } from '../../report/tableModel';
import { JournalTable } from './JournalTable';
import { NotAnalysedList } from './NotAnalysedList';
import { resultsText } from './resultsText';
import { ToLookAtList } from './ToLookAtList';
import type { Rows } from './useRows';
import { ViewFrame } from './ViewFrame';

/** A view of one table of comparisons: the P of the chosen line is explained on the right. */
export function ComparisonView({
  results,
  model,
  testId,
  rows,
  aside,
  actions,
  children,
}: {
  readonly results: StudyResults;
  readonly model: TableModel;
  readonly testId: string;
  readonly rows: Rows;
  readonly aside: ReactNode;
  readonly actions?: ReactNode;
  /** Figures under the table. */
  readonly children?: ReactNode;
}) {
  return (
    <ViewFrame title={model.title} caption={model.caption} table={model} aside={aside} actions={actions}>
      <JournalTable
        model={model}
        testId={testId}
        tableRef={rows.tableRef}
        choice={{
          ids: new Set(rows.ids),
          column: 'p',
          chosenId: rows.chosenId,
          labelOf: (row) => resultsText.howP(fullLabel(model, row.id)),
          onChoose: rows.choose,
        }}
      />
      {children}
      <NotAnalysedList flow={results.flow} protocol={results.protocol} />
      <ToLookAtList flow={results.flow} protocol={results.protocol} />
    </ViewFrame>
  );
}

/** Ids of the lines of a table. */
export function lineIds(model: TableModel | undefined): readonly string[] {
  return model?.rows.flatMap((row) => (row.kind === 'line' ? [row.id] : [])) ?? [];
}

/** A row's label with the heading above it: "ROI-CSA, mm²: Pre-op". */
export function fullLabel(model: TableModel, id: string): string {
  let heading = '';
  for (const row of model.rows) {
    if (row.kind === 'heading') heading = `${row.label}: `;
    else if (row.id === id) return `${heading}${row.label}`;
  }
  return id;
}
