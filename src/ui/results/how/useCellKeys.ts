import type { RefObject } from 'react';
import { useResultsKeys } from '../useResultsKeys';

/**
 * The keys of the chosen line of a table: left and right move over its numbers, Enter asks the one in hand, and its P
 * where none is.
 */
export function useCellKeys(table: RefObject<HTMLTableElement | null>): void {
  useResultsKeys((key) => {
    const row = table.current?.querySelector('tr[data-chosen]');
    if (!row) return false;
    const stops = [...row.querySelectorAll<HTMLElement>('button')];
    const at = stops.findIndex((stop) => stop.matches(':focus'));
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    if (step !== 0) {
      // Nothing in hand: from the P, which stands last.
      const from = at < 0 ? stops.length - 1 : at;
      const next = stops[Math.min(stops.length - 1, Math.max(0, from + step))];
      next?.focus();
      return next !== undefined;
    }
    // A button or link in hand answers Enter itself.
    if (key !== 'Enter' || document.activeElement?.matches('button, a, summary')) return false;
    const asked =
      row.querySelector<HTMLElement>('.column-p [data-how]') ?? row.querySelector<HTMLElement>('[data-how]');
    asked?.focus();
    asked?.click();
    return asked !== null;
  });
}
