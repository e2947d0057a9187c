import { storeInArchive } from '../../scripts/storeInArchive.mjs';
import { startOrthanc, withoutOrthanc } from '../support/orthanc';
import { phantomFiles } from '../support/phantomFiles';
import {
  asked,
  metadataOf,
  objectsOf,
  reportedOutlines,
  sopInstanceUidOf,
  textOf,
} from './support/archiveByHttp';
import {
  computerAt,
  connectFromStart,
  openArchivePage,
  openKitOfArchive,
  projectFromListed,
  sendSigned,
  synchronise,
} from './support/archiveHands';
import { areasOf, holdsAll, instancesNamedIn, shownAreas, sops, watched } from './support/archiveLooks';
import { readAndSign } from './support/exchangeHands';
import { independentMean } from './support/independentMeasure';
import { expect, test } from './support/policyGuard';
import { raise, sitDown } from './support/screenHands';
import { type ServedSite, siteWithArchive } from './support/siteWithArchive';
import { storedHere } from './support/storedHere';

/*
 * Against a real Orthanc: a kit with images brings them under other UIDs than the archive's. What was read of them comes home
 * to the hospital's images, and nothing else is asked for on the way.
 */

const bytesOf = (files: readonly { readonly bytes: Uint8Array }[]) => files.map(({ bytes }) => bytes);

