import type { Page } from '@playwright/test';
import type { PointPx } from '../../src/domain/image/point';
import {
  atTruth,
  click,
  clickRing,
  drag,
  loadAgain,
  mapPane,
  mark,
  openReading,
  row,
  toAxial,
} from './support/editorHands';
import { keptReading, keptRoi, roiOf } from './support/editorRecords';
import { expect, test } from './support/policyGuard';
import { raise } from './support/screenHands';

/*
 * What is kept of the work, in the built app with real pointer and key events: every step past a reload, what is half
 * drawn, and what was signed.
 */

const box: readonly PointPx[] = [
  [190, 192],
  [250, 192],
  [250, 228],
  [190, 228],
];

function rectangle(left: number, top: number, right: number, bottom: number): readonly PointPx[] {
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}

async function begin(page: Page) {
  await openReading(page);
  await toAxial(page);
  const map = await atTruth(page, 'preop');
  await page.keyboard.press('l');
  return map;
}

test('undo and redo reach back past a reload, and a half-drawn outline is there again', async ({ page }) => {
  let map = await begin(page);
  await clickRing(page, map, box);
  await page.keyboard.press('v');
  await drag(page, map, [
    [250, 228],
    [244, 222],
  ]);
  const changed = (await roiOf(page, 'preop', 'left')).outlinePx;
  await page.keyboard.press('d');
  await page.keyboard.press('r');
  await expect(row(page, 'preop', 'right')).toHaveClass(/armed/);
  const begun: readonly PointPx[] = [
    [100, 195],
    [130, 190],
    [150, 205],
  ];
  for (const place of begun) await click(page, map, place);

  await loadAgain(page);
  await expect(mark(page, 'preop', 'draft')).toBeVisible();
  await expect(row(page, 'preop', 'right')).toContainText('drawing');
  await page.waitForTimeout(300);
  map = await mapPane(page, page.getByTestId('pane-preop'));
  await click(page, map, [140, 225]);
  await page.keyboard.press('Enter');
  const right = await roiOf(page, 'preop', 'right');
  expect(right.outlinePx).toHaveLength(4);
  for (const [index, place] of begun.entries()) {
    const vertex = right.outlinePx[index] ?? raise();
    expect(Math.hypot(vertex[0] - place[0], vertex[1] - place[1])).toBeLessThan(0.3);
  }

  await loadAgain(page);
  await page.keyboard.press('z');
  expect(await keptRoi(page, 'preop', 'right')).toBeUndefined();
  await page.keyboard.press('z');
  expect((await roiOf(page, 'preop', 'left')).outlinePx).not.toEqual(changed);
  await page.keyboard.press('z');
  expect(await keptRoi(page, 'preop', 'left')).toBeUndefined();
  await loadAgain(page);
  for (let step = 0; step < 3; step++) await page.keyboard.press('Shift+Z');
  expect((await roiOf(page, 'preop', 'left')).outlinePx).toEqual(changed);
  expect((await roiOf(page, 'preop', 'right')).outlinePx).toEqual(right.outlinePx);
});

test('a signed reading is locked, and opening it again is recorded', async ({ page }) => {
  let map = await begin(page);
  await clickRing(page, map, box);
  await page.keyboard.press('r');
  await clickRing(page, map, rectangle(90, 192, 150, 228));
  await row(page, 'followUp', 'right').click();
  map = await atTruth(page, 'followUp');
  await clickRing(page, map, rectangle(90, 192, 150, 228));
  await clickRing(page, map, box);
  await expect(page.getByTestId('sign')).toContainText('4 of 4');
  await page.keyboard.press('s');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('locked-preop')).toBeVisible();
  await expect.poll(async () => (await keptReading(page)).state).toBe('signed');
  const signed = await keptReading(page);
  for (const name of ['Outline', 'Edit vertices', 'Undo', 'Smooth the outline']) {
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
  }
  const corner = map.at([250, 228]);
  await page.mouse.move(corner.x, corner.y);
  await page.mouse.down();
  await page.mouse.move(corner.x - 30, corner.y - 30, { steps: 4 });
  await page.mouse.up();
  for (const key of ['z', 'Delete', 'm', 'Backspace', 'ArrowLeft']) await page.keyboard.press(key);
  expect(await keptReading(page)).toEqual(signed);
  await page.getByRole('button', { name: 'Re-open…' }).click();
  await page.getByLabel(/Reason/).fill('The right side was cut short');
  await page.getByRole('dialog').getByRole('button', { name: 'Re-open' }).click();
  await expect(page.getByTestId('locked-preop')).toHaveCount(0);
  await expect.poll(async () => (await keptReading(page)).state).toBe('open');
  const open = await keptReading(page);
  expect(open.reopenings.map(({ reason }) => reason)).toEqual(['The right side was cut short']);
  await page.keyboard.press('v');
  await drag(page, map, [
    [250, 228],
    [240, 220],
  ]);
  const [before, after] = [signed, await keptReading(page)].map(({ entries }) => JSON.stringify(entries));
  expect(after).not.toBe(before);
});
