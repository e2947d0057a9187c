import { storeInArchive } from '../../scripts/storeInArchive.mjs';
import { type FlakyProxy, startFlakyProxy } from '../support/flakyProxy';
import { type Orthanc, startOrthanc, withoutOrthanc } from '../support/orthanc';
import { phantomFiles } from '../support/phantomFiles';
import { metadataOf, objectsOf, reportedOutlines } from './support/archiveByHttp';
import {
  computerAt,
  connectFromStart,
  openArchivePage,
  openKitOfArchive,
  projectFromListed,
  putKit,
  type ShownOutline,
  sendSigned,
  shownOutlines,
  synchronise,
} from './support/archiveHands';
import { readAndSign } from './support/exchangeHands';
import { expect, test } from './support/policyGuard';
import { sitDown } from './support/screenHands';
import { type ServedSite, siteWithArchive } from './support/siteWithArchive';
import { countImages } from './support/storedHere';

/*
 * The same study over a bad line to a real Orthanc: every tenth request is lost, by turns before the archive sees it and in
 * the middle of its answer, every third of the others waits. Nobody helps: no button is pressed a second time.
 */

const subjects = [0, 1, 2];
const files = phantomFiles(subjects);
const title = 'A bad line';
let orthanc: Orthanc | undefined;
let line: FlakyProxy | undefined;
let site: ServedSite | undefined;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  orthanc = await startOrthanc();
  if (!orthanc) return;
  await storeInArchive(
    orthanc.url,
    files.map(({ bytes }) => bytes),
  );
  line = await startFlakyProxy(orthanc.url);
  site = await siteWithArchive(line.url);
});

test.afterAll(async () => {
  await site?.stop();
  await line?.stop();
  await orthanc?.stop();
});

test('a line that loses every tenth request and delays others loses nothing, and all of it finishes', async ({
  browser,
}) => {
  test.skip(!orthanc, withoutOrthanc);
  test.setTimeout(900_000);
  const url = orthanc?.url ?? '';
  const lost = () =>
    line?.fates.filter(({ fate }) => fate === 'dropped' || fate === 'broken-off').length ?? 0;
  const researcher = await computerAt(browser, site?.url ?? '');
  const { page } = researcher;
  await test.step('work list and headers', async () => {
    await connectFromStart(page);
    await projectFromListed(page, title, 2 * subjects.length);
    await expect(page.getByTestId(/^subject-/)).toHaveCount(subjects.length);
    expect(await countImages(page)).toBe(files.length);
    expect(lost()).toBeGreaterThan(0);
  });
  const readBy = async (at: typeof page, letter: 'A' | 'B'): Promise<ShownOutline[]> => {
    const shown: ShownOutline[] = [];
    for (const position of subjects.keys()) {
      if (position === 0) await at.getByRole('button', { name: /^Open S-/ }).click();
      // The next one opens when its slices are here, which takes long on this line.
      const place = `${position + 1} of ${subjects.length}`;
      await expect(at.getByRole('banner')).toContainText(place, { timeout: 60_000 });
      await readAndSign(at, letter === 'A' ? 0 : 1, position, async () => {
        shown.push(...(await shownOutlines(at)));
      });
    }
    await openArchivePage(at, 'Return');
    await sendSigned(at, subjects.length);
    return shown;
  };
  const shown = await test.step('A reads all, and sends', async () => {
    await sitDown(page, /Observer A/);
    return readBy(page, 'A');
  });
  await test.step('a kit goes there, is fetched, read, and returned', async () => {
    await sitDown(page, /Researcher/);
    await openArchivePage(page, 'Exchange');
    await putKit(page, 'B');
    const b = await computerAt(browser, site?.url ?? '');
    await connectFromStart(b.page);
    await openKitOfArchive(b.page, 'B', title);
    shown.push(...(await readBy(b.page, 'B')));
    await synchronise(b.page);
    await expect(b.page.getByTestId('archive-report')).toContainText('Your readings went there');
    await b.close();
    await synchronise(page);
    await expect(page.getByTestId('archive-report')).toContainText('taken in');
    await page.getByRole('tab', { name: 'Cohort' }).click();
    for (const letter of ['A', 'B']) {
      const signed = page.getByTestId(`reading-${letter}`).filter({ hasText: 'signed' });
      await expect(signed).toHaveCount(subjects.length);
    }
  });
  await test.step('the archive holds each object once, whole', async () => {
    // A scan of a reading each: two observers, three subjects, two scans.
    const [reports, segments] = [await objectsOf(url, 'SR'), await objectsOf(url, 'SEG')];
    expect([reports.length, segments.length]).toEqual([12, 12]);
    const outlines = (await Promise.all(reports.map((one) => metadataOf(url, one)))).flatMap(
      reportedOutlines,
    );
    expect(outlines).toHaveLength(24);
    for (const { areaMm2 } of shown) {
      const same = outlines.filter(({ numbers }) =>
        numbers.some(({ of, value }) => of === '42798000 SCT' && Math.abs(value / areaMm2 - 1) < 1e-11),
      );
      expect(same.length).toBeGreaterThan(0);
    }
    expect(await objectsOf(url, 'MR')).toHaveLength(files.length);
  });
  const asked = line?.fates.length ?? 0;
  expect(lost()).toBe(Math.floor(asked / 10));
  test.info().annotations.push({ type: 'line', description: `${asked} requests, ${lost()} lost` });
  console.log(`${asked} requests, ${lost()} of them lost`);
  await researcher.close();
});
