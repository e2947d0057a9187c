import { type Ref, useImperativeHandle, useRef, useState } from 'react';
import type { SubjectId } from '../../domain/ids';
import { useLineWindow } from '../parts/useLineWindow';
import { WorkLine } from './WorkLine';
import type { WorkRow } from './workRows';
import { workText } from './workText';

const heights = { linePx: 30, headPx: 32 };

interface WorkTableProps {
  readonly rows: readonly WorkRow[];
  readonly round: number;
  readonly readingId: string;
  readonly areScans: boolean;
  readonly selected: SubjectId | undefined;
  readonly next: SubjectId | undefined;
  /** Keys chose the selected line. */
  readonly isByKeys: boolean;
  readonly onSelect: (id: SubjectId) => void;
  readonly onOpen: (id: SubjectId) => void;
  readonly ref: Ref<WorkTableHandle>;
}

/** What the screen asks of the list. */
export interface WorkTableHandle {
  readonly show: (index: number) => void;
  /** How many lines the window has. */
  readonly page: () => number;
}

/** The lines of the work list: only those in sight are in the page, so that ten thousand scroll like ten. */
export function WorkTable(props: WorkTableProps) {
  const { rows, round, readingId, areScans, selected, next, isByKeys, onSelect, onOpen, ref } = props;
  const { heads } = workText;
  const scroll = useRef<HTMLDivElement>(null);
  const [nowMs] = useState(() => Date.now());
  const { first, end, show } = useLineWindow(scroll, rows.length, heights);
  useImperativeHandle(
    ref,
    () => ({
      show,
      page: () => {
        const heightPx = scroll.current?.clientHeight ?? 0;
        return Math.max(1, Math.floor(heightPx / heights.linePx) - 2);
      },
    }),
    [show],
  );
  const above = first * heights.linePx;
  const below = (rows.length - end) * heights.linePx;
  return (
    <div className="work-scroll" ref={scroll}>
      <table className="work-table" aria-label={workText.title} aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            <th className="work-number number">{heads.number}</th>
            <th className="work-subject">{areScans ? heads.scan : heads.subject}</th>
            <th className="work-level">{heads.level}</th>
            <th className="work-reading">{heads.reading}</th>
            <th aria-label={heads.wait} />
          </tr>
        </thead>
        <tbody>
          {above > 0 ? <tr className="work-space" style={{ height: `${above}px` }} aria-hidden /> : null}
          {rows.slice(first, end).map((row) => (
            <WorkLine
              key={row.id}
              row={row}
              round={round}
              readingId={readingId}
              isSelected={row.id === selected}
              takesFocus={isByKeys && row.id === selected}
              isNext={row.id === next}
              nowMs={nowMs}
              onSelect={onSelect}
              onOpen={onOpen}
            />
          ))}
          {below > 0 ? <tr className="work-space" style={{ height: `${below}px` }} aria-hidden /> : null}
        </tbody>
      </table>
    </div>
  );
}
