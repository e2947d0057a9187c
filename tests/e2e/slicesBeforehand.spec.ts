import { openStudy, scanShown, strokeSide } from './support/conductHands';
import { learnPixelMap } from './support/pixelMap';
import { expect, test } from './support/policyGuard';
import { raise, sitDown } from './support/screenHands';
import { wordsOnScreen } from './support/wordsOnScreen';

/*
 * The researcher chooses the slices of both scans once for all, with the sagittal image; an observer then reads these
 * slices, from the spinal canal backwards, and nothing else of the scans.
 */

test('slices are chosen once, and are all that an observer sees', async ({ page }) => {
  test.setTimeout(300_000);
  await openStudy(page, [0, 1], {
    sliceRule: 'chosen-beforehand',
    order: 'by-code',
    blinding: { group: true, timePoint: false, cropsToPosterior: true },
  });

  await test.step('before any is chosen there is nothing to read', async () => {
    await sitDown(page, /Observer A/);
    await expect(page.getByTestId('work-list')).toContainText('nothing to read');
    await sitDown(page, /Researcher/);
  });

  const chosen: Record<string, string> = {};
  await test.step('the researcher accepts a slice of each scan, sees what lacks, and signs them', async () => {
    await page.getByRole('button', { name: /Choose slices/ }).click();
    await expect(page.getByTestId('subject-code')).toHaveText('S-001');
    for (const timePoint of ['preop', 'followUp'] as const) await scanShown(page, timePoint);
    await expect(page.getByTestId('numbers-preop')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Outline' })).toHaveCount(0);
    await page.keyboard.press('s');
    await expect(page.getByTestId('sign-lacking')).toContainText('Pre-op: slice');
    await expect(page.getByTestId('sign-lacking')).toContainText('Follow-up: slice');
    await page.keyboard.press('Escape');
    // To the axial images, where the front of the canal lies; on one of them it is moved.
    if ((await page.locator('[data-testid=sagittal-preop][data-large=true]').count()) > 0) {
      await page.keyboard.press('t');
      await page.waitForTimeout(400);
    }
    await expect(page.getByTestId('slice-choice-preop')).toContainText('middle of the image');
    const map = await learnPixelMap(page, page.getByTestId('pane-preop'));
    const from = map([160, 165]);
    const to = map([160, 172]);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.mouse.up();
    await expect(page.getByTestId('slice-choice-preop')).toContainText('put by hand');
    await page
      .getByTestId('slice-choice-followUp')
      .getByRole('button', { name: /Accept slice/ })
      .click();
    await expect(page.getByTestId('slice-choice-followUp')).toContainText('accepted');
    for (const timePoint of ['preop', 'followUp'] as const) {
      chosen[timePoint] = (await page.getByTestId(`pane-${timePoint}`).getAttribute('data-slice')) ?? raise();
    }
    await page.keyboard.press('s');
    await expect(page.getByTestId('sign-summary')).toContainText('2 slices chosen');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('subject-code')).toHaveText('S-002');
    await page.getByRole('tab', { name: 'Cohort' }).click();
    await expect(page.getByRole('button', { name: /Choose slices/ })).toContainText('1 of 2');
  });

  await test.step('the observer reads these slices only, without order, day or sagittal image', async () => {
    await sitDown(page, /Observer A/);
    // Of the other subject no slices are chosen yet.
    await expect(page.getByTestId(/^subject-S-/)).toHaveCount(1);
    await page.keyboard.press('Enter');
    for (const timePoint of ['preop', 'followUp'] as const) {
      await scanShown(page, timePoint);
      await expect(page.getByTestId(`sagittal-${timePoint}`)).toHaveCount(0);
    }
    await expect(page.getByTestId('slice-given')).toHaveCount(2);
    await expect(page.getByTestId('slice-given').first()).toContainText('chosen beforehand');
    // No key goes to another slice or to endplates.
    for (const key of ['.', ',', 't', 'a']) await page.keyboard.press(key);
    for (const timePoint of ['preop', 'followUp'] as const) {
      await expect(page.getByTestId(`pane-${timePoint}`)).toHaveAttribute('data-slice', '1');
    }
    const words = await wordsOnScreen(page);
    expect(words).not.toMatch(/pre-?op|follow-?up|sagittal/i);
    expect(words).not.toMatch(/\b(19|20)\d\d-\d\d-\d\d\b/);
    expect(words).toContain('Scan 1');
    expect(words).toContain('Scan 2');
  });

  await test.step('outlines are drawn in the shown part and signed', async () => {
    for (const timePoint of ['preop', 'followUp'] as const) {
      for (const side of ['right', 'left'] as const) await strokeSide(page, timePoint, side);
    }
    await page.keyboard.press('s');
    await expect(page.getByTestId('sign-summary')).toContainText('4 outlines');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByTestId('locked-preop')).toBeVisible();
  });
});
