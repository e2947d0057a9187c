import type { Page, TestInfo } from '@playwright/test';
import { changeRecords } from './support/changeRecords';
import { consoleWords } from './support/consoleWords';
import { lookAtSizes } from './support/lookAtSizes';
import { expect, test } from './support/policyGuard';
import { makeProject, openMeasuredDemo } from './support/screenHands';

/*
 * Every view of Results at the sizes of a small notebook and of a large monitor: with the demo, with another choice than
 * the study's, with two muscles and long names, with five subjects and gaps, and with nothing yet. Nothing reaches out of its place, nothing needs
 * scrolling sideways, nothing is said on the console. The pictures are for people: results-screens, and the report.
 */

const look = (page: Page, info: TestInfo, name: string): Promise<void> =>
  lookAtSizes(page, info, 'results-screens', name);

async function showResults(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Results' }).click();
  await expect(page.locator('.results-screen')).toBeVisible();
}

/** Looks at every view of the list, and returns their names. */
async function lookAtAll(page: Page, info: TestInfo, prefix: string): Promise<readonly string[]> {
  const items = page.locator('.results-list .list-item > span:first-child');
  const names = await items.allInnerTexts();
  for (const name of names) {
    await items.getByText(name, { exact: true }).click();
    await expect(page.locator('.list-item[aria-current="page"]')).toContainText(name);
    await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty();
    // What is computed when its view is first opened.
    await expect(page.getByText(/^Computing/)).toHaveCount(0);
    await look(page, info, `${prefix}-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`);
  }
  return names;
}

async function openDemo(page: Page): Promise<void> {
  await page.reload();
  await page.getByRole('row', { name: 'Demo' }).getByRole('button').first().click();
  await expect(page.getByTestId('subject-S-001')).toBeVisible();
}

test('every view of Results fits, with the demo, another choice, five subjects and gaps', async ({
  page,
}, info) => {
  test.setTimeout(600_000);
  const said = consoleWords(page);
  await page.goto('/');

  await test.step('nothing yet, and the calculator', async () => {
    await makeProject(page, 'Nothing yet');
    await page.getByRole('tab', { name: 'Results' }).click();
    await page.getByRole('button', { name: 'Calculate from published summaries' }).click();
    await expect(page.getByLabel('Group 1, n')).toBeVisible();
    await look(page, info, 'nothing-yet');
    await page.getByRole('button', { name: /to the start screen/ }).click();
  });

  await test.step('the demo', async () => {
    await openMeasuredDemo(page);
    await showResults(page);
    expect(await lookAtAll(page, info, 'demo')).toHaveLength(13);
  });

  await test.step('the answer to how, right of its number', async () => {
    await page.getByRole('button', { name: 'Table 2: measurements' }).click();
    await page.locator('tr[data-testid$="csaMm2|changePercent"] td.column-p button').click();
    await expect(page.getByTestId('how')).toBeVisible();
    await look(page, info, 'demo-how');
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('how')).toBeHidden();
  });

  await test.step('three groups, one observer, one side', async () => {
    const choose = async (control: string, choice: string): Promise<void> => {
      await page.getByRole('button', { name: new RegExp(`^${control} `) }).click();
      await page.getByRole('menuitem', { name: choice }).click();
    };
    await choose('Observers', 'A alone');
    await choose('Sides', 'left');
    await choose('Groups', 'region of the level');
    await expect(page.getByTestId('table-two').locator('thead')).toContainText('L3–L5');
    await lookAtAll(page, info, 'chosen');
    await page.getByRole('button', { name: 'Table 2: measurements' }).click();
    await page.getByRole('button', { name: 'Back to the study’s' }).click();
    await expect(page.getByTestId('choice-bar')).toBeHidden();
  });

  await test.step('two muscles and long names', async () => {
    await page.getByRole('button', { name: /to the start screen/ }).click();
    await changeRecords(page, {
      secondMuscle: {
        id: 'second',
        name: 'Quadratus lumborum with the fascia that encloses it',
        shortName: 'Quadr. lumb.',
      },
      category: {
        id: 'approach',
        name: 'Approach through the pedicles, cement and its amount',
        categories: [
          { id: 'one', name: 'One pedicle, high-viscosity cement, up to 4 mL' },
          { id: 'both', name: 'Both pedicles, high-viscosity cement, up to 8 mL' },
        ],
      },
    });
    await openDemo(page);
    await showResults(page);
    await lookAtAll(page, info, 'muscles');
    await page.getByRole('button', { name: 'Table 2: measurements' }).click();
    await page.getByRole('button', { name: /^Groups / }).click();
    await page.getByRole('menuitem', { name: /^Approach/ }).click();
    await expect(page.getByTestId('table-two').locator('thead')).toContainText('One pedicle');
    await lookAtAll(page, info, 'long');
  });

  await test.step('five subjects', async () => {
    await page.getByRole('button', { name: /to the start screen/ }).click();
    await changeRecords(page, { keep: ['S-001', 'S-002', 'S-003', 'S-004', 'S-005'] });
    await openDemo(page);
    await showResults(page);
    await expect(page.locator('.journal-notes')).toContainText('5 of 5 subjects');
    await lookAtAll(page, info, 'five');
  });

  await test.step('five subjects, some without covariates, one without a group', async () => {
    await page.getByRole('button', { name: /to the start screen/ }).click();
    await changeRecords(page, {
      without: {
        'S-001': ['sex', 'ageYears', 'bmiKgPerM2', 'level'],
        'S-002': ['bmdTScore', 'level'],
        'S-003': ['refracture'],
      },
    });
    await openDemo(page);
    await showResults(page);
    await lookAtAll(page, info, 'gaps');
  });

  expect(said).toEqual([]);
});
