import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { findOrthanc, runOrthanc } from '../../scripts/orthanc.mjs';
import { storeInArchive } from '../../scripts/storeInArchive.mjs';
import { type Orthanc, startOrthanc, withoutOrthanc } from '../support/orthanc';
import { phantomFiles } from '../support/phantomFiles';
import {
  asked,
  type Dataset,
  fileOf,
  type Listed,
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
  searchByName,
  sendSigned,
  studyLines,
  synchronise,
} from './support/archiveHands';
import { outlineOf, readAndSign } from './support/exchangeHands';
import { independentMean } from './support/independentMeasure';
import { learnPixelMap } from './support/pixelMap';
import { expect, test } from './support/policyGuard';
import { strokeOutline } from './support/readerHands';
import { hong, kim, nameBytesOf, renamedPatient } from './support/renamedPatient';
import { raise, sitDown } from './support/screenHands';
import { type ServedSite, siteWithArchive } from './support/siteWithArchive';
import { countImages, storedHere } from './support/storedHere';

/*
 * What archive.spec.ts leaves out, each against a real Orthanc of its own: an archive that asks for a password and has names
 * in Korean, readings signed again; masked scans in a kit with images, which must come home to the hospital's images; an
 * archive that dies in the middle of an import.
 */

const bytesOf = (files: readonly { readonly bytes: Uint8Array }[]) => files.map(({ bytes }) => bytes);

/** What a page asked of the archive so far: method and path with its question. */
function watched(page: Page): readonly string[] {
  const seen: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith('/dicom-web')) seen.push(`${request.method()} ${pathname}${search}`);
  });
  return seen;
}

/** The two sides of the first scan on screen: areas in full precision. */
async function shownAreas(page: Page): Promise<readonly number[]> {
  const areas: number[] = [];
  for (const side of ['right', 'left']) {
    const cell = page.getByTestId(`row-preop-${side}`).locator('[data-csa]');
    areas.push(Number(await cell.getAttribute('data-csa')));
  }
  return areas;
}

function areasOf(report: Dataset): readonly number[] {
  return reportedOutlines(report).map(
    ({ numbers }) => numbers.find(({ of }) => of === '42798000 SCT')?.value ?? raise('No area'),
  );
}

const sops = (listed: readonly Listed[]) => listed.map(({ sop }) => sop).sort();

/** Whether each of these areas is one of those, to what a decimal string holds. */
function holdsAll(all: readonly number[], wanted: readonly number[]): boolean {
  return wanted.every((area) => all.some((one) => Math.abs(one / area - 1) < 1e-11));
}

