import { useVirtualizer } from '@tanstack/react-virtual';
import { type Ref, useImperativeHandle, useRef, useState } from 'react';
import type { SubjectId } from '../../domain/ids';
import { WorkLine } from './WorkLine';
import type { WorkRow } from './workRows';
import { workText } from './workText';

const linePx = 30;
const headPx = 32;
/** Lines above and below the window, so that a wheel finds them drawn. */
const spareLines = 16;

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
  const lines = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => linePx,
    overscan: spareLines,
    scrollPaddingStart: headPx,
    paddingStart: headPx,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  useImperativeHandle(
    ref,
    () => ({
      show: (index) => lines.scrollToIndex(index),
      page: () => Math.max(1, Math.floor((scroll.current?.clientHeight ?? linePx) / linePx) - 2),
    }),
    [lines],
  );
  const seen = lines.getVirtualItems();
  const above = (seen[0]?.start ?? headPx) - headPx;
  const below = lines.getTotalSize() - (seen.at(-1)?.end ?? headPx);
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
          {seen.map(({ index, key }) => {
            const row = rows[index];
            return row ? (
              <WorkLine
                key={key}
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
            ) : null;
          })}
          {below > 0 ? <tr className="work-space" style={{ height: `${below}px` }} aria-hidden /> : null}
        </tbody>
      </table>
    </div>
  );
}
