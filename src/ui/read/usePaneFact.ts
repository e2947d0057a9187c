import { useSyncExternalStore } from 'react';
import type { PaneFacts } from './paneFacts';

/** One of the facts that change with the pointer; `select` must give a value that the facts hold, or a plain one. */
export function usePaneFact<T>(facts: PaneFacts, select: (facts: ReturnType<PaneFacts['get']>) => T): T {
  return useSyncExternalStore(facts.subscribe, () => select(facts.get()));
}
