import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FreshBrowser } from './freshBrowser';
import { measureImport, type Subject } from './measureImport';
import type { SliceSet } from './sliceSet';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

/** One task of the page's main thread after the handler began. */
export interface OwnTask {
  readonly afterHandlerMs: number;
  readonly wallMs: number;
  /** Time on the processor: what other programs take is not in it. */
  readonly cpuMs: number | undefined;
}

/**
 * The page's longest own tasks, from a trace: shorter ones than a long task are seen too. Of the task that holds the
 * handler, the part before it is the browser's (it makes the list of files) and is left out.
 */
export async function traceTasks(
  browser: FreshBrowser,
  subject: Subject,
  set: SliceSet,
  folder: string,
): Promise<readonly OwnTask[]> {
  const path = join(folder, 'trace.json');
  await browser.page.goto(subject.url);
  await browser.page
    .context()
    .browser()
    ?.startTracing(browser.page, {
      path,
      categories: ['toplevel', 'blink.user_timing', 'disabled-by-default-devtools.timeline'],
    });
  await measureImport(browser, subject, set);
  await browser.page.context().browser()?.stopTracing();
  const { traceEvents } = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const mark = traceEvents.find(({ name }) => name === 'files-given');
  if (!mark) return [];
  const startUs = mark.ts;
  return traceEvents
    .filter(
      ({ name, ph, pid, tid, ts, dur = 0 }) =>
        name === 'RunTask' && ph === 'X' && pid === mark.pid && tid === mark.tid && ts + dur > startUs,
    )
    .map(({ ts, dur = 0, tdur }) => {
      const before = Math.max(0, startUs - ts);
      const isWhole = before === 0;
      return {
        afterHandlerMs: (Math.max(ts, startUs) - startUs) / 1000,
        wallMs: (dur - before) / 1000,
        cpuMs: tdur !== undefined && isWhole ? tdur / 1000 : undefined,
      };
    })
    .sort((a, b) => b.wallMs - a.wallMs)
    .slice(0, 8);
}
