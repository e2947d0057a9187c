import { Select } from '@mantine/core';
import { useState } from 'react';
import { cellText, type DateForm } from '../../domain/covariateTable/cellText';
import type { CellValue } from '../../domain/covariateTable/cellValue';
import type { ColumnKey, CovariateColumn } from '../../domain/covariateTable/covariateColumn';
import { foldText } from '../../domain/covariateTable/foldText';
import type { SettledRow } from '../../domain/covariateTable/importOutcome';
import type { SubjectId } from '../../domain/ids';
import { StateIcon } from '../parts/StateIcon';
import { covariatesText } from './covariatesText';
import { importText as text } from './importText';

type Choosable = readonly { readonly value: SubjectId; readonly label: string }[];

interface PreviewRowProps {
  readonly settled: SettledRow;
  readonly columns: readonly CovariateColumn[];
  readonly dates: DateForm;
  readonly template: string;
  readonly topPx: number;
  readonly hasFollowUp: boolean;
  /** All subjects, as a choice. */
  readonly choosable: Choosable;
  readonly picked: ColumnKey | undefined;
  readonly onPick: (key: ColumnKey) => void;
  readonly onRow: (choice: SubjectId | 'left-out' | undefined) => void;
}

/** One row of the file: its subject, and what each cell would do. */
export function PreviewRow(props: PreviewRowProps) {
  const { settled, columns, dates, template, topPx, hasFollowUp, choosable, picked, onPick, onRow } = props;
  const { row, cells } = settled;
  return (
    <tr
      className={row.match.kind === 'matched' ? 'grid-row' : 'grid-row excluded'}
      style={{ gridTemplateColumns: template, transform: `translateY(${topPx}px)` }}
      data-testid={`preview-${row.rowNumber}`}
    >
      <td className="grid-cell number faint">{row.rowNumber}</td>
      <td className="grid-cell preview-subject">
        <SubjectOfRow settled={settled} choosable={choosable} onRow={onRow} />
      </td>
      {columns.map((column) => {
        const cell = row.cells.get(column.key);
        const after = cells.get(column.key);
        if (!cell || !after) return <td key={column.key} className="grid-cell" />;
        return (
          <td key={column.key} className={picked === column.key ? 'grid-cell active' : 'grid-cell'}>
            <button type="button" className="preview-cell" onClick={() => onPick(column.key)}>
              <CellView
                file={cell.text}
                before={shownValue(cell.before, column, dates)}
                after={cell.value ? shownValue(cell.value, column, dates) : ''}
                state={after.problem ? 'refused' : cell.state}
                isTaken={after.isTaken}
                isFlagged={after.flag !== undefined}
              />
            </button>
          </td>
        );
      })}
      {hasFollowUp ? (
        <td className="grid-cell">
          {row.followUp && row.followUp.days !== row.followUp.fileDays ? (
            <span className="icon-text">
              <StateIcon state="attention" size={14} />
              {text.follow(row.followUp.fileDays, row.followUp.days)}
            </span>
          ) : (
            <span className="faint">{row.followUp?.days ?? covariatesText.none}</span>
          )}
        </td>
      ) : null}
    </tr>
  );
}

/** A value as the preview shows it. */
export function shownValue(value: CellValue, column: CovariateColumn, dates: DateForm): string {
  const shown = cellText(value, column, dates);
  return value.kind === 'number' ? shown.replace(/^-/, '−') : shown;
}

interface CellViewProps {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  readonly state: string;
  readonly isTaken: boolean;
  readonly isFlagged: boolean;
}

function CellView({ file, before, after, state, isTaken, isFlagged }: CellViewProps) {
  const flag = isFlagged ? <StateIcon state="attention" size={13} /> : null;
  switch (state) {
    case 'refused':
      return (
        <span className="icon-text refused-text">
          <StateIcon state="wrong" size={13} />
          {foldText(file) || covariatesText.missing}
        </span>
      );
    case 'new':
      return (
        <span className={isTaken ? 'icon-text taken' : 'icon-text faint'}>
          {isTaken ? <span className="plus">+</span> : null}
          {after}
          {flag}
        </span>
      );
    case 'changed':
      return (
        <span className="icon-text">
          <span className={isTaken ? 'struck' : ''}>{before}</span>
          <span className="faint">→</span>
          <span className={isTaken ? 'taken' : 'struck'}>{after}</span>
          {flag}
        </span>
      );
    case 'not-in-file':
      return isTaken ? (
        <span className="icon-text">
          <span className="struck">{before}</span>
          <span className="missing">{text.erased}</span>
        </span>
      ) : (
        <span className="faint">{before}</span>
      );
    case 'both-missing':
      return <span className="faint">{covariatesText.none}</span>;
    default:
      return (
        <span className="icon-text faint">
          {after}
          {flag}
        </span>
      );
  }
}

/** Who a row is about; where that is not known, the way to say it. */
function SubjectOfRow({
  settled,
  choosable,
  onRow,
}: Pick<PreviewRowProps, 'settled' | 'choosable' | 'onRow'>) {
  const { row } = settled;
  const { match } = row;
  if (match.kind === 'matched') {
    return (
      <>
        <strong>{row.subject?.code}</strong>
        {row.label !== row.subject?.code ? <span className="hint">{row.label}</span> : null}
        {match.how === 'by-hand' ? (
          <button type="button" className="link-button" onClick={() => onRow(undefined)}>
            {text.how['by-hand']}
          </button>
        ) : (
          <span className="hint">{text.how[match.how]}</span>
        )}
      </>
    );
  }
  if (match.kind === 'left-out') {
    return (
      <>
        <span>{row.label}</span>
        <button type="button" className="link-button" onClick={() => onRow(undefined)}>
          {text.takeRow}
        </button>
      </>
    );
  }
  if (match.kind === 'joined') {
    return (
      <span className="icon-text faint" title={row.label}>
        <span className="row-label">{row.label}</span> {text.match(match)}
      </span>
    );
  }
  return (
    <>
      <span className="icon-text" title={row.label}>
        <StateIcon state="attention" size={13} />
        <span className="row-label">{row.label}</span> {text.match(match)}
      </span>
      {match.kind === 'twice' ? null : (
        <SubjectChoice
          rowNumber={row.rowNumber}
          choosable={
            'candidates' in match
              ? choosable.filter(({ value }) => match.candidates.includes(value))
              : choosable
          }
          onRow={onRow}
        />
      )}
      <button type="button" className="link-button" onClick={() => onRow('left-out')}>
        {text.leaveOut}
      </button>
    </>
  );
}

interface SubjectChoiceProps {
  readonly rowNumber: number;
  readonly choosable: Choosable;
  readonly onRow: (choice: SubjectId) => void;
}

/** The choice of a row's subject. Its list is made when somebody asks for it: ten thousand codes a row take their time. */
function SubjectChoice({ rowNumber, choosable, onRow }: SubjectChoiceProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Select
      size="xs"
      aria-label={text.chooseSubject(rowNumber)}
      placeholder={text.chooseSubjectHint}
      data={isOpen ? [...choosable] : []}
      searchable
      limit={30}
      value={null}
      onFocus={() => setOpen(true)}
      onChange={(value) => {
        const chosen = choosable.find((one) => one.value === value);
        if (chosen) onRow(chosen.value);
      }}
    />
  );
}
