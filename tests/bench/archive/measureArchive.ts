import type { Page } from '@playwright/test';
import { freshBrowser } from '../import/freshBrowser';

export interface ArchiveMeasured {
  /** From the address to the first line of the work list, the program loaded before and the sign-in typed. */
  readonly workListMs: number;
  /** From "make the project" until all headers are here and paired. */
  readonly headersMs: number;
  /** The longest time that the page was held meanwhile; 0 where it was never more than 50 ms. */
  readonly longestTaskMs: number;
  /** From Enter on the work list to the first scan on the screen. */
  readonly firstSliceMs: number;
}

async function makeProject(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Gross', exact: true }).click();
  await dialog.getByLabel('Title').fill('Bench');
}

async function readFirst(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'Who sits here' }).click();
  await page.getByRole('menuitem', { name: /Observer A/ }).click();
  await page.getByRole('heading', { name: 'Work list' }).click();
  // What is needed for reading was fetched while the page was idle.
  await page.waitForTimeout(1500);
  const from = performance.now();
  await page.keyboard.press('Enter');
  await page.locator('[data-testid=pane-preop][data-ready=true]').waitFor();
  return performance.now() - from;
}

/** A project of all studies of an archive, in a browser of its own. */
export async function measureArchive(url: string, studies: number): Promise<ArchiveMeasured> {
  const browser = await freshBrowser();
  try {
    const { page } = browser;
    await page.goto(url);
    await page.getByRole('button', { name: /Connect an archive/ }).waitFor();
    await page.waitForTimeout(1500);
    const fromList = performance.now();
    await page.goto(url);
    await page.getByRole('button', { name: /Connect an archive/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Connect', exact: true }).click();
    await page.locator('tr[data-study]').first().waitFor();
    const workListMs = performance.now() - fromList;
    await page.locator(`table[data-rows="${studies}"]`).waitFor();
    await page.getByLabel('Select all shown').click();
    await page.getByRole('button', { name: `New project from ${studies} studies` }).click();
    await makeProject(page);
    const fromPageMs = await page.evaluate(() => performance.now());
    const fromHeaders = performance.now();
    await page.keyboard.press('Enter');
    await page.getByTestId('import-done').waitFor();
    const headersMs = performance.now() - fromHeaders;
    const longestTaskMs = await page.evaluate(
      (from) =>
        Math.max(0, ...window.pageTimes.longTasks.flatMap(([start, length]) => (start < from ? [] : length))),
      fromPageMs,
    );
    return { workListMs, headersMs, longestTaskMs, firstSliceMs: await readFirst(page) };
  } finally {
    await browser.close();
  }
}

/** The same files from a folder, in a browser of its own: headers and first slice. */
export async function measureFolder(
  url: string,
  folder: string,
): Promise<Omit<ArchiveMeasured, 'workListMs' | 'longestTaskMs'>> {
  const browser = await freshBrowser();
  try {
    const { page } = browser;
    await page.goto(url);
    await page.getByRole('button', { name: 'New project' }).click();
    await makeProject(page);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Cohort' }).waitFor();
    const given = page.getByLabel('Folder to add', { exact: true });
    // Making the list of the folder's files is the browser's own work, before the program hears of it.
    await given.evaluate((input) => {
      input.addEventListener(
        'change',
        () => Reflect.set(window, 'givenAt', performance.timeOrigin + performance.now()),
        {
          capture: true,
        },
      );
    });
    await given.setInputFiles(folder);
    await page.getByTestId('import-done').waitFor();
    const headersMs = await page.evaluate(
      () => performance.timeOrigin + performance.now() - Number(Reflect.get(window, 'givenAt')),
    );
    return { headersMs, firstSliceMs: await readFirst(page) };
  } finally {
    await browser.close();
  }
}
