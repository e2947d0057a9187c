import { makeWorkbook } from '../support/makeWorkbook';
import { expect, test } from './support/policyGuard';

/*
 * Two files as hospitals export them, in the demo: one with titles, a row of units, totals and a row a visit, pasted as
 * text into the field; a workbook with names in two rows. What is shown is held against what was written here by hand.
 */

const visits = [
  'Spine unit, export of 2023-05-01',
  'Code\tAge\tBMI\tT-score\tVisit',
  '\tyears\tkg/m²\tSD\t',
  'S-001\t71\t23,4\t−２．８\t1',
  'S-001\t\t\t\t2',
  'S-002\t68\t21,9\t-3,1\t1',
  'S-002\t68\t22,8\t-3,1\t2',
  'Total\t2\t22,7\t-3,0\t',
].join('\n');

test('a pasted export with titles, units, visits and totals', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Open the demo' }).click();
  await expect(page.getByTestId('import-running')).toContainText('Measuring', { timeout: 120_000 });
  await page.getByRole('button', { name: 'Grid', exact: true }).click();
  await page.getByRole('button', { name: 'Import a file' }).click();
  await page.getByLabel('Or paste it here').fill(visits);
  await page.getByRole('button', { name: 'Read this text' }).click();

  await expect(page.getByTestId('import-preview')).toBeVisible();
  await expect(page.getByText('1 row above left out. Row 3: units.')).toBeVisible();
  await expect(page.getByTestId('column-2')).toContainText('BMI (kg/m²)');
  await expect(page.getByTestId('preview-4')).toContainText('23.4');
  await expect(page.getByTestId('preview-4')).toContainText('−2.8');
  await expect(page.getByTestId('preview-5')).toContainText('one with row 4');
  await expect(page.getByTestId('preview-6')).toContainText('also in row 7');
  await expect(page.getByTestId('preview-8')).toContainText('a line of totals');
  await page.getByRole('button', { name: 'Last', exact: true }).click();
  await expect(page.getByTestId('preview-7')).toContainText('22.8');
  await expect(page.getByTestId('preview-6')).toContainText('one with row 7');
});

test('a workbook with names in two rows', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Open the demo' }).click();
  await expect(page.getByTestId('import-running')).toContainText('Measuring', { timeout: 120_000 });
  await page.getByRole('button', { name: 'Grid', exact: true }).click();

  // What was typed and is no value is asked about before it goes.
  await page.getByTestId('grid-S-001').locator('[data-column="2"]').click();
  await page.keyboard.type('tall');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Import a file' }).click();
  await expect(page.getByRole('dialog')).toContainText('One cell is not saved. Leave?');
  await page.getByRole('button', { name: 'Leave without saving' }).click();

  const bytes = makeWorkbook({
    sheets: {
      Export: [
        ['再骨折研究数据', null, null, null, null],
        ['编号', '性别', '手术', null, 'BMI'],
        [null, null, '日期', '节段', null],
        ['S-001', '女', { date: 44259 }, 'L1椎体', '23,5 kg/m²'],
        ['S-002', '男', { date: 44267 }, '胸12', '23,456'],
      ],
    },
  });
  await page.getByLabel('File with covariates').setInputFiles({
    name: 'export.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(bytes),
  });
  await expect(page.getByRole('combobox', { name: 'What “手术 · 日期” is' })).toHaveValue('Surgery date');
  await expect(page.getByRole('combobox', { name: 'What “手术 · 节段” is' })).toHaveValue('Level');
  // Excel's day 44259 is 4 March 2021, 44267 the 12th.
  await expect(page.getByTestId('preview-4')).toContainText('2021-03-04');
  await expect(page.getByTestId('preview-5')).toContainText('2021-03-12');
  await expect(page.getByTestId('preview-5')).toContainText('T12');
  await expect(page.getByTestId('preview-4')).toContainText('23.5');
});
