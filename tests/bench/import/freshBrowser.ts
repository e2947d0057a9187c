import { chromium, type Page } from '@playwright/test';
import { browserFlags, findBrowser } from '../../support/findBrowser.mjs';
import { watchPage } from './pageWatch';

/** A browser that nothing was done with yet. One at a time: its processes are found as those of this one. */
export interface FreshBrowser {
  readonly page: Page;
  close(): Promise<void>;
}

/** Starts a browser of its own for one measurement, with one page in it that is watched. */
export async function freshBrowser(): Promise<FreshBrowser> {
  const executablePath = findBrowser();
  // Not over a connection: the files of a folder would then be copied first.
  const browser = await chromium.launch({
    headless: true,
    ...(executablePath ? { executablePath } : {}),
    args: browserFlags,
  });
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.setDefaultTimeout(180_000);
  await page.addInitScript(watchPage);
  return { page, close: () => browser.close() };
}
