import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import dicomParser from 'dicom-parser';
import { unzipSync } from 'fflate';
import { sopInstanceUid } from '../../src/domain/ids';
import type { Side } from '../../src/domain/side';
import { writeSet } from '../../src/io/roiFiles/roiSet';
import { writeImageJRoi } from '../../src/io/roiFiles/writeImageJRoi';
import { phantomTruth } from '../support/phantomFiles';
import { consoleWords } from './support/consoleWords';
import { phantomFolder } from './support/phantomFolder';
import { expect, test } from './support/policyGuard';
import { bothShown } from './support/readerHands';
import { makeProject, openMeasuredDemo, raise, sitDown } from './support/screenHands';

/* DICOM objects in a real browser: of the open reading, and of the whole study from the publishing worker. */

const classes = {
  SR: '1.2.840.10008.5.1.4.1.1.88.34',
  SEG: '1.2.840.10008.5.1.4.1.1.66.4',
  RTSTRUCT: '1.2.840.10008.5.1.4.1.1.481.3',
} as const;

function ownOutlines(): Buffer {
  const files = (['right', 'left'] as const).map((side: Side) => {
    const { outlinePx, sopInstanceUid: uid } = phantomTruth(0, 'preop', side);
    const name = `S-001_preop_${side === 'right' ? 'R' : 'L'}_mf-es_A`;
    const roi = { name, outlinePx, exclusions: [], image: { sopInstanceUid: sopInstanceUid(uid), frame: 0 } };
    return { path: `${name}.roi`, content: writeImageJRoi(roi, [outlinePx]) };
  });
  return Buffer.from(writeSet(files, new Date(2026, 0, 1)));
}

async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Outlines from and for other programs' }).click();
  await page.getByRole('menuitem', { name: /As DICOM objects/ }).click();
}

test('an observer saves the open reading as SR, SEG and RTSTRUCT under the subject’s code', async ({
  page,
}, info) => {
  const said = consoleWords(page);
  await page.goto('/');
  await makeProject(page, 'Objects');
  await page.getByLabel('Folder to add').setInputFiles(phantomFolder([0]));
  await expect(page.getByTestId('import-done')).toContainText('1 new subject', { timeout: 60_000 });
  await sitDown(page, /Observer A/);
  await page.getByTestId('subject-S-001').click();
  await page.keyboard.press('Enter');
  await bothShown(page);
  await page.getByRole('button', { name: 'Outlines from and for other programs' }).click();
  await page.getByRole('menuitem', { name: /Bring in outlines/ }).click();
  await page
    .getByLabel('Outline files')
    .setInputFiles({ name: 'RoiSet.zip', mimeType: 'application/zip', buffer: ownOutlines() });
  await page.getByRole('button', { name: 'Take in 2 outlines' }).click();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByTestId('row-preop-left').locator('[data-csa]')).toBeVisible();

  await openMenu(page);
  await expect(page.getByRole('menuitem', { name: 'Follow-up: SR' })).toBeDisabled();
  const folder = join(info.project.outputDir, 'objects');
  mkdirSync(folder, { recursive: true });
  for (const [width, height] of [
    [1366, 768],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: join(folder, `menu-${width}.png`), animations: 'disabled' });
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');

  for (const kind of ['SR', 'SEG', 'RTSTRUCT'] as const) {
    const download = page.waitForEvent('download');
    await openMenu(page);
    await page.getByRole('menuitem', { name: `Pre-op: ${kind}` }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toMatch(/^S-001_preop_A_\w+?_log-\d+-[0-9a-f]+\.dcm$/);
    const set = dicomParser.parseDicom(new Uint8Array(readFileSync(await saved.path())));
    expect(set.string('x00080016')).toBe(classes[kind]);
    expect([set.string('x00100020'), set.string('x00100010')]).toEqual(['S-001', 'S-001']);
    const text = readFileSync(await saved.path()).toString('latin1');
    expect(text).toContain(phantomTruth(0, 'preop', 'left').sopInstanceUid);
  }
  expect(said).toEqual([]);
});

test('DICOM objects of the study leave once identifiers of images may', async ({ page }, info) => {
  test.setTimeout(400_000);
  await page.goto('/');
  await openMeasuredDemo(page);
  await page.getByRole('tab', { name: 'Export' }).click();
  await expect(page.getByTestId('export')).toBeVisible({ timeout: 60_000 });
  const row = page.getByTestId('item-outlines-dicom-seg');
  await row.click();
  await expect(page.getByTestId('export-preview')).toContainText('Switch on “Identifiers of images”');
  await page.getByLabel(/^Identifiers of images/).check();
  await expect(page.getByTestId('export-preview')).toContainText('S-001_preop_A');
  const folder = join(info.project.outputDir, 'objects');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, 'export.png'), animations: 'disabled' });
  await row.getByRole('checkbox').check();
  const download = page.waitForEvent('download', { timeout: 180_000 });
  await page.getByRole('button', { name: /^Save DICOM SEG alone$/ }).click();
  const saved = await download;
  const files = Object.entries(unzipSync(new Uint8Array(readFileSync(await saved.path()))));
  expect(files.map(([name]) => name)).toContain('S-001/S-001_preop_A_seg.dcm');
  for (const [name, bytes] of files) {
    const [code = raise()] = name.split('/');
    const set = dicomParser.parseDicom(bytes);
    expect([set.string('x00080016'), set.string('x00100020')], name).toEqual([classes.SEG, code]);
  }
});
