import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { sopInstanceUid } from '../../src/domain/ids';
import { writeImageJRoi } from '../../src/io/roiFiles/writeImageJRoi';
import { content, el, group, image, num, reportFile, scoord, trackingId } from '../support/foreignObjects';
import { phantomTruth } from '../support/phantomFiles';
import { phantomFolder } from './support/phantomFolder';
import { expect, test } from './support/policyGuard';
import { bothShown } from './support/readerHands';
import { makeProject, sitDown } from './support/screenHands';

/*
 * DICOM objects in a real browser: an outline saved as SR, SEG and RTSTRUCT and brought in again, stored values beside those
 * measured here; a report of another program by another observer.
 */

const menu = 'Outlines from and for other programs';

async function bringIn(page: Page, name: string, buffer: Buffer): Promise<Locator> {
  await page.getByRole('button', { name: menu }).click();
  await page.getByRole('menuitem', { name: /Bring in outlines/ }).click();
  const dialog = page.getByTestId('roi-import');
  await expect(dialog).toBeVisible();
  await page.getByLabel('Outline files').setInputFiles({ name, mimeType: 'application/dicom', buffer });
  return dialog;
}

async function saveAs(page: Page, item: RegExp): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: menu }).click();
  await page.getByRole('menuitem', { name: /As DICOM objects/ }).hover();
  await page.getByRole('menuitem', { name: item }).click();
  const file = readFileSync(await (await download).path());
  // Keys are the menu's while it is open.
  await expect(page.getByRole('menu')).toHaveCount(0);
  return file;
}

function report(observer: string): Buffer {
  const truth = phantomTruth(0, 'preop', 'right');
  const closed = [...truth.outlinePx, ...truth.outlinePx.slice(0, 1)].flatMap(([x, y]) => [x + 0.5, y + 0.5]);
  return Buffer.from(
    reportFile([
      content('PNAME', '121008 DCM Person Observer Name', [el('0040a123', 'PN', observer)]),
      group([
        trackingId('pre right'),
        scoord('POLYLINE', closed, [image(truth.sopInstanceUid)]),
        num('42798000 SCT Area', (truth.areaMm2 * 1.25).toFixed(2), 'mm2'),
      ]),
    ]),
  );
}

test('outlines leave as DICOM objects and come back, with stored values beside those measured here', async ({
  page,
}) => {
  await page.goto('/');
  await makeProject(page, 'DICOM objects');
  await page.getByLabel('Folder to add').setInputFiles(phantomFolder([0]));
  await expect(page.getByTestId('import-done')).toContainText('1 new subject', { timeout: 60_000 });
  await sitDown(page, /Observer A/);
  await page.getByTestId('subject-S-001').click();
  await page.keyboard.press('Enter');
  await bothShown(page);
  const row = page.getByTestId('roi-row-0');
  const numbers = page.getByTestId('row-preop-right').locator('[data-csa]');

  await test.step('a stranger’s report shows nothing until it is said to be one’s own, then what differs', async () => {
    const dialog = await bringIn(page, 'SR000001', report('Somebody^Else'));
    await expect(row).toHaveAttribute('data-state', 'stranger');
    await expect(row.locator('[data-here]')).toHaveCount(0);
    await row.getByRole('button', { name: 'It is mine' }).click();
    await expect(row).toHaveAttribute('data-state', 'ready');
    await expect(row.locator('[data-stored=areaMm2]')).toHaveText(
      (phantomTruth(0, 'preop', 'right').areaMm2 * 1.25).toFixed(1),
    );
    await expect(row).toContainText('+25.0 %');
    await expect(row).toContainText('not explained');
    await dialog.getByRole('button', { name: 'Close' }).click();
  });

  await test.step('an outline of one’s own', async () => {
    const truth = phantomTruth(0, 'preop', 'right');
    const roi = {
      name: 'S-001_preop_R_mf-es_A',
      outlinePx: truth.outlinePx,
      exclusions: [],
      image: { sopInstanceUid: sopInstanceUid(truth.sopInstanceUid), frame: 0 },
    };
    const dialog = await bringIn(page, 'a.roi', Buffer.from(writeImageJRoi(roi, [roi.outlinePx])));
    await dialog.getByRole('button', { name: 'Take in 1 outline' }).click();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(numbers).toBeVisible();
  });

  for (const kind of ['SR', 'SEG', 'RTSTRUCT'] as const) {
    await test.step(`as ${kind}: saved, taken back, brought in again`, async () => {
      const file = await saveAs(page, new RegExp(`^Pre-op: .*${kind}`));
      await expect(page.getByTestId('pane-preop')).toHaveAttribute('data-ready', 'true');
      await page.keyboard.press('z');
      await expect(numbers).toHaveCount(0);
      const dialog = await bringIn(page, 'object', file);
      await expect(row).toHaveAttribute('data-state', 'ready');
      await expect(row).not.toContainText('not explained');
      if (kind === 'SR') {
        const [stored, here] = ['stored', 'here'].map((of) => row.locator(`[data-${of}=areaMm2]`));
        expect(await stored?.innerText()).toBe(await here?.innerText());
      }
      await dialog.getByRole('button', { name: 'Take in 1 outline' }).click();
      await expect(page.getByTestId('roi-taken')).toBeVisible();
      await dialog.getByRole('button', { name: 'Close' }).click();
      await expect(numbers).toBeVisible();
    });
  }
});