test('masked scans in a kit with images are read elsewhere without the hospital’s images; after unblinding SR and SEG name the true ones', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const orthanc = await startOrthanc();
  test.skip(!orthanc, withoutOrthanc);
  const { url = '' } = orthanc ?? {};
  const sites: ServedSite[] = [];
  try {
    const files = bytesOf(phantomFiles([2], false));
    await storeInArchive(url, files);
    const title = 'Masked, with images';
    const studies = (await asked(url, 'studies')).map((study) => textOf(study, '0020000D'));
    expect(studies).toHaveLength(2);
    const images = await objectsOf(url, 'MR');
    for (let count = 0; count < 2; count++) sites.push(await siteWithArchive(url));
    const { page, close } = await computerAt(browser, sites[0]?.url ?? '');
    const card = page.getByTestId('archive-readings');

    await test.step('a project of masked scans; a kit with images for A, one without for B', async () => {
      await connectFromStart(page);
      await projectFromListed(page, title, 2);
      await page.getByRole('tab', { name: 'Protocol' }).click();
      await page.getByRole('radio', { name: /^Scans are read one by one/ }).check();
      await expect(page.getByTestId('save-state')).toContainText('Saved');
      await openArchivePage(page, 'Exchange');
      for (const [letter, manner] of [
        ['A', 'With images'],
        ['B', 'Without images'],
      ] as const) {
        const line = page.getByTestId(`archive-${letter}`);
        await line.getByRole('button', { name: manner, exact: true }).click();
        await line.getByRole('button', { name: 'Put the kit' }).click();
        const looked = line.getByRole('button', { name: /I have looked at them/ });
        const lies = line.getByRole('status').filter({ hasText: 'Issue 1 lies there now' });
        await expect(looked.or(lies)).toBeVisible({ timeout: 60_000 });
        if (await looked.isVisible()) await looked.click();
        await expect(lies).toBeVisible({ timeout: 60_000 });
      }
    });

    const areas: number[] = [];
    await test.step('B reads one scan, here, and returns it; the masked reading is not to be sent as an object', async () => {
      await sitDown(page, /Observer B/);
      await page.getByRole('button', { name: /^Open Scan / }).click();
      await readAndSign(page, 1, 0, async () => {
        areas.push(...(await shownAreas(page)));
      });
      await openArchivePage(page, 'Return');
      await synchronise(page);
      await expect(page.getByTestId('archive-report')).toContainText('Your readings went there');
    });
    const bundles = await asked(url, 'series?includefield=0008103E');
    const ofOthers = bundles
      .filter((one) => /^(kit|return) B$/.test(textOf(one, '0008103E')))
      .map((one) => textOf(one, '0020000E'));
    expect(ofOthers).toHaveLength(2);

    await test.step('A reads at the other site and asks for nothing but their own', async () => {
      const a = await computerAt(browser, sites[1]?.url ?? '');
      const seen = watched(a.page);
      await connectFromStart(a.page);
      await openKitOfArchive(a.page, 'A', title);
      const seated = seen.length;
      const lines = a.page.getByTestId(/^subject-Scan /);
      await expect(lines).toHaveCount(2);
      await expect(a.page.getByTestId('images-unreachable')).toHaveCount(0);
      await expect(a.page.getByRole('button', { name: 'Add scans' })).toHaveCount(0);
      await expect(a.page.getByRole('search', { name: 'Search the archive' })).toHaveCount(0);
      await a.page.getByRole('button', { name: /^Open Scan / }).click();
      for (const position of [0, 1]) {
        await readAndSign(a.page, 0, position, async () => {
          areas.push(...(await shownAreas(a.page)));
        });
      }
      await openArchivePage(a.page, 'Return');
      await expect(a.page.getByTestId('archive-readings')).toContainText(
        'once they are merged, the researcher’s copy names the archive’s images again',
      );
      await expect(a.page.getByTestId('archive-B')).toHaveCount(0);
      await synchronise(a.page);
      await expect(a.page.getByTestId('archive-report')).toContainText('Your readings went there');
      // At the desk, on the way to the kit, the work list was there: it names studies, and opens none.
      for (const study of studies) expect(seen.filter((one) => one.includes(study))).toEqual([]);
      const bySeat = seen.slice(seated);
      expect(bySeat.length).toBeGreaterThan(3);
      expect(bySeat.filter((one) => one.startsWith('GET /dicom-web/studies?'))).toEqual([]);
      for (const uid of ofOthers) expect(bySeat.filter((one) => one.includes(uid))).toEqual([]);
      const { text } = await storedHere(a.page);
      for (const secret of [...studies, ...sops(images), 'Demo^003', 'DEMO-003'])
        expect(text.includes(secret), secret).toBe(false);
      await a.close();
    });

    await test.step('the researcher merges, unblinds and sends all three readings', async () => {
      await sitDown(page, /Researcher/);
      await openArchivePage(page, 'Exchange');
      await expect(card).toContainText('Before the project is unblinded');
      await synchronise(page);
      await expect(page.getByTestId('archive-report')).toContainText('taken in');
      await page.getByRole('tab', { name: 'Results' }).click();
      await page.getByRole('button', { name: /Unblind/ }).click();
      await page.getByLabel(/Reason/).fill('Read as far as it goes');
      await page.getByRole('dialog').getByRole('button', { name: 'Unblind' }).click();
      await expect(page.getByTestId('table-two')).toBeVisible({ timeout: 60_000 });
      await openArchivePage(page, 'Exchange');
      await sendSigned(page, 3);
      await expect(page.getByTestId('archive-problems')).toHaveCount(0);
    });

    await test.step('they refer to the hospital’s images and lie in its studies, under its patient', async () => {
      const [reports, segments] = [await objectsOf(url, 'SR'), await objectsOf(url, 'SEG')];
      expect([reports.length, segments.length]).toEqual([3, 3]);
      const told: number[] = [];
      for (const one of [...reports, ...segments]) {
        const object = await metadataOf(url, one);
        expect(studies).toContain(one.study);
        expect([textOf(object, '00100010'), textOf(object, '00100020')]).toEqual(['Demo^003', 'DEMO-003']);
        // Every instance that it names, wherever in it.
        const named = instancesNamedIn(object);
        expect(named.length).toBeGreaterThan(0);
        for (const sop of named) {
          const image =
            images.find((other) => other.sop === sop) ?? raise(`${sop} is no image of the hospital`);
          expect(image.study).toBe(one.study);
        }
        for (const outline of reportedOutlines(object)) {
          const image = files.find((bytes) => sopInstanceUidOf(bytes) === outline.imageSop) ?? raise();
          const vertices = outline.polylinePx.slice(0, -1).map(([x, y]) => [x - 0.5, y - 0.5] as const);
          const mean = outline.numbers.find(
            ({ of, derivation }) => of === '110852 DCM' && derivation === '373098007 SCT',
          );
          expect(
            Math.abs(independentMean(image, vertices).mean / (mean?.value ?? Number.NaN) - 1),
          ).toBeLessThan(2e-3);
        }
        told.push(...areasOf(object));
      }
      expect(told).toHaveLength(6);
      expect(areas).toHaveLength(6);
      expect(holdsAll(told, areas)).toBe(true);
      expect(new Set(reports.map(({ study }) => study)).size).toBe(2);
    });
    await close();
  } finally {
    for (const site of sites) await site.stop();
    await orthanc?.stop();
  }
});
