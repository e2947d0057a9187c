import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/policyGuard';
import { csvRows, openMeasuredDemo, sitDown } from './support/screenHands';

/*
 * Covariates that the user adds, in the demo: a number with its unit and limits and a category, filled in for two
 * subjects. They are there after a reload and in the subjects' file, hidden from observers, and gone when removed.
 */

async function openPanel(page: Page, code: string): Promise<Locator> {
  await page.getByTestId(`subject-${code}`).click();
  const panel = page.getByRole('complementary', { name: `Subject ${code}` });
  await expect(panel).toBeVisible();
  return panel;
}

async function addNumber(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add a covariate…' }).click();
  const dialog = page.getByTestId('covariate-dialog');
  await dialog.getByLabel('Name').fill('Bone cement');
  await dialog.getByLabel('Unit').fill('mL');
  await dialog.getByLabel('Plausible from').fill('0');
  await dialog.getByLabel('to', { exact: true }).fill('12');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog).toBeHidden();
}

async function addCategory(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add a covariate…' }).click();
  const dialog = page.getByTestId('covariate-dialog');
  await dialog.getByLabel('Name').fill('BMI');
  await dialog.getByRole('button', { name: 'Category', exact: true }).click();
  await dialog.getByLabel('Category 1', { exact: true }).fill('Never');
  await dialog.getByLabel('Category 2', { exact: true }).fill('Former');
  await dialog.getByRole('button', { name: 'Add a category' }).click();
  await dialog.getByLabel('Category 3', { exact: true }).fill('=Now');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  // A name that every project has already is refused, with the reason.
  await expect(dialog.getByRole('alert')).toContainText('There is a covariate “BMI” already');
  await dialog.getByLabel('Name').fill('Smoking');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog).toBeHidden();
}

async function type(panel: Locator, label: string, text: string): Promise<void> {
  const field = panel.getByLabel(label, { exact: true });
  await field.fill(text);
  await field.press('Enter');
}

async function choose(page: Page, panel: Locator, label: string, answer: string): Promise<void> {
  await panel.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: answer, exact: true }).click();
}

async function loadAgain(page: Page): Promise<void> {
  await expect(page.getByTestId('save-state')).toContainText('Saved');
  await page.reload();
  await page.getByRole('row', { name: 'Demo' }).getByRole('button').first().click();
  await expect(page.getByTestId('subject-S-001')).toBeVisible();
}

test('a number and a category are added, filled in, kept, exported, hidden from observers and removed', async ({
  page,
}) => {
  await page.goto('/');
  await openMeasuredDemo(page);
  let panel = await openPanel(page, 'S-001');
  await addNumber(page);
  await addCategory(page);

  await type(panel, 'Bone cement, mL', '45');
  await expect(panel).toContainText('Outside 0 to 12. Check the unit.');
  await type(panel, 'Bone cement, mL', '4,5');
  await choose(page, panel, 'Smoking', '=Now');
  panel = await openPanel(page, 'S-002');
  // Missing is said, and is not zero.
  await expect(panel.getByLabel('Bone cement, mL', { exact: true })).toHaveAttribute(
    'placeholder',
    'missing',
  );
  await type(panel, 'Bone cement, mL', '0');
  await choose(page, panel, 'Smoking', 'Former');

  await loadAgain(page);
  panel = await openPanel(page, 'S-001');
  await expect(panel.getByLabel('Bone cement, mL', { exact: true })).toHaveValue('4.5');
  await expect(panel.getByRole('combobox', { name: 'Smoking', exact: true })).toHaveValue('=Now');

  await page.getByRole('tab', { name: 'Results' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save subjects as CSV' }).click();
  const rows = await csvRows(await downloading);
  const valuesOf = (code: string) => {
    const row = rows.find(({ subject }) => subject === code);
    return [row?.['cov_bone_cement_ml'], row?.['cov_smoking']];
  };
  expect(valuesOf('S-001')).toEqual(['4.5', "'=Now"]);
  expect(valuesOf('S-002')).toEqual(['0', 'Former']);
  expect(valuesOf('S-003')).toEqual(['', '']);

  await page.getByRole('tab', { name: 'Cohort' }).click();
  await sitDown(page, /Observer A/);
  await expect(page.getByRole('heading', { name: 'Work list' })).toBeVisible();
  await expect(page.getByTestId('work-list')).not.toContainText(/Smoking|Bone cement/);
  await sitDown(page, /Researcher/);

  panel = await openPanel(page, 'S-001');
  await panel.getByRole('button', { name: 'Change Smoking' }).click();
  await page.getByRole('button', { name: 'Remove…' }).click();
  await expect(page.getByRole('dialog')).toContainText('2 subjects have a value of it.');
  await page.getByRole('button', { name: 'Remove with all values' }).click();
  await expect(panel.getByRole('combobox', { name: 'Smoking', exact: true })).toBeHidden();
  await loadAgain(page);
  panel = await openPanel(page, 'S-002');
  await expect(panel.getByLabel('Bone cement, mL', { exact: true })).toHaveValue('0');
  await expect(panel).not.toContainText('Smoking');
});
