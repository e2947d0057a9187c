/** A computation that can be interrupted: it yields wherever it may rest, and returns its result. */
export type Steps<T> = Generator<void, T, void>;

/** Runs a computation to its end at once. */
export function allSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
