import { useSyncExternalStore } from 'react';
import { useApp, useAppState } from '../AppContext';

/** What was chosen on the Results screen, and who shows it. */
interface Memory {
  readonly values: Map<string, string>;
  readonly listeners: Set<() => void>;
}

const memories = new WeakMap<object, Memory>();

function memoryOf(app: object): Memory {
  const memory = memories.get(app) ?? { values: new Map(), listeners: new Set() };
  memories.set(app, memory);
  return memory;
}

/**
 * A choice that outlives the screen: the view and the row in hand stay the same when results are computed again or
 * another tab was shown between. Per project; forgotten with the page.
 */
export function useKept(name: string): readonly [string | undefined, (value: string) => void] {
  const { values, listeners } = memoryOf(useApp());
  const projectId = useAppState(({ open }) => open?.project.id);
  const key = `${projectId}|${name}`;
  const value = useSyncExternalStore(
    (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    () => values.get(key),
  );
  return [
    value,
    (next) => {
      values.set(key, next);
      for (const listener of [...listeners]) listener();
    },
  ];
}
