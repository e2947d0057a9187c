import { Button } from '@mantine/core';
import { useViewportSize } from '@mantine/hooks';
import { IconCopy } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import type { FurtherRow } from '../../analysis/furtherRows';
import type { Phase } from '../../analysis/quantity';
import { phases } from '../../analysis/quantity';
import type { StudyResults } from '../../analysis/studyResults';
import { agreementTableModel } from '../../report/agreementTableModel';
import { fatTableModel, furtherRowId, normalisedTableModel } from '../../report/furtherTableModel';
import { printSettingsOf } from '../../report/printSettingsOf';
import type { TableModel } from '../../report/tableModel';
import { tableOneModel } from '../../report/tableOneModel';
import { tableTwoModel, tableTwoRowId } from '../../report/tableTwoModel';
import { KeyCap } from '../parts/KeyCap';
import { Segments } from '../parts/Segments';
import { AgreementPart, agreementRowId } from './AgreementPart';
import { ChangeFigures } from './ChangeFigures';
import { CorrelationPart, correlationModel } from './CorrelationPart';
import { focusRow, JournalTable } from './JournalTable';
import { NotAnalysedList } from './NotAnalysedList';
import { PathPanel } from './PathPanel';
import { type ResultsTable, resultsText, tablesOf } from './resultsText';
import { TableList } from './TableList';
import { ToLookAtList } from './ToLookAtList';
import { copyTable } from './tableClipboard';
import { useResultsKeys } from './useResultsKeys';

/** The rows that are chosen when a table is first shown: what the study asks, the change. */
function firstChosen(results: StudyResults): Readonly<Record<ResultsTable, string | undefined>> {
  const change = results.tableTwo.find((row) => row.phase === 'changePercent') ?? results.tableTwo[0];
  const rated = results.agreement.ok ? results.agreement.value.rows : [];
  const agreed = rated.find((row) => row.side === 'mean') ?? rated[0];
  return {
    'table-one': results.tableOne.rows[0]?.variable,
    'table-two': change && tableTwoRowId(change),
    normalised: firstChange(results.normalised),
    fat: firstChange(results.fat),
    correlation: undefined,
    agreement: agreed && agreementRowId(agreed),
  };
}

function firstChange(rows: readonly FurtherRow[]): string | undefined {
  const row = rows.find(({ phase }) => phase !== 'preop' && phase !== 'followUp') ?? rows[0];
  return row && furtherRowId(row);
}

function modelsOf(
  results: StudyResults,
  phase: Phase,
): Readonly<Record<ResultsTable, TableModel | undefined>> {
  const settings = printSettingsOf(results);
  const agreement = agreementTableModel(results, { settings, phases: [phase] });
  return {
    'table-one': tableOneModel(results, settings),
    'table-two': tableTwoModel(results, settings),
    normalised: normalisedTableModel(results, settings),
    fat: fatTableModel(results, settings),
    correlation: correlationModel(results),
    agreement: agreement.ok ? agreement.value : undefined,
  };
}

/** Rows with a test of their own: of Table 1 the variables, of the others every line. */
function choosable(
  results: StudyResults,
  table: ResultsTable,
  model: TableModel | undefined,
): readonly string[] {
  if (table === 'correlation') return [];
  const lines = model?.rows.flatMap((row) => (row.kind === 'line' ? [row.id] : [])) ?? [];
  if (table !== 'table-one') return lines;
  const variables = new Set<string>(results.tableOne.rows.map((row) => row.variable));
  return lines.filter((id) => variables.has(id));
}