test('an archive with a password and Korean names: the password is kept nowhere, names come back byte for byte, and what is signed again lies beside what was', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const auth = { user: 'reader-jung', password: 'Blauwe-Fiets-77' };
  const inHeader = Buffer.from(`${auth.user}:${auth.password}`).toString('base64');
  const orthanc = await startOrthanc({ auth });
  test.skip(!orthanc, withoutOrthanc);
  const { url = '' } = orthanc ?? {};
  const at = { url, authorization: `Basic ${inHeader}` };
  let site: ServedSite | undefined;
  try {
    const files = phantomFiles([0], false).map(({ bytes }) => renamedPatient(bytes, kim));
    const others = phantomFiles([1], false).map(({ bytes }) => renamedPatient(bytes, hong));
    await storeInArchive(url, [...files, ...others], at);
    site = await siteWithArchive(url);
    const { page, close } = await computerAt(browser, site.url);
    const seen = watched(page);
    const title = '비밀번호';

    const dialog = page.getByRole('dialog');
    const connect = async (password: string): Promise<void> => {
      await dialog.getByRole('button', { name: 'User and password' }).click();
      await dialog.getByLabel('User', { exact: true }).fill(auth.user);
      await dialog.getByLabel('Password').fill(password);
      await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
    };
    const keepsNoSecret = async (): Promise<void> => {
      const { text, places } = await storedHere(page);
      expect(places.some((place) => place.startsWith('indexedDB multifidus'))).toBe(true);
      expect(text).toContain('/dicom-web');
      for (const secret of [auth.user, auth.password, inHeader]) expect(text).not.toContain(secret);
    };

    await test.step('no sign-in and a wrong password are told in words; the right one works', async () => {
      await page.getByRole('button', { name: /Connect an archive/ }).click();
      await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
      const failed = page.getByTestId('connect-failed');
      await expect(failed).toContainText('asks who you are (401)');
      await connect('blauwe-fiets-77');
      await expect(failed).toContainText('did not accept the sign-in (401)');
      await expect(failed).toContainText('Check the user and the password');
      await connect(auth.password);
      await expect(page.getByTestId('archive')).toBeVisible();
    });

    await test.step('names in all their scripts are listed, and found by any of them', async () => {
      await expect(studyLines(page)).toHaveCount(4);
      await expect(page.getByTestId('archive')).toContainText('Kim Soonja, 金 順子, 김 순자');
      await expect(page.getByTestId('archive')).toContainText('Hong Gildong, 洪 吉洞, 홍 길동');
      for (const [part, whose] of [
        ['길동', 'Hong'],
        ['吉洞', 'Hong'],
        ['soonja', 'Kim'],
        ['김 순자', 'Kim'],
      ] as const) {
        await searchByName(page, part);
        await expect(studyLines(page).filter({ hasText: whose }), part).toHaveCount(2);
        await expect(studyLines(page), part).toHaveCount(2);
      }
      await searchByName(page, '없는 사람');
      await expect(page.getByTestId('archive-empty')).toBeVisible();
      await searchByName(page, '');
    });

    await test.step('after a reload the password is asked again and is nowhere; the images are found again', async () => {
      await projectFromListed(page, title, 4);
      await keepsNoSecret();
      await page.reload();
      await keepsNoSecret();
      await page.getByRole('row', { name: title }).getByRole('button').first().click();
      const strip = page.getByTestId('images-unreachable');
      await expect(strip).toContainText('They come from the archive at /dicom-web.');
      await strip.getByRole('button', { name: 'Connect to the archive' }).click();
      await expect(dialog.getByRole('button', { name: 'None' })).toHaveAttribute('aria-pressed', 'true');
      await dialog.getByRole('button', { name: 'User and password' }).click();
      await expect(dialog.getByLabel('User', { exact: true })).toHaveValue('');
      await expect(dialog.getByLabel('Password')).toHaveValue('');
      await connect(auth.password);
      await expect(dialog).toBeHidden();
      await expect(strip).toBeHidden();
    });

    const drawn: number[] = [];
    await test.step('A reads both, and sends; a second click on the button sends nothing twice', async () => {
      await sitDown(page, /Observer A/);
      await page.keyboard.press('Enter');
      for (const position of [0, 1]) {
        await readAndSign(page, 0, position, async () => {
          drawn.push(...(await shownAreas(page)));
        });
      }
      await openArchivePage(page, 'Return');
      const send = page.getByTestId('archive-readings').getByRole('button', { name: /^Send 2 signed/ });
      await expect(send).toBeEnabled();
      await send.dblclick();
      await expect(page.getByTestId('archive-there')).toContainText(/^2 of 2 signed readings/, {
        timeout: 60_000,
      });
      await expect(
        page.getByTestId('archive-readings').getByRole('button', { name: /^Send/ }),
      ).toBeDisabled();
      expect(seen.filter((one) => one.startsWith('POST'))).toHaveLength(1);
    });

    const before = await test.step('SR and SEG have the patients’ names as the images have them', async () => {
      const reports = await objectsOf(at, 'SR');
      const segments = await objectsOf(at, 'SEG');
      expect([reports.length, segments.length]).toEqual([4, 4]);
      for (const one of [...reports, ...segments]) {
        const written = await fileOf(at, one);
        const [study = raise()] = await asked(at, `studies?StudyInstanceUID=${one.study}`);
        const name = textOf(study, '00100010').startsWith('Kim') ? kim : hong;
        expect(Buffer.from(nameBytesOf(written)).toString('utf8')).toBe(name.text);
        if (name === kim) expect([...nameBytesOf(written)]).toEqual([...nameBytesOf(files[0] ?? raise())]);
      }
      // Four scans in all, and no patient beside the two that were there.
      expect(new Set(reports.map(({ study }) => study)).size).toBe(4);
      const patients = (await asked(at, 'studies')).map((study) => textOf(study, '00100020'));
      expect(patients.sort()).toEqual(['DEMO-001', 'DEMO-001', 'DEMO-002', 'DEMO-002']);
      const areas = (await Promise.all(reports.map((one) => metadataOf(at, one)))).flatMap(areasOf);
      expect(holdsAll(areas, drawn)).toBe(true);
      return { reports, segments };
    });

    await test.step('opened again, changed and signed again: new objects in the same series, the old ones stay', async () => {
      await page.getByRole('tab', { name: 'Work list' }).click();
      await page.getByRole('button', { name: /^Open S-/ }).click();
      await expect(page.getByTestId('locked-preop')).toBeVisible();
      await page.getByRole('button', { name: 'Re-open…' }).click();
      await page.getByLabel(/Reason/).fill('The right side was cut short');
      await page.getByRole('dialog').getByRole('button', { name: 'Re-open' }).click();
      await expect(page.getByTestId('locked-preop')).toHaveCount(0);
      const right = page.getByTestId('row-preop-right');
      await right.click();
      await page.keyboard.press('Delete');
      await expect(right.locator('[data-csa]')).toHaveCount(0);
      const map = await learnPixelMap(page, page.getByTestId('pane-preop'));
      await strokeOutline(page, map, outlineOf('right', 3, 1, 0));
      await expect(right.locator('[data-csa]')).toBeVisible();
      const changed = await shownAreas(page);
      expect(holdsAll(drawn, changed)).toBe(false);
      await page.keyboard.press('s');
      await page.keyboard.press('Enter');
      await expect(page.getByTestId('locked-preop')).toBeVisible();
      await openArchivePage(page, 'Return');
      await sendSigned(page, 2);
      const reports = await objectsOf(at, 'SR');
      const segments = await objectsOf(at, 'SEG');
      expect(sops(reports)).toEqual(expect.arrayContaining(sops(before.reports)));
      expect(sops(segments)).toEqual(expect.arrayContaining(sops(before.segments)));
      const seriesOf = (listed: readonly Listed[]) => [...new Set(listed.map(({ series }) => series))].sort();
      expect(seriesOf(reports)).toEqual(seriesOf(before.reports));
      expect(seriesOf(segments)).toEqual(seriesOf(before.segments));
      const isNew = ({ sop }: Listed) => !sops(before.reports).includes(sop);
      const areas = (await Promise.all(reports.filter(isNew).map((one) => metadataOf(at, one)))).flatMap(
        areasOf,
      );
      expect(holdsAll(areas, changed)).toBe(true);
      const stored = seen.filter((one) => one.startsWith('POST')).length;
      const card = page.getByTestId('archive-readings');
      await card.getByRole('button', { name: 'Look again' }).click();
      await expect(card.getByTestId('archive-there')).toContainText(/^2 of 2/);
      await expect(card.getByRole('button', { name: /^Send/ })).toBeDisabled();
      expect(seen.filter((one) => one.startsWith('POST'))).toHaveLength(stored);
      expect(sops(await objectsOf(at, 'SR'))).toEqual(sops(reports));
    });
    await keepsNoSecret();
    await close();
  } finally {
    await site?.stop();
    await orthanc?.stop();
  }
});

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
      await page.keyboard.press('Enter');
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
      await a.page.keyboard.press('Enter');
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
          const image = images.find((other) => other.sop === sop) ?? raise(`${sop} is no image of the hospital`);
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

