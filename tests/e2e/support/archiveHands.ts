import type { Browser, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Side } from '../../../src/domain/side';
import type { TimePoint } from '../../../src/domain/timePoint';
import { guardPage } from './policyGuard';
import { sitDown } from './screenHands';

/** Another computer: a browser profile with a storage of its own, at a site. */
export async function computerAt(
  browser: Browser,
  baseURL: string,
): Promise<{ readonly page: Page; close(): Promise<void> }> {
  const context = await browser.newContext({ baseURL, viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  const found = await guardPage(page, baseURL);
  await page.goto('/');
  return {
    page,
    close: async () => {
      await context.close();
      expect(found).toEqual([]);
    },
  };
}

/** Connects the start screen to the archive behind `/dicom-web`, and sees its work list. */
export async function connectFromStart(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Connect an archive/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Address of the DICOMweb server')).toHaveValue('/dicom-web');
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByTestId('archive')).toBeVisible();
}

/** The lines of the work list. */
export function studyLines(page: Page) {
  return page.getByTestId('archive').locator('tr[data-study]');
}

/** Searches the work list by the patient's name. */
export async function searchByName(page: Page, name: string): Promise<void> {
  const form = page.getByRole('search', { name: 'Search the archive' });
  await form.getByLabel('Patient’s name').fill(name);
  await form.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page.getByTestId('archive-searching')).toBeHidden();
}

/** Ticks what is listed and makes a project of it; waits until its headers are here. */
export async function projectFromListed(page: Page, title: string, studies: number): Promise<void> {
  await expect(studyLines(page)).toHaveCount(studies);
  await page.getByLabel('Select all shown').click();
  await page.getByRole('button', { name: `New project from ${studies} studies` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Gross', exact: true }).click();
  await dialog.getByLabel('Title').fill(title);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Cohort' })).toBeVisible();
  await expect(page.getByTestId('import-done')).toBeVisible({ timeout: 120_000 });
  await expect(page.getByTestId('save-state')).toContainText('Saved');
}

/** Opens the archive's page of Exchange, or of an observer's Return. */
export async function openArchivePage(page: Page, tab: 'Exchange' | 'Return'): Promise<void> {
  await page.getByRole('tab', { name: tab }).click();
  await page.getByTestId('exchange').getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(page.getByTestId('archive-connection')).toContainText('Connected to');
}

/** Sends what is signed as SR and SEG, and waits until all of it lies there. */
export async function sendSigned(page: Page, readings: number): Promise<void> {
  const card = page.getByTestId('archive-readings');
  const send = card.getByRole('button', { name: /^Send \d+ signed reading/ });
  await expect(send).toBeEnabled({ timeout: 120_000 });
  await send.click();
  await expect(card.getByTestId('archive-there')).toContainText(
    new RegExp(`^${readings} of ${readings} signed reading`),
    { timeout: 240_000 },
  );
}

/** Synchronises, and waits for what is said of it. */
export async function synchronise(page: Page): Promise<void> {
  const card = page.getByTestId('archive-sync');
  await card.getByRole('button', { name: 'Synchronise now' }).click();
  await expect(card.getByTestId('archive-report')).toBeVisible({ timeout: 240_000 });
  // Looking again comes after it by itself.
  await expect(card.getByRole('button', { name: 'Synchronise now' })).toBeEnabled({ timeout: 120_000 });
}

/** Puts an observer's kit, without images, into the archive. */
export async function putKit(page: Page, letter: string): Promise<void> {
  const line = page.getByTestId(`archive-${letter}`);
  const put = line.getByRole('button', { name: 'Put the kit' });
  await expect(put).toBeEnabled({ timeout: 60_000 });
  await put.click();
  await expect(line.getByRole('status').filter({ hasText: 'Issue 1 lies there now' })).toBeVisible({
    timeout: 240_000,
  });
}

/** Opens an observer's kit out of the archive's list of projects, on a computer that has nothing; the observer sits down. */
export async function openKitOfArchive(page: Page, letter: string, title: string): Promise<void> {
  await page.getByTestId('archive').getByRole('button', { name: 'Projects', exact: true }).click();
  await page
    .getByRole('button', { name: `Open: Kit of observer ${letter}, issue 1 of ${title}` })
    .click({ timeout: 60_000 });
  await expect(page.getByTestId('incoming-ready')).toContainText('Reading kit', { timeout: 120_000 });
  await page.getByRole('button', { name: 'Open it' }).click();
  await expect(page.getByRole('dialog', { name: 'Taken in' })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await sitDown(page, new RegExp(`Observer ${letter}`));
  // The keys are the list's again, not the menu's.
  await page.getByRole('heading', { name: 'Work list' }).click();
}

/** What the screen says of one outline, in full precision. */
export interface ShownOutline {
  readonly timePoint: TimePoint;
  readonly side: Side;
  readonly areaMm2: number;
  readonly mean: number;
  readonly pixels: number;
}

/** The numbers of all outlines of the open reading, from the screen. */
export async function shownOutlines(page: Page): Promise<readonly ShownOutline[]> {
  const shown: ShownOutline[] = [];
  for (const timePoint of ['preop', 'followUp'] as const) {
    for (const side of ['right', 'left'] as const) {
      const row = page.getByTestId(`row-${timePoint}-${side}`);
      const numberOf = async (name: string): Promise<number> =>
        Number(await row.locator(`[data-${name}]`).getAttribute(`data-${name}`));
      shown.push({
        timePoint,
        side,
        areaMm2: await numberOf('csa'),
        mean: await numberOf('si'),
        pixels: await numberOf('n'),
      });
    }
  }
  return shown;
}
