import type { Page } from '@playwright/test';
import type { FreshBrowser } from './freshBrowser';
import { longestOwnTaskMs, type PageTimes } from './pageWatch';
import { browserCpuMs, watchRendererMemory } from './rendererMemory';
import type { SliceSet } from './sliceSet';

/** One import, measured. Times from the handler's start, but for `givenMs`. */
export interface ImportMeasured {
  readonly slicesPerS: number;
  readonly listedMs: number;
  /** The browser's own work before the page hears of the files: from the call that gives them to the handler. */
  readonly givenMs: number;
  readonly memoryMb: number | undefined;
  /** Of all the browser's processes, from the call to the end of the list. */
  readonly cpuMs: number | undefined;
  readonly longestOwnTaskMs: number;
  readonly firstSliceMs: number | undefined;
  readonly savedMs: number | undefined;
}

/** What a page must offer to be measured. */
export interface Subject {
  readonly url: string;
  /** Label of the control that takes the folder. */
  readonly folderLabel: string;
  /** Whether the import also ends on disk. */
  readonly saves: boolean;
  /** Brings the page to where the folder is given. */
  prepare(page: Page): Promise<void>;
  /** Fails when the page did not find every slice. */
  check(page: Page, set: SliceSet): Promise<void>;
}

/** Runs in the page: when its database holds so many slices. A reader waits there for the writer before it. */
async function savedAtMs(files: number): Promise<number> {
  const answer = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await answer(indexedDB.open('multifidus'));
  for (;;) {
    const count = await answer(database.transaction('images').objectStore('images').count());
    if (count >= files) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  database.close();
  return performance.now();
}

/** Gives a folder to a page in a fresh browser and measures until all of it is listed on screen. */
export async function measureImport(
  { page }: FreshBrowser,
  subject: Subject,
  set: SliceSet,
): Promise<ImportMeasured> {
  await page.goto(subject.url);
  await subject.prepare(page);
  // A person looks around for a moment; what a page prepares meanwhile is its own affair.
  await page.waitForTimeout(1500);
  const memory = watchRendererMemory();
  const cpuBeforeMs = browserCpuMs();
  const calledMs = await page.evaluate(() => performance.now());
  await page.getByLabel(subject.folderLabel, { exact: true }).setInputFiles(set.folder);
  await page.waitForFunction(() => (window.pageTimes.listedMs ?? 0) > 0, undefined, { polling: 200 });
  const cpuAfterMs = browserCpuMs();
  const savedMs = subject.saves ? await page.evaluate(savedAtMs, set.files) : undefined;
  const memoryMb = memory.stop();
  const times: PageTimes = await page.evaluate(() => window.pageTimes);
  await subject.check(page, set);
  const { handlerMs = 0, listedMs = 0, firstSliceMs } = times;
  const since = (atMs: number | undefined): number | undefined =>
    atMs === undefined || atMs < 0 ? undefined : atMs - handlerMs;
  return {
    slicesPerS: (1000 * set.files) / (listedMs - handlerMs),
    listedMs: listedMs - handlerMs,
    givenMs: handlerMs - calledMs,
    memoryMb,
    cpuMs: cpuBeforeMs === undefined || cpuAfterMs === undefined ? undefined : cpuAfterMs - cpuBeforeMs,
    longestOwnTaskMs: longestOwnTaskMs(times, Math.max(listedMs, savedMs ?? 0)),
    firstSliceMs: since(firstSliceMs),
    savedMs: since(savedMs),
  };
}
