import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { PointPx } from '../../../src/domain/image/point';
import type { Protocol } from '../../../src/domain/study/protocol';
import type { TimePoint } from '../../../src/domain/timePoint';
import { phantomFolder } from './phantomFolder';
import { learnPixelMap } from './pixelMap';
import { strokeOutline } from './readerHands';
import { makeProject } from './screenHands';
import { setProtocol } from './setProtocol';

/** Right and left of where the phantom's muscles lie, one outline a side; whose they are does not matter here. */
export const sideOutlinesPx: Readonly<Record<'right' | 'left', readonly PointPx[]>> = {
  right: [
    [92, 206],
    [120, 196],
    [146, 206],
    [142, 232],
    [112, 240],
  ],
  left: [
    [174, 206],
    [200, 196],
    [228, 206],
    [208, 240],
    [178, 232],
  ],
};

/** A project of phantom subjects, conducted as told; the researcher sits there. */
export async function openStudy(
  page: Page,
  subjects: readonly number[],
  protocol: Partial<Protocol>,
): Promise<void> {
  await page.goto('/');
  await makeProject(page, 'Conduct');
  const folder = phantomFolder(subjects);
  await page.getByLabel('Folder to add', { exact: true }).setInputFiles(folder);
  await expect(page.getByTestId('import-done')).toContainText('new subject', { timeout: 60_000 });
  await expect(page.getByTestId('save-state')).toContainText('Saved');
  await setProtocol(page, protocol);
  await page.reload();
  await page.getByRole('row', { name: /Conduct/ }).click();
  await expect(page.getByRole('heading', { name: 'Cohort' })).toBeVisible();
  // Whether copies of all images were kept before the page went is not what is tested here.
  await page.getByLabel('Folder to add', { exact: true }).setInputFiles(folder);
  await expect(page.getByTestId('import-done')).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Escape');
}

/** Waits until a scan is drawn. */
export async function scanShown(page: Page, timePoint: TimePoint): Promise<void> {
  await expect(page.locator(`[data-testid=pane-${timePoint}][data-ready=true]`)).toBeVisible({
    timeout: 60_000,
  });
  await page.waitForTimeout(400);
}

/** One freehand stroke around a side. */
export async function strokeSide(page: Page, timePoint: TimePoint, side: 'right' | 'left'): Promise<void> {
  const map = await learnPixelMap(page, page.getByTestId(`pane-${timePoint}`));
  await strokeOutline(page, map, sideOutlinesPx[side]);
  await expect(page.getByTestId(`row-${timePoint}-${side}`).locator('[data-csa]')).toBeVisible();
}
