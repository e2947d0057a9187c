import type { Page } from '@playwright/test';
import { expect, test } from './support/policyGuard';

/*
 * Covariates from a hospital's file, in the demo: a CSV in GBK with 男 and 女, decimal commas and yyyy/mm/dd, one answer
 * that nobody can guess, one row of a subject that is not there. Then a block pasted into the grid, and all of it undone.
 */

/**
 * 编号;性别;体重指数;手术日期 / S1;男;23,5;2021/03/04 / S-002;女;24,1;2021/03/05 / 003;1;25,9;2021/03/06 /
 * S-999;女;22;2021/03/06, as Python's GBK codec writes it.
 */
const gbk =
  'b1e0bac53bd0d4b1f03bcce5d6d8d6b8cafd3bcad6caf5c8d5c6da0a53313bc4d03b32332c353b323032312f30332f30340a532d3030323bc5ae3b32342c313b323032312f30332f30350a3030333b313b32352c393b323032312f30332f30360a532d3939393bc5ae3b32323b323032312f30332f30360a';

function cell(page: Page, code: string, column: number) {
  return page.getByTestId(`grid-${code}`).locator(`[data-column="${column}"]`);
}

async function pasteText(page: Page, text: string): Promise<void> {
  await page.getByRole('grid').evaluate((grid, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    grid.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

test('a file in GBK is matched, asked about, previewed, taken in and undone; a block is pasted into the grid', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Open the demo' }).click();
  // Headers give the sex where it is missing: they are read first.
  await expect(page.getByTestId('import-running')).toContainText('Measuring', { timeout: 120_000 });
  await page.getByRole('button', { name: 'Grid', exact: true }).click();
  const grid = page.getByTestId('covariate-grid');
  await expect(grid).toBeVisible();

  // Sex and BMI of three subjects are made missing: columns 0 and 2.
  for (const column of [0, 2]) {
    await cell(page, 'S-001', column).click();
    await cell(page, 'S-003', column).click({ modifiers: ['Shift'] });
    await page.keyboard.press('Delete');
    await expect(cell(page, 'S-003', column)).toHaveText('missing');
  }

  await page.getByRole('button', { name: 'Import a file' }).click();
  await page.getByLabel('File with covariates').setInputFiles({
    name: 'data.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(gbk, 'hex'),
  });
  const preview = page.getByTestId('import-preview');
  await expect(preview).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Encoding' })).toHaveValue('Chinese, GBK / GB18030');
  await expect(page.getByTestId('column-1')).toContainText('性别');
  await expect(page.getByRole('combobox', { name: 'What “体重指数” is' })).toHaveValue('BMI, kg/m²');

  // What 1 means is not guessed.
  const apply = page.getByRole('button', { name: /^Apply/ });
  await expect(apply).toHaveText('Apply 5 values of 3 subjects');
  await expect(page.getByText('1 column waits for an answer')).toBeVisible();
  await page.getByRole('combobox', { name: '性别: 1' }).click();
  await page.getByRole('option', { name: 'male', exact: true }).click();
  await expect(apply).toHaveText('Apply 6 values of 3 subjects');
  await expect(page.getByText('1 row has no subject')).toBeVisible();
  await expect(page.getByTestId('preview-2')).toContainText('23.5');
  await expect(page.getByTestId('preview-5')).toContainText('no such subject');
  // The surgery dates differ: old and new are shown, and the project's stay.
  await expect(page.getByTestId('preview-2')).toContainText('→2021-03-04');

  await apply.click();
  await expect(page.getByTestId('import-done')).toContainText('6 values of 3 subjects were taken in.');
  await page.getByRole('button', { name: 'Open the grid' }).first().click();
  await expect(cell(page, 'S-001', 0)).toHaveText('male');
  await expect(cell(page, 'S-002', 0)).toHaveText('female');
  await expect(cell(page, 'S-003', 0)).toHaveText('male');
  await expect(cell(page, 'S-001', 2)).toHaveText('23.5');
  await expect(cell(page, 'S-003', 2)).toHaveText('25.9');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(cell(page, 'S-001', 0)).toHaveText('missing');
  await expect(cell(page, 'S-003', 2)).toHaveText('missing');

  // A block from a spreadsheet: sex, age, BMI of two subjects; one age cannot be, and is not saved.
  await cell(page, 'S-001', 0).click();
  await pasteText(page, '女\t68 岁\t23,5\nM\t168\t24.5\n');
  await expect(cell(page, 'S-001', 0)).toHaveText('female');
  await expect(cell(page, 'S-001', 1)).toHaveText('68');
  await expect(cell(page, 'S-002', 2)).toHaveText('24.5');
  await expect(cell(page, 'S-002', 1)).toHaveAttribute('aria-invalid', 'true');
  await cell(page, 'S-002', 1).click();
  await expect(page.getByRole('status').filter({ hasText: 'Outside 0 to 120' })).toBeVisible();

  // Typed over: Enter takes it and goes on.
  await page.keyboard.type('67');
  await page.keyboard.press('Enter');
  await expect(cell(page, 'S-002', 1)).toHaveText('67');
  await expect(cell(page, 'S-003', 1)).toHaveClass(/active/);

  await expect(page.getByTestId('save-state')).toContainText('Saved');
  await page.reload();
  await page.getByRole('row', { name: 'Demo' }).getByRole('button').first().click();
  await page.getByRole('button', { name: 'Grid', exact: true }).click();
  await expect(cell(page, 'S-002', 1)).toHaveText('67');
  await expect(cell(page, 'S-001', 2)).toHaveText('23.5');
});
