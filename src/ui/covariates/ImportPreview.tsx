import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import type { DateForm } from '../../domain/covariateTable/cellText';
import type { ColumnKey, CovariateColumn } from '../../domain/covariateTable/covariateColumn';
import { cellKey, type SettledRow } from '../../domain/covariateTable/importOutcome';
import type { Subject } from '../../domain/study/subject';
import { Segments } from '../parts/Segments';
import { StateIcon } from '../parts/StateIcon';
import { columnLabel, flagText, problemText } from './covariatesText';
import { columnWidthPx } from './gridCells';
import { importText as text } from './importText';
import { PreviewRow, shownValue } from './PreviewRow';
import type { ImportDecisions, ShownImport } from './useImportPlan';

type PreviewFilter = keyof typeof text.filters;
const filters = ['all', 'new', 'changed', 'refused', 'flagged', 'unmatched'] as const;
const rowPx = 30;

interface ImportPreviewProps {
  readonly shown: ShownImport;
  readonly subjects: readonly Subject[];
  readonly dates: DateForm;
  readonly decisions: ImportDecisions;
  readonly onDecide: (decisions: ImportDecisions) => void;
}

function matches({ row, cells }: SettledRow, filter: PreviewFilter): boolean {
  const some = (is: (key: ColumnKey) => boolean): boolean => [...cells.keys()].some(is);
  switch (filter) {
    case 'all':
      return true;
    case 'new':
      return some((key) => row.cells.get(key)?.state === 'new' && !cells.get(key)?.problem);
    case 'changed':
      return some((key) => row.cells.get(key)?.state === 'changed' && !cells.get(key)?.problem);
    case 'refused':
      return some((key) => cells.get(key)?.problem !== undefined);
    case 'flagged':
      return row.followUp !== undefined && row.followUp.days !== row.followUp.fileDays
        ? true
        : some((key) => cells.get(key)?.flag !== undefined && !cells.get(key)?.problem);
    case 'unmatched':
      return row.match.kind !== 'matched';
  }
}

/** Every row of the file with what it would do, cell by cell. A cell says old and new; choosing it says why. */
export function ImportPreview({ shown, subjects, dates, decisions, onDecide }: ImportPreviewProps) {
  const { outcome, plan } = shown;
  const box = useRef<HTMLDivElement>(null);
  const [filter, setFilter] = useState<PreviewFilter>('all');
  const [picked, setPicked] = useState<{ readonly row: number; readonly key: ColumnKey }>();
  const counts = useMemo(
    () => new Map(filters.map((one) => [one, outcome.rows.filter((row) => matches(row, one)).length])),
    [outcome],
  );
  const listed = useMemo(() => outcome.rows.filter((row) => matches(row, filter)), [outcome, filter]);
  const rows = useVirtualizer({
    count: listed.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowPx,
    overscan: 10,
    initialRect: { width: 900, height: 560 },
  });
  const columns = plan.columns.map(({ column }) => column);
  const hasFollowUp = plan.followUp !== undefined;
  const template = `48px minmax(330px, 1.4fr) ${columns.map((column) => `minmax(${columnWidthPx(column) + 24}px, 1fr)`).join(' ')}${hasFollowUp ? ' 150px' : ''}`;
  const texts = Object.fromEntries(
    filters.map((one) => [one, `${text.filters[one]} ${(counts.get(one) ?? 0).toLocaleString('en-US')}`]),
  ) as Readonly<Record<PreviewFilter, string>>;
  const choices = filters.filter((one) => one === 'all' || one === filter || (counts.get(one) ?? 0) > 0);
  const pickedRow = picked && outcome.rows.find(({ row }) => row.at === picked.row);
  const pickedColumn = columns.find(({ key }) => key === picked?.key);
  return (
    <section className="import-preview" aria-label={text.previewTitle}>
      <div className="import-preview-head">
        <h2>{text.previewTitle}</h2>
        <Segments
          label={text.filterLabel}
          choices={choices}
          chosen={filter}
          texts={texts}
          onChoose={setFilter}
        />
      </div>
      <div className="covariate-table preview" ref={box} data-testid="import-preview">
        <table className="preview-table">
          <thead>
            <tr className="grid-head" style={{ gridTemplateColumns: template }}>
              <th className="grid-cell number">{text.row}</th>
              <th className="grid-cell">{text.subject}</th>
              {columns.map((column) => (
                <th key={column.key} className="grid-cell">
                  {columnLabel(column)}
                </th>
              ))}
              {hasFollowUp ? <th className="grid-cell">{text.followHead}</th> : null}
            </tr>
          </thead>
          <tbody className="grid-body" style={{ height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map(({ index, start }) => {
              const settled = listed[index];
              return settled ? (
                <PreviewRow
                  key={settled.row.at}
                  settled={settled}
                  columns={columns}
                  dates={dates}
                  template={template}
                  topPx={start}
                  hasFollowUp={hasFollowUp}
                  subjects={subjects}
                  picked={picked?.row === settled.row.at ? picked.key : undefined}
                  onPick={(key) => setPicked({ row: settled.row.at, key })}
                  onRow={(choice) => {
                    const { [settled.row.at]: _before, ...others } = decisions.rowChoices;
                    const rowChoices =
                      choice === undefined ? others : { ...others, [settled.row.at]: choice };
                    onDecide({ ...decisions, rowChoices });
                  }}
                />
              ) : null;
            })}
          </tbody>
        </table>
        {listed.length === 0 ? <p className="muted covariates-none">{text.noRows}</p> : null}
      </div>
      <div className="import-cell-line">
        {pickedRow && pickedColumn ? (
          <CellLine
            settled={pickedRow}
            column={pickedColumn}
            dates={dates}
            onTake={(take) => {
              const cells = {
                ...decisions.choices.cells,
                [cellKey(pickedRow.row.at, pickedColumn.key)]: take,
              };
              onDecide({ ...decisions, choices: { ...decisions.choices, cells } });
            }}
          />
        ) : (
          <span className="hint">{text.pick}</span>
        )}
      </div>
    </section>
  );
}

interface CellLineProps {
  readonly settled: SettledRow;
  readonly column: CovariateColumn;
  readonly dates: DateForm;
  readonly onTake: (take: 'take' | 'keep') => void;
}

/** What one cell says and why, and the choice of it. */
function CellLine({ settled, column, dates, onTake }: CellLineProps) {
  const { row, cells } = settled;
  const cell = row.cells.get(column.key);
  const after = cells.get(column.key);
  if (!cell || !after) return <span className="hint">{text.pick}</span>;
  const { problem, flag, isTaken } = after;
  const isChoice = !problem && ['new', 'changed', 'not-in-file'].includes(cell.state);
  return (
    <>
      <strong>
        {row.subject?.code} · {columnLabel(column)}
      </strong>
      <span className="muted">{text.cellLine(cell.text, shownValue(cell.before, column, dates))}</span>
      {problem ? (
        <span className="icon-text" role="status">
          <StateIcon state="wrong" size={14} />
          {problemText(problem)}
        </span>
      ) : flag ? (
        <span className="icon-text" role="status">
          <StateIcon state="attention" size={14} />
          {flagText(flag)}
        </span>
      ) : null}
      <span className="gap" />
      {isChoice ? (
        <Button size="compact-sm" onClick={() => onTake(isTaken ? 'keep' : 'take')}>
          {isTaken ? (cell.state === 'new' ? text.leaveCell : text.keepCell) : text.takeCell}
        </Button>
      ) : null}
    </>
  );
}
