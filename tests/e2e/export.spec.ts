import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Download, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { consoleWords } from './support/consoleWords';
import { expect, test } from './support/policyGuard';
import { openMeasuredDemo, raise } from './support/screenHands';

/*
 * The Export screen in the demo, as a person uses it: every item is looked at, numbers are printed another way, an image pair is
 * chosen, what was found is decided, the package is saved, opened and read.
 */

const preview = (page: Page) => page.getByTestId('export-preview');
const row = (page: Page, id: string) => page.getByTestId(`item-${id}`);

/** Cells of a line, without marks of notes. */
async function cellsOf(page: Page, selector: string): Promise<readonly string[]> {
  return page.locator(selector).evaluateAll((cells) =>
    cells.map((cell) => {
      const copy = cell.cloneNode(true);
      if (!(copy instanceof HTMLElement)) return '';
      for (const mark of copy.querySelectorAll('sup')) mark.remove();
      return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
    }),
  );
}

/** Waits until all chosen files were made and searched. */
async function searched(page: Page): Promise<void> {
  await expect(page.getByTestId('export-checking')).toBeHidden({ timeout: 120_000 });
  await expect(page.getByTestId('check-patient-name')).toBeVisible();
}

/** Excludes a subject for a reason that names the day of a scan of theirs, as people write it. */
async function plantDate(page: Page, code: string): Promise<string> {
  await page.getByTestId(`subject-${code}`).click();
  const panel = page.getByRole('complementary', { name: `Subject ${code}` });
  const scan = (await panel.getByTestId('scan-followUp').textContent()) ?? '';
  const date = /\d{4}-\d{2}-\d{2}/.exec(scan)?.[0] ?? raise('No date of a scan');
  const [year, month, day] = date.split('-').map(Number);
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const written = `${day} ${names[(month ?? 1) - 1]} ${year}`;
  await panel.getByRole('button', { name: 'Exclude…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(`MRI repeated ${written}, coil fault`);
  await dialog.getByRole('button', { name: 'Exclude', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByTestId('save-state')).toContainText('Saved');
  await page.keyboard.press('Escape');
  return written;
}

function unzipped(download: Buffer): ReadonlyMap<string, Uint8Array> {
  return new Map(Object.entries(unzipSync(download)));
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path());
}

test('a package of the demo is put together, searched, saved and read again', async ({ page }, info) => {
  test.setTimeout(600_000);
  const said = consoleWords(page);
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto('/');
  await openMeasuredDemo(page);
  const written = await plantDate(page, 'S-002');

  await page.getByRole('tab', { name: 'Results' }).click();
  await expect(page.getByTestId('table-two')).toBeVisible();
  const rowIds = await page
    .getByTestId('table-two')
    .locator('tr.journal-line')
    .evaluateAll((rows) => rows.map((one) => one.getAttribute('data-testid') ?? ''));
  const results = new Map<string, readonly string[]>();
  for (const id of rowIds) {
    results.set(id, await cellsOf(page, `[data-testid="table-two"] [data-testid="${id}"] td`));
  }
  expect(results.size).toBe(9);

  await page.getByRole('tab', { name: 'Export' }).click();
  await expect(page.getByTestId('export')).toBeVisible({ timeout: 60_000 });
  await searched(page);

  await test.step('every item shows what leaves', async () => {
    const ids = await page
      .locator('.export-item')
      .evaluateAll((rows) => rows.map((one) => one.getAttribute('data-item') ?? ''));
    expect(ids.length).toBeGreaterThan(15);
    for (const id of ids) {
      await row(page, id).click();
      await expect(row(page, id)).toHaveAttribute('aria-selected', 'true');
      const shown = preview(page).locator('.paper, .export-empty h3');
      // The reviewer’s page waits for the conclusions under every other choice.
      await expect(shown.or(preview(page).getByRole('alert')).first(), id).toBeVisible({ timeout: 120_000 });
      await expect(preview(page).getByRole('alert'), id).toHaveCount(0);
    }
  });

  await test.step('Table 2 is that of the Results screen, cell by cell, on paper and as CSV', async () => {
    await row(page, 'table-2').click();
    await expect(preview(page).locator('.paper-table')).toBeVisible();
    for (const [id, cells] of results) {
      expect(await cellsOf(page, `.paper-table [data-row="${id}"] td`), id).toEqual(cells);
    }
    await preview(page).getByRole('button', { name: 'CSV', exact: true }).click();
    await expect(preview(page).getByTestId('paper-text')).toContainText(
      results.get(rowIds[0] ?? '')?.[0] ?? raise(),
    );
    await preview(page).getByRole('button', { name: 'LaTeX', exact: true }).click();
    await expect(preview(page).getByTestId('paper-text')).toContainText('\\toprule');
    await preview(page).getByRole('button', { name: 'HTML', exact: true }).click();
    await expect(preview(page).getByTestId('paper-text')).toContainText('<table');
    await preview(page).getByRole('button', { name: 'Word', exact: true }).click();
  });

  await test.step('numbers are printed as another journal wants them, and the study’s data are not', async () => {
    await page.getByRole('button', { name: /^Rounding/ }).click();
    await page.getByRole('radio', { name: /^APA 7/ }).check();
    await expect(preview(page).locator('.paper-table')).not.toContainText('0.001');
    await expect(preview(page).locator('.paper-table')).toContainText('.001');
    await page.getByText('By hand').click();
    await page.getByLabel('CSA, mm²').selectOption('0');
    await expect(page.getByRole('radio', { name: /^own/ })).toBeChecked();
    const first = rowIds[0] ?? raise();
    const mean = Number.parseFloat(results.get(first)?.[0] ?? '');
    await expect(preview(page).locator(`[data-row="${first}"] td`).first()).toContainText(
      `${Math.round(mean)} (`,
    );
    await page.getByRole('radio', { name: /^As the study/ }).check();
    await page.keyboard.press('Escape');
    await expect(preview(page).locator(`[data-row="${first}"] td`).first()).toContainText(
      results.get(first)?.[0] ?? raise(),
    );
  });

  await test.step('image pairs: by code, and the median changers', async () => {
    await row(page, 'image-pairs').click();
    const chooser = page.getByTestId('image-pairs');
    await chooser.getByLabel('Subject code').fill('s-001');
    await page.keyboard.press('Enter');
    await expect(chooser.getByText('S-001', { exact: true })).toBeVisible();
    await expect(preview(page).locator('.paper-figure svg').first()).toBeVisible({ timeout: 60_000 });
    await chooser.getByRole('button', { name: 'Median changers' }).click();
    await expect(chooser.locator('.chip')).toHaveCount(3);
    await chooser.getByRole('button', { name: 'Leave S-001 out' }).click();
    await expect(chooser.locator('.chip')).toHaveCount(2);
    await expect(preview(page).locator('.paper-figure')).toHaveCount(2, { timeout: 60_000 });
  });

  await test.step('what was chosen is there after other tabs were shown', async () => {
    await page.getByRole('tab', { name: 'Cohort' }).click();
    await page.getByRole('tab', { name: 'Export' }).click();
    await expect(page.getByTestId('image-pairs').locator('.chip')).toHaveCount(2);
  });

  await test.step('the planted date is found, and nothing is saved before it is decided', async () => {
    await searched(page);
    const finding = page.getByTestId('finding').filter({ hasText: written });
    await expect(finding).toContainText('The reason of an exclusion holds a date');
    const save = page.getByRole('button', { name: 'Save package' });
    await expect(save).toBeDisabled();
    await expect(page.getByText(/findings? to decide first/)).toBeVisible();
    await finding.getByRole('button', { name: /^Write “day \d+”$/ }).click();
    await expect(page.getByTestId('finding').filter({ hasText: written })).toHaveCount(0);
    // Whatever else was found is somebody's to keep, with a reason.
    const others = page.getByTestId('finding');
    while ((await others.count()) > 0) {
      await others.first().getByRole('button', { name: 'Keep, because…' }).click();
      await page.getByLabel('Why it may leave').fill('it is the demo');
      await page.keyboard.press('Enter');
    }
    await expect(save).toBeEnabled();
  });

  await test.step('the package is saved by the keyboard, and holds what the screen says', async () => {
    const total = (await page.getByTestId('export-total').textContent()) ?? '';
    const downloading = page.waitForEvent('download', { timeout: 120_000 });
    await page.keyboard.press('Control+s');
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/-export_log-\d+-[0-9a-f]+\.zip$/);
    const files = unzipped(await bytesOf(download));
    expect(total).toMatch(/^\d+ of \d+, /);
    const names = [...files.keys()];
    for (const wanted of [
      /table-2\.docx$/,
      /table-2\.csv$/,
      /subjects\.csv$/,
      /flow\.svg$/,
      /\.png$/,
      /methods\.docx$/,
    ]) {
      expect(
        names.some((name) => wanted.test(name)),
        String(wanted),
      ).toBe(true);
    }
    const sums = strFromU8(files.get('SHA256SUMS.txt') ?? raise('No checksums'));
    const lines = sums.trim().split('\n');
    expect(lines.length).toBe(names.length - 2);
    for (const line of lines) {
      const [sum = '', name = ''] = line.split('  ');
      const bytes = files.get(name) ?? raise(`${name} is not in the package`);
      expect(createHash('sha256').update(bytes).digest('hex'), name).toBe(sum);
    }
    const tableCsv = strFromU8(files.get('tables/table-2.csv') ?? raise('No Table 2')).replace(/^\uFEFF/, '');
    const cells = Papa.parse<string[]>(tableCsv).data.flat();
    for (const row of results.values()) {
      for (const text of row.filter((one) => one !== '')) {
        expect(
          cells.some((cell) => cell.replace(/^'/, '').includes(text)),
          text,
        ).toBe(true);
      }
    }
    for (const [name, bytes] of files) {
      if (!/\.(png|docx|xlsx|zip)$/.test(name)) expect(strFromU8(bytes), name).not.toContain(written);
    }
    // Packed files too: what is written in them is plain text once they are opened.
    for (const [name, bytes] of files) {
      if (!/\.(docx|xlsx|zip)$/.test(name)) continue;
      for (const [inside, part] of unzipped(Buffer.from(bytes))) {
        expect(strFromU8(part, true), `${name}/${inside}`).not.toContain(written);
      }
    }
  });

  const folder = join(info.project.outputDir, 'export');
  mkdirSync(folder, { recursive: true });
  for (const [width, height] of [
    [1366, 768],
    [1920, 1080],
    [2560, 1440],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: join(folder, `export-${width}.png`), animations: 'disabled' });
  }
  expect(said).toEqual([]);
});

test('the Export screen is worked without the mouse, and kept over a reload', async ({ page }) => {
  test.setTimeout(300_000);
  await page.goto('/');
  await openMeasuredDemo(page);
  await page.getByRole('tab', { name: 'Export' }).click();
  await expect(page.getByTestId('export')).toBeVisible({ timeout: 60_000 });
  const shown = page.locator('.export-item[aria-selected="true"]');
  await page.keyboard.press('ArrowDown');
  await expect(shown).toHaveAttribute('data-item', 'table-2');
  await expect(shown).toBeFocused();
  const tick = shown.getByRole('checkbox');
  await expect(tick).toBeChecked();
  await page.keyboard.press(' ');
  await expect(tick).not.toBeChecked();
  await page.keyboard.press('Tab');
  await expect(shown.getByRole('button', { name: /^Formats of/ })).toBeFocused();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog');
  await expect(panel).toBeVisible();
  await panel.getByRole('checkbox', { name: /^LaTeX/ }).check();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(shown).toContainText('LaTeX');
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await expect(shown).toHaveAttribute('data-item', 'table-1');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Keys in Export');
  await page.keyboard.press('Escape');
  await page.locator('[data-item^="figure-"]').first().click();
  await expect(preview(page).locator('.paper-figure svg').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.getByRole('button', { name: /to the start screen/ }).click();
  await page.reload();
  await page.getByRole('row', { name: /Demo/ }).getByRole('button').click();
  await page.getByRole('tab', { name: 'Export' }).click();
  const table = row(page, 'table-2');
  await expect(table).toContainText('LaTeX', { timeout: 60_000 });
  await expect(table.getByRole('checkbox')).not.toBeChecked();
});

test('the search of the files is stopped and begun again, and an item is saved alone', async ({ page }) => {
  test.setTimeout(300_000);
  await page.goto('/');
  await openMeasuredDemo(page);
  await page.getByRole('tab', { name: 'Export' }).click();
  await page
    .getByTestId('export-checking')
    .getByRole('button', { name: 'Cancel' })
    .click({ timeout: 60_000 });
  await expect(page.getByText('The search was stopped.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save package' })).toBeDisabled();
  await page.getByRole('button', { name: 'Search again' }).click();
  await searched(page);
  await row(page, 'table-2').click();
  const downloads: Download[] = [];
  page.on('download', (download) => downloads.push(download));
  await page.getByRole('button', { name: /^Save Table 2.* alone$/ }).click();
  await expect.poll(() => downloads.length, { timeout: 60_000 }).toBe(2);
  expect(
    downloads.map((one) => one.suggestedFilename().replace(/_log-\d+-[0-9a-f]+/, '_log')).sort(),
  ).toEqual([expect.stringMatching(/-table-2_log\.csv$/), expect.stringMatching(/-table-2_log\.docx$/)]);
});
