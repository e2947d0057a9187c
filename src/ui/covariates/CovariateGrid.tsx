import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { DateForm } from '../../domain/covariateTable/cellText';
import type { CovariateColumn } from '../../domain/covariateTable/covariateColumn';
import type { CellEdit } from '../../domain/covariateTable/readEdits';
import { readTabText, writeTabText } from '../../domain/covariateTable/tabText';
import type { Subject } from '../../domain/study/subject';
import { columnLabel, covariatesText } from './covariatesText';
import { type FieldEnd, GridRow } from './GridRow';
import {
  type CellPlace,
  columnWidthPx,
  fieldText,
  type GridSelection,
  invalidKey,
  movedPlace,
  rangeOf,
} from './gridCells';
import { gridText as text } from './gridText';
import type { useCovariateEdits } from './useCovariateEdits';

interface CovariateGridProps {
  readonly subjects: readonly Subject[];
  readonly columns: readonly CovariateColumn[];
  readonly dates: DateForm;
  readonly seesTelling: boolean;
  readonly edits: ReturnType<typeof useCovariateEdits>;
  readonly selection: GridSelection;
  readonly onSelect: (selection: GridSelection) => void;
}

const rowPx = 30;
const headPx = 34;
const moves: Readonly<Record<FieldEnd, string>> = {
  down: 'ArrowDown',
  up: 'ArrowUp',
  right: 'ArrowRight',
  left: 'ArrowLeft',
  stay: '',
};

/**
 * The covariates as a spreadsheet: arrows, Enter and Tab move, typing changes, Delete makes missing, ranges go to and
 * come from spreadsheets by the clipboard. Only the rows that are seen are drawn.
 */
