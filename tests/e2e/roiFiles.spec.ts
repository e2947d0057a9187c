import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { sopInstanceUid } from '../../src/domain/ids';
import type { PointPx } from '../../src/domain/image/point';
import type { OutgoingRoi } from '../../src/domain/roiFiles/outgoingRoi';
import type { Side } from '../../src/domain/side';
import type { TimePoint } from '../../src/domain/timePoint';
import { readRoiFile } from '../../src/io/roiFiles/readRoiFile';
import { writeSet } from '../../src/io/roiFiles/roiSet';
import { writeImageJRoi } from '../../src/io/roiFiles/writeImageJRoi';
import { phantomTruth } from '../support/phantomFiles';
import { phantomFolder } from './support/phantomFolder';
import { expect, test } from './support/policyGuard';
import { bothShown } from './support/readerHands';
import { makeProject, raise, sitDown } from './support/screenHands';

/*
 * Files of ImageJ and Horos in a real browser: chosen, looked at, taken in, undone, saved, and read again from disk. The
 * phantom's own outlines and areas are the truth.
 */

function truthRoi(name: string, timePoint: TimePoint, side: Side): OutgoingRoi {
  const { outlinePx, sopInstanceUid: uid } = phantomTruth(0, timePoint, side);
  return { name, outlinePx, exclusions: [], image: { sopInstanceUid: sopInstanceUid(uid), frame: 0 } };
}

function roiSet(): Buffer {
  const rois = [
    truthRoi('S-001_preop_R_mf-es_A', 'preop', 'right'),
    truthRoi('S-001_preop_L_mf-es_B', 'preop', 'left'),
  ];
  const files = rois.map((roi) => ({
    path: `${roi.name}.roi`,
    content: writeImageJRoi(roi, [roi.outlinePx]),
  }));
  const oval = new Uint8Array(64);
  oval.set([0x49, 0x6f, 0x75, 0x74, 0, 228, 2]);
  return Buffer.from(writeSet([...files, { path: 'oval.roi', content: oval }], new Date(2026, 0, 1)));
}

