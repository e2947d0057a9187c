import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { dropFiles, makeKit, readAndSign } from './support/exchangeHands';
import { folderOf, hospitalFiles } from './support/hospitalFiles';
import { expect, guardPage, test } from './support/policyGuard';
import { makeProject, readByCode, sitDown } from './support/screenHands';

/*
 * Copies of images stay. A researcher, and an observer with a kit in a browser of its own, read a subject, load the page anew
 * twice and read on: every pack of copies that was there still is, and the panes are drawn.
 */

const studies = hospitalFiles([0, 1, 2]);

/** Packs of copies in the private file system by size, looked up apart from the product. */
function packs(page: Page): Promise<readonly number[]> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const copies = await root.getDirectoryHandle('image-copies').catch(() => undefined);
    const sizes: number[] = [];
    for await (const project of copies?.values() ?? []) {
      if (project.kind !== 'directory') continue;
      for await (const pack of (project as FileSystemDirectoryHandle).values()) {
        if (pack.kind === 'file') sizes.push((await (pack as FileSystemFileHandle).getFile()).size);
      }
    }
    return sizes.sort((a, b) => a - b);
  });
}

/** Waits until nothing is added any more. */
async function settledPacks(page: Page): Promise<readonly number[]> {
  let last: readonly number[] = [];
  await expect
    .poll(
      async () => {
        const now = await packs(page);
        const isSame = now.length > 0 && now.join() === last.join();
        last = now;
        return isSame;
      },
      { intervals: [1_000], timeout: 60_000 },
    )
    .toBe(true);
  return last;
}

async function reopen(page: Page, title: string, observer: RegExp): Promise<void> {
  await page.reload();
  await page.getByRole('row', { name: title }).getByRole('button').first().click();
  await sitDown(page, observer);
  await expect(page.getByRole('heading', { name: 'Work list' })).toBeVisible();
}

/** Reads one subject, then loads the page anew before each of the two others. */
async function readsOn(page: Page, title: string, observer: RegExp): Promise<void> {
  for (const at of [0, 1, 2]) {
    const before = await settledPacks(page);
    if (at > 0) {
      await reopen(page, title, observer);
      expect(await settledPacks(page)).toEqual(before);
    }
    await expect(page.getByTestId('images-unreachable')).toHaveCount(0);
    await page.getByRole('button', { name: /^Open S-/ }).click();
    await expect(page.getByText('The image files are not on this page')).toHaveCount(0);
    await readAndSign(page, 0, at);
    await page.getByRole('tab', { name: 'Work list' }).click();
    await expect(page.getByTestId('reading-A').filter({ hasText: 'signed' })).toHaveCount(at + 1);
  }
}

test('copies of images stay over reloads, for the researcher’s browser and in an opened kit', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(600_000);
  const title = 'Copies stay';
  await page.goto('/');
  await makeProject(page, title);
  await readByCode(page);
  await page.getByLabel('Folder to add', { exact: true }).setInputFiles(folderOf(studies, 'studies'));
  await expect(page.getByTestId('import-done')).toContainText('3 new subjects', { timeout: 60_000 });
  const copied = await settledPacks(page);
  await page.getByRole('tab', { name: 'Exchange' }).click();
  const kit = await makeKit(page, 'A', 'With images', mkdtempSync(join(tmpdir(), 'multifidus-kit-')));

  const context = await browser.newContext();
  const other = await context.newPage();
  const found = await guardPage(other, baseURL);
  await other.goto('/');
  await dropFiles(other, [kit]);
  await other.getByRole('button', { name: 'Open it' }).click();
  await expect(other.getByRole('dialog', { name: 'Taken in' })).toBeVisible({ timeout: 60_000 });
  await other.getByRole('button', { name: 'Close', exact: true }).click();
  await sitDown(other, /Observer A/);
  await readsOn(other, title, /Observer A/);
  expect(found).toEqual([]);
  await context.close();

  await page.getByRole('tab', { name: 'Cohort' }).click();
  await sitDown(page, /Observer A/);
  await readsOn(page, title, /Observer A/);
  expect(await packs(page)).toEqual(copied);
});
