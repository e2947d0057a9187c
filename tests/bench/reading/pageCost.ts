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

/** Gives input to a page twice: once its frames and numbers are watched, once its processor time is taken, unwatched. */
export async function pageCost(
  page: Page,
  rowTestId: string,
  run: () => Promise<unknown>,
): Promise<PageCost> {
  await page.evaluate(watchFrames, rowTestId);
  await run();
  const watched = await page.evaluate(() => window.frameWatch.stop());
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const seconds = async (): Promise<ReadonlyMap<string, number>> =>
    new Map((await cdp.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));
  const before = await seconds();
  await run();
  const after = await seconds();
  await cdp.detach();
  // The same input: as many events.
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
