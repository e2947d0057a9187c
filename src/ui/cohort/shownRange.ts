import { useSyncExternalStore } from 'react';

/** Rows of the list that are on screen, counted from 0. */
export interface ShownRows {
  readonly first: number;
  readonly last: number;
}

/** Which rows are on screen. Beside the screen's own state: scrolling draws nothing but lines and the count of rows. */
export interface ShownRange {
  now(): ShownRows;
  set(first: number, last: number): void;
  hear(listener: () => void): () => void;
}

/** Nothing is on screen yet. */
export function createShownRange(): ShownRange {
  let rows: ShownRows = { first: 0, last: 0 };
  const listeners = new Set<() => void>();
  return {
    now: () => rows,
    set(first, last) {
      if (rows.first === first && rows.last === last) return;
      rows = { first, last };
      for (const listener of listeners) listener();
    },
    hear(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The rows on screen, heard. */
export function useShownRows(range: ShownRange): ShownRows {
  return useSyncExternalStore(range.hear, range.now, range.now);
}
