import type { Page } from '@playwright/test';
import { expect, test } from './support/policyGuard';
import { makeProject, openMeasuredDemo } from './support/screenHands';

/*
 * The checks of the Results screen by hand: the calculator by keyboard alone, also while a study is blinded, and the
 * demo measured again by the other pixel rule.
 */

async function typeInto(page: Page, texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
}

test('the calculator works by keyboard while the study is blinded', async ({ page }) => {
  await page.goto('/');
  await makeProject(page, 'Blinded');
  await page.getByRole('tab', { name: 'Results' }).click();
  await expect(page.getByTestId('results-denied')).toBeVisible();
  await page.getByRole('button', { name: 'Calculate from published summaries' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Group 1, n').focus();
  // Table 1 of the reproduced study, age: t 0.558, P 0.578 printed; R gives t −0.56085, P 0.57630.
  await typeInto(page, ['33', '74.27', '8.10', '59', '75,29', '8.51']);
  const means = page.getByTestId('from-means');
  await expect(means.getByTestId('student')).toContainText('−0.561');
  await expect(means.getByTestId('student')).toContainText('0.5763');
  await expect(means.getByTestId('student')).toContainText('0.555 to 0.567');
  await expect(means.getByTestId('welch')).toContainText('69.16');

  await page.getByLabel('Group 2, SD').fill('-1');
  await expect(page.getByTestId('calculator')).toContainText('0 or more.');
  await expect(means).toBeHidden();
  await page.getByLabel('Group 2, SD').fill('8,510');
  await expect(page.getByTestId('calculator')).toContainText('Write 8510 or 8.510.');

  await page.getByRole('button', { name: 'Counts', exact: true }).press('Enter');
  await page.getByLabel('Category 1, group 1').focus();
  await typeInto(page, ['11', '19', '22', '40']);
  // R: chisq.test(matrix(c(11, 22, 19, 40), 2), correct = FALSE)
  await expect(page.getByTestId('from-counts').getByTestId('pearson')).toContainText('0.9117');

  await page.getByRole('button', { name: 'Statistic', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Z', exact: true }).press('Enter');
  await page.getByLabel('Z', { exact: true }).fill('−1.176');
  // R: 2 * pnorm(-1.176)
  await expect(page.getByTestId('from-statistic')).toContainText('0.2396');
});

test('a block that was copied from a paper fills the calculator', async ({ page }) => {
  await page.goto('/');
  await makeProject(page, 'Pasted');
  await page.getByRole('tab', { name: 'Results' }).click();
  await page.getByRole('button', { name: 'Calculate from published summaries' }).click();
  await page.getByLabel('Group 1, n').focus();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', '33\t−3.83 ± 0.63\n59\t− 3.65 ± 0.66\n');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  await expect(page.getByLabel('Group 2, Mean')).toHaveValue('−3.65');
  // R: t −1.27493, P 0.20561
  await expect(page.getByTestId('student')).toContainText('−1.275');
  await expect(page.getByTestId('student')).toContainText('0.2056');
});

test('the demo is measured by the other pixel rule, cancelled and gone on with', async ({ page }) => {
  await page.goto('/');
  await openMeasuredDemo(page);
  await page.getByRole('tab', { name: 'Results' }).click();
  await page.getByRole('button', { name: 'Sensitivity', exact: true }).click();
  const table = page.getByTestId('sensitivity');
  await expect(table.getByTestId('main')).toContainText('32 / 58');
  await expect(table.getByTestId('observer|A')).toContainText('same');
  await expect(table.getByTestId('pixel-rule|imagej')).toBeHidden();

  const rule = page.getByTestId('pixel-rule');
  await rule.getByRole('button', { name: 'Measure by the other rule' }).click();
  await rule.getByRole('button', { name: 'Cancel' }).click();
  await expect(rule).toContainText('Cancelled after');
  await expect(table.getByTestId('pixel-rule|imagej')).toBeHidden();
  await rule.getByRole('button', { name: 'Go on measuring' }).click();
  await expect(rule).toContainText('724 ROIs measured', { timeout: 180_000 });

  const line = table.getByTestId('pixel-rule|imagej');
  await expect(line).toContainText('32 / 58');
  await expect(line).toContainText('same');
  // Counting pixels instead of the polygon's area moves a change of about 8 points by a fraction of one.
  const difference = async (id: string) =>
    Number.parseFloat(
      (await table.getByTestId(id).locator('td.column-estimate').innerText()).replaceAll('−', '-'),
    );
  expect(Math.abs((await difference('pixel-rule|imagej')) - (await difference('main')))).toBeLessThan(1);

  await page.getByRole('button', { name: 'Change and MDC', exact: true }).click();
  const counts = page.getByTestId('change-and-mdc');
  await expect(counts.getByTestId('decrease')).toBeVisible();
  await expect(page.locator('.mdc-label')).toContainText(
    'etween observers; variation of scanning not included',
  );
});
