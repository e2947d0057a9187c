import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './support/policyGuard';
import { openMeasuredDemo } from './support/screenHands';

/* The researcher's work list: everything here is done by keys, except where a click is what is tested. */

async function focusRow(page: Page, code: string): Promise<void> {
  // The list is by code: from its first line down.
  await page.keyboard.press('Home');
  for (let at = 1; at < Number(code.slice(2)); at += 1) await page.keyboard.press('ArrowDown');
  await expect(page.getByTestId(`subject-${code}`)).toHaveAttribute('data-selected', 'true');
}

/** In which tables of the product's database a text stands. */
async function tablesWith(page: Page, text: string): Promise<readonly string[]> {
  return page.evaluate(async (wanted) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('multifidus');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const found: string[] = [];
    for (const name of database.objectStoreNames) {
      const rows = await new Promise<unknown[]>((resolve, reject) => {
        const request = database.transaction(name).objectStore(name).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      if (JSON.stringify(rows).includes(wanted)) found.push(name);
    }
    database.close();
    return found;
  }, text);
}

test('a cohort is sorted, filtered, excluded together, noted, drawn as a flow, and a subject erased', async ({
  page,
}) => {
  test.setTimeout(300_000);
  await page.goto('/');
  await openMeasuredDemo(page);
  const list = page.locator('.cohort-table');
  const first = list.locator('tbody tr').first();

  await test.step('three subjects are excluded with one reason, without the mouse', async () => {
    await focusRow(page, 'S-003');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.locator('tr[data-chosen=true]')).toHaveCount(3);
    await expect(page.getByTestId('selection-bar')).toContainText('3 selected');
    await page.keyboard.press('e');
    await expect(page.getByRole('dialog')).toContainText('Exclude 3 subjects?');
    await page.getByRole('radio', { name: 'Kümmell disease' }).press('Space');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    for (const code of ['S-003', 'S-004', 'S-005']) {
      await expect(page.getByTestId(`subject-${code}`)).toHaveClass(/excluded/);
    }
    await expect(page.getByTestId('cohort')).toContainText('3 excluded');
    await page.keyboard.press('Escape');
    await expect(page.locator('tr[data-chosen=true]')).toHaveCount(0);
  });

  await test.step('one of them is included again', async () => {
    await focusRow(page, 'S-005');
    await page.keyboard.press('i');
    await expect(page.getByTestId('subject-S-005')).not.toHaveClass(/excluded/);
  });

  await test.step('a head sorts, both ways, by click and by key', async () => {
    await page.getByRole('columnheader', { name: 'Subject' }).getByRole('button').click();
    await expect(first).toHaveAttribute('data-testid', 'subject-S-092');
    await page.getByRole('columnheader', { name: 'BMD T' }).getByRole('button').press('Enter');
    await expect(page.getByRole('columnheader', { name: 'BMD T' })).toHaveAttribute('aria-sort', 'ascending');
    const values = await list.locator('tbody tr td:nth-child(5)').allInnerTexts();
    const numbers = values.filter((text) => text !== 'missing').map((text) => Number(text.replace('−', '-')));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    await page.getByRole('columnheader', { name: 'Subject' }).getByRole('button').click();
    await expect(first).toHaveAttribute('data-testid', 'subject-S-001');
  });

  await test.step('a filter lists its subjects, an observer’s bar what they have to read', async () => {
    await page.getByRole('button', { name: /^Excluded 2$/ }).click();
    await expect(list.locator('tbody tr')).toHaveCount(2);
    await page.getByRole('button', { name: /^All 92$/ }).click();
    await page.getByTitle('List what observer A has still to read').click();
    // In the demo S-007 is left to be read.
    await expect(list.locator('tbody tr')).toHaveCount(1);
    await expect(first).toHaveAttribute('data-testid', 'subject-S-007');
    await page.keyboard.press('Escape');
    await expect(list.locator('tbody tr')).toHaveCount(92);
  });

  await test.step('a note is written with M, seen in its row, and found by search', async () => {
    await focusRow(page, 'S-009');
    await page.keyboard.press('m');
    await page.keyboard.type('second report is missing');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('button', { name: 'Note of S-009' })).toBeVisible();
    await page.keyboard.press('/');
    await page.keyboard.type('second report');
    await expect(list.locator('tbody tr')).toHaveCount(1);
    await page.keyboard.press('Escape');
  });

  await test.step('the flow diagram is current, and saved as a figure', async () => {
    await page.getByRole('button', { name: 'Flow diagram' }).click();
    const figure = page.getByTestId('flow-diagram');
    await expect(figure).toContainText('Screened (n = 92)');
    await expect(figure).toContainText('Excluded (n = 2)');
    await expect(figure).toContainText('Kümmell disease (n = 2)');
    await expect(figure).toContainText('Included (n = 90)');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as SVG' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.svg$/);
    const svg = readFileSync(await download.path(), 'utf8');
    expect(svg).toContain('Included (n = 90)');
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    await page.keyboard.press('Escape');
  });

  await test.step('a subject is erased after its code was typed, and gone from every table', async () => {
    const id = await page.getByTestId('subject-S-009').getAttribute('data-subject');
    if (!id) throw new Error('no id');
    expect(await tablesWith(page, id)).toEqual(expect.arrayContaining(['subjects', 'readings', 'progress']));
    await focusRow(page, 'S-009');
    await page.keyboard.press('Delete');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('2 signed readings go with it.');
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await expect(dialog.getByRole('button', { name: 'Erase for good' })).toBeDisabled();
    await page.keyboard.type('S-009');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('subject-S-009')).toHaveCount(0);
    // The log says that it was, the project that nothing of it may come back; both by its id alone.
    expect([...(await tablesWith(page, id))].sort()).toEqual(['audit', 'projects']);
    expect(await tablesWith(page, 'second report is missing')).toEqual([]);
    await page.reload();
    await page.getByRole('row', { name: /Demo/ }).click();
    await expect(page.getByTestId('subject-S-008')).toBeVisible();
    await expect(page.getByTestId('subject-S-009')).toHaveCount(0);
  });
});
