import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import { canInstallOrthanc, findOrthanc, installOrthanc } from '../../scripts/orthanc.mjs';
import { storeInArchive } from '../../scripts/storeInArchive.mjs';
import { type Orthanc, startOrthanc, withoutOrthanc } from '../support/orthanc';
import { phantomFiles, phantomTruth } from '../support/phantomFiles';
import {
  asked,
  metadataOf,
  objectsOf,
  type ReportedOutline,
  reportedOutlines,
  segmentedPixels,
  sopInstanceUidOf,
  textOf,
} from './support/archiveByHttp';
import {
  computerAt,
  connectFromStart,
  openArchivePage,
  openKitOfArchive,
  projectFromListed,
  putKit,
  type ShownOutline,
  searchByName,
  sendSigned,
  shownOutlines,
  studyLines,
  synchronise,
} from './support/archiveHands';
import { readAndSign } from './support/exchangeHands';
import { independentArea, independentMean } from './support/independentMeasure';
import { expect, test } from './support/policyGuard';
import { csvRows, raise, sitDown } from './support/screenHands';
import { type ServedSite, siteWithArchive } from './support/siteWithArchive';
import { storedHere } from './support/storedHere';
import { textOutside } from './support/textOutside';

/*
 * A study through an archive, as people conduct it, against a real Orthanc. The researcher's site makes a project of two
 * patients' studies, observer A reads there, signed readings go to the archive as SR and SEG; observer B's browser, on
 * another site, gets the kit from the archive, reads, and sends the return; the researcher merges. What lies in the
 * archive then is asked of it by plain HTTP.
 */

test.describe.configure({ mode: 'serial' });

const files = phantomFiles([0, 1, 2]);
let orthanc: Orthanc | undefined;
let site: ServedSite | undefined;
let otherSite: ServedSite | undefined;

test.beforeAll(async () => {
  test.setTimeout(900_000);
  if (!findOrthanc() && canInstallOrthanc()) installOrthanc();
  orthanc = await startOrthanc();
  if (!orthanc) return;
  await storeInArchive(
    orthanc.url,
    files.map(({ bytes }) => bytes),
  );
  site = await siteWithArchive(orthanc.url);
  otherSite = await siteWithArchive(orthanc.url);
});

test.afterAll(async () => {
  await site?.stop();
  await otherSite?.stop();
  await orthanc?.stop();
});

/** Takes the screen and sees that no text leaves its place. */
async function look(page: Page, info: TestInfo, name: string): Promise<void> {
  const folder = join(info.project.outputDir, 'archive');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  expect.soft(await textOutside(page), name).toEqual([]);
}

const title = 'Through the archive';

/** What an outline of a report must be: the numbers that the screen showed of it. */
function isSame(reported: ReportedOutline, shown: ShownOutline): void {
  const value = (of: string, derivation = ''): number => {
    const found = reported.numbers.find((one) => one.of === of && one.derivation === derivation);
    return found?.value ?? raise(`${reported.trackingId} has no ${of} ${derivation}`);
  };
  const unit = (of: string): string | undefined => reported.numbers.find((one) => one.of === of)?.unit;
  // A decimal string of DICOM has at most 16 characters.
  expect(Math.abs(value('42798000 SCT') / shown.areaMm2 - 1)).toBeLessThan(1e-11);
  expect(unit('42798000 SCT')).toBe('mm2');
  expect(Math.abs(value('110852 DCM', '373098007 SCT') / shown.mean - 1)).toBeLessThan(1e-11);
  expect(value('pixel-count 99MULTIFIDUS')).toBe(shown.pixels);
}

/** The outline of a report, measured on the file that it names by code that is not the product's. */
function isTrue(reported: ReportedOutline): ShownOutline {
  const file =
    files.find(({ bytes }) => sopInstanceUidOf(bytes) === reported.imageSop) ?? raise('No such image');
  // From the corner of the first pixel to its centre; the last place repeats the first.
  const vertices = reported.polylinePx.slice(0, -1).map(([x, y]) => [x - 0.5, y - 0.5] as const);
  const timePoint = file.path.includes('/preop/') ? 'preop' : 'followUp';
  const side = vertices.every(([x]) => x < 160) ? 'right' : 'left';
  const { pixelMm } = phantomTruth(Number(file.path.slice(2, 5)) - 1, timePoint, side);
  const { mean, count } = independentMean(file.bytes, vertices);
  return { timePoint, side, areaMm2: independentArea(vertices, pixelMm), mean, pixels: count };
}

