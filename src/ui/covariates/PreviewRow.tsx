import { Select } from '@mantine/core';
import { cellText, type DateForm } from '../../domain/covariateTable/cellText';
import type { CellValue } from '../../domain/covariateTable/cellValue';
import type { ColumnKey, CovariateColumn } from '../../domain/covariateTable/covariateColumn';
import { foldText } from '../../domain/covariateTable/foldText';
import type { SettledRow } from '../../domain/covariateTable/importOutcome';
import type { SubjectId } from '../../domain/ids';
import type { Subject } from '../../domain/study/subject';
import { StateIcon } from '../parts/StateIcon';
import { covariatesText } from './covariatesText';
import { importText as text } from './importText';

interface PreviewRowProps {
  readonly settled: SettledRow;
  readonly columns: readonly CovariateColumn[];
  readonly dates: DateForm;
  readonly template: string;
  readonly topPx: number;
  readonly hasFollowUp: boolean;
  readonly subjects: readonly Subject[];
  readonly picked: ColumnKey | undefined;
  readonly onPick: (key: ColumnKey) => void;
  readonly onRow: (choice: SubjectId | 'left-out' | undefined) => void;
}

/** One row of the file: its subject, and what each cell would do. */
export function PreviewRow(props: PreviewRowProps) {
  const { settled, columns, dates, template, topPx, hasFollowUp, subjects, picked, onPick, onRow } = props;
  const { row, cells } = settled;
  return (
    <tr
      className={row.match.kind === 'matched' ? 'grid-row' : 'grid-row excluded'}
      style={{ gridTemplateColumns: template, transform: `translateY(${topPx}px)` }}
      data-testid={`preview-${row.rowNumber}`}
    >
      <td className="grid-cell number faint">{row.rowNumber}</td>
      <td className="grid-cell preview-subject">
        <SubjectOfRow settled={settled} subjects={subjects} onRow={onRow} />
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
function SubjectOfRow({ settled, subjects, onRow }: Pick<PreviewRowProps, 'settled' | 'subjects' | 'onRow'>) {
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
  const candidates = 'candidates' in match ? new Set(match.candidates) : undefined;
  return (
    <>
      <span className="icon-text" title={row.label}>
        <StateIcon state="attention" size={13} />
        {row.label} {text.match(match)}
      </span>
      {match.kind === 'twice' ? null : (
        <Select
          size="xs"
          aria-label={text.chooseSubject(row.rowNumber)}
          placeholder={text.chooseSubjectHint}
          data={subjects
            .filter(({ id }) => !candidates || candidates.has(id))
            .map(({ id, code }) => ({ value: id, label: code }))}
          searchable
          limit={30}
          value={null}
          onChange={(value) => {
            const chosen = subjects.find(({ id }) => id === value);
            if (chosen) onRow(chosen.id);
          }}
        />
      )}
      <button type="button" className="link-button" onClick={() => onRow('left-out')}>
        {text.leaveOut}
      </button>
    </>
  );
}
