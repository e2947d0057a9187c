import { Button } from '@mantine/core';
import { IconArrowLeft, IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import type { TableChoice } from '../../domain/covariateTable/tableFile';
import type { OpenProject } from '../../state/openProject';
import { useApp } from '../AppContext';
import { Frame } from '../frame/Frame';
import { Segments } from '../parts/Segments';
import { StateIcon } from '../parts/StateIcon';
import { ApplyBar, checkedDefinitions } from './ApplyBar';
import { ColumnPanel } from './ColumnPanel';
import { covariatesText } from './covariatesText';
import { type DoneImport, DoneStrip } from './DoneStrip';
import { ImportPreview } from './ImportPreview';
import { ImportSource } from './ImportSource';
import { tableProblemText, importText as text } from './importText';
import { type ReadSource, SourceBar } from './SourceBar';
import { type ImportDecisions, noDecisions, type ShownImport, useImportPlan } from './useImportPlan';
import './covariateTable.css';
import './covariateImport.css';

interface ImportScreenProps {
  readonly open: OpenProject;
  readonly onGrid: () => void;
  readonly onBack: () => void;
}

const noCells: readonly (readonly string[])[] = [];

/** Import of covariates on one screen: the file, what its columns are, what would change, and the act. */
export function ImportScreen({ open, onGrid, onBack }: ImportScreenProps) {
  const app = useApp();
  const [source, setSource] = useState<ReadSource>();
  const [decisions, setDecisions] = useState<ImportDecisions>(noDecisions);
  const [isReading, setReading] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const [done, setDone] = useState<DoneImport>();
  const shown = useImportPlan(open, source?.table.cells ?? noCells, decisions);

  const begin = (read: ReadSource | undefined): void => {
    setSource(read);
    setDecisions(noDecisions);
    setDone(undefined);
  };
  const read = async (name: string, bytes: Uint8Array, choice: TableChoice): Promise<void> => {
    setReading(true);
    setRefusal(undefined);
    try {
      const table = await (await app.tableFormats()).read(bytes, choice);
      if (table.ok) begin({ name, bytes, table: table.value });
      else {
        setRefusal(tableProblemText(table.error));
        // A choice that does not fit leaves what was read before.
        if (!source) begin(undefined);
      }
    } finally {
      setReading(false);
    }
  };
  const paste = async (pasted: string): Promise<void> => {
    setRefusal(undefined);
    const cells = (await app.tableFormats()).readPasted(pasted);
    if (!cells.ok) setRefusal(tableProblemText(cells.error));
    else {
      const { delimiter } = cells.value;
      const table = {
        kind: 'text',
        cells: cells.value.cells,
        encoding: 'utf-8',
        delimiter,
        isSure: true,
      } as const;
      begin({ name: text.pasted, bytes: undefined, table });
    }
  };
  const again = (choice: TableChoice): void => {
    if (source?.bytes) void read(source.name, source.bytes, choice);
  };
  const apply = async ({ outcome, plan }: ShownImport): Promise<void> => {
    const changed = await app.changeCovariates({
      kind: 'imported',
      changes: outcome.changes,
      definitions: checkedDefinitions(plan, open) ?? [],
    });
    setDone({ ...changed, columns: plan.newDefinitions.length, asked: outcome.values });
  };

  const hasPlan = source !== undefined && shown.plan !== undefined && shown.outcome !== undefined;
  const ready = hasPlan ? (shown as ShownImport) : undefined;
  return (
    <Frame tab="cohort">
      <div className="covariates-screen" data-testid="covariate-import">
        <header className="covariates-head">
          <Button leftSection={<IconArrowLeft size={15} aria-hidden />} onClick={onBack}>
            {covariatesText.back}
          </Button>
          <h1>{text.title}</h1>
          <span className="muted">{done ? source?.name : text.lead}</span>
          <span className="gap" />
          <Button leftSection={<IconTable size={15} aria-hidden />} onClick={onGrid}>
            {text.toGrid}
          </Button>
        </header>
        {done ? null : source ? (
          <SourceBar
            source={source}
            rows={shown.table.rows.length}
            columns={shown.table.headers.length}
            onChoose={again}
            onOther={() => begin(undefined)}
            cells={source.table.cells}
            head={shown.table.head}
            namesRow={decisions.namesRow}
            // What was said of columns and rows is said of those of the other names.
            onNamesRow={(namesRow) => setDecisions({ ...noDecisions, namesRow })}
          />
        ) : (
          <ImportSource
            refusal={refusal}
            isReading={isReading}
            onFile={(file) => void file.arrayBuffer().then((all) => read(file.name, new Uint8Array(all), {}))}
            onPaste={(pasted) => void paste(pasted)}
          />
        )}
        {source && refusal ? (
          <p role="alert" className="covariate-strip icon-text">
            <StateIcon state="wrong" />
            {refusal}
          </p>
        ) : null}
        {done ? (
          <DoneStrip
            done={done}
            onUndo={() => void app.undoCovariates().then((undone) => setDone({ ...done, undone }))}
            onNext={() => begin(undefined)}
            onBack={onBack}
          />
        ) : null}
        {source && !ready && !done ? (
          <p role="status" className="muted covariates-none">
            {text.planning}
          </p>
        ) : null}
        {ready && !done ? (
          <>
            <div className="import-body">
              <aside className="import-columns" aria-label={text.columnsTitle}>
                <h2>{text.columnsTitle}</h2>
                {ready.leftOut.length > 0 ? <p className="hint">{text.leftOut(ready.leftOut)}</p> : null}
                {ready.targets.some(({ kind }) =>
                  ['subject-code', 'hospital-number', 'name'].includes(kind),
                ) ? null : (
                  <p role="alert" className="icon-text top">
                    <StateIcon state="attention" />
                    {text.noSubject}
                  </p>
                )}
                {ready.plan.several > 0 ? (
                  <div
                    className="column-question"
                    data-waits={decisions.ofSeveral === undefined || undefined}
                  >
                    <p className="field-label">{text.several(ready.plan.several)}</p>
                    <Segments
                      label={text.several(ready.plan.several)}
                      choices={['none', 'first', 'last'] as const}
                      chosen={decisions.ofSeveral ?? 'none'}
                      texts={text.ofSeveral}
                      onChoose={(one) =>
                        setDecisions({ ...decisions, ofSeveral: one === 'none' ? undefined : one })
                      }
                    />
                  </div>
                ) : null}
                {ready.plan.followUp ? (
                  <p className="hint">
                    {text.followUp(
                      ready.plan.followUp.agree,
                      ready.plan.followUp.differ,
                      ready.plan.followUp.notCompared,
                    )}
                  </p>
                ) : null}
                {ready.table.headers.map((header, at) => (
                  <ColumnPanel
                    // Columns have no identity but their place in the file.
                    // biome-ignore lint/suspicious/noArrayIndexKey: see above
                    key={`${at} ${header}`}
                    shown={ready}
                    at={at}
                    decisions={decisions}
                    definitions={open.project.customCovariates ?? []}
                    isIdentityKept={open.project.identity === 'kept'}
                    onDecide={setDecisions}
                  />
                ))}
              </aside>
              <ImportPreview
                shown={ready}
                subjects={open.subjects}
                dates={open.project.identity === 'removed' ? 'days' : 'dates'}
                decisions={decisions}
                onDecide={setDecisions}
              />
            </div>
            <ApplyBar shown={ready} open={open} decisions={decisions} onApply={() => void apply(ready)} />
          </>
        ) : null}
      </div>
    </Frame>
  );
}
