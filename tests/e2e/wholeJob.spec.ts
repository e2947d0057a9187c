import type { Page } from '@playwright/test';
import { phantomFiles, phantomSubject, phantomTruth } from '../support/phantomFiles';
import { independentArea, independentMean } from './support/independentMeasure';
import { phantomFolder } from './support/phantomFolder';
import { learnPixelMap } from './support/pixelMap';
import { expect, test } from './support/policyGuard';
import { bothShown, clickOutline, readSubject } from './support/readerHands';
import { csvRows, raise, readByCode, sitDown } from './support/screenHands';

/*
 * The user's whole job in a real browser, with mouse, keyboard and files on disk: four phantom subjects, two of each
 * group, both observers, results and CSV. Truth is the phantom's own.
 */

// Two refractured and two not, chosen by what the phantom's patients are.
const everybody = Array.from({ length: 12 }, (_, index) => index);
const refractured = everybody.filter((index) => phantomSubject(index).refracture).slice(0, 2);
const notRefractured = everybody.filter((index) => !phantomSubject(index).refracture).slice(0, 2);
const subjects = [...refractured, ...notRefractured].sort((a, b) => a - b);
const codeOf = (position: number): string => `S-00${position + 1}`;

async function fill(page: Page, label: RegExp, text: string): Promise<void> {
  const field = page.getByLabel(label);
  await field.fill(text);
  await field.press('Enter');
}

async function select(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

async function enterCovariates(page: Page, position: number, subject: number): Promise<void> {
  const known = phantomSubject(subject);
  await page.getByTestId(`subject-${codeOf(position)}`).click();
  const panel = page.getByRole('complementary', { name: new RegExp(`Subject ${codeOf(position)}`) });
  await expect(panel).toBeVisible();
  await fill(page, /Surgery date/, known.surgeryDate);
  await fill(page, /^BMI/, String(known.bmiKgPerM2));
  await fill(page, /^BMD/, String(known.bmdTScore));
  await select(page, 'Level', known.level);
  if (known.refracture) {
    await select(page, 'Refracture', 'Confirmed');
    await fill(page, /^Confirmed on/, known.refracture.date);
  } else {
    await select(page, 'Refracture', 'Final scan read as none');
  }
  await expect(panel.getByTestId('scan-preop')).toContainText(known.scanDates.preop);
  await expect(panel.getByTestId('scan-followUp')).toContainText(known.scanDates.followUp);
}

async function openSubject(page: Page, position: number): Promise<void> {
  await page.getByTestId(`subject-${codeOf(position)}`).click();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('subject-code')).toHaveText(codeOf(position));
}

async function sign(page: Page): Promise<void> {
  await page.keyboard.press('s');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
}

