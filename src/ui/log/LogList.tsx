import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { AuditEntry } from '../../domain/keeping/auditEntry';
import { logText } from './logText';

const rowHeightPx = 30;

interface LogListProps {
  readonly entries: readonly AuditEntry[];
  readonly nameOf: (person: string) => string;
  /** What was done, in words. */
  readonly detailOf: (entry: AuditEntry) => string;
  /** A subject's code, or what there is to say in its place. */
  readonly subjectText: (subjectId: string) => string;
}

/** The entries, newest first. Only those in view are in the page: a log has as many as a study has strokes. */
export function LogList({ entries, nameOf, detailOf, subjectText }: LogListProps) {
  const scroller = useRef<HTMLElement>(null);
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan: 12,
    initialRect: { width: 900, height: 600 },
  });
  const shown = rows.getVirtualItems();
  const before = shown[0]?.start ?? 0;
  const after = rows.getTotalSize() - (shown.at(-1)?.end ?? 0);
  return (
    // A list that scrolls must be reachable with keys.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="log-list" aria-label={logText.title} ref={scroller} tabIndex={0}>
      <table className="log-table" aria-rowcount={entries.length + 1}>
        <thead>
          <tr>
            <th scope="col" className="log-time">
              {logText.columns.time}
            </th>
            <th scope="col" className="log-person">
              {logText.columns.person}
            </th>
            <th scope="col" className="log-act">
              {logText.columns.act}
            </th>
            <th scope="col" className="log-subject">
              {logText.columns.subject}
            </th>
            <th scope="col">{logText.columns.detail}</th>
            <th scope="col" className="number log-number">
              {logText.columns.number}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr className="log-space" aria-hidden style={{ height: before }} />
          {shown.map(({ index }) => {
            const entry = entries[index];
            if (!entry) return null;
            return (
              <tr
                key={`${entry.chain} ${entry.number} ${entry.hash}`}
                aria-rowindex={index + 2}
                data-testid="log-row"
              >
                <td title={entry.atUtc}>{timeText(entry.atUtc)}</td>
                <td>{nameOf(entry.person)}</td>
                <td>{logText.acts[entry.act] ?? entry.act}</td>
                <td>{entry.subjectId === undefined ? '' : subjectText(entry.subjectId)}</td>
                <td className="muted" title={detailOf(entry)}>
                  {detailOf(entry)}
                </td>
                <td className="number faint" title={entry.hash}>
                  {entry.number}
                </td>
              </tr>
            );
          })}
          <tr className="log-space" aria-hidden style={{ height: Math.max(0, after) }} />
        </tbody>
      </table>
    </section>
  );
}

function timeText(utc: string): string {
  const time = new Date(utc);
  if (Number.isNaN(time.getTime())) return utc;
  const day = time.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
  return `${day}, ${time.toLocaleTimeString('en-GB')}`;
}