test('a study through the archive: read in two places, merged, and its numbers asked of the archive', async ({
  browser,
}, info) => {
  test.skip(!orthanc, withoutOrthanc);
  test.setTimeout(900_000);
  const url = orthanc?.url ?? '';
  const researcher = await computerAt(browser, site?.url ?? '');
  const { page } = researcher;
  await test.step('the work list shows what is there; a search finds a patient', async () => {
    await connectFromStart(page);
    await expect(studyLines(page)).toHaveCount(6);
    await expect(studyLines(page).first()).toContainText('MRI spine');
    await look(page, info, 'work-list');
    await searchByName(page, 'demo 001');
    await expect(studyLines(page)).toHaveCount(2);
    await look(page, info, 'work-list-searched');
  });
  await test.step('a project of the pair', async () => {
    await projectFromListed(page, title, 2);
    await expect(page.getByTestId(/^subject-/)).toHaveCount(1);
    await look(page, info, 'cohort');
  });
  const shownA = await test.step('observer A reads, signs, and sends SR and SEG', async () => {
    await sitDown(page, /Observer A/);
    await page.getByRole('button', { name: /^Open S-/ }).click();
    let shown: readonly ShownOutline[] = [];
    await readAndSign(page, 0, 0, async () => {
      shown = await shownOutlines(page);
    });
    await openArchivePage(page, 'Return');
    await sendSigned(page, 1);
    await look(page, info, 'sent-A');
    return shown;
  });
  await test.step('the researcher puts the kit of B there', async () => {
    await sitDown(page, /Researcher/);
    await openArchivePage(page, 'Exchange');
    await look(page, info, 'exchange');
    await putKit(page, 'B');
    await look(page, info, 'kit-put');
  });
  const shownB =
    await test.step('B, at the other site, gets the kit and the images from the archive, and reads', async () => {
      const b = await computerAt(browser, otherSite?.url ?? '');
      await connectFromStart(b.page);
      await openKitOfArchive(b.page, 'B', title);
      await look(b.page, info, 'work-list-B');
      await expect(b.page.getByTestId(/^subject-/)).toHaveCount(1);
      await b.page.getByRole('button', { name: /^Open S-/ }).click();
      let shown: readonly ShownOutline[] = [];
      await readAndSign(b.page, 1, 1, async () => {
        shown = await shownOutlines(b.page);
        await look(b.page, info, 'reading-B');
      });
      await openArchivePage(b.page, 'Return');
      await synchronise(b.page);
      await expect(b.page.getByTestId('archive-report')).toContainText('Your readings went there');
      await sendSigned(b.page, 1);
      await look(b.page, info, 'return-B');
      // The images came from an archive that knows the patients; what is kept here does not.
      const { text } = await storedHere(b.page);
      expect(text).toContain(title);
      for (const secret of ['Demo^001', 'DEMO-001', 'Demo 001', 'Demo^002'])
        expect(text).not.toContain(secret);
      await b.close();
      return shown;
    });
  await test.step('the researcher synchronises: B’s reading came', async () => {
    await synchronise(page);
    await expect(page.getByTestId('archive-report')).toContainText('Observer B');
    await expect(page.getByTestId('archive-report')).toContainText('taken in');
    await look(page, info, 'synchronised');
    await synchronise(page);
    await expect(page.getByTestId('archive-report')).toContainText('Nothing new came');
    await page.getByRole('tab', { name: 'Cohort' }).click();
    for (const letter of ['A', 'B']) {
      await expect(page.getByTestId('subject-S-001').getByTestId(`reading-${letter}`)).toContainText(
        'signed',
      );
    }
  });
  await test.step('the archive’s reports hold the numbers of the screens', async () => {
    const listed = await objectsOf(url, 'SR');
    expect(listed).toHaveLength(4);
    const reports = await Promise.all(listed.map((one) => metadataOf(url, one)));
    const outlines = reports.flatMap(reportedOutlines);
    expect(outlines).toHaveLength(8);
    expect(new Set(outlines.map(({ trackingUid }) => trackingUid)).size).toBe(8);
    for (const shown of [...shownA, ...shownB]) {
      const own = outlines.filter((one) => {
        const { timePoint, side, areaMm2 } = isTrue(one);
        // Coordinates of a report are single precision.
        return (
          timePoint === shown.timePoint && side === shown.side && Math.abs(areaMm2 / shown.areaMm2 - 1) < 1e-5
        );
      });
      expect(own).toHaveLength(1);
      const [reported = raise()] = own;
      isSame(reported, shown);
      expect(Math.abs(isTrue(reported).mean / shown.mean - 1)).toBeLessThan(2e-3);
    }
    // They lie in the studies of the images, under their patient.
    for (const { study } of listed) {
      const [of = raise()] = await asked(url, `studies?StudyInstanceUID=${study}`);
      expect([textOf(of, '00100020'), textOf(of, '00100010')]).toEqual(['DEMO-001', 'Demo^001']);
    }
    const segments = await objectsOf(url, 'SEG');
    expect(segments).toHaveLength(4);
    const inside = await Promise.all(segments.map((one) => segmentedPixels(url, one)));
    const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
    expect(sum(inside)).toBe(sum([...shownA, ...shownB].map(({ pixels }) => pixels)));
  });
  await test.step('unblinded, the CSV holds the same numbers', async () => {
    await page.getByRole('tab', { name: 'Results' }).click();
    await page.getByRole('button', { name: /Unblind/ }).click();
    await page.getByLabel(/Reason/).fill('Both readings are signed');
    await page.getByRole('dialog').getByRole('button', { name: 'Unblind' }).click();
    await expect(page.getByTestId('table-two')).toBeVisible({ timeout: 60_000 });
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /Save ROIs as CSV/ }).click();
    const rows = await csvRows(await download);
    expect(rows).toHaveLength(8);
    for (const [letter, shown] of [
      ['A', shownA],
      ['B', shownB],
    ] as const) {
      for (const { timePoint, side, areaMm2, mean } of shown) {
        const row = rows.find(
          (one) =>
            one['observer'] === letter &&
            one['side'] === side &&
            (one['time_point'] === 'preop') === (timePoint === 'preop'),
        );
        expect(Math.abs(Number(row?.['csa_gross_mm2']) / areaMm2 - 1)).toBeLessThan(1e-12);
        expect(Math.abs(Number(row?.['si_mean_au']) / mean - 1)).toBeLessThan(1e-12);
      }
    }
  });
  await researcher.close();
});
