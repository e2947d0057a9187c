import { Fragment, type RefObject, useRef } from 'react';
import type { TableCell, TableColumn, TableModel, TableRow } from '../../report/tableModel';
import { GroupKey } from './figures/GroupMark';
import { Asked } from './how/Asked';
import { HowButton } from './how/HowButton';
import { useCellKeys } from './how/useCellKeys';
import './journal.css';

type Line = Extract<TableRow, { kind: 'line' }>;

interface JournalTableProps {
  readonly model: TableModel;
  readonly testId: string;
  /** Rows that can be chosen, and in which column their button stands. */
  readonly choice?: {
    readonly ids: ReadonlySet<string>;
    readonly column: 'label' | 'p';
    readonly chosenId: string | undefined;
    readonly labelOf: (row: Line) => string;
    readonly onChoose: (id: string) => void;
  };
  readonly tableRef?: RefObject<HTMLTableElement | null>;
  /** Many columns: in a small window the table scrolls inside its own place, its labels staying in sight. */
  readonly isWide?: boolean;
}

/** Moves keyboard focus to the button of a row. */
export function focusRow(table: HTMLTableElement | null, id: string): void {
  const button = table?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
  button?.focus();
  button?.closest('tr')?.scrollIntoView({ block: 'nearest' });
}

/** A table as journals print it: three rules, no grid, numbers to the right, notes below. */
export function JournalTable({ model, testId, choice, tableRef, isWide = false }: JournalTableProps) {
  const ownRef = useRef<HTMLTableElement>(null);
  const table = tableRef ?? ownRef;
  useCellKeys(table);
  const groupColumns = model.columns.filter(({ isGroup }) => isGroup);
  const groups = groupColumns.length > 3 ? 'many' : groupColumns.length > 2 ? 'several' : undefined;
  const drawn = (
    <table
      ref={table}
      className="journal-table"
      data-testid={testId}
      data-groups={groups}
      aria-label={model.caption}
    >
      <thead>
        <tr>
          <th scope="col">{model.labelHeading}</th>
          {model.columns.map((column) => (
            <ColumnHead key={column.id} column={column} groupIndex={groupColumns.indexOf(column)} />
          ))}
        </tr>
      </thead>
      <tbody>
        {model.rows.map((row) =>
          row.kind === 'heading' ? (
            <tr key={row.id} data-testid={row.id} className="journal-heading">
              <th scope="rowgroup" colSpan={model.columns.length + 1}>
                <Asked how={row.how}>{row.label}</Asked>
              </th>
            </tr>
          ) : (
            <LineRow key={row.id} row={row} columns={model.columns} choice={choice} />
          ),
        )}
      </tbody>
    </table>
  );
  return (
    <div className="journal">
      {isWide ? <div className="journal-scroll">{drawn}</div> : drawn}
      <Footnotes footnotes={model.footnotes} />
    </div>
  );
}

/** Marked notes run on in one line, as journals print them; the others stand below. */
function Footnotes({ footnotes }: Pick<TableModel, 'footnotes'>) {
  const marked = footnotes.filter(({ mark }) => mark !== undefined);
  return (
    <div className="journal-notes">
      {marked.length > 0 ? (
        <p>
          {marked.map(({ mark, text }) => (
            <span key={mark} className="marked-note">
              <sup>{mark}</sup> {text}
            </span>
          ))}
        </p>
      ) : null}
      {footnotes.map(({ mark, text }) => (mark === undefined ? <p key={text}>{text}</p> : null))}
    </div>
  );
}

/** Letters of a line's label that stays in one line. */
const shortLabel = 30;

function labelClass({ indent, label }: Line): string | undefined {
  const names = [...(indent === 1 ? ['indented'] : []), ...(label.length > shortLabel ? ['long'] : [])];
  return names.length > 0 ? names.join(' ') : undefined;
}

/** Letters of a head that stays in one line. */
const shortHead = 24;

function ColumnHead({
  column,
  groupIndex,
}: {
  readonly column: TableColumn;
  /** The place of the column's group in print order; -1 where it is of none. */
  readonly groupIndex: number;
}) {
  return (
    <th scope="col" className={column.label.length > shortHead ? `${column.align} long` : column.align}>
      {groupIndex >= 0 ? <GroupKey index={groupIndex} /> : null}
      {column.label}
      {column.sublabel ? (
        <span className="journal-sublabel">
          <Asked how={column.how}>{column.sublabel}</Asked>
        </span>
      ) : null}
    </th>
  );
}

function LineRow({
  row,
  columns,
  choice,
}: {
  readonly row: Line;
  readonly columns: readonly TableColumn[];
  readonly choice: JournalTableProps['choice'];
}) {
  const canChoose = choice?.ids.has(row.id) ?? false;
  const isChosen = canChoose && choice?.chosenId === row.id;
  const button = (content: React.ReactNode) => (
    <button
      type="button"
      className="how"
      data-row={row.id}
      tabIndex={isChosen ? 0 : -1}
      aria-pressed={isChosen}
      aria-label={choice?.labelOf(row)}
    >
      {content}
    </button>
  );
  const chooser = (cell: TableCell) =>
    cell.how ? (
      <HowButton
        how={cell.how}
        isInviting
        tabIndex={isChosen ? 0 : -1}
        rowId={row.id}
        isPressed={isChosen}
        label={choice?.labelOf(row)}
      >
        <CellText cell={cell} />
      </HowButton>
    ) : (
      button(<CellText cell={cell} />)
    );
  return (
    // The button inside carries the act for the keyboard; a click anywhere on the line is its larger target.
    <tr
      data-testid={row.id}
      data-chosen={isChosen || undefined}
      className={canChoose ? 'journal-line can-choose' : 'journal-line'}
      onClick={canChoose ? () => choice?.onChoose(row.id) : undefined}
    >
      <th scope="row" className={labelClass(row)}>
        {canChoose && choice?.column === 'label' ? button(row.label) : row.label}
      </th>
      {columns.map((column, index) => {
        const cell = row.cells[index];
        const isChooser = canChoose && choice?.column === column.id;
        return (
          <td key={column.id} className={`${column.align} column-${column.id}`} title={cell?.note}>
            {!cell ? null : isChooser ? (
              chooser(cell)
            ) : cell.how ? (
              <HowButton how={cell.how} isInviting={column.id === 'p'} tabIndex={canChoose ? -1 : 0}>
                <CellText cell={cell} />
              </HowButton>
            ) : (
              <CellText cell={cell} />
            )}
          </td>
        );
      })}
    </tr>
  );
}

function CellText({ cell }: { readonly cell: TableCell }) {
  return (
    <Fragment>
      {cell.main === undefined ? (
        cell.text
      ) : (
        <>
          {cell.main} <span className="journal-detail">{cell.detail}</span>
        </>
      )}
      {cell.mark ? <sup className="journal-mark">{cell.mark}</sup> : null}
    </Fragment>
  );
}
