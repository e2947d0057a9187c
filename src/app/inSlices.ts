import type { Steps } from '../base/steps';

/** How long a computation holds the page before others have their turn, ms: two slices fit into a frame. */
const sliceMs = 8;

/** Lets the page draw and answer. Browsers that have `scheduler.yield` come back before other work that waits. */
export async function rest(): Promise<void> {
  const scheduler: unknown = Reflect.get(globalThis, 'scheduler');
  if (typeof scheduler === 'object' && scheduler !== null) {
    const yieldNow: unknown = Reflect.get(scheduler, 'yield');
    if (typeof yieldNow === 'function') {
      await yieldNow.call(scheduler);
      return;
    }
  }
  await new Promise((resolve) => setTimeout(resolve));
}

/** Runs a computation in short slices with rests between them, so that the page stays alive however long it takes. */
export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const untilMs = performance.now() + sliceMs;
    while (performance.now() < untilMs) {
      const step = steps.next();
      if (step.done) return step.value;
    }
    await rest();
  }
}
