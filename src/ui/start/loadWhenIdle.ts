/** How often a busy page is asked again, ms. */
const againMs = 2000;

/** Resolves when the browser has nothing to do; Safari cannot say, so there it is a short while later. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve());
    else setTimeout(resolve, 200);
  });
}

/**
 * Loads parts of the program one after the other, each when the browser is idle and the page is not busy. A part that
 * cannot be loaded is left: whoever needs it asks again, and says so if it still cannot be had.
 */
export async function loadWhenIdle(
  parts: readonly (() => Promise<unknown>)[],
  isBusy: () => boolean,
): Promise<void> {
  for (const load of parts) {
    await idle();
    while (isBusy()) await new Promise((resolve) => setTimeout(resolve, againMs));
    await load().catch(() => undefined);
  }
}