/** Referenced SOP Instance UIDs (0008,1155) at any depth. */
function instancesNamedIn(object: Dataset): readonly string[] {
  const found: string[] = [];
  const walk = (value: unknown, tag: string): void => {
    if (typeof value === 'string') {
      if (tag === '00081155') found.push(value);
    } else if (Array.isArray(value)) {
      for (const one of value) walk(one, tag);
    } else if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) walk(inner, key === 'Value' ? tag : key);
    }
  };
  walk(object, '');
  return found;
}

test('an archive that dies in the middle of an import and comes back: the import goes on, and nothing is doubled', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const programs = findOrthanc();
  test.skip(!programs, withoutOrthanc);
  if (!programs) return;
  const folder = mkdtempSync(join(tmpdir(), 'multifidus-dies-'));
  let orthanc: Orthanc = await runOrthanc(programs, { folder });
  const { url, port } = orthanc;
  let site: ServedSite | undefined;
  try {
    const files = bytesOf(phantomFiles([0, 1], false));
    const more = bytesOf(phantomFiles([2], false));
    await storeInArchive(url, files);
    site = await siteWithArchive(url);
    const { page, close } = await computerAt(browser, site.url);
    // It dies under the n-th question for headers, and does not answer it.
    let untilDeath = 3;
    await page.route('**/dicom-web/**/metadata*', async (route) => {
      untilDeath -= 1;
      if (untilDeath === 0) await orthanc.kill();
      await route.continue();
    });
    const again = async (): Promise<void> => {
      orthanc = await runOrthanc(programs, { folder, port });
    };

    await test.step('it is back within seconds: nobody has to do anything', async () => {
      await connectFromStart(page);
      await page.getByLabel('Select all shown').click();
      await page.getByRole('button', { name: 'New project from 4 studies' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Gross', exact: true }).click();
      await dialog.getByLabel('Title').fill('It dies');
      await page.keyboard.press('Enter');
      await orthanc.ended;
      await expect(page.getByTestId('import-running')).toBeVisible();
      await again();
      await expect(page.getByTestId('import-done')).toContainText('2 new subjects', { timeout: 60_000 });
      expect(await countImages(page)).toBe(files.length);
    });

    await test.step('it stays away: what lacks is told, and one click fetches it when it is back', async () => {
      await storeInArchive(url, more);
      await page.keyboard.press('Escape');
      await page.keyboard.press('a');
      await page.getByRole('menuitem', { name: /From an archive/ }).click();
      await page.getByRole('button', { name: 'Search', exact: true }).click();
      await expect(studyLines(page)).toHaveCount(6);
      await page.getByRole('button', { name: /^Not in the project 2/ }).click();
      await page.getByLabel('Select all shown').click();
      untilDeath = 2;
      await page.getByRole('button', { name: 'Add 2 studies' }).click();
      await expect(page.getByTestId('import-done')).toContainText('not used', { timeout: 120_000 });
      expect(await countImages(page)).toBeLessThan(files.length + more.length);
      await again();
      console.log(await page.locator('body').innerText());
    });

    await test.step('the archive has lost nothing, and nothing is here twice', async () => {
      expect(await countImages(page)).toBe(files.length + more.length);
      await expect(page.getByTestId(/^subject-S-/)).toHaveCount(3);
      expect(await objectsOf(url, 'MR')).toHaveLength(files.length + more.length);
    });
    await close();
  } finally {
    await site?.stop();
    await orthanc.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
