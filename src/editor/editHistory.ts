/** What was, what is, and what was taken back. Immutable and without limit; `past` is oldest first, `future` next first. */
export interface EditHistory<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
}

/** A history without a past. */
export function startHistory<T>(present: T): EditHistory<T> {
  return { past: [], present, future: [] };
}

/** Takes a new step; what had been taken back is gone. */
export function pushHistory<T>(history: EditHistory<T>, present: T): EditHistory<T> {
  return { past: [...history.past, history.present], present, future: [] };
}

/** One step back; the same history where there is none. */
export function undoHistory<T>(history: EditHistory<T>): EditHistory<T> {
  if (history.past.length === 0) return history;
  const [present] = history.past.slice(-1) as [T]; // the length was just looked at
  return { past: history.past.slice(0, -1), present, future: [history.present, ...history.future] };
}

/** One step forward again; the same history where nothing was taken back. */
export function redoHistory<T>(history: EditHistory<T>): EditHistory<T> {
  if (history.future.length === 0) return history;
  const [present, ...future] = history.future as readonly [T, ...T[]]; // the length was just looked at
  return { past: [...history.past, history.present], present, future };
}
