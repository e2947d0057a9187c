import dicomParser from 'dicom-parser';
import { phantomFiles } from '../support/phantomFiles';
import { openStudy, scanShown, strokeSide } from './support/conductHands';
import { expect, test } from './support/policyGuard';
import { sitDown } from './support/screenHands';
import { wordsOnScreen } from './support/wordsOnScreen';

/*
 * A person reads scans whose time points are masked: each by itself, under a name of its own. Whatever stands on the screen
 * on the way is searched for what would tell which scan it is.
 */

const subjects = [0, 1];

/** What the files say of their days, series, people and scanners. */
function tellingWords(): readonly string[] {
  const tags = ['x00080020', 'x00080021', 'x0008103e', 'x00100010', 'x00100020', 'x00081090', 'x00080070'];
  const words = phantomFiles(subjects).flatMap(({ bytes }) => {
    try {
      const file = dicomParser.parseDicom(bytes, { untilTag: 'x7fe00010' });
      return tags.map((tag) => file.string(tag) ?? '');
    } catch {
      return [];
    }
  });
  return [...new Set(words.map((word) => word.trim()).filter((word) => word.length > 2))];
}

const days = [
  /\b(19|20)\d\d[-/.]\d\d?[-/.]\d\d?\b/,
  /\b(19|20)\d{6}\b/,
  /\b\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w* (19|20)\d\d\b/,
  /[+−-]\d+ days/,
];

test('masked scans are read one by one, and nothing on the way tells which they are', async ({ page }) => {
  test.setTimeout(300_000);
  await openStudy(page, subjects, {
    blinding: { group: true, timePoint: true, cropsToPosterior: false },
    order: 'shuffled',
  });
  const telling = tellingWords();
  expect(telling.length).toBeGreaterThan(4);
  const tellsNothing = async (where: string): Promise<void> => {
    const words = await wordsOnScreen(page);
    for (const day of days) expect.soft(words, `${where}: ${day}`).not.toMatch(day);
    expect.soft(words, where).not.toMatch(/pre-?op|follow-?up|S-00\d|refractur/i);
    const told = telling.filter((word) => words.includes(word));
    expect.soft(told, where).toEqual([]);
  };

  await sitDown(page, /Observer A/);
  await expect(page.getByRole('heading', { name: 'Work list' })).toBeVisible();
  const lines = page.getByTestId(/^subject-Scan /);
  await expect(lines).toHaveCount(4);
  const order = await lines.evaluateAll((all) => all.map((one) => one.getAttribute('data-testid')));
  await tellsNothing('work list');

  await page.keyboard.press('Enter');
  const read: string[] = [];
  for (let at = 0; at < 4; at++) {
    const code = page.getByTestId('subject-code');
    await expect(code).toHaveText(/^Scan \w{7}$/);
    if (at > 0) await expect(code).not.toHaveText(read.at(-1) ?? '');
    read.push((await code.textContent()) ?? '');
    await scanShown(page, 'preop');
    await expect(page.getByTestId('pane-followUp')).toHaveCount(0);
    await expect(page.getByTestId('numbers-followUp')).toHaveCount(0);
    if ((await page.locator('[data-testid=sagittal-preop][data-large=true]').count()) > 0) {
      await tellsNothing('endplates');
      await page.keyboard.press('Escape');
      await page.waitForTimeout(400);
    }
    await page.keyboard.press('s');
    await expect(page.getByTestId('sign-lacking')).toContainText('Right');
    await tellsNothing('what lacks');
    await page.keyboard.press('Escape');
    for (const side of ['right', 'left'] as const) await strokeSide(page, 'preop', side);
    await tellsNothing('read');
    await page.keyboard.press('?');
    await tellsNothing('keys');
    await page.keyboard.press('Escape');
    await page.keyboard.press('i');
    await tellsNothing('values');
    await page.keyboard.press('i');
    await tellsNothing('facts');
    await page.keyboard.press('i');
    await page.keyboard.press('s');
    await expect(page.getByTestId('sign-summary')).toContainText('2 outlines');
    await tellsNothing('signing');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  expect(read.map((code) => `subject-${code}`)).toEqual(order);
  await page.getByRole('tab', { name: 'Work list' }).click();
  await expect(page.getByTestId('reading-A').filter({ hasText: 'signed' })).toHaveCount(4);
  await tellsNothing('work list, all signed');
  await page.getByRole('tab', { name: 'Protocol' }).click();
  const words = await wordsOnScreen(page);
  expect(telling.filter((word) => words.includes(word))).toEqual([]);
});
