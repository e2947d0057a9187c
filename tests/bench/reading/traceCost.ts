import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly type?: string } };
}

/** What the page's main thread did for a run of input, processor time where the browser tells it, ms. */
export interface MainThreadCost {
  /** Pointer and wheel events that were handled. */
  readonly events: number;
  /** Frames that were made. */
  readonly frames: number;
  /** All JavaScript of the run (handlers, animation frames, promises, timers), by event. */
  readonly scriptMsPerEvent: number;
  /** The handlers of one event alone: median and 95 %. */
  readonly handlerP50Ms: number;
  readonly handlerP95Ms: number;
  /** Whole tasks, by frame: JavaScript, styles, layout, painting. */
  readonly taskMsPerFrame: number;
  /** By frame, without what they hold of each other. */
  readonly partsMsPerFrame: Readonly<Record<string, number>>;
  /** How often styles and layout were worked out within JavaScript, by event. */
  readonly forcedPerEvent: number;
}

const categories = [
  'toplevel',
  'blink.user_timing',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
];
const inputTypes = ['pointermove', 'wheel'];
const script = new Set([
  ...[
    'FunctionCall',
    'EvaluateScript',
    'RunMicrotasks',
    'FireAnimationFrame',
    'TimerFire',
    'V8.GC_MC_BACKGROUND',
  ],
  ...['MajorGC', 'MinorGC', 'EventDispatch'],
]);
const parts: Readonly<Record<string, string>> = {
  UpdateLayoutTree: 'styles',
  Layout: 'layout',
  PrePaint: 'pre-paint',
  Paint: 'paint',
  Layerize: 'layers',
  Commit: 'commit',
  MinorGC: 'garbage',
  MajorGC: 'garbage',
};

const startMark = 'input-starts';
const endMark = 'input-ends';

/** Traces the page while `run` gives it input. */
export async function traceCost(
  page: Page,
  path: string,
  run: () => Promise<unknown>,
): Promise<MainThreadCost | undefined> {
  const browser = page.context().browser();
  if (!browser) return undefined;
  await browser.startTracing(page, { path, categories });
  await page.evaluate((name) => performance.mark(name), startMark);
  await run();
  await page.evaluate((name) => performance.mark(name), endMark);
  await browser.stopTracing();
  const { traceEvents } = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  return costOf(traceEvents);
}

interface Slice {
  readonly event: TraceEvent;
  readonly ms: number;
  /** Own time: without the slices in it that are counted, too. */
  ownMs: number;
  isInScript: boolean;
}

/** What a trace says between its two marks. */
export function costOf(traceEvents: readonly TraceEvent[]): MainThreadCost | undefined {
  const [start, end] = [startMark, endMark].map((mark) => traceEvents.find(({ name }) => name === mark));
  if (!start || !end) return undefined;
  const own = traceEvents
    .filter(
      ({ ph, pid, tid, ts }) =>
        ph === 'X' && pid === start.pid && tid === start.tid && ts >= start.ts && ts <= end.ts,
    )
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const slices = nested(own);
  const inputs = slices.filter(
    ({ event }) => event.name === 'EventDispatch' && inputTypes.includes(event.args?.data?.type ?? ''),
  );
  const frames = slices.filter(({ event }) => event.name === 'Commit').length;
  const sum = (of: readonly Slice[], what: 'ms' | 'ownMs'): number =>
    of.reduce((total, slice) => total + slice[what], 0);
  const byPart: Record<string, number> = {};
  for (const [name, part] of Object.entries(parts)) {
    const ms = sum(
      slices.filter(({ event }) => event.name === name),
      'ownMs',
    );
    byPart[part] = (byPart[part] ?? 0) + ms / frames;
  }
  const handlers = inputs.map(({ ms }) => ms).sort((a, b) => a - b);
  const quantile = (part: number): number => handlers[Math.floor(part * (handlers.length - 1))] ?? Number.NaN;
  const forced = slices.filter(
    ({ event, isInScript }) => isInScript && (event.name === 'Layout' || event.name === 'UpdateLayoutTree'),
  );
  const scripts = slices.filter(({ event }) => script.has(event.name));
  return {
    events: inputs.length,
    frames,
    scriptMsPerEvent: sum(scripts, 'ownMs') / inputs.length,
    handlerP50Ms: quantile(0.5),
    handlerP95Ms: quantile(0.95),
    taskMsPerFrame:
      sum(
        slices.filter(({ event }) => event.name === 'RunTask'),
        'ms',
      ) / frames,
    partsMsPerFrame: byPart,
    forcedPerEvent: forced.length / inputs.length,
  };
}

const counted = new Set([...script, ...Object.keys(parts)]);

/** Slices with their own time; those that lie in JavaScript are marked. Given in order of their start. */
function nested(events: readonly TraceEvent[]): readonly Slice[] {
  const open: Slice[] = [];
  return events.map((event) => {
    const ms = (event.tdur ?? event.dur ?? 0) / 1000;
    for (let above = open.at(-1); above && !holds(above.event, event); above = open.at(-1)) open.pop();
    const slice: Slice = { event, ms, ownMs: ms, isInScript: open.some((one) => script.has(one.event.name)) };
    if (counted.has(event.name)) {
      const above = open.findLast((one) => counted.has(one.event.name));
      if (above) above.ownMs -= ms;
    }
    open.push(slice);
    return slice;
  });
}

function holds(above: TraceEvent, event: TraceEvent): boolean {
  return event.ts < above.ts + (above.dur ?? 0);
}
