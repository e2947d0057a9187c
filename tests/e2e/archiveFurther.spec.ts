import { storeInArchive } from '../../scripts/storeInArchive.mjs';
import { startOrthanc, withoutOrthanc } from '../support/orthanc';
import { phantomFiles } from '../support/phantomFiles';
import { asked, fileOf, type Listed, metadataOf, objectsOf, textOf } from './support/archiveByHttp';
import {
  computerAt,
  openArchivePage,
  projectFromListed,
  searchByName,
  sendSigned,
  studyLines,
} from './support/archiveHands';
import { areasOf, holdsAll, shownAreas, sops, watched } from './support/archiveLooks';
import { outlineOf, readAndSign } from './support/exchangeHands';
import { learnPixelMap } from './support/pixelMap';
import { expect, test } from './support/policyGuard';
import { strokeOutline } from './support/readerHands';
import { hong, kim, nameBytesOf, renamedPatient } from './support/renamedPatient';
import { raise, sitDown } from './support/screenHands';
import { type ServedSite, siteWithArchive } from './support/siteWithArchive';
import { storedHere } from './support/storedHere';

/*
 * Against a real Orthanc that asks for a password and has names in Korean: signing in, and a reading that is signed again.
 */

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
      await page.getByRole('button', { name: /^Open S-/ }).click();
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

    const before =
      await test.step('SR and SEG have the patients’ names as the images have them', async () => {
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
