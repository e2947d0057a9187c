import {
  IconCheck,
  IconCircle,
  IconCircleHalf2,
  IconClockPause,
  IconFlag,
  IconLock,
} from '@tabler/icons-react';
import { memo, type ReactNode, useEffect, useRef } from 'react';
import type { SubjectId } from '../../domain/ids';
import type { WorkRow } from './workRows';
import { standingText, waitText, workText } from './workText';

interface WorkLineProps {
  readonly row: WorkRow;
  readonly round: number;
  readonly readingId: string;
  readonly isSelected: boolean;
  readonly isNext: boolean;
  /** Keys chose it: it takes the focus. */
  readonly takesFocus: boolean;
  readonly nowMs: number;
  readonly onSelect: (id: SubjectId) => void;
  readonly onOpen: (id: SubjectId) => void;
}

/** One subject: its place in the order, name, level, and how far the reading is. A double click or Enter opens it. */
export const WorkLine = memo(function WorkLine(props: WorkLineProps) {
  const { row, round, isSelected, isNext, takesFocus, nowMs, onSelect, onOpen } = props;
  const { id, code, level } = row;
  const line = useRef<HTMLTableRowElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const target = line.current;
    const select = (): void => onSelect(id);
    const open = (): void => onOpen(id);
    target?.addEventListener('click', select);
    target?.addEventListener('dblclick', open);
    return () => {
      target?.removeEventListener('click', select);
      target?.removeEventListener('dblclick', open);
    };
  }, [id, onSelect, onOpen]);
  useEffect(() => {
    if (takesFocus) button.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  const wait = waitText(row, round, nowMs);
  return (
    <tr
      ref={line}
      className={isSelected ? `${row.standing.kind} selected` : row.standing.kind}
      aria-rowindex={row.number + 1}
      data-testid={`subject-${code}`}
      data-subject={id}
      data-selected={isSelected}
    >
      <td className="number faint">{row.number}</td>
      <td>
        <span className="work-code">
          <button
            ref={button}
            type="button"
            className="work-button"
            tabIndex={isSelected ? 0 : -1}
            aria-pressed={isSelected}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              onOpen(id);
            }}
          >
            {code}
          </button>
          {isNext ? <span className="chip outlined">{workText.next}</span> : null}
          {row.isTraining ? <span className="chip outlined">{workText.training}</span> : null}
        </span>
      </td>
      <td className={level === undefined ? 'faint' : ''}>{level ?? '–'}</td>
      <td data-testid={props.readingId}>
        <Standing row={row} />
      </td>
      <td className="muted">
        {wait === '' ? (
          row.asked
        ) : (
          <span className="work-wait">
            {row.wait?.kind === 'closed' ? (
              <IconLock size={14} aria-hidden />
            ) : (
              <IconClockPause size={14} aria-hidden />
            )}
            {wait}
            {row.wait?.kind === 'wash-out' ? (
              <button type="button" className="link-button quiet" tabIndex={-1} onClick={() => onOpen(id)}>
                {workText.override}
              </button>
            ) : null}
          </span>
        )}
      </td>
    </tr>
  );
});

function Standing({ row }: { readonly row: WorkRow }) {
  const line = (icon: ReactNode, isFaint = false) => (
    <span className={isFaint ? 'icon-text faint' : 'icon-text'}>
      {icon}
      {standingText(row)}
    </span>
  );
  switch (row.standing.kind) {
    case 'to-read':
      return row.isHalfDrawn
        ? line(<IconCircleHalf2 size={14} aria-hidden />)
        : line(<IconCircle size={14} aria-hidden />, true);
    case 'open':
      return line(<IconCircleHalf2 size={14} aria-hidden />);
    case 're-opened':
      return line(<IconFlag size={14} className="attention" aria-hidden />);
    case 'signed':
      return line(<IconCheck size={14} className="muted" aria-hidden />);
  }
}
