import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { PointPx } from '../../../src/domain/image/point';
import { sideOutlinesPx } from './conductHands';
import { learnPixelMap } from './pixelMap';
import { strokeOutline } from './readerHands';

/** A file that the page handed to the browser's download, kept on disk under its own name. */
export interface SavedFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Presses something that saves a file, and keeps it in a folder. */
export async function savedBy(page: Page, button: Locator, folder: string): Promise<SavedFile> {
  const waiting = page.waitForEvent('download');
  await button.click();
  const download = await waiting;
  const name = download.suggestedFilename();
  const path = join(folder, name);
  await download.saveAs(path);
  return { path, name, bytes: readFileSync(path) };
}

/** Makes an observer's kit on the Exchange screen and saves it. */
export async function makeKit(
  page: Page,
  letter: string,
  images: 'With images' | 'Without images',
  folder: string,
): Promise<SavedFile> {
  const card = page.getByTestId(`kit-${letter}`);
  const manner = card.getByRole('button', { name: images, exact: true });
  await manner.click();
  await expect(manner).toHaveAttribute('aria-pressed', 'true');
  await card.getByRole('button', { name: /^Make / }).click();
  await expect(card.getByTestId('kit-made')).toBeVisible({ timeout: 120_000 });
  return savedBy(page, card.getByRole('button', { name: 'Save the kit' }), folder);
}

/** Drops files on the page, as from the computer's file manager. */
export async function dropFiles(page: Page, files: readonly SavedFile[]): Promise<void> {
  const texts = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }));
  const transfer = await page.evaluateHandle((given) => {
    const dropped = new DataTransfer();
    for (const { name, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      dropped.items.add(new File([bytes], name, { type: 'application/zip' }));
    }
    return dropped;
  }, texts);
  for (const event of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent('main', event, { dataTransfer: transfer });
  }
}

/** One observer's way of drawing: every subject a little otherwise, so that no two readings are alike. */
export function outlineOf(
  side: 'right' | 'left',
  observer: number,
  at: number,
  scan: number,
): readonly PointPx[] {
  // Every other scan is outlined taller.
  const taller = 1 + 0.1 * ((at + scan) % 2);
  return sideOutlinesPx[side].map(
    ([x, y], vertex): PointPx => [
      x + 1.3 * observer + 0.6 * at * (vertex % 2),
      218 + taller * (y - 218) + 0.8 * observer * (vertex % 3),
    ],
  );
}

/** Reads whatever is open: both sides of each scan, in one stroke each; then signs. */
export async function readAndSign(
  page: Page,
  observer: number,
  at: number,
  beforeSigning?: () => Promise<void>,
): Promise<void> {
  const scans = page.locator('[data-testid^=pane-]');
  await expect(scans.first()).toBeVisible();
  await expect(page.locator('[data-testid^=pane-]:not([data-ready=true])')).toHaveCount(0, {
    timeout: 60_000,
  });
  await page.waitForTimeout(300);
  const large = page.locator('[data-testid^=sagittal-][data-large=true]');
  if ((await large.count()) > 0) {
    await page.keyboard.press('Escape');
    await expect(large).toHaveCount(0);
    await page.waitForTimeout(400);
  }
  const count = await scans.count();
  for (let scan = 0; scan < count; scan++) {
    const timePoint = scan === 0 ? 'preop' : 'followUp';
    const map = await learnPixelMap(page, page.getByTestId(`pane-${timePoint}`));
    for (const side of ['right', 'left'] as const) {
      await strokeOutline(page, map, outlineOf(side, observer, at, scan));
      const row = page.getByTestId(`row-${timePoint}-${side}`);
      await expect(row.locator('[data-csa]')).toBeVisible();
    }
  }
  await beforeSigning?.();
  await page.keyboard.press('s');
  await expect(page.getByTestId('sign-summary')).toContainText(`${2 * count} outlines`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
}
