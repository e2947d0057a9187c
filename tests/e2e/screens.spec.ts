import type { Page, TestInfo } from '@playwright/test';
import type { PointPx } from '../../src/domain/image/point';
import type { TimePoint } from '../../src/domain/timePoint';
import { phantomTruth } from '../support/phantomFiles';
import { consoleWords } from './support/consoleWords';
import { lookAtSizes } from './support/lookAtSizes';
import { phantomFolder } from './support/phantomFolder';
import { learnPixelMap } from './support/pixelMap';
import { expect, test } from './support/policyGuard';
import { bothDrawn, bothShown, clickOutline, readSubject } from './support/readerHands';
import { makeProject, openMeasuredDemo, raise, sitDown } from './support/screenHands';
import { textOutside } from './support/textOutside';

/*
 * Every screen at the sizes of a small notebook and of a large monitor: nothing reaches out of the window or out of its
 * panel, nothing is said on the console. The pictures are for people: test-results/screens, and the report.
 */

const look = (page: Page, info: TestInfo, name: string): Promise<void> =>
  lookAtSizes(page, info, 'screens', name);

test('every screen fits, at 1366 × 768 and at 2560 × 1440', async ({ page }, info) => {
  test.setTimeout(420_000);
  const said = consoleWords(page);
  const shot = (name: string): Promise<void> => look(page, info, name);

  await test.step('start and a new project', async () => {
    await page.goto('/');
    await expect(page.getByRole('button', { name: 'Open the demo' })).toBeEnabled();
    await shot('start-empty');
    // The check can fail: a line too long for its panel is found, whether it is held, cut off or makes the screen scroll.
    for (const [panel, overflow] of [
      ['.storage-card', 'visible'],
      ['.drop-zone', 'hidden'],
      ['.start-screen', 'visible'],
    ] as const) {
      await page.evaluate(
        ({ panel, overflow }) => {
          const line = document.createElement('p');
          line.id = 'too-long';
          line.textContent = 'too long for this panel '.repeat(40);
          line.style.whiteSpace = 'nowrap';
          line.style.overflow = overflow;
          document.querySelector(panel)?.append(line);
        },
        { panel, overflow },
      );
      expect(await textOutside(page), panel).not.toEqual([]);
      await page.evaluate(() => document.getElementById('too-long')?.remove());
    }
    expect(await textOutside(page)).toEqual([]);
    await makeProject(page, 'Refracture after kyphoplasty, two centres');
    await shot('cohort-empty');
    await page.getByLabel('Folder to add').setInputFiles(phantomFolder([0, 1]));
    await expect(page.getByTestId('import-done')).toContainText('2 new subjects', { timeout: 60_000 });
    await page.getByRole('button', { name: '2 not used' }).click();
    await expect(page.getByTestId('unused-not-dicom')).toBeVisible();
    await shot('files-not-used');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Results' }).click();
    await expect(page.getByTestId('results-denied')).toBeVisible();
    await shot('results-denied');
    await page.getByRole('button', { name: /to the start screen/ }).click();
  });

  await test.step('the demo, as the researcher sees it', async () => {
    await openMeasuredDemo(page);
    await page.getByRole('button', { name: /to the start screen/ }).click();
    await expect(page.getByRole('row', { name: /Demo/ })).toBeVisible();
    await shot('start-projects');
    await page.getByRole('row', { name: /Demo/ }).getByRole('button').click();
    await expect(page.getByTestId('subject-S-001')).toBeVisible();
    await shot('cohort-researcher');
    await page.getByTestId('subject-S-002').click();
    await expect(page.getByRole('complementary', { name: 'Subject S-002' })).toBeVisible();
    await shot('subject-panel');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Protocol' }).click();
    await expect(page.getByRole('tab', { name: 'Protocol', selected: true })).toBeVisible();
    await shot('protocol');
    await page.getByRole('tab', { name: 'Results' }).click();
    await expect(page.getByTestId('table-two')).toBeVisible();
    await shot('results-table-2');
    for (const [name, table] of [
      ['Table 1', 'table-1'],
      ['Correlation', 'correlation'],
      ['Agreement', 'agreement'],
    ]) {
      await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
      await expect(page.locator('.journal-table').first()).toBeVisible();
      await shot(`results-${table}`);
    }
    await page.getByRole('tab', { name: 'Export' }).click();
    await expect(page.getByTestId('export')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByTestId('check-patient-name')).toBeVisible({ timeout: 120_000 });
    for (const item of [
      'table-1',
      'agreement',
      'subjects',
      'figure-flow',
      'image-pairs',
      'grras',
      'audit-log',
    ]) {
      await page.getByTestId(`item-${item}`).click();
      await expect(page.locator('.paper, .export-empty h3').first()).toBeVisible();
      await shot(`export-${item}`);
    }
    for (const menu of [/^Rounding/, /^Table/]) {
      await page.getByTestId('item-table-2').click();
      await page.getByTestId('export-preview').getByRole('button', { name: menu }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await shot(`export-menu-${menu.source.slice(1).toLowerCase()}`);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
  });

  await test.step('the demo, as an observer sees it', async () => {
    await sitDown(page, /Observer A/);
    await expect(page.getByRole('heading', { name: 'Work list' })).toBeVisible();
    await shot('cohort-observer');
    await page.getByTestId('subject-S-007').getByRole('button').first().focus();
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('subject-code')).toHaveText('S-007');
    await bothShown(page);
    await shot('read-open');
    const map = await learnPixelMap(page, page.getByTestId('pane-preop'));
    const { outlinePx } = phantomTruth(6, 'preop', 'right');
    for (const vertex of outlinePx.filter((_, index) => index % 6 === 0).slice(0, 12)) {
      const { x, y } = map(vertex);
      await page.mouse.click(x, y);
    }
    await expect(page.getByTestId('row-preop-right')).toContainText('drawing');
    await shot('read-drawing');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await shot('key-map');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await readSubject(page, 6, 0, false);
    await shot('read-complete');
    await page.keyboard.press('s');
    await expect(page.getByRole('dialog')).toBeVisible();
    await shot('sign-dialog');
  });

  expect(said).toEqual([]);
});

/** Three muscles, a reference tissue and all drawing aids: the most that the screen has to hold. */
async function askForMuch(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Protocol' }).click();
  const choose = async (group: string, choice: string): Promise<void> => {
    await page.getByRole('radiogroup', { name: group, exact: true }).getByLabel(choice).check();
    await expect(page.getByRole('radiogroup', { name: group, exact: true }).getByLabel(choice)).toBeChecked();
  };
  await choose('Usual choices', 'Multifidus, erector spinae, psoas separately');
  await choose('Fat inside the muscles', 'Otsu’s threshold');
  for (const line of ['CSF', /follow edges/, /be mirrored/, /be copied/]) {
    await page.getByLabel(line).check();
    await expect(page.getByLabel(line)).toBeChecked();
  }
  await expect(page.getByTestId('save-state')).toContainText('Saved');
}

/** Marks the upper and the lower endplate of a scan, somewhere in the middle of its large sagittal image. */
async function markEndplates(page: Page, timePoint: TimePoint): Promise<void> {
  const box = (await page.getByTestId(`sagittal-${timePoint}`).boundingBox()) ?? raise();
  for (const height of [0.45, 0.55]) {
    await page.mouse.move(box.x + 0.42 * box.width, box.y + height * box.height);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.58 * box.width, box.y + height * box.height, { steps: 5 });
    await page.mouse.up();
  }
  await expect(page.getByTestId(`slice-choice-${timePoint}`)).toContainText('4 points');
}

