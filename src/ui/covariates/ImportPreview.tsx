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

function matches({ has }: SettledRow, filter: PreviewFilter): boolean {
  return filter === 'all' || has[filter];
}

/** Every row of the file with what it would do, cell by cell. A cell says old and new; choosing it says why. */
export function ImportPreview({ shown, subjects, dates, decisions, onDecide }: ImportPreviewProps) {
  const { outcome, plan } = shown;
  const box = useRef<HTMLDivElement>(null);
  const [filter, setFilter] = useState<PreviewFilter>('all');
  const [picked, setPicked] = useState<{ readonly row: number; readonly key: ColumnKey }>();
  const counts = { ...outcome.rowCounts, all: outcome.rows.length };
  const listed = useMemo(() => outcome.rows.filter((row) => matches(row, filter)), [outcome, filter]);
  const rows = useVirtualizer({
    count: listed.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowPx,
    overscan: 10,
    initialRect: { width: 900, height: 560 },
  });
  const columns = plan.columns.map(({ column }) => column);
  const choosable = useMemo(() => subjects.map(({ id, code }) => ({ value: id, label: code })), [subjects]);
  const hasFollowUp = plan.followUp !== undefined;
  // Rows that wait for their subject hold a choice.
  const subjectPx = outcome.rowCounts.unmatched === 0 ? 160 : 356;
  const widthsPx = columns.map((column) => columnWidthPx(column) + 24);
  const followUpPx = hasFollowUp ? 150 : 0;
  const template = `48px minmax(${subjectPx}px, 1.4fr) ${widthsPx.map((px) => `minmax(${px}px, 1fr)`).join(' ')}${hasFollowUp ? ` ${followUpPx}px` : ''}`;
  // Said in px: by its contents a part of the free width would be as wide as the widest column for all.
  const minWidth = 48 + subjectPx + widthsPx.reduce((sum, px) => sum + px, 0) + followUpPx;
  const texts = Object.fromEntries(
    filters.map((one) => [one, `${text.filters[one]} ${counts[one].toLocaleString('en-US')}`]),
  ) as Readonly<Record<PreviewFilter, string>>;
  const choices = filters.filter((one) => one === 'all' || one === filter || counts[one] > 0);
  const pickedRow = picked && outcome.rows[picked.row];
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
        <table className="preview-table" style={{ minWidth }}>
          <thead>
            <tr className="grid-head" style={{ gridTemplateColumns: template, minWidth }}>
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
                  choosable={choosable}
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
