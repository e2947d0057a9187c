import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import { phantomTruth } from '../support/phantomFiles';
import { phantomFolder } from './support/phantomFolder';
import { learnPixelMap } from './support/pixelMap';
import { expect, test } from './support/policyGuard';
import { bothShown, readSubject } from './support/readerHands';
import { makeProject, openMeasuredDemo, sitDown } from './support/screenHands';
import { textOutside } from './support/textOutside';

/*
 * Every screen at the sizes of a small notebook and of a large monitor: nothing reaches out of the window or out of its
 * panel, nothing is said on the console. The pictures are for people: test-results/screens, and the report.
 */

const sizes = [
  { width: 2560, height: 1440 },
  { width: 1366, height: 768 },
] as const;

/** Takes the screen at each size, the smaller last, and collects what leaves its place. */
async function look(page: Page, info: TestInfo, name: string): Promise<void> {
  const folder = join(info.project.outputDir, 'screens');
  mkdirSync(folder, { recursive: true });
  for (const size of sizes) {
    await page.setViewportSize(size);
    // Layout, figures and image panes follow a new size within some frames.
    await page.evaluate(async () => {
      await document.fonts.ready;
      for (let frame = 0; frame < 6; frame++) await new Promise((done) => requestAnimationFrame(done));
    });
    const path = join(folder, `${name}-${size.width}.png`);
    await page.screenshot({ path, animations: 'disabled' });
    await info.attach(`${name}-${size.width}`, { path, contentType: 'image/png' });
    const overflowPx = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect.soft(overflowPx, `${name} at ${size.width}: wider than the window`).toBeLessThanOrEqual(0);
    expect.soft(await textOutside(page), `${name} at ${size.width}`).toEqual([]);
  }
}

test('every screen fits, at 1366 × 768 and at 2560 × 1440', async ({ page }, info) => {
  test.setTimeout(420_000);
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
  });
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
      await expect(page.locator('.journal-table')).toBeVisible();
      await shot(`results-${table}`);
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
    await bothShown(page);
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
