import type { Locator, Page } from '@playwright/test';
import { changeRecords } from './support/changeRecords';
import { learnPixelMap } from './support/pixelMap';
import { expect, test } from './support/policyGuard';
import { bothShown, clickOutline } from './support/readerHands';
import { openMeasuredDemo, raise, sitDown } from './support/screenHands';

/*
 * What both observers read again to settle a disagreement, as they and the researcher meet it; and agreement between two
 * rounds of one observer, of two muscles.
 */

const shots = process.env['AGREEMENT_SHOTS'];

async function shot(page: Page, name: string, isWideToo = false): Promise<void> {
  if (!shots) return;
  await page.screenshot({ path: `${shots}/${name}-1366.png` });
  if (!isWideToo) return;
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.waitForTimeout(1200);
  await page.screenshot({ path: `${shots}/${name}-1920.png` });
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.waitForTimeout(600);
}

async function showAgreement(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Agreement' }).click();
  await expect(page.getByTestId('queue').locator('.queue-line').first()).toBeVisible();
  await expect(page.locator('.queue-computing')).toHaveCount(0, { timeout: 60_000 });
  await expect(page.getByTestId('case-pane')).toHaveAttribute('data-ready', 'true', { timeout: 60_000 });
}

/** An ellipse about a place of the slice. */
function ellipse(centre: readonly [number, number], radii: readonly [number, number]): [number, number][] {
  return Array.from({ length: 12 }, (_, at): [number, number] => {
    const angle = (at / 12) * 2 * Math.PI;
    return [centre[0] + radii[0] * Math.cos(angle), centre[1] + radii[1] * Math.sin(angle)];
  });
}

interface Asked {
  readonly code: string;
  readonly timePoint: 'preop' | 'followUp';
  readonly side: 'left' | 'right';
}

/** An observer sits down, finds the one ROI that is asked for and nothing of earlier outlines, draws and signs. */
async function readAgain(
  page: Page,
  who: RegExp,
  { code, timePoint, side }: Asked,
  radii: readonly [number, number],
): Promise<{ readonly csa: string; readonly si: string }> {
  const other = timePoint === 'preop' ? 'followUp' : 'preop';
  await sitDown(page, who);
  // In the demo A has a first reading left, which comes first.
  await page.getByRole('group', { name: 'Round' }).getByRole('button', { name: 'To settle' }).click();
  await expect(page.getByTestId('settling-round')).toBeVisible();
  await expect(page.getByTestId(/^subject-S-/)).toHaveCount(1);
  await page.getByRole('button', { name: new RegExp(`Open ${code}`) }).click();
  await bothShown(page);
  await expect(page.getByTestId('settling')).toContainText(side);
  await expect(page.getByTestId(/^row-(preop|followUp)-/)).toHaveCount(1);
  const row = page.getByTestId(`row-${timePoint}-${side}`);
  await expect(row.locator('[data-csa]')).toHaveCount(0);
  // The scan with nothing to read proposes no slice.
  await expect(page.getByTestId(`slice-state-${other}`)).toHaveText('nothing to read');
  await expect(page.getByRole('button', { name: 'Accept slice' })).toHaveCount(1);
  await shot(page, `again-${who.source.slice(0, 3)}`);
  const map = await learnPixelMap(page, page.getByTestId(`pane-${timePoint}`));
  await page.keyboard.press(side === 'right' ? 'r' : 'l');
  await clickOutline(page, map, ellipse(side === 'right' ? [128, 196] : [192, 196], radii));
  await expect(row.locator('[data-csa]')).toBeVisible();
  const cells = await row.locator('td').allInnerTexts();
  const [csa = raise(), si = raise()] = cells
    .map((cell) => cell.trim())
    .filter((cell) => /^\d+\.\d$/.test(cell));
  await page.keyboard.press('s');
  await expect(page.getByTestId('sign-summary')).toContainText('1 outline');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByTestId('save-state')).toContainText('Saved');
  return { csa, si };
}

