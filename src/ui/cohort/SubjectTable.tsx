import { IconArrowDown, IconArrowUp, IconNote } from '@tabler/icons-react';
import { memo, type ReactNode, type RefObject, useEffect, useMemo, useRef } from 'react';
import type { SubjectId } from '../../domain/ids';
import type { Protocol } from '../../domain/study/protocol';
import { ObserverTag } from '../parts/ObserverTag';
import { useLineWindow } from '../parts/useLineWindow';
import { type CohortColumn, type CohortOrder, columnsOf } from './cohortColumns';
import type { CohortRow } from './cohortRow';
import { cohortText } from './cohortText';
import { SubjectRow } from './SubjectRow';
import './subjectTable.css';

/** What a person does with rows. `isRange`: with Shift held; `isToggle`: with Ctrl, or on the box. */
export interface RowActs {
  readonly onSelect: (id: SubjectId, how: { readonly isRange: boolean; readonly isToggle: boolean }) => void;
  readonly onOpen: (id: SubjectId) => void;
  /** The keyboard came to a row. */
  readonly onFocus: (id: SubjectId) => void;
  readonly onNote: (id: SubjectId) => void;
}

interface SubjectTableProps {
  readonly rows: readonly CohortRow[];
  readonly protocol: Protocol;
  readonly observers: Protocol['observers'];
  /** Groups, and the reasons why subjects were excluded: they may name a refracture. */
  readonly showsGroup: boolean;
  /** The researcher ticks rows and has notes. */
  readonly isResearcher: boolean;
  readonly cursor: SubjectId | undefined;
  readonly chosen: ReadonlySet<SubjectId>;
  readonly order: CohortOrder;
  readonly acts: RowActs;
  readonly onOrder: (column: CohortColumn) => void;
  readonly onToggleAll: () => void;
  /** What scrolls. */
  readonly list: RefObject<HTMLDivElement | null>;
  /** Hears which rows are on screen, counted from 0. */
  readonly onShow: (first: number, last: number) => void;
}

/** Height of a line, px; that of the head. */
const heights = { linePx: 30, headPx: 32 };
/** Lines up to which all of them are drawn. */
const drawnAtOnce = 150;

const classes: Readonly<Partial<Record<string, string>>> = {
  code: 'col-code',
  sex: 'col-short optional',
  age: 'col-short number optional',
  bmd: 'col-bmd number',
  level: 'col-level',
  scans: 'col-scans',
  days: 'col-days number',
  slices: 'col-slices number optional',
  enrolment: 'col-enrolment optional',
  group: 'col-group',
  note: 'col-note',
};