export function CovariateGrid(props: CovariateGridProps) {
  const { subjects, columns, dates, seesTelling, edits, selection, onSelect } = props;
  const box = useRef<HTMLDivElement>(null);
  const [field, setField] = useState<{ readonly text: string; readonly isQuick: boolean }>();
  const isDragging = useRef(false);
  const rows = useVirtualizer({
    count: subjects.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowPx,
    overscan: 12,
    scrollPaddingStart: headPx,
    // The first drawing happens before the box is measured.
    initialRect: { width: 1366, height: 640 },
  });
  const { active } = selection;
  const range = rangeOf(selection);
  const size = { rows: subjects.length, columns: columns.length };
  const template = `112px ${columns.map((column) => `${columnWidthPx(column)}px`).join(' ')} 116px${seesTelling ? ' 150px' : ''}`;

  useEffect(() => box.current?.focus({ preventScroll: true }), []);

  const go = (to: CellPlace, keepsAnchor = false): void => {
    onSelect({ active: to, anchor: keepsAnchor ? selection.anchor : to });
    rows.scrollToIndex(to.row);
    const left = 112 + columns.slice(0, to.column).reduce((sum, one) => sum + columnWidthPx(one), 0);
    const column = columns[to.column];
    const { current } = box;
    if (!current || !column) return;
    if (left - 112 < current.scrollLeft) current.scrollLeft = left - 112;
    const right = left + columnWidthPx(column);
    if (right > current.scrollLeft + current.clientWidth) current.scrollLeft = right - current.clientWidth;
  };
  const cellsIn = (whatFor: (subject: Subject, column: CovariateColumn) => string): CellEdit[] =>
    subjects
      .slice(range.firstRow, range.lastRow + 1)
      .flatMap((subject) =>
        columns
          .slice(range.firstColumn, range.lastColumn + 1)
          .map((column) => ({ subject, column, text: whatFor(subject, column) })),
      );
  const current = { subject: subjects[active.row], column: columns[active.column] };
  const openField = (isQuick: boolean, start: string): void => {
    if (current.subject && current.column) setField({ text: start, isQuick });
  };
  const endField = useCallback(
    (typed: string | undefined, end: FieldEnd): void => latestEnd.current(typed, end),
    [],
  );
  const latestEnd = useRef<(typed: string | undefined, end: FieldEnd) => void>(() => undefined);
  latestEnd.current = (typed, end) => {
    setField(undefined);
    const { subject, column } = current;
    if (typed !== undefined && subject && column) {
      const before = fieldText(subject, column, dates, edits.invalid);
      if (typed.trim() !== before) void edits.apply([{ subject, column, text: typed }], 'edited');
    }
    const to = movedPlace(active, { key: moves[end], isFar: false, pageRows: 1 }, size);
    if (to) go(to);
    box.current?.focus({ preventScroll: true });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
    const isCommand = ctrlKey || metaKey;
    const pageRows = Math.max(1, Math.floor(((box.current?.clientHeight ?? 600) - headPx) / rowPx) - 1);
    const moved = altKey ? undefined : movedPlace(active, { key, isFar: isCommand, pageRows }, size);
    if (moved) go(moved, shiftKey);
    else if (isCommand && key.toLowerCase() === 'z') void (shiftKey ? edits.redo() : edits.undo());
    else if (isCommand && key.toLowerCase() === 'y') void edits.redo();
    else if (isCommand && key.toLowerCase() === 'a') {
      onSelect({ active: { row: 0, column: 0 }, anchor: { row: size.rows - 1, column: size.columns - 1 } });
    } else if (isCommand || altKey) return;
    else if (key === 'Enter' || key === 'Tab') {
      const next =
        key === 'Enter' ? (shiftKey ? 'ArrowUp' : 'ArrowDown') : shiftKey ? 'ArrowLeft' : 'ArrowRight';
      const to = movedPlace(active, { key: next, isFar: false, pageRows }, size);
      // At the table's edge Tab leaves it.
      if (key === 'Tab' && to && to.row === active.row && to.column === active.column) return;
      if (to) go(to);
    } else if (key === 'F2') {
      if (current.subject && current.column) {
        openField(false, fieldText(current.subject, current.column, dates, edits.invalid));
      }
    } else if (key === 'Delete' || key === 'Backspace')
      void edits.apply(
        cellsIn(() => ''),
        'emptied',
      );
    else if (key === 'Escape') {
      if (!current.subject || !current.column) return;
      const wrong = invalidKey(current.subject.id, current.column.key);
      if (!edits.invalid.has(wrong)) return;
      edits.drop(wrong);
    } else if (key.length === 1) openField(true, key);
    else return;
    event.preventDefault();
  };

  const copied = (event: ClipboardEvent): boolean => {
    if (field) return false;
    const lines = subjects
      .slice(range.firstRow, range.lastRow + 1)
      .map((subject) =>
        columns
          .slice(range.firstColumn, range.lastColumn + 1)
          .map((column) => fieldText(subject, column, dates, edits.invalid)),
      );
    event.clipboardData.setData('text/plain', writeTabText(lines));
    event.preventDefault();
    return true;
  };
  const paste = (event: ClipboardEvent): void => {
    if (field) return;
    event.preventDefault();
    const cells = readTabText(event.clipboardData.getData('text/plain'));
    const [only] = cells;
    if (cells.length === 1 && only?.length === 1) {
      void edits.apply(
        cellsIn(() => only[0] ?? ''),
        'pasted',
      );
      return;
    }
    const pasted: CellEdit[] = [];
    let beyond = 0;
    for (const [down, line] of cells.entries()) {
      for (const [right, cell] of line.entries()) {
        const subject = subjects[range.firstRow + down];
        const column = columns[range.firstColumn + right];
        if (subject && column) pasted.push({ subject, column, text: cell });
        else beyond += 1;
      }
    }
    void edits.apply(pasted, 'pasted', beyond > 0 ? text.beyond(beyond) : '');
    const width = Math.max(...cells.map((line) => line.length));
    onSelect({
      active: { row: range.firstRow, column: range.firstColumn },
      anchor: {
        row: Math.min(size.rows - 1, range.firstRow + cells.length - 1),
        column: Math.min(size.columns - 1, range.firstColumn + width - 1),
      },
    });
  };

  const placeOf = ({ target }: MouseEvent): CellPlace | undefined => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
    return cell ? { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) } : undefined;
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid; a table cannot leave rows out
    <div
      ref={box}
      className="covariate-table"
      role="grid"
      aria-label={text.label}
      aria-rowcount={subjects.length + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={`cell-${active.row}-${active.column}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onCopy={(event) => copied(event)}
      onCut={(event) => {
        if (copied(event))
          void edits.apply(
            cellsIn(() => ''),
            'emptied',
          );
      }}
      onPaste={paste}
      onMouseDown={(event) => {
        const place = placeOf(event);
        if (!place || event.button !== 0 || event.target instanceof HTMLInputElement) return;
        isDragging.current = true;
        onSelect({ active: place, anchor: event.shiftKey ? selection.anchor : place });
      }}
      onMouseMove={(event) => {
        const place = isDragging.current && event.buttons === 1 ? placeOf(event) : undefined;
        if (place && !field) onSelect({ active: selection.anchor, anchor: place });
      }}
      onMouseUp={() => {
        isDragging.current = false;
      }}
      onDoubleClick={(event) => {
        if (!placeOf(event) || !current.subject || !current.column) return;
        openField(false, fieldText(current.subject, current.column, dates, edits.invalid));
      }}
    >
      {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus */}
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="row" aria-rowindex={1} className="grid-head" style={{ gridTemplateColumns: template }}>
        <Head name={covariatesText.subject} />
        {columns.map((column) => (
          <Head key={column.key} name={columnLabel(column)} isNumber={column.kind === 'number'} />
        ))}
        <Head name={text.followUpDays} isNumber />
        {seesTelling ? <Head name={text.refractureType} /> : null}
      </div>
      <div className="grid-body" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const subject = subjects[index];
          return subject ? (
            <GridRow
              key={subject.id}
              subject={subject}
              row={index}
              topPx={start}
              template={template}
              columns={columns}
              dates={dates}
              seesTelling={seesTelling}
              invalid={edits.invalid}
              range={index >= range.firstRow && index <= range.lastRow ? range : undefined}
              active={index === active.row ? active : undefined}
              field={index === active.row ? field : undefined}
              onEnd={endField}
            />
          ) : null;
        })}
      </div>
    </div>
  );
}

function Head({ name, isNumber = false }: { readonly name: string; readonly isNumber?: boolean }) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid
    <div role="columnheader" className={isNumber ? 'grid-cell number' : 'grid-cell'} title={name}>
      {name}
    </div>
  );
}
