/** What the watch in the page wrote down. Times in ms of the page's clock; undefined while it has not happened. */
export interface PageTimes {
  /** The first line of a page's own that runs with the files: before it the browser makes its list of them. */
  readonly handlerMs: number | undefined;
  readonly firstSliceMs: number | undefined;
  readonly listedMs: number | undefined;
  /** Tasks over 50 ms: start and length. */
  readonly longTasks: readonly (readonly [startMs: number, lengthMs: number])[];
}

declare global {
  interface Window {
    pageTimes: { -readonly [K in keyof PageTimes]: PageTimes[K] };
  }
}

/**
 * Runs in the page before anything else. It looks at the page whenever something in it changed; a thing counts as
 * painted after the frame that followed. Nothing is asked of the browser in between: frames cost time without a GPU.
 */
export function watchPage(): void {
  const tasks: [number, number][] = [];
  const times: Window['pageTimes'] = {
    handlerMs: undefined,
    firstSliceMs: undefined,
    listedMs: undefined,
    longTasks: tasks,
  };
  window.pageTimes = times;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push([startTime, duration]);
  }).observe({ type: 'longtask', buffered: true });

  /** Just after the frame that follows. */
  const afterPaint = (done: () => void): void => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = done;
      channel.port2.postMessage(undefined);
    });
  };
  const look = (): void => {
    const isThere = (selector: string): boolean => document.querySelector(selector) !== null;
    if (times.firstSliceMs === undefined && isThere('[data-testid=first-slice][data-painted=true]')) {
      times.firstSliceMs = -1;
      afterPaint(() => {
        times.firstSliceMs = performance.now();
      });
    }
    if (times.listedMs === undefined && isThere('[data-testid=import-done]')) {
      times.listedMs = -1;
      afterPaint(() => {
        times.listedMs = performance.now();
      });
    }
  };
  addEventListener(
    'change',
    ({ target }) => {
      if (!(target instanceof HTMLInputElement) || target.type !== 'file' || times.handlerMs !== undefined)
        return;
      times.handlerMs = performance.now();
      performance.mark('files-given');
      const attributeFilter = ['data-testid', 'data-painted'];
      new MutationObserver(look).observe(document, { childList: true, subtree: true, attributeFilter });
    },
    { capture: true },
  );
}

/** Longest stretch of the page's own work in one task: of the task that holds the handler only what follows it, ms. */
export function longestOwnTaskMs({ handlerMs = 0, longTasks }: PageTimes, untilMs: number): number {
  const own = longTasks
    .filter(([startMs, lengthMs]) => startMs + lengthMs > handlerMs && startMs < untilMs)
    .map(([startMs, lengthMs]) => startMs + lengthMs - Math.max(startMs, handlerMs));
  return Math.max(0, ...own);
}
