/** Long work between two of its parts: says how far it is, and ends it where it was cancelled. */
export interface Course {
  /** Throws `Cancelled` where nobody waits for the rest. */
  readonly step: (done: number, total: number) => Promise<void>;
}

/** Thrown by `Course.step`. */
export class Cancelled extends Error {
  constructor() {
    super('It was stopped.');
    this.name = 'Cancelled';
  }
}

/** Work that nobody watches or stops. */
export const unwatched: Course = { step: async () => undefined };

/** Work that is watched; `rest` lets a message that waits be heard. */
export function watched(
  onProgress: (done: number, total: number) => void,
  signal: Pick<AbortSignal, 'aborted'> | undefined,
  rest: () => Promise<void>,
): Course {
  return {
    step: async (done, total) => {
      onProgress(done, total);
      await rest();
      if (signal?.aborted) throw new Cancelled();
    },
  };
}

/** A part of longer work, from one hundredth of it to another. */
export function partOf(course: Course, from: number, to: number): Course {
  return {
    step: (done, total) => course.step(Math.round(from + ((to - from) * done) / Math.max(total, 1)), 100),
  };
}
