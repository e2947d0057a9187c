import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './support/policyGuard';
import { openMeasuredDemo, raise } from './support/screenHands';

/*
 * The reviewer's page of the demo: made, saved, and the saved file opened by itself. Its numbers are those that the tables of
 * the Results screen show.
 */

/** Texts of a line's places, without marks of notes and in one line each. */
async function placesOf(page: Page, table: string, row: string): Promise<readonly string[]> {
  const cells = page.getByTestId(table).getByTestId(row).locator('td');
  return cells.evaluateAll((all) =>
    all.map((cell) => {
      const copy = cell.cloneNode(true);
      if (!(copy instanceof HTMLElement)) return '';
      for (const mark of copy.querySelectorAll('sup')) mark.remove();
      return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
    }),
  );
}

/** The same of the saved file. */
async function savedPlaces(page: Page, table: string, row: string): Promise<readonly string[]> {
  const cells = page.locator(`[data-table="${table}"] tr[data-row="${row}"] td`);
  return cells.evaluateAll((all) =>
    all.map((cell) => {
      for (const mark of cell.querySelectorAll('sup')) mark.remove();
      return (cell.textContent ?? '').replace(/\s+/g, ' ').trim();
    }),
  );
}

async function showView(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

test('the reviewer’s page of the demo is made, saved and read again', async ({ page, context }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto('/');
  await openMeasuredDemo(page);
  await page.getByRole('tab', { name: 'Results' }).click();

  await showView(page, 'Table 1: baseline');
  await expect(page.getByTestId('table-one')).toBeVisible();
  const followUp = await placesOf(page, 'table-one', 'followUpDays');
  const region = await placesOf(page, 'table-one', 'region');
  await showView(page, 'Sensitivity');
  await expect(page.getByTestId('sensitivity').getByTestId('main')).toBeVisible();
  const main = await placesOf(page, 'sensitivity', 'main');
  const ofA = await placesOf(page, 'sensitivity', 'observer|A');

  await showView(page, 'Reviewer’s page');
  const made = page.getByTestId('reviewer-page');
  await expect(page.getByTestId('reviewer-conclusions')).toContainText('All computed.', { timeout: 120_000 });
  await expect(made).toHaveAttribute('data-whole', 'true');
  const grid = page.getByTestId('reviewer-grid');
  await expect(grid.getByTestId('observer|A')).toContainText('holds');
  await expect(grid.getByTestId('covariates')).toContainText(/hold/);
  expect((await placesOf(page, 'reviewer-baseline', 'followUpDays')).slice(0, -1)).toEqual(followUp);

  const downloads = [];
  for (const name of ['Save as HTML', 'Save as Markdown']) {
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name }).click();
    downloads.push(await downloading);
  }
  const [html = raise(), markdown = raise()] = downloads;
  expect(html.suggestedFilename()).toMatch(/-reviewers-page_log-\d+-[0-9a-f]+\.html$/);
  expect(markdown.suggestedFilename()).toMatch(/-reviewers-page_log-\d+-[0-9a-f]+\.md$/);
  const source = readFileSync(await html.path(), 'utf8');
  const head = /_log-(\d+-[0-9a-f]+)\.html$/.exec(html.suggestedFilename())?.[1] ?? raise();
  expect(source).toContain(`Head of the log: ${head}.`);
  const text = readFileSync(await markdown.path(), 'utf8');
  expect(text).toContain('## Do the conclusions hold under other choices?');

  // Nothing is asked of anywhere while the file is shown by itself.
  const file = await context.newPage();
  const asked: string[] = [];
  file.on('request', (request) => asked.push(request.url()));
  await file.setContent(source);
  expect(asked).toEqual([]);
  await expect(file.locator('script')).toHaveCount(0);
  await expect(file.locator('section')).toHaveCount(8);
  expect((await savedPlaces(file, 'reviewer-baseline', 'followUpDays')).slice(0, -1)).toEqual(followUp);
  expect((await savedPlaces(file, 'reviewer-baseline', 'region')).slice(0, -1)).toEqual(region);
  const outcome =
    (await file.locator('[data-table^="reviewer-outcome"]').first().getAttribute('data-table')) ?? '';
  expect(await savedPlaces(file, outcome, 'main')).toEqual(main);
  expect((await savedPlaces(file, outcome, 'observer|A')).slice(0, -1)).toEqual(ofA.slice(0, -1));
  // The files of the demo name made-up people: none of them is on the page, nor is an UID.
  expect(source).not.toMatch(/\d+(\.\d+){5,}|DEMO\^/);
  await file.close();
});