/** The work list: one line a subject. Of a long one only the lines on screen are drawn. */
export const SubjectTable = memo(function SubjectTable(props: SubjectTableProps) {
  const { rows, observers, showsGroup, isResearcher, cursor, chosen, order, acts, list, onShow } = props;
  const columns = useMemo(
    () => columnsOf(observers, { showsGroup, showsNotes: isResearcher }),
    [observers, showsGroup, isResearcher],
  );
  const isLong = rows.length > drawnAtOnce;
  const lines = useLineWindow(list, rows.length, heights, onShow);
  const first = isLong ? lines.first : 0;
  const end = isLong ? lines.end : rows.length;

  const cursorAt = useMemo(() => rows.findIndex(({ subject }) => subject.id === cursor), [rows, cursor]);
  const shownAt = useRef<SubjectId>(undefined);
  useEffect(() => {
    if (cursorAt < 0 || cursor === shownAt.current) return;
    shownAt.current = cursor;
    if (isLong) lines.show(cursorAt);
  }, [cursor, cursorAt, isLong, lines.show]);

  useRowClicks(list, acts);

  const tabStop = cursorAt >= first && cursorAt < end ? cursor : rows[first]?.subject.id;
  const chosenHere = useMemo(
    () => (chosen.size === 0 ? 0 : rows.filter(({ subject }) => chosen.has(subject.id)).length),
    [rows, chosen],
  );
  return (
    <table
      className="cohort-table"
      aria-label={cohortText.title.researcher}
      aria-rowcount={rows.length + 1}
      data-rows={rows.length}
    >
      <thead>
        <tr>
          {isResearcher ? (
            <th className="col-box">
              <input
                type="checkbox"
                aria-label={cohortText.tickAll}
                title={cohortText.tickAll}
                checked={chosenHere > 0 && chosenHere === rows.length}
                ref={(box) => {
                  if (box) box.indeterminate = chosenHere > 0 && chosenHere < rows.length;
                }}
                onChange={props.onToggleAll}
              />
            </th>
          ) : null}
          {columns.map((column) => (
            <th
              key={column}
              className={classes[column] ?? (column.startsWith('reading-') ? 'col-reading' : 'col-pair')}
              aria-sort={
                order.column === column ? (order.isDescending ? 'descending' : 'ascending') : undefined
              }
            >
              <button type="button" className="sort-button" onClick={() => props.onOrder(column)}>
                <HeadText column={column} protocol={props.protocol} observers={observers} />
                {order.column === column ? (
                  order.isDescending ? (
                    <IconArrowDown size={12} aria-hidden />
                  ) : (
                    <IconArrowUp size={12} aria-hidden />
                  )
                ) : null}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {first > 0 ? <Gap lines={first} /> : null}
        {rows.slice(first, end).map((row, at) => (
          <SubjectRow
            key={row.subject.id}
            row={row}
            index={first + at + 2}
            showsGroup={showsGroup}
            isResearcher={isResearcher}
            isSelected={row.subject.id === cursor}
            isChosen={chosen.has(row.subject.id)}
            isTabStop={row.subject.id === tabStop}
            isLong={isLong}
            acts={acts}
          />
        ))}
        {end < rows.length ? <Gap lines={rows.length - end} /> : null}
      </tbody>
    </table>
  );
});

function Gap({ lines }: { readonly lines: number }): ReactNode {
  return <tr aria-hidden className="gap-row" style={{ height: lines * heights.linePx }} />;
}

/** One ear for the clicks of all lines. */
function useRowClicks(list: RefObject<HTMLDivElement | null>, acts: RowActs): void {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const subjectAt = ({ target }: Event): SubjectId | undefined => {
      const row = target instanceof Element ? target.closest<HTMLElement>('tr[data-subject]') : null;
      // The attribute is written by the row, from the subject's own id.
      return row?.dataset['subject'] as SubjectId | undefined;
    };
    const onClick = (event: MouseEvent): void => {
      const id = subjectAt(event);
      if (id === undefined) return;
      const isOf = (selector: string): boolean =>
        event.target instanceof Element && event.target.closest(selector) !== null;
      if (isOf('.note-button')) {
        latest.current.onNote(id);
        return;
      }
      const isToggle = isOf('.box-cell') || event.ctrlKey || event.metaKey;
      latest.current.onSelect(id, { isRange: event.shiftKey, isToggle });
    };
    const onDouble = (event: MouseEvent): void => {
      const id = subjectAt(event);
      const isBox = event.target instanceof Element && event.target.closest('.box-cell, .note-button');
      if (id !== undefined && !isBox) latest.current.onOpen(id);
    };
    const onFocus = (event: FocusEvent): void => {
      const id = subjectAt(event);
      const isByKey = event.target instanceof Element && event.target.matches(':focus-visible');
      if (id !== undefined && isByKey) latest.current.onFocus(id);
    };
    element.addEventListener('focusin', onFocus);
    element.addEventListener('click', onClick);
    element.addEventListener('dblclick', onDouble);
    return () => {
      element.removeEventListener('focusin', onFocus);
      element.removeEventListener('click', onClick);
      element.removeEventListener('dblclick', onDouble);
    };
  }, [list]);
}

function HeadText({
  column,
  protocol,
  observers,
}: {
  readonly column: CohortColumn;
  readonly protocol: Protocol;
  readonly observers: Protocol['observers'];
}): ReactNode {
  const { heads } = cohortText;
  const observer = observers.find(({ id }) => column === `reading-${id}`);
  if (observer) {
    return (
      <span className="icon-text">
        <ObserverTag protocol={protocol} id={observer.id} />
        {heads.reading}
      </span>
    );
  }
  switch (column) {
    case 'code':
      return heads.subject;
    case 'days':
      return <span title={heads.daysLong}>{heads.days}</span>;
    case 'slices':
      return <span title={heads.slicesLong}>{heads.slices}</span>;
    case 'note':
      return <IconNote size={14} aria-label={heads.note} role="img" />;
    case 'sex':
    case 'age':
    case 'bmd':
    case 'level':
    case 'scans':
    case 'pair':
    case 'enrolment':
    case 'group':
      return heads[column];
    default:
      return null;
  }
}