test('a folder of DICOM becomes a group comparison', async ({ page }) => {
  test.setTimeout(900_000);
  const folder = phantomFolder(subjects);
  await page.goto('/');

  await test.step('start: a new project', async () => {
    await page.getByRole('button', { name: /New project/ }).click();
    await page.getByRole('button', { name: 'Gross', exact: true }).click();
    await page.getByLabel('Title').fill('Phantom cohort');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Cohort' })).toBeVisible();
    await readByCode(page);
  });

  await test.step('sources: a folder through the picker, with what was not used and why', async () => {
    await page.getByLabel('Folder to add').setInputFiles(folder);
    await expect(page.getByTestId('import-done')).toContainText('4 new subjects', { timeout: 60_000 });
    await page.getByRole('button', { name: '2 not used' }).click();
    await expect(page.getByTestId('unused-not-dicom')).toContainText('readme.txt');
    await expect(page.getByTestId('unused-empty-file')).toContainText('empty.dcm');
    await page.keyboard.press('Escape');
  });

  await test.step('catalogue and pairing: covariates typed, scans paired around surgery', async () => {
    for (const [position, subject] of subjects.entries()) await enterCovariates(page, position, subject);
    await page.keyboard.press('Escape');
  });

  await test.step('observer A: a crossing outline is refused and kept, then all is read with mouse and keys', async () => {
    await sitDown(page, /Observer A/);
    await openSubject(page, 0);
    await bothShown(page);
    const map = await learnPixelMap(page, page.getByTestId('pane-preop'));
    await clickOutline(page, map, [
      [100, 180],
      [140, 220],
      [140, 180],
      [100, 220],
    ]);
    await expect(page.getByTestId('pane-preop')).toContainText('crosses here');
    await expect(page.getByTestId('row-preop-right').locator('[data-csa]')).toHaveCount(0);
    await page.keyboard.press('Escape');
    for (const [position, subject] of subjects.entries()) {
      await expect(page.getByTestId('subject-code')).toHaveText(codeOf(position));
      await readSubject(page, subject, 0, position === 1);
      if (position === 0) {
        await page.keyboard.press('z');
        await expect(page.getByTestId('sign')).toContainText('3 of 4');
        await page.keyboard.press('Shift+Z');
        await expect(page.getByTestId('sign')).toContainText('4 of 4');
      }
      await sign(page);
    }
    await expect(page.getByTestId('backup-reminder')).toContainText('4 signed readings');
  });

  await test.step('saved: the page is loaded again and nothing is lost, the images come out of this browser’s copies', async () => {
    await expect(page.getByTestId('save-state')).toContainText('Saved');
    await page.reload();
    // Not even for a moment are images called missing that are here.
    await page.evaluate(() => {
      new MutationObserver(() => {
        const strip = document.querySelector('[data-testid=images-unreachable]');
        if (strip) Reflect.set(window, 'calledMissing', strip.textContent);
      }).observe(document.body, { childList: true, subtree: true });
    });
    await page.getByRole('row', { name: /Phantom cohort/ }).click();
    await expect(page.getByTestId(/^subject-S-\d+$/)).toHaveCount(4);
    await page.waitForTimeout(1000);
    expect(await page.evaluate(() => Reflect.get(window, 'calledMissing'))).toBeUndefined();
  });

  await test.step('observer B sees nothing of A, and reads', async () => {
    await sitDown(page, /Observer B/);
    await expect(page.getByTestId('reading-A')).toHaveCount(0);
    for (const [position, subject] of subjects.entries()) {
      if (position === 0) await openSubject(page, 0);
      await expect(page.getByTestId('subject-code')).toHaveText(codeOf(position));
      await expect(page.getByTestId('row-preop-right').locator('[data-csa]')).toHaveCount(0);
      await readSubject(page, subject, 0.5, false);
      await sign(page);
    }
  });

  await test.step('results: denied, unblinded with a reason, then tables', async () => {
    await sitDown(page, /Researcher/);
    await page.getByRole('tab', { name: 'Results' }).click();
    await expect(page.getByTestId('results-denied')).toBeVisible();
    await page.getByRole('button', { name: /Unblind/ }).click();
    await page.getByLabel(/Reason/).fill('All eight readings are signed');
    await page.getByRole('dialog').getByRole('button', { name: 'Unblind' }).click();
    await page.getByRole('button', { name: /Table 1/ }).click();
    await expect(page.getByTestId('table-one')).toContainText('n = 2');
    await page.getByRole('button', { name: /Table 2/ }).click();
    await expect(page.getByTestId('table-two')).toContainText('ROI-CSA');
    await page.getByRole('button', { name: /Agreement/ }).click();
    await expect(page.getByTestId('table-agreement')).toContainText('CSA');
  });

  await test.step('out: the CSV holds what was drawn, and it is the truth', async () => {
    const roiDownload = page.waitForEvent('download');
    await page.getByRole('button', { name: /Save ROIs as CSV/ }).click();
    const rois = await csvRows(await roiDownload);
    expect(rois).toHaveLength(32);
    const files = new Map(phantomFiles(subjects).map(({ path, bytes }) => [path, bytes]));
    for (const roi of rois) {
      const position = Number(roi['subject']?.slice(-1)) - 1;
      const subject = subjects[position] ?? raise();
      const timePoint = roi['time_point'] === 'preop' ? 'preop' : 'followUp';
      const side = roi['side'] === 'left' ? 'left' : 'right';
      const truth = phantomTruth(subject, timePoint, side);
      expect(roi['sop_instance_uid']).toBe(truth.sopInstanceUid);
      const area = Number(roi['csa_gross_mm2']);
      const mean = Number(roi['si_mean_au']);
      // Against the phantom: a few dozen clicks of a quarter pixel each follow its outline to 2 %.
      expect(Math.abs(area / truth.areaMm2 - 1)).toBeLessThan(0.02);
      expect(Math.abs(mean / truth.meanSignal - 1)).toBeLessThan(0.05);
      // Against an independent computation from the exported vertices and the file on disk: exact.
      const vertices: readonly (readonly [number, number])[] = JSON.parse(roi['outline_px'] ?? '[]');
      const again = independentMean(files.get(truth.imagePath) ?? raise(), vertices);
      expect(Math.abs(area / independentArea(vertices, truth.pixelMm) - 1)).toBeLessThan(1e-9);
      expect(Number(roi['pixel_count'])).toBe(again.count);
      expect(Math.abs(mean / again.mean - 1)).toBeLessThan(1e-9);
    }
    const subjectDownload = page.waitForEvent('download');
    await page.getByRole('button', { name: /Save subjects as CSV/ }).click();
    const rows = await csvRows(await subjectDownload);
    expect(rows.map((row) => row['subject'])).toEqual(subjects.map((_, position) => codeOf(position)));
    for (const row of rows) {
      const own = rois.filter((roi) => roi['subject'] === row['subject'] && roi['time_point'] === 'preop');
      const mean = own.reduce((sum, roi) => sum + Number(roi['csa_gross_mm2']), 0) / own.length;
      expect(own).toHaveLength(4);
      expect(Math.abs(Number(row['roi_csa_preop_mm2']) / mean - 1)).toBeLessThan(1e-12);
    }
  });
});
