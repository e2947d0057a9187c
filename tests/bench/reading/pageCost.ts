import type { Page } from '@playwright/test';
import { type FramesWatched, watchFrames } from './frameWatch';

/** What a run of input cost the page's main thread, in processor time: what other programs take is not in it. */
export interface PageCost extends FramesWatched {
  readonly scriptMsPerEvent: number;
  readonly layoutMsPerEvent: number;
  readonly stylesMsPerEvent: number;
  /** Everything: JavaScript, styles, layout, painting, the browser's own work. */
  readonly taskMsPerEvent: number;
}

/** Gives input to a page and counts frames and processor time. */
export async function pageCost(
  page: Page,
  rowTestId: string,
  run: () => Promise<unknown>,
): Promise<PageCost> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const seconds = async (): Promise<ReadonlyMap<string, number>> =>
    new Map((await cdp.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));
  await page.evaluate(watchFrames, rowTestId);
  const before = await seconds();
  await run();
  const after = await seconds();
  const watched = await page.evaluate(() => window.frameWatch.stop());
  await cdp.detach();
  const perEvent = (name: string): number =>
    (1000 * ((after.get(name) ?? 0) - (before.get(name) ?? 0))) / watched.events;
  return {
    ...watched,
    scriptMsPerEvent: perEvent('ScriptDuration'),
    layoutMsPerEvent: perEvent('LayoutDuration'),
    stylesMsPerEvent: perEvent('RecalcStyleDuration'),
    taskMsPerEvent: perEvent('TaskDuration'),
  };
}
