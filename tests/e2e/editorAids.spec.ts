import type { PointPx } from '../../src/domain/image/point';
import { phantomFiles, phantomTruth } from '../support/phantomFiles';
import { atTruth, click, clickRing, openReading, row, toAxial } from './support/editorHands';
import { checkNumbers, roiOf } from './support/editorRecords';
import { independentArea, independentMean } from './support/independentMeasure';
import { expect, test } from './support/policyGuard';
import { csvRows, raise, sitDown } from './support/screenHands';

/*
 * What is recorded with an outline: outlines taken over from the other side and the other scan, where the protocol allows
 * it, and the time at work. All of it is followed to the CSV.
 */

const box: readonly PointPx[] = [
  [190, 192],
  [250, 195],
  [246, 228],
  [194, 224],
];

test('outlines taken over, and the time at work, are recorded and exported', async ({ page }) => {
  await openReading(page, { aids: ['mirror', 'copy'] });
  await toAxial(page);
  const map = await atTruth(page, 'preop');
  await page.keyboard.press('l');

  await test.step('time at work: pauses of more than half a minute are left out', async () => {
    const start = Date.parse('2026-03-02T09:00:00Z');
    // Seconds at which the five acts come: 4 s, 10 s of work, a pause of 40 s, 6 s of work.
    for (const [index, second] of [0, 4, 14, 54].entries()) {
      await page.clock.setFixedTime(start + 1000 * second);
      await click(page, map, box[index] ?? raise());
    }
    await page.clock.setFixedTime(start + 60_000);
    await page.keyboard.press('Enter');
    const { drawing } = await checkNumbers(page, 'preop', 'left');
    expect(drawing).toEqual({ activeMs: 20_000, ways: ['clicks'] });
    await page.clock.setSystemTime(start + 120_000);
  });

  await test.step('mirrored to the other side: about the middle of the image', async () => {
    await expect(row(page, 'preop', 'right')).toHaveClass(/armed/);
    await page.keyboard.press('y');
    const [left, right] = [await roiOf(page, 'preop', 'left'), await checkNumbers(page, 'preop', 'right')];
    expect(right.drawing.ways).toEqual(['mirrored']);
    const mirrored = left.outlinePx.map(([x, y]): PointPx => [319 - x, y]);
    for (const [index, [x, y]] of right.outlinePx.toReversed().entries()) {
      expect(x).toBeCloseTo(mirrored[index]?.[0] ?? Number.NaN, 9);
      expect(y).toBeCloseTo(mirrored[index]?.[1] ?? Number.NaN, 9);
    }
  });

  await test.step('copied from the other scan: in true size', async () => {
    await row(page, 'followUp', 'left').click();
    await page.keyboard.press('c');
    const copied = await checkNumbers(page, 'followUp', 'left');
    expect(copied.drawing.ways).toEqual(['copied']);
    const source = await roiOf(page, 'preop', 'left');
    expect(copied.outlinePx).toHaveLength(source.outlinePx.length);
    // The two scans lie at an angle of a degree or two to each other: what that takes off an area is less than 0.5 %.
    expect(Math.abs(copied.measurement.area.grossMm2 / source.measurement.area.grossMm2 - 1)).toBeLessThan(
      0.005,
    );
    const shown = await atTruth(page, 'followUp');
    await page.keyboard.press('r');
    await clickRing(
      page,
      shown,
      box.map(([x, y]): PointPx => [319 - x, y]),
    );
  });

  await test.step('an exclusion, and then the CSV: what is on disk, and what an independent computation gives', async () => {
    await page.keyboard.press('x');
    await page.keyboard.press('5');
    const shown = await atTruth(page, 'followUp');
    await clickRing(page, shown, [
      [100, 205],
      [112, 205],
      [112, 214],
      [100, 214],
    ]);
    const cut = await roiOf(page, 'followUp', 'right');
    expect(cut.exclusions).toHaveLength(1);
    await expect(page.getByTestId('sign')).toContainText('4 of 4');
    await page.keyboard.press('s');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('locked-preop')).toBeVisible();

    await sitDown(page, /Researcher/);
    await page.getByRole('tab', { name: 'Results' }).click();
    await page.getByRole('button', { name: /Unblind/ }).click();
    await page.getByLabel(/Reason/).fill('One reading is all there will be');
    await page.getByRole('dialog').getByRole('button', { name: 'Unblind' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /Save ROIs as CSV/ }).click();
    const lines = await csvRows(await download);
    expect(lines.map((line) => [line['time_point'], line['side'], line['drawing_ways']])).toEqual([
      ['preop', 'right', 'mirrored'],
      ['preop', 'left', 'clicks'],
      ['followUp', 'right', 'clicks'],
      ['followUp', 'left', 'copied'],
    ]);
    expect(Number(lines[1]?.['active_time_s'])).toBe(20);
    const files = new Map(phantomFiles([0], false).map(({ path, bytes }) => [path, bytes]));
    for (const line of lines) {
      const timePoint = line['time_point'] === 'preop' ? 'preop' : 'followUp';
      const truth = phantomTruth(0, timePoint, 'left');
      const outline: readonly PointPx[] = JSON.parse(line['outline_px'] ?? '[]');
      const area = independentArea(outline, truth.pixelMm);
      expect(line['sop_instance_uid']).toBe(truth.sopInstanceUid);
      expect(Math.abs(Number(line['csa_gross_mm2']) / area - 1)).toBeLessThan(1e-9);
      const exclusions: readonly { readonly reason: string; readonly verticesPx: readonly PointPx[] }[] =
        JSON.parse(line['exclusions_px'] ?? '[]');
      const out = exclusions.reduce(
        (sum, { verticesPx }) => sum + independentArea(verticesPx, truth.pixelMm),
        0,
      );
      expect(Math.abs(Number(line['csa_net_mm2']) / (area - out) - 1)).toBeLessThan(1e-9);
      if (exclusions.length > 0) {
        expect(exclusions.map(({ reason }) => reason)).toEqual(['artefact']);
        continue;
      }
      const again = independentMean(files.get(truth.imagePath) ?? raise(), outline);
      expect(Number(line['pixel_count'])).toBe(again.count);
      expect(Math.abs(Number(line['si_mean_au']) / again.mean - 1)).toBeLessThan(1e-9);
    }
  });
});