test('a disagreement is read again by both, who see nothing of before, and the new values are in force', async ({
  page,
}) => {
  await page.goto('/');
  await openMeasuredDemo(page);
  await showAgreement(page);
  const queue = page.getByTestId('queue');
  const line = queue
    .locator('.queue-line.open')
    .filter({ hasText: /(L|R)\s+(pre-op|follow-up)/ })
    .first();
  await line.click();
  // The ring stays with nobody who uses the mouse, whatever key comes next.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  expect(await queue.locator(':focus').count()).toBe(0);
  const code = await line.locator('strong').innerText();
  const caseId = (await line.getAttribute('data-case')) ?? raise();
  const asked: Asked = {
    code,
    timePoint: caseId.includes('followUp') ? 'followUp' : 'preop',
    side: caseId.endsWith('left') ? 'left' : 'right',
  };
  await page.keyboard.press('2');
  await page.getByTestId('settle-bar').getByLabel('Reason').fill('far apart');
  await page.keyboard.press('Enter');
  const own = queue.locator(`[data-case="${caseId}"]`);
  await expect(own).toContainText('waits for A, B');

  const first = await readAgain(page, /spine surgeon/, asked, [32, 22]);
  await sitDown(page, /Researcher/);
  await showAgreement(page);
  await expect(own).toContainText('waits for B');
  await own.click();
  // Half of a re-read is not in force.
  await expect(page.locator('[data-in-force]')).toHaveCount(0);
  const second = await readAgain(page, /MRI specialist/, asked, [33, 23]);

  await sitDown(page, /Researcher/);
  await showAgreement(page);
  await expect(own).toContainText('re-read');
  await expect(own).not.toContainText('waits');
  await own.click();
  const table = page.getByTestId('case-table');
  const original = table.locator('tr[aria-current=true]');
  const inForce = table.locator('[data-in-force]');
  await expect(inForce).toHaveCount(1);
  await expect(inForce).toContainText('In force');
  const cells = await inForce.locator('td').allInnerTexts();
  expect([cells[0], cells[1], cells[3], cells[4]]).toEqual([first.csa, second.csa, first.si, second.si]);
  expect(cells[6]).toBe('re-read');
  const originals = await original.locator('td').allInnerTexts();
  expect(originals[1]).not.toBe(first.csa);

  await page.getByRole('button', { name: 'Re-read', exact: true }).click();
  await expect(page.getByTestId('case-pane')).toHaveAttribute('data-outlines', '2');
  await shot(page, 'reread', true);
  await page.getByRole('switch', { name: 'Results without settled cases' }).click();
  const effect = page.getByTestId('settling-effect');
  await expect(effect.locator('[data-outcome=csaMm2]')).toHaveAttribute('data-replaced', 'true', {
    timeout: 90_000,
  });
  await expect(effect.locator('tr.differs').first()).toBeVisible();
  await expect(inForce).toContainText('Left out now');
  // Agreement and its table stay those of the originals.
  expect(await original.locator('td').allInnerTexts()).toEqual(originals);
  await shot(page, 'reread-effect');
});

/** A line of the agreement column by its name, its cells as printed. */
async function cellsOf(statistics: Locator, name: RegExp): Promise<readonly string[]> {
  const row = statistics.getByTestId('table-agreement-column').locator('tbody tr').filter({ hasText: name });
  return (await row.locator('td').allInnerTexts()).map((text) => text.trim());
}

test('agreement between two rounds, and of a second muscle, is chosen beside the case', async ({ page }) => {
  await page.goto('/');
  await openMeasuredDemo(page);
  await page.getByRole('button', { name: /to the start screen/ }).click();
  await changeRecords(page, {
    keep: Array.from({ length: 12 }, (_, at) => `S-0${String(at + 1).padStart(2, '0')}`),
    secondMuscle: { id: 'second', name: 'Quadratus lumborum', shortName: 'QL' },
    secondRound: ['A'],
  });
  await page.reload();
  await page.getByRole('row', { name: 'Demo' }).getByRole('button').first().click();
  await expect(page.getByTestId('subject-S-001')).toBeVisible();
  await page.getByRole('tab', { name: 'Agreement' }).click();
  const statistics = page.getByTestId('statistics');
  await expect(statistics.getByRole('heading', { name: 'Inter-observer agreement' })).toBeVisible();

  // The second muscle has the first one's measurements: between observers both print the same.
  const muscles = statistics.getByRole('group', { name: 'Muscle of the statistics' });
  const ofFirst = await cellsOf(statistics, /R .*CSA/);
  await muscles.getByRole('button', { name: 'QL' }).click();
  await expect(statistics.getByRole('figure').first()).toContainText('QL');
  expect(await cellsOf(statistics, /R .*CSA/)).toEqual(ofFirst);

  // Read again with areas 1.0 to 1.7 % larger and the same signal.
  await statistics.getByRole('button', { name: 'A round 1 and 2' }).click();
  await expect(statistics.getByRole('heading', { name: 'Intra-observer agreement' })).toBeVisible();
  await expect(statistics.getByTestId('table-agreement-column').locator('thead')).toContainText(
    'round 2 − round 1',
  );
  // A has not read S-007.
  await expect(statistics).toContainText('11 of 12');
  const csa = await cellsOf(statistics, /R .*CSA/);
  const si = await cellsOf(statistics, /R .*SI/);
  expect(csa).not.toEqual(ofFirst);
  expect(csa.join(' ')).toMatch(/\+\d/);
  expect(si.join(' ')).toMatch(/1\.000/);
  expect(si.join(' ')).toMatch(/(^|\s)\+?0\.00/);
  await shot(page, 'rounds', true);
});
