import { join } from 'node:path';
import type { Browser, Download, Page, TestInfo } from '@playwright/test';
import { openStudy, scanShown, strokeSide } from './support/conductHands';
import { lookAtSizes } from './support/lookAtSizes';
import { expect, test } from './support/policyGuard';
import { raise, sitDown } from './support/screenHands';

/*
 * Two computers: the researcher makes a kit, an observer reads on another computer and returns; every file that changes
 * hands is shown before it is taken in, and the head of the log that its name bears is found in the log afterwards.
 */

async function section(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name: /Exchange|Return/ }).click();
  await page.getByRole('navigation', { name: 'Exchange' }).getByRole('button', { name }).click();
}

async function savedBy(page: Page, info: TestInfo, act: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return pathOf(download, info);
}

async function pathOf(download: Download, info: TestInfo): Promise<string> {
  const path = join(info.outputDir, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

function headIn(path: string): string {
  return /_log-(\d+-[0-9a-f]{12})\./.exec(path)?.[1] ?? raise('a head in the name');
}

async function otherComputer(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({
    ...(baseURL && { baseURL }),
    viewport: { width: 1366, height: 768 },
  });
  return context.newPage();
}

async function checkHead(page: Page, head: string): Promise<void> {
  await page.getByLabel('Printed head').fill(head);
  await page.getByRole('button', { name: 'Check', exact: true }).click();
}

test('kit, return and log: what changes hands is shown first, and an alteration shows against a printed head', async ({
  page,
  browser,
  baseURL,
}, info) => {
  test.setTimeout(400_000);
  await openStudy(page, [0, 1], {});

  // The kit of observer B, with images.
  await section(page, 'Reading kits');
  const card = page.getByTestId('kit-B');
  await expect(card).toContainText('2 subjects to read');
  await lookAtSizes(page, info, 'exchange', 'kits');
  await card.getByRole('button', { name: 'Make the kit' }).click();
  await expect(page.getByTestId('kit-made')).toBeVisible({ timeout: 120_000 });
  const look = page.getByTestId('kit-warnings').getByRole('checkbox');
  if (await look.isVisible()) await look.check();
  await lookAtSizes(page, info, 'exchange', 'kit-made');
  const kit = await savedBy(page, info, () => page.getByRole('button', { name: 'Save the kit' }).click());

  // The other computer sees what it is, opens it, reads one outline, and returns.
  const other = await otherComputer(browser, baseURL);
  await other.goto('/');
  await other.getByLabel('Backup file').setInputFiles(kit);
  const dialog = other.getByRole('dialog');
  await expect(dialog).toContainText('Reading kit');
  await lookAtSizes(other, info, 'exchange', 'kit-offered');
  await dialog.getByRole('button', { name: 'Open it' }).click();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(other.getByRole('heading', { name: 'Work list' })).toBeVisible();
  await expect(other.getByTestId(/^subject-/)).toHaveCount(2);
  await other
    .getByTestId(/^subject-/)
    .first()
    .click();
  await other.keyboard.press('Enter');
  await scanShown(other, 'preop');
  await other.keyboard.press('Escape');
  await strokeSide(other, 'preop', 'right');
  await section(other, 'Return my readings');
  await expect(other.getByTestId('return-holds')).toContainText('0 signed readings and 1 that is still open');
  await expect(other.getByTestId('own-head')).toHaveText(/^\d+-[0-9a-f]{12}$/);
  await lookAtSizes(other, info, 'exchange', 'return');
  const returned = await savedBy(other, info, () =>
    other.getByRole('button', { name: 'Save the return bundle' }).click(),
  );
  await section(other, 'Log');
  await expect(other.getByTestId('log-row').first()).toBeVisible();
  await expect(other.getByRole('cell', { name: 'Researcher' })).toHaveCount(0);
  await lookAtSizes(other, info, 'exchange', 'own-log');
  await other.context().close();

  // The researcher sees what comes in, takes it in, and finds the head of the file's name.
  await section(page, 'Take bundles in');
  await lookAtSizes(page, info, 'exchange', 'take-in');
  await page.getByLabel('Bundles to take in').setInputFiles([returned, kit]);
  const incoming = page.getByTestId('incoming');
  await expect(incoming.getByTestId('incoming-ready').first()).toContainText('Returned readings');
  await lookAtSizes(page, info, 'exchange', 'incoming');
  await incoming.getByRole('button', { name: /^Take/ }).click();
  await expect(incoming).toContainText('readings came in');
  await lookAtSizes(page, info, 'exchange', 'taken-in');
  await incoming.getByRole('button', { name: 'Close' }).click();
  await section(page, 'Conflicts');
  await expect(page.getByTestId('no-conflicts')).toBeVisible();
  await section(page, 'Project and key file');
  await lookAtSizes(page, info, 'exchange', 'files');
  await section(page, 'Log');
  await expect(page.getByTestId('log-verdict')).toContainText('The log is whole');
  await expect(page.getByText('ROI committed').first()).toBeVisible();
  await checkHead(page, headIn(returned));
  await expect(page.getByTestId('head-verdict')).toContainText('As printed. Observer B');
  await checkHead(page, headIn(kit));
  await expect(page.getByTestId('head-verdict')).toContainText('As printed. Researcher');
  await lookAtSizes(page, info, 'exchange', 'log');

  // Somebody alters an entry in the browser's own database: the log says where, and the printed head does.
  await page.evaluate(async () => {
    const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answerOf(indexedDB.open('multifidus'));
    const work = database.transaction('audit', 'readwrite');
    const audit = work.objectStore('audit');
    const all = await answerOf<{ readonly person: string; readonly number: number }[]>(audit.getAll());
    const entry = all.find(({ person, number }) => person === 'researcher' && number === 2);
    if (!entry) throw new Error('No such entry');
    await answerOf(audit.put({ ...entry, detail: 'nothing happened' }));
    database.close();
  });
  await section(page, 'Conflicts');
  await section(page, 'Log');
  await expect(page.getByTestId('log-verdict')).toContainText('not whole');
  await expect(page.locator('[data-testid=log-chain][data-fault=altered]')).toContainText(
    'Altered at entry 2',
  );
  await checkHead(page, headIn(kit));
  await expect(page.getByTestId('head-verdict')).toContainText('Not as printed');
  await lookAtSizes(page, info, 'exchange', 'log-altered');

  // An observer who sits down here sees their own chain alone.
  await sitDown(page, /Observer A/);
  await section(page, 'Log');
  await expect(page.getByTestId('log-row').first()).toBeVisible();
  await expect(page.getByRole('cell', { name: /Researcher|Observer B/ })).toHaveCount(0);
});
