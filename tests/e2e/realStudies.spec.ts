import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import dicomParser from 'dicom-parser';
import type { PointPx } from '../../src/domain/image/point';
import { learnPixelMap } from './support/pixelMap';
import { expect, test } from './support/policyGuard';
import { bothShown, clickOutline } from './support/readerHands';
import { makeProject, raise, sitDown } from './support/screenHands';

/*
 * Real lumbar anatomy through the whole application in a browser. Expected areas and means are those of roi-truth.json
 * beside the files, computed by numpy on pydicom's pixels.
 */
const folder = process.env['REFERENCE_DICOM'] ?? join(import.meta.dirname, '../../../shared/data/dicom');
const isThere = existsSync(join(folder, 'roi-truth.json'));

interface TruthRoi {
  readonly label: string;
  readonly image: string;
  readonly sopInstanceUID: string;
  readonly polygonPixel_colRow_pixelCentresAtIntegers: readonly PointPx[];
  readonly areaMm2_shoelace: number;
  readonly mean_centresInside: number;
}

const rois: readonly TruthRoi[] = isThere
  ? JSON.parse(readFileSync(join(folder, 'roi-truth.json'), 'utf8')).rois
  : [];

async function addStudy(page: Page, study: string): Promise<void> {
  await page.goto('/');
  await makeProject(page, study);
  await page.getByLabel('Folder to add').setInputFiles(join(folder, study));
  await expect(page.getByTestId('import-done')).toContainText('1 new subject', { timeout: 60_000 });
}

async function picture(page: Page, info: TestInfo, name: string): Promise<void> {
  const path = info.outputPath(`${name}.png`);
  await page.screenshot({ path, fullPage: true });
  await info.attach(name, { path, contentType: 'image/png' });
}

async function read(page: Page): Promise<void> {
  await sitDown(page, /Observer A/);
  await page.getByTestId('subject-S-001').click();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('subject-code')).toHaveText('S-001');
  await bothShown(page);
}

/** Number of a slice when the stack is read from head to feet, from the files' own positions. */
function sliceNumber(image: string): number {
  const series = image.slice(0, image.lastIndexOf('/'));
  const names = Array.from({ length: 99 }, (_, at) => `IM${String(at + 1).padStart(4, '0')}.dcm`);
  const slices = names.flatMap((name) => {
    const path = join(folder, series, name);
    if (!existsSync(path)) return [];
    const position = dicomParser.parseDicom(readFileSync(path)).string('x00200032') ?? '';
    return [{ image: `${series}/${name}`, z: Number(position.split('\\')[2]) }];
  });
  slices.sort((a, b) => b.z - a.z);
  return slices.findIndex((slice) => slice.image === image) + 1;
}

test.describe(isThere ? 'real studies' : `real studies (skipped: no roi-truth.json in ${folder})`, () => {
  test.skip(!isThere, 'reference data absent; set REFERENCE_DICOM');

  test('spine-axial-pair: paired without a surgery date and says so; outlines measure as the truth file says', async ({
    page,
  }, info) => {
    await addStudy(page, 'spine-axial-pair');

    await test.step('the panel says that the pairing is assumed, and that there is no sagittal series', async () => {
      await page.getByTestId('subject-S-001').click();
      for (const [timePoint, why] of [
        ['preop', 'Assumed: the earliest study, because there is no surgery date.'],
        ['followUp', 'Assumed: the latest study, because there is no surgery date.'],
      ] as const) {
        const scan = page.getByTestId(`scan-${timePoint}`);
        await expect(scan).toContainText(why);
        await expect(scan.locator('.attention').first()).toBeVisible();
      }
      await expect(page.getByRole('complementary')).toContainText('김 테스트, 金 試驗');
      await expect(page.getByTestId('subject-S-001')).not.toContainText('김');
      await picture(page, info, 'axial-pair-panel');
      await page.keyboard.press('Escape');
    });

    await read(page);
    await expect(page.getByText('No T2 sagittal series in this imaging study')).toHaveCount(2);
    for (const timePoint of ['preop', 'followUp'] as const) {
      const place = `spine-axial-pair/${timePoint === 'preop' ? 'preop' : 'followup'}/`;
      const image = rois.find((roi) => roi.image.startsWith(place))?.image ?? raise(place);
      const wanted = sliceNumber(image);
      const pane = page.getByTestId(`pane-${timePoint}`);
      await pane.hover();
      const shown = Number(await pane.getAttribute('data-slice'));
      for (let step = 0; step < Math.abs(wanted - shown); step++) {
        await page.keyboard.press(wanted > shown ? '.' : ',');
      }
      await expect(pane).toHaveAttribute('data-slice', String(wanted));
      await expect(pane).toHaveAttribute('data-ready', 'true');
      const map = await learnPixelMap(page, pane);
      for (const [side, label] of [
        ['right', 'multifidus R'],
        ['left', 'multifidus L'],
      ] as const) {
        const truth = rois.find((roi) => roi.image === image && roi.label === label) ?? raise(label);
        const row = page.getByTestId(`row-${timePoint}-${side}`);
        await expect(row).toHaveClass(/armed/);
        await clickOutline(page, map, truth.polygonPixel_colRow_pixelCentresAtIntegers);
        await expect(row.locator('[data-csa]')).toBeVisible();
        await expect(row).not.toHaveClass(/armed/);
        const csa = Number(await row.locator('[data-csa]').getAttribute('data-csa'));
        const si = Number(await row.locator('[data-si]').getAttribute('data-si'));
        expect(Math.abs(csa / truth.areaMm2_shoelace - 1), `CSA ${label} ${timePoint}`).toBeLessThan(0.02);
        expect(Math.abs(si / truth.mean_centresInside - 1), `SI ${label} ${timePoint}`).toBeLessThan(0.02);
      }
    }
    await expect(page.getByTestId('sign')).toContainText('4 of 4');
    await picture(page, info, 'axial-pair-read');
  });

  test('spine-lumbar-pair: the sagittal images of both time points show where the axial slices cut them', async ({
    page,
  }, info) => {
    await addStudy(page, 'spine-lumbar-pair');
    await read(page);
    for (const timePoint of ['preop', 'followUp']) {
      const sagittal = page.getByTestId(`sagittal-${timePoint}`);
      const slice = await page.getByTestId(`pane-${timePoint}`).getAttribute('data-slice');
      await expect(sagittal.locator('svg [data-part=line]').first()).toBeAttached();
      await expect(sagittal.locator('svg')).toContainText(`slice ${slice}`);
    }
    // The shown line follows the slice: another slice, another place.
    const lineOf = () => page.getByTestId('sagittal-preop').locator('svg').innerHTML();
    const before = await lineOf();
    await page.getByTestId('pane-preop').hover();
    await page.keyboard.press('.');
    await expect.poll(lineOf).not.toBe(before);
    await picture(page, info, 'lumbar-pair-read');
    await page.keyboard.press('t');
    for (const timePoint of ['preop', 'followUp']) {
      const sagittal = page.getByTestId(`sagittal-${timePoint}`);
      await expect(sagittal).toHaveAttribute('data-large', 'true');
      // Large, each axial slice has its line.
      await expect.poll(() => sagittal.locator('svg [data-part=line]').count()).toBeGreaterThan(3);
    }
    await picture(page, info, 'lumbar-pair-endplates');
  });
});