const centreOf = (ringPx: readonly PointPx[]): PointPx => [
  ringPx.reduce((sum, [x]) => sum + x, 0) / ringPx.length,
  ringPx.reduce((sum, [, y]) => sum + y, 0) / ringPx.length,
];

test('Read fits in all its states: endplates, several muscles, exclusion, tools, values, facts and fat', async ({
  page,
}, info) => {
  test.setTimeout(420_000);
  const said = consoleWords(page);
  const shot = (name: string): Promise<void> => look(page, info, `read-much-${name}`);
  await page.goto('/');
  await makeProject(page, 'Three muscles');
  await askForMuch(page);
  await page.getByRole('tab', { name: 'Cohort' }).click();
  await page.getByLabel('Folder to add').setInputFiles(phantomFolder([0]));
  await expect(page.getByTestId('import-done')).toContainText('1 new subject', { timeout: 60_000 });
  await sitDown(page, /Observer A/);
  await page.getByTestId('subject-S-001').click();
  await page.keyboard.press('Enter');

  await test.step('endplates large: nothing marked, one scan marked', async () => {
    await bothDrawn(page);
    await expect(page.getByTestId('sagittal-preop')).toHaveAttribute('data-large', 'true');
    await shot('endplates');
    await markEndplates(page, 'preop');
    await shot('endplates-marked');
  });

  const { outlinePx } = phantomTruth(0, 'preop', 'right');
  const [x, y] = centreOf(outlinePx);
  await test.step('seven outlines on each scan, where the key of a side goes to; the key map', async () => {
    await page.keyboard.press('r');
    await expect(page.getByTestId('sagittal-preop')).toHaveAttribute('data-large', 'false');
    await bothShown(page);
    await shot('open');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await shot('key-map');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  await test.step('an exclusion: its reasons, drawn, told in the numbers', async () => {
    const rows = page.getByTestId('numbers-preop').locator('tbody tr');
    await page.keyboard.press('r');
    const map = await learnPixelMap(page, page.getByTestId('pane-preop'));
    await clickOutline(
      page,
      map,
      outlinePx.filter((_, index) => index % 6 === 0),
    );
    await expect(rows.locator('[data-csa]').first()).toBeVisible();
    await page.keyboard.press('x');
    await expect(page.getByTestId('exclusion-reasons')).toBeVisible();
    await shot('exclusion-reasons');
    await page.keyboard.press('4');
    await expect(page.getByTestId('exclusion-reasons')).toBeHidden();
    await clickOutline(page, map, [
      [x - 5, y - 4],
      [x + 5, y - 4],
      [x + 3, y + 5],
    ]);
    await expect(page.locator('[data-testid$=-excluded]')).toBeVisible();
    await shot('exclusion');
  });

  await test.step('brush and edit in hand', async () => {
    const map = await learnPixelMap(page, page.getByTestId('pane-preop'));
    const first = map(outlinePx[0] ?? raise());
    await page.keyboard.press('b');
    await page.mouse.move(first.x, first.y);
    await expect(page.getByTestId('brush-size')).toBeVisible();
    await shot('brush');
    await page.keyboard.press('v');
    await page.mouse.click(first.x, first.y);
    await shot('edit');
  });

  for (const view of ['values', 'facts', 'fat']) {
    await test.step(`the dock shows ${view}`, async () => {
      await page.keyboard.press('i');
      if (view !== 'values') await expect(page.getByTestId(`${view}-preop`)).toBeVisible();
      await shot(view);
    });
  }
  await expect(page.getByTestId('fat-preop').locator('svg rect').first()).toBeAttached();

  expect(said).toEqual([]);
});