/** As the plugin Export ROIs of Horos writes it: an area of the smoothed curve, a mean of more pixels. */
function horosXml(): Buffer {
  const truth = phantomTruth(0, 'followUp', 'left');
  const points = truth.outlinePx.map(
    ([x, y]) => `<string>(${(x + 0.5).toFixed(6)}, ${(y + 0.5).toFixed(6)})</string>`,
  );
  const real = (key: string, value: number): string => `<key>${key}</key><real>${value}</real>`;
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>Images</key><array><dict><key>ImageIndex</key><integer>0</integer>
<key>ROIs</key><array><dict><key>Name</key><string>left</string>
<key>SOPInstanceUID</key><string>${truth.sopInstanceUid}</string>${real('Type', 11)}
${real('Area', (truth.areaMm2 * 1.025) / 100)}${real('Mean', truth.meanSignal * 1.04)}
<key>Point_px</key><array>${points.join('')}</array></dict></array></dict></array></dict></plist>`);
}

async function openImport(page: Page) {
  await page.getByRole('button', { name: 'Outlines from and for other programs' }).click();
  await page.getByRole('menuitem', { name: /Bring in outlines/ }).click();
  const dialog = page.getByTestId('roi-import');
  await expect(dialog).toBeVisible();
  return dialog;
}

function centroid(ring: readonly PointPx[]): readonly number[] {
  return [0, 1].map((axis) => ring.reduce((sum, vertex) => sum + (vertex[axis] ?? 0), 0) / ring.length);
}

test('outlines of ImageJ and Horos come into a reading, and go out to files that are read again', async ({
  page,
}) => {
  await page.goto('/');
  await makeProject(page, 'Other programs');
  await page.getByLabel('Folder to add').setInputFiles(phantomFolder([0]));
  await expect(page.getByTestId('import-done')).toContainText('1 new subject', { timeout: 60_000 });
  await sitDown(page, /Observer A/);
  await page.getByTestId('subject-S-001').click();
  await page.keyboard.press('Enter');
  await bothShown(page);

  await test.step('a RoiSet.zip: own outline ready, another observer’s waits for a word, an oval refused', async () => {
    const dialog = await openImport(page);
    await page
      .getByLabel('Outline files')
      .setInputFiles({ name: 'RoiSet.zip', mimeType: 'application/zip', buffer: roiSet() });
    await expect(page.getByTestId('roi-row-0')).toHaveAttribute('data-state', 'ready');
    const other = page.getByTestId('roi-row-1');
    await expect(other).toHaveAttribute('data-state', 'other-observer');
    await expect(other).toContainText('observer B');
    await expect(other.locator('[data-here]')).toHaveCount(0);
    await expect(page.getByTestId('roi-refused')).toContainText('oval');
    const here = await page.getByTestId('roi-row-0').locator('[data-here=areaMm2]').innerText();
    expect(Math.abs(Number(here) - phantomTruth(0, 'preop', 'right').areaMm2)).toBeLessThan(0.06);
    await dialog.getByRole('button', { name: 'Take in 1 outline' }).click();
    await expect(page.getByTestId('roi-taken')).toContainText('1 outline was taken in');
    await expect(page.getByTestId('roi-row-0')).toHaveAttribute('data-state', 'occupied');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByTestId('row-preop-right').locator('[data-csa]')).toBeVisible();
    await expect(page.getByTestId('row-preop-left').locator('[data-csa]')).toHaveCount(0);
  });

  await test.step('a Horos XML: stored values beside ours, with the reason; undone and done again', async () => {
    const dialog = await openImport(page);
    await page
      .getByLabel('Outline files')
      .setInputFiles({ name: 'rois.xml', mimeType: 'application/xml', buffer: horosXml() });
    const row = page.getByTestId('roi-row-0');
    await expect(row).toHaveAttribute('data-state', 'ready');
    await expect(row).toContainText('+2.5 %');
    await expect(row).toContainText('likely smoothed');
    await expect(row).toContainText('likely more pixels');
    await dialog.getByRole('button', { name: 'Take in 1 outline' }).click();
    await expect(page.getByTestId('roi-taken')).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).click();
    const numbers = page.getByTestId('row-followUp-left').locator('[data-csa]');
    await expect(numbers).toBeVisible();
    await expect(page.getByTestId('pane-followUp')).toHaveAttribute('data-ready', 'true');
    await page.keyboard.press('z');
    await expect(numbers).toHaveCount(0);
    await page.keyboard.press('Shift+Z');
    await expect(numbers).toBeVisible();
  });

  await test.step('out: a set for ImageJ and an XML for Horos, read from disk', async () => {
    for (const [item, timePoint, side] of [
      [/Pre-op for ImageJ/, 'preop', 'right'],
      [/Follow-up for Horos/, 'followUp', 'left'],
    ] as const) {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Outlines from and for other programs' }).click();
      await page.getByRole('menuitem', { name: item }).click();
      const saved = await download;
      const { rois, refused } = readRoiFile(
        new Uint8Array(readFileSync(await saved.path())),
        saved.suggestedFilename(),
      );
      expect(refused).toEqual([]);
      const roi = rois[0] ?? raise('The file holds no outline');
      const truth = phantomTruth(0, timePoint, side);
      expect(roi.name).toBe(`S-001_${timePoint}_${side === 'right' ? 'R' : 'L'}_mf-es_A`);
      expect(roi.image.sopInstanceUid).toBe(truth.sopInstanceUid);
      expect(roi.outlinePx).toHaveLength(truth.outlinePx.length);
      for (const [axis, value] of centroid(roi.outlinePx).entries()) {
        expect(value).toBeCloseTo(centroid(truth.outlinePx)[axis] ?? 0, 4);
      }
    }
  });
});
