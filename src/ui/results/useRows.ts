import { type RefObject, useRef } from 'react';
import { focusRow } from './JournalTable';
import { useKept } from './resultsKept';
import { useResultsKeys } from './useResultsKeys';

/** The lines of a view that can be chosen, and the one in hand. */
export interface Rows {
  readonly ids: readonly string[];
  readonly chosenId: string | undefined;
  readonly choose: (id: string) => void;
  readonly tableRef: RefObject<HTMLTableElement | null>;
}

/** Keeps one of the lines chosen, moved by the arrow keys. `first` is the one to begin with. */
export function useRows(name: string, ids: readonly string[], first?: string): Rows {
  const [kept, choose] = useKept(`row of ${name}`);
  const tableRef = useRef<HTMLTableElement>(null);
  const chosenId = [kept, first].find((id) => id !== undefined && ids.includes(id)) ?? ids[0];
  useResultsKeys((key) => {
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return false;
    const next = ids[Math.min(ids.length - 1, Math.max(0, ids.indexOf(chosenId ?? '') + step))];
    if (next === undefined) return false;
    choose(next);
    focusRow(tableRef.current, next);
    return true;
  });
  return { ids, chosenId, choose, tableRef };
}
