import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import Papa from 'papaparse';

/** Says who sits at the computer. */
export async function sitDown(page: Page, who: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Who sits here' }).click();
  await page.getByRole('menuitem', { name: who }).click();
}

/** Makes an empty project from the start screen, its CSA chosen, so that readings can be signed. */
export async function makeProject(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByRole('button', { name: 'Gross', exact: true }).click();
  await page.getByLabel('Title').fill(title);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Cohort' })).toBeVisible();
}

/** A new project shuffles; here the subjects come in the order of their codes. Goes to the Cohort. */
export async function readByCode(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Protocol' }).click();
  const byCode = page.getByRole('radio', { name: /^By code/ });
  await byCode.check();
  await expect(byCode).toBeChecked();
  await page.getByRole('tab', { name: 'Cohort' }).click();
}

/** Opens the demo from the start screen and waits until its readings are measured. */
export async function openMeasuredDemo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the demo' }).click();
  await expect(page.getByRole('heading', { name: 'Cohort' })).toBeVisible();
  // S-092 comes last: once B's reading of it is there, all are.
  await expect(page.getByTestId('subject-S-092').getByTestId('reading-B')).toContainText('signed', {
    timeout: 180_000,
  });
  await expect(page.getByTestId('import-running')).toBeHidden();
  await expect(page.getByTestId('save-state')).toContainText('Saved');
}

/** Lines of a downloaded CSV, by its heads. */
export async function csvRows(download: Download): Promise<readonly Record<string, string>[]> {
  const text = readFileSync(await download.path(), 'utf8').replace(/^\uFEFF/, '');
  const parsed = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  expect(parsed.errors).toEqual([]);
  return parsed.data;
}

/** For a lookup that cannot fail in a test that is right. */
export function raise(what = 'It is not there'): never {
  throw new Error(what);
}
