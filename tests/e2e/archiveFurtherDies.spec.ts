import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOrthanc, runOrthanc } from '../../scripts/orthanc.mjs';
import { storeInArchive } from '../../scripts/storeInArchive.mjs';
import { type Orthanc, withoutOrthanc } from '../support/orthanc';
import { phantomFiles } from '../support/phantomFiles';
import { objectsOf } from './support/archiveByHttp';
import { computerAt, connectFromStart, studyLines } from './support/archiveHands';
import { expect, test } from './support/policyGuard';
import { type ServedSite, siteWithArchive } from './support/siteWithArchive';
import { countImages } from './support/storedHere';

/*
 * A real Orthanc is killed in the middle of an import, and started again on the same port with the same store.
 */

const bytesOf = (files: readonly { readonly bytes: Uint8Array }[]) => files.map(({ bytes }) => bytes);

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
      await expect(studyLines(page)).toHaveCount(4);
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

    const addMore = async (): Promise<void> => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('a');
      await page.getByRole('menuitem', { name: /From an archive/ }).click();
      await page.getByRole('button', { name: 'Search', exact: true }).click();
      await expect(studyLines(page)).toHaveCount(6);
      await page.getByRole('button', { name: /^Not in the project 2/ }).click();
      await expect(studyLines(page)).toHaveCount(2);
      await page.getByLabel('Select all shown').click();
      await page.getByRole('button', { name: 'Add 2 studies' }).click();
    };
    await test.step('it stays away: what lacks is told with its reason; when it is back, one click goes on', async () => {
      await storeInArchive(url, more);
      untilDeath = 2;
      await addMore();
      await orthanc.ended;
      const done = page.getByTestId('import-done');
      await expect(done).toContainText('not used', { timeout: 120_000 });
      await done.getByRole('button', { name: /not used/ }).click();
      await expect(page.getByText('The archive did not answer').first()).toBeVisible();
      await expect(page.getByText(/Press “Go on” under the list/).first()).toBeVisible();
      const before = await countImages(page);
      expect(before).toBeLessThan(files.length + more.length);
      await again();
      await done.getByRole('button', { name: 'Go on', exact: true }).click();
      await expect(page.getByTestId('import-done')).toContainText('1 new subject', { timeout: 60_000 });
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