/** Tables on the left, the chosen one in the middle, how its chosen P came about on the right. */
export function ResultsReady({ results }: { readonly results: StudyResults }) {
  const [table, setTable] = useState<ResultsTable>('table-two');
  const [phase, setPhase] = useState<Phase>('preop');
  const [chosen, setChosen] = useState(() => firstChosen(results));
  const [copyState, setCopyState] = useState<'none' | 'copied' | 'refused'>('none');
  const tableRef = useRef<HTMLTableElement>(null);
  const { height: viewportHeight } = useViewportSize();

  const models = useMemo(() => modelsOf(results, phase), [results, phase]);
  const model = models[table];
  const tables = useMemo(() => tablesOf(results), [results]);
  const ids = useMemo(() => choosable(results, table, model), [results, table, model]);
  // A line of another time point is the same line: the choice follows the switch.
  const own = chosen[table];
  const chosenId = own !== undefined && ids.includes(own) ? own : ids[0];

  const choose = (id: string): void => setChosen((before) => ({ ...before, [table]: id }));
  const show = (next: ResultsTable): void => {
    setTable(next);
    setCopyState('none');
  };
  const showPhase = (next: Phase): void => {
    const suffix = `|${phase}`;
    if (chosenId?.endsWith(suffix)) choose(`${chosenId.slice(0, -suffix.length)}|${next}`);
    setPhase(next);
  };
  const copy = async (): Promise<void> => {
    if (model) setCopyState((await copyTable(model)) ? 'copied' : 'refused');
  };
  const keys = {
    moveRow: (step: 1 | -1) => {
      const next = ids[Math.min(ids.length - 1, Math.max(0, ids.indexOf(chosenId ?? '') + step))];
      if (next === undefined) return;
      choose(next);
      focusRow(tableRef.current, next);
    },
    moveTable: (step: 1 | -1) => {
      const at = tables.indexOf(table) + step;
      const next = tables[(at + tables.length) % tables.length];
      if (next) show(next);
    },
    copy: () => void copy(),
  };
  useResultsKeys(keys);

  const chosenRow = model?.rows.find((row) => row.id === chosenId);
  const structure = results.tableTwo.find((row) => tableTwoRowId(row) === chosenId) ?? results.tableTwo[0];
  const hasSubjects = results.flow.counts.analysed > 0;
  const hasPath = table !== 'correlation' && table !== 'agreement';
  return (
    <div className={hasPath ? 'results-screen with-path' : 'results-screen'}>
      <TableList tables={tables} table={table} onShow={show} />
      <div className="results-main" data-table={table}>
        <div className="results-title">
          <h1>{model?.title ?? resultsText.tableNames[table]}</h1>
          <span className="muted">{model?.caption}</span>
          <span className="gap" />
          {table === 'agreement' && results.agreement.ok ? (
            <Segments
              label={resultsText.phaseSwitch}
              choices={phases}
              chosen={phase}
              texts={resultsText.phases}
              onChoose={showPhase}
            />
          ) : null}
          <Button
            leftSection={<IconCopy size={15} aria-hidden />}
            rightSection={<KeyCap name="C" />}
            disabled={!model}
            onClick={() => void copy()}
          >
            {resultsText.copy}
          </Button>
        </div>
        <p className="copy-state hint" role="status">
          {copyState === 'copied' ? resultsText.copied : copyState === 'refused' ? resultsText.notCopied : ''}
        </p>
        {table === 'agreement' ? (
          <AgreementPart
            results={results}
            model={model}
            chosenId={chosenId}
            onChoose={choose}
            tableRef={tableRef}
          />
        ) : model && table === 'correlation' ? (
          <CorrelationPart results={results} model={model} />
        ) : model ? (
          <JournalTable
            model={model}
            testId={table}
            tableRef={tableRef}
            choice={{
              ids: new Set(ids),
              column: 'p',
              chosenId,
              labelOf: (row) => resultsText.howP(fullLabel(model, row.id)),
              onChoose: choose,
            }}
          />
        ) : null}
        {table === 'table-two' && structure && hasSubjects ? (
          <ChangeFigures results={results} structure={structure} height={figureHeight(viewportHeight)} />
        ) : null}
        {table === 'agreement' ? null : (
          <>
            <NotAnalysedList flow={results.flow} protocol={results.protocol} />
            <ToLookAtList flow={results.flow} protocol={results.protocol} />
          </>
        )}
      </div>
      {hasPath ? (
        <aside className="results-path" aria-label={resultsText.path}>
          <PathPanel results={results} rowId={chosenId} rowLabel={chosenRow?.label ?? ''} />
        </aside>
      ) : null}
    </div>
  );
}

/** Figures grow with the window, but never push each other off a small one. */
function figureHeight(viewportHeight: number): number {
  if (viewportHeight > 1300) return 440;
  return viewportHeight > 1000 ? 300 : 236;
}

/** A row's label with the heading above it: "ROI-CSA, mm²: Pre-op". */
function fullLabel(model: TableModel, id: string): string {
  let heading = '';
  for (const row of model.rows) {
    if (row.kind === 'heading') heading = `${row.label}: `;
    else if (row.id === id) return `${heading}${row.label}`;
  }
  return id;
}
