import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/policyGuard';
import { openMeasuredDemo } from './support/screenHands';
import { textOutside } from './support/textOutside';

/*
 * The Results screen with the demo: every view by mouse and by keyboard, every control, the clipboard, and a bootstrap
 * that is cancelled, repeated and then the same again. What the numbers are is tested elsewhere.
 */

const views = [
  'Table 1: baseline',
  'Table 2: measurements',
  'Pre-op and follow-up',
  'Correlation',
  'Agreement',
  'ANCOVA',
  'Logistic regression',
  'ROC',
  'Strata',
  'Sensitivity',
  'Change and MDC',
  'From summaries',
] as const;

function item(page: Page, name: string): Locator {
  return page.locator('.results-list').getByRole('button', { name, exact: true });
}

async function choose(page: Page, control: string, choice: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${control} `) }).click();
  await page.getByRole('menuitem', { name: choice }).click();
}

/** The P of the change of CSA in Table 2, as it stands. */
async function changeLine(page: Page): Promise<string> {
  const line = page.getByTestId('table-two').locator('tr[data-testid$="csaMm2|changePercent"]');
  return (await line.innerText()).replaceAll(/\s+/g, ' ');
}

/** Opens "how" of that P. */
async function askChange(page: Page): Promise<void> {
  await page
    .getByTestId('table-two')
    .locator('tr[data-testid$="csaMm2|changePercent"] [data-how]')
    .last()
    .click();
  await expect(page.getByTestId('how')).toBeVisible();
}

test('every view, every control, and a bootstrap', async ({ page, context }) => {
  test.setTimeout(420_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/');
  await openMeasuredDemo(page);
  await page.getByRole('tab', { name: 'Results' }).click();
  await expect(page.getByTestId('table-two')).toBeVisible();

  await test.step('by mouse: each view has its title, numbers or a reason, and nothing cut off', async () => {
    for (const name of views) {
      await item(page, name).click();
      await expect(item(page, name)).toHaveAttribute('aria-current', 'page');
      await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty();
      // The calculator is of no project.
      if (name !== 'From summaries') await expect(page.getByTestId('computed')).toContainText('ROIs');
      expect.soft(await textOutside(page), name).toEqual([]);
    }
  });

  await test.step('by keyboard: ] walks through all and round, [ back; arrows move the line', async () => {
    await item(page, 'Table 1: baseline').click();
    for (const name of [...views.slice(1), 'Reviewer’s page', 'Table 1: baseline']) {
      await page.keyboard.press(']');
      await expect(item(page, name)).toHaveAttribute('aria-current', 'page');
    }
    await page.keyboard.press('[');
    await expect(item(page, 'Reviewer’s page')).toHaveAttribute('aria-current', 'page');
    await item(page, 'ANCOVA').click();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByTestId('model-detail')).toContainText('level by region');
    await expect(page.getByTestId('ancova').locator('tr[data-chosen]')).toHaveCount(1);
  });

  await test.step('another choice is computed, is said over the table and in its caption, and leads back', async () => {
    await item(page, 'Table 2: measurements').click();
    const own = await changeLine(page);
    await expect(page.getByTestId('choice-bar')).toBeHidden();

    await choose(page, 'Observers', 'A alone');
    await choose(page, 'Sides', 'left');
    await expect(page.getByTestId('choice-bar')).toContainText('observer A alone');
    await expect(page.getByTestId('choice-bar')).toContainText('left side alone');
    await expect(page.locator('.results-title')).toContainText('left side alone');
    await expect.poll(() => changeLine(page)).not.toBe(own);
    // Also beside the number, and in what is copied to R.
    await askChange(page);
    await expect(page.getByTestId('how-choice')).toContainText('observer A alone; left side alone');
    await page.getByRole('button', { name: 'Copy R' }).click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toMatch(/^# Not the study’s own analysis: /);
    await page.keyboard.press('Escape');
    // The view stays through all of it.
    await expect(item(page, 'Table 2: measurements')).toHaveAttribute('aria-current', 'page');
    await page.getByRole('button', { name: 'Back to the study’s' }).click();
    await expect(page.getByTestId('choice-bar')).toBeHidden();
    await expect.poll(() => changeLine(page)).toBe(own);
    await askChange(page);
    await expect(page.getByTestId('how-choice')).toHaveCount(0);
    await page.keyboard.press('Escape');

    await choose(page, 'Groups', 'region of the level');
    await expect(page.getByTestId('table-two').locator('thead')).toContainText('T11–L2');
    await choose(page, 'Groups', 'sex');
    await expect(page.getByTestId('table-two').locator('thead')).toContainText('Female');
    await choose(page, 'Groups', /^A number/);
    await page.getByLabel('Divided at').fill('75');
    await page.getByRole('button', { name: 'Divide' }).click();
    await expect(page.getByTestId('table-two').locator('thead')).toContainText('Age < 75 years');
    await choose(page, 'Groups', /^refracture$/);

    await choose(page, 'Tests', /fixed in advance/);
    await expect(page.getByTestId('decision-path')).toContainText('Fixed in advance');
    await choose(page, 'Tests', /as the study/);
    await expect.poll(() => changeLine(page)).toBe(own);
  });

  await test.step('a filter puts subjects aside, says how many, and can be removed', async () => {
    await page.getByRole('button', { name: 'Filter…' }).click();
    await page.getByRole('combobox', { name: 'Which' }).click();
    await page.getByRole('option', { name: 'Female' }).click();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByTestId('choice-bar')).toContainText('only female');
    await expect(page.locator('.journal-notes')).toContainText('put aside by the filters');
    await page.getByRole('button', { name: 'Remove: only female' }).click();
    await expect(page.getByTestId('choice-bar')).toBeHidden();
    await page.keyboard.press('Escape');
  });

  await test.step('fewer quantities are shown without being another analysis', async () => {
    await choose(page, 'Quantities', /^SI$/);
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('table-two').locator('tr.journal-line')).toHaveCount(3);
    await expect(page.getByTestId('choice-bar')).toBeHidden();
    await choose(page, 'Quantities', /^all$/);
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('table-two').locator('tr.journal-line')).toHaveCount(9);
  });

  await test.step('the path has sensitivity and the distribution', async () => {
    await expect(page.getByTestId('sensitivity-part')).toContainText('alone');
    await page.locator('summary', { hasText: 'Distribution' }).click();
    await expect(page.getByTestId('distribution').getByRole('img')).toHaveCount(2);
  });

  await test.step('a model is copied as a table', async () => {
    await item(page, 'Logistic regression').click();
    await expect(page.getByTestId('model-warning').first()).toContainText('fewer than 10 events');
    await page.keyboard.press('c');
    await expect(page.getByText('Copied. Paste it')).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('OR per unit (95 % CI)\tOR per SD (95 % CI)\tSD\tP');
    expect(copied).toContain('is associated with');
  });

  await test.step('a bootstrap is cancelled; with the same seed it gives the same interval', async () => {
    await item(page, 'ROC').click();
    await expect(page.getByTestId('roc-figure')).toBeVisible();
    const part = page.getByTestId('cutoff-interval');
    await part.getByLabel('Samples').fill('100000');
    await part.getByRole('button', { name: 'Compute its interval' }).click();
    await expect(part.getByRole('progressbar')).toBeVisible();
    await part.getByRole('button', { name: 'Cancel' }).click();
    await expect(part.getByRole('status')).toContainText('Cancelled');
    await expect(page.getByTestId('cutoff-result')).toBeHidden();

    await part.getByLabel('Samples').fill('500');
    await part.getByLabel('Seed').fill('7');
    await part.getByRole('button', { name: /Compute/ }).click();
    await expect(part).toContainText('500 bootstrap samples');
    await expect(part).toContainText('Seed 7');
    const first = await page.getByTestId('cutoff-result').innerText();
    await part.getByRole('button', { name: 'Compute again' }).click();
    await expect(page.getByTestId('cutoff-result')).toHaveText(/./);
    expect(await page.getByTestId('cutoff-result').innerText()).toBe(first);
    await part.getByLabel('Seed').fill('a');
    await expect(part).toContainText('A whole number');
    await expect(part.getByRole('button', { name: 'Compute again' })).toBeDisabled();
  });

  await test.step('the view is still there after another tab', async () => {
    await page.getByRole('tab', { name: 'Cohort' }).click();
    await page.getByRole('tab', { name: 'Results' }).click();
    await expect(item(page, 'ROC')).toHaveAttribute('aria-current', 'page');
  });
});
