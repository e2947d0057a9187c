/** What the watch in the page noted of one run of input. */
export interface FramesWatched {
  /** Between one frame and the next, ms. */
  readonly intervalsMs: readonly number[];
  /** Pointer and wheel events that reached the page. */
  readonly events: number;
  /** Events after which the number in the watched cell was another one, before the next event came. */
  readonly changes: number;
}

declare global {
  interface Window {
    frameWatch: { stop(): FramesWatched };
  }
}

/**
 * Runs in the page: notes every frame from now on, and whether the number of a row changes with every event.
 *
 * It is looked at in the frame that follows the event; events of one frame count as one.
 */
export function watchFrames(rowTestId: string): void {
  const intervalsMs: number[] = [];
  let [events, changes] = [0, 0];
  let before: number | undefined;
  let frame = 0;
  const row = document.querySelector(`[data-testid=${rowTestId}]`);
  const shown = (): string | null | undefined => row?.querySelector('[data-csa]')?.getAttribute('data-csa');
  let last = shown();
  const onEvent = (): void => {
    events += 1;
  };
  const look = (): void => {
    const now = shown();
    if (now !== last) changes += 1;
    last = now;
  };
  const kinds = ['pointermove', 'wheel'] as const;
  for (const kind of kinds) addEventListener(kind, onEvent, { capture: true, passive: true });
  // Observed, not asked for at every event: whoever reads what others wrote may make them lay out the page.
  const observer = new MutationObserver(look);
  if (row) observer.observe(row, { subtree: true, childList: true, attributeFilter: ['data-csa'] });
  const step = (now: number): void => {
    if (before !== undefined) intervalsMs.push(now - before);
    before = now;
    frame = requestAnimationFrame(step);
  };
  frame = requestAnimationFrame(step);
  window.frameWatch = {
    stop() {
      cancelAnimationFrame(frame);
      observer.disconnect();
      for (const kind of kinds) removeEventListener(kind, onEvent, { capture: true });
      return { intervalsMs, events, changes };
    },
  };
}
