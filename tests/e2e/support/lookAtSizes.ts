import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import { expect } from '@playwright/test';
import { textOutside } from './textOutside';

const sizes = [
  { width: 2560, height: 1440 },
  { width: 1366, height: 768 },
] as const;

/** Takes the screen at each size, the smaller last, into a folder of the results, and collects what leaves its place. */
export async function lookAtSizes(
  page: Page,
  info: TestInfo,
  folderName: string,
  name: string,
): Promise<void> {
  const folder = join(info.project.outputDir, folderName);
  mkdirSync(folder, { recursive: true });
  for (const size of sizes) {
    await page.setViewportSize(size);
    // Layout, figures and image panes follow a new size within some frames.
    await page.evaluate(async () => {
      await document.fonts.ready;
      for (let frame = 0; frame < 6; frame++) await new Promise((done) => requestAnimationFrame(done));
    });
    const path = join(folder, `${name}-${size.width}.png`);
    await page.screenshot({ path, animations: 'disabled' });
    await info.attach(`${name}-${size.width}`, { path, contentType: 'image/png' });
    const overflowPx = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect.soft(overflowPx, `${name} at ${size.width}: wider than the window`).toBeLessThanOrEqual(0);
    expect.soft(await textOutside(page), `${name} at ${size.width}`).toEqual([]);
  }
}
