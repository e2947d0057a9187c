import type { Page } from '@playwright/test';
import { learnPixelMap } from './support/pixelMap';
import { expect, test } from './support/policyGuard';
import { bothShown, clickOutline } from './support/readerHands';
import { openMeasuredDemo, raise, sitDown } from './support/screenHands';

/*
 * A disagreement from the queue to the results, as a researcher and a third reader meet it: found, decided with a reason, read
 * by somebody who sees neither outline, and then counted in the results while agreement stays that of the originals.
 */

/** Every number of the agreement table, as it is printed. */
async function agreementTexts(page: Page): Promise<readonly string[]> {
  await page.getByRole('tab', { name: 'Results' }).click();
  await page.getByRole('button', { name: 'Agreement', exact: true }).click();
  const table = page.getByTestId('table-agreement');
  await expect(table).toBeVisible();
  return table.locator('tbody tr').allInnerTexts();
}

async function showAgreement(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Agreement' }).click();
  await expect(page.getByTestId('queue').locator('.queue-line').first()).toBeVisible();
  // All outlines are compared and the limits of agreement are there.
  await expect(page.locator('.queue-computing')).toHaveCount(0, { timeout: 60_000 });
  await expect(page.getByTestId('case-pane')).toHaveAttribute('data-ready', 'true', { timeout: 60_000 });
}

test('a disagreement is settled by a third reading, and agreement stays that of the originals', async ({
  page,
}) => {
  await page.goto('/');
  await openMeasuredDemo(page);
  const agreementBefore = await agreementTexts(page);
  await showAgreement(page);
  const shots = process.env['AGREEMENT_SHOTS'];
  if (shots) {
    await page.screenshot({ path: `${shots}/1366.png` });
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.waitForTimeout(1500);
    await page.screenshot({ path: `${shots}/1920.png` });
    await page.setViewportSize({ width: 1366, height: 768 });
  }

  // The first of the queue has both outlines over its slice, and its numbers in the table.
  const queue = page.getByTestId('queue');
  const counts = await page.getByTestId('queue-counts').innerText();
  const toSettle = Number(/^(\d+) to settle/.exec(counts)?.[1] ?? raise(counts));
  expect(toSettle).toBeGreaterThan(0);
  const line = queue
    .locator('.queue-line.open')
    .filter({ hasText: /(L|R)\s+(pre-op|follow-up)/ })
    .first();
  await line.click();
  const code = await line.locator('strong').innerText();
  const caseId = (await line.getAttribute('data-case')) ?? raise();
  await expect(page.getByTestId('case')).toContainText(code);
  await expect(page.getByTestId('case-table').locator('tr[aria-current=true]')).toHaveCount(1);
  await expect(page.getByTestId('case-pane')).toHaveAttribute('data-ready', 'true');

  // Nothing is settled without a reason.
  await page.keyboard.press('3');
  const bar = page.getByTestId('settle-bar');
  await expect(bar.getByRole('button', { name: 'Settle', exact: true })).toBeDisabled();
  await bar.getByLabel('Reason').fill('the border to fat is read in two ways');
  await page.keyboard.press('Enter');
  const own = queue.locator(`[data-case="${caseId}"]`);
  await expect(own).toContainText('waits for third reading');
  await own.click();
  await expect(page.getByTestId('settled-facts')).toContainText('the border to fat is read in two ways');
  await expect(page.getByTestId('case-pane')).toHaveAttribute('data-ready', 'true');
  if (shots) await page.screenshot({ path: `${shots}/waiting.png` });

  // The third reader sees the one subject, and no outline of anybody.
  await sitDown(page, /senior radiologist/);
  await expect(page.getByText(code, { exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: new RegExp(`Open ${code}`) }).click();
  await bothShown(page);
  if (shots) await page.screenshot({ path: `${shots}/third.png` });
  const timePoint = caseId.includes('followUp') ? 'followUp' : 'preop';
  const side = caseId.endsWith('left') ? 'left' : 'right';
  // The third reader holds another slice for the right one.
  const readPane = page.getByTestId(`pane-${timePoint}`);
  const originalSlice = (await readPane.getAttribute('data-slice')) ?? raise();
  const thirdSlice = String(Number(originalSlice) + 1);
  await page.keyboard.press('.');
  await expect(readPane).toHaveAttribute('data-slice', thirdSlice);
  await expect(readPane).toHaveAttribute('data-ready', 'true');
  await page.waitForTimeout(300);
  const map = await learnPixelMap(page, readPane);
  const centre = side === 'right' ? [130, 190] : [190, 190];
  await page.keyboard.press(side === 'right' ? 'r' : 'l');
  await clickOutline(
    page,
    map,
    Array.from({ length: 12 }, (_, at): [number, number] => {
      const angle = (at / 12) * 2 * Math.PI;
      return [(centre[0] ?? 0) + 18 * Math.cos(angle), (centre[1] ?? 0) + 12 * Math.sin(angle)];
    }),
  );
  await page.keyboard.press('s');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('save-state')).toContainText('Saved');
  if (shots) await page.screenshot({ path: `${shots}/signed.png` });

  // Back as the researcher: settled, the third outline beside both, results before and after.
  await sitDown(page, /Researcher/);
  await showAgreement(page);
  await expect(own).toContainText('third reading');
  await expect(own).not.toContainText('waits');
  await own.click();
  const casePane = page.getByTestId('case-pane');
  await expect(casePane).toHaveAttribute('data-slice', originalSlice);
  await page.getByRole('button', { name: 'With third reading' }).click();
  await expect(casePane).toHaveAttribute('data-slice', thirdSlice);
  await expect(casePane).toHaveAttribute('data-outlines', '1');
  await expect(page.getByTestId('case-notes')).toContainText(
    `The third reading lies on slice ${thirdSlice}, not on A, B’s slice ${originalSlice}`,
  );
  const inForce = page.getByTestId('case-table').locator('[data-in-force]');
  await expect(inForce).toHaveCount(1);
  await expect(inForce).toContainText(/^In force\s*3\s*\d+\.\d\s*3\s*\d+\.\d\s*third reading$/);
  if (shots) await page.screenshot({ path: `${shots}/third-case.png` });
  // The subject's own change is another one without what the third reader drew.
  const changeWith = await page.getByTestId('mdc-line').innerText();
  await page.getByRole('switch', { name: 'Results without settled cases' }).click();
  const effect = page.getByTestId('settling-effect');
  await expect(effect.locator('[data-outcome=csaMm2]')).toHaveAttribute('data-replaced', 'true', {
    timeout: 90_000,
  });
  await expect(effect.locator('tr.differs').first()).toBeVisible();
  await expect(page.getByTestId('mdc-line')).not.toHaveText(changeWith);
  if (shots) {
    await page.screenshot({ path: `${shots}/effect-1366.png` });
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.waitForTimeout(1500);
    await page.screenshot({ path: `${shots}/effect-1920.png` });
    await page.setViewportSize({ width: 1366, height: 768 });
  }
  await page.getByRole('switch', { name: 'Results without settled cases' }).click();

  expect(await agreementTexts(page)).toEqual(agreementBefore);
});
