import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { zipSync } from 'fflate';
import { joinBytes, writeElements } from '../support/dicomWriter';
import { phantomFiles, phantomSubject } from '../support/phantomFiles';
import { syntheticDicom } from '../support/syntheticDicom';
import { expect, test } from './support/policyGuard';
import { bothShown } from './support/readerHands';
import { csvRows, makeProject, raise, sitDown } from './support/screenHands';
import { countImages } from './support/storedHere';
import { type StudyFile, seriesFiles, writeFolder } from './support/studyFiles';

/*
 * The ways in besides the folder picker: a zip, a drop, files without an extension, an import that is stopped, and the
 * list of what was not used. The same phantom studies come in each way, so what must be found is known.
 */

const subject = 2;
const studies = phantomFiles([subject], false);

interface DroppedFile {
  readonly name: string;
  readonly base64: string;
}

/** Drops files on the window. Their bytes are made into the page's own File objects first, as a desktop would. */
async function dropFiles(page: Page, files: readonly DroppedFile[]): Promise<void> {
  await page.evaluate((given) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    const zone = document.querySelector('main') ?? document.body;
    for (const type of ['dragenter', 'dragover', 'drop']) {
      zone.dispatchEvent(
        new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true, composed: true }),
      );
    }
  }, files);
}

const asDropped = (name: string, bytes: Uint8Array): DroppedFile => ({
  name,
  base64: Buffer.from(bytes).toString('base64'),
});

async function expectThePhantom(page: Page): Promise<void> {
  const { scanDates } = phantomSubject(subject);
  await expect(page.getByTestId('import-done')).toContainText('1 new subject', { timeout: 60_000 });
  await page.getByTestId('subject-S-001').click();
  await expect(page.getByTestId('scan-preop')).toContainText(scanDates.preop);
  await expect(page.getByTestId('scan-followUp')).toContainText(scanDates.followUp);
  await page.keyboard.press('Escape');
}

test('a zip through the file picker becomes a project of its name, and what was not used is told once each', async ({
  page,
}) => {
  const [first = raise()] = studies;
  const folder = mkdtempSync(join(tmpdir(), 'multifidus-zip-'));
  const entries = Object.fromEntries(studies.map(({ path, bytes }) => [path, bytes]));
  writeFileSync(
    join(folder, 'Spine unit.zip'),
    zipSync(
      {
        ...entries,
        'copy/again.dcm': first.bytes,
        'report.pdf': new TextEncoder().encode('%PDF-1.4 no image'),
        'scan, "best".txt': new TextEncoder().encode('a name that CSV must quote'),
        'cut.dcm': studies[1]?.bytes.subarray(0, 40_000) ?? raise(),
      },
      { level: 1 },
    ),
  );
  await page.goto('/');
  await page.getByLabel('Files for a new project').setInputFiles(join(folder, 'Spine unit.zip'));
  await expect(page.getByText('Spine unit', { exact: true })).toBeVisible();
  await expectThePhantom(page);
  await expect(page.getByTestId('import-done')).toContainText(`${studies.length} images`);

  await page.getByRole('button', { name: '4 not used' }).click();
  const panel = page.getByRole('complementary', { name: 'Files not used' });
  await expect(panel.getByTestId('unused-duplicate').getByRole('listitem')).toHaveCount(1);
  await expect(panel.getByTestId('unused-duplicate')).toContainText('Spine unit.zip/copy/again.dcm');
  await expect(panel.getByTestId('unused-not-dicom').getByRole('listitem')).toHaveCount(2);
  // A file that ends inside its pixels needs a person, so it stands first.
  await expect(panel.locator('section').first()).toContainText('cut.dcm');

  const download = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Save as CSV' }).click();
  const rows = await csvRows(await download);
  // Every file that was given, once, with how it ended.
  expect(rows).toHaveLength(studies.length + 4);
  expect(new Set(rows.map(({ path }) => path)).size).toBe(rows.length);
  const endOf = (name: string) => rows.find(({ path }) => path === `Spine unit.zip/${name}`)?.['kind'];
  expect(endOf('copy/again.dcm')).toBe('duplicate');
  expect(endOf('report.pdf')).toBe('not-dicom');
  expect(endOf('scan, "best".txt')).toBe('not-dicom');
  expect(endOf('cut.dcm')).toBe('truncated-pixels');
  for (const { path } of studies) expect(endOf(path), path).toBe('used');
});

test('files without extension, dropped on the start screen, become a project', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByTestId('drop-zone')).toBeVisible();
  await dropFiles(
    page,
    studies.map(({ bytes }, index) => asDropped(`IM${index}`, bytes)),
  );
  await expect(page.getByRole('heading', { name: 'Cohort' })).toBeVisible();
  await expectThePhantom(page);

  await test.step('dropped again on the cohort: nothing comes twice', async () => {
    await dropFiles(
      page,
      studies.map(({ bytes }, index) => asDropped(`again${index}`, bytes)),
    );
    await expect(page.getByTestId('import-done')).toContainText('Nothing new came in.', { timeout: 60_000 });
    await expect(page.getByTestId(/^subject-S-/)).toHaveCount(1);
    await page.getByTestId('subject-S-001').click();
    const scans = page.getByRole('region', { name: 'Scans' });
    await expect(scans).toContainText('6 slices');
  });
});

/** Small slices of one series, enough of them that there is time to stop. */
function manyFiles(count: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'multifidus-many-'));
  for (let index = 0; index < count; index++) {
    const bytes = syntheticDicom({
      sopInstanceUid: `1.2.826.0.1.${index + 1}`,
      seriesInstanceUid: '1.2.826.0.2.1',
      studyInstanceUid: '1.2.826.0.3.1',
      position: [0, 0, index * 4],
      patientId: 'Many',
      patientName: 'Many^Slices',
    });
    writeFileSync(join(folder, `IM${String(index).padStart(5, '0')}`), bytes);
  }
  return folder;
}

test('an import that is stopped keeps what was read, and the rest comes in later', async ({ page }) => {
  const count = 1200;
  const folder = manyFiles(count);
  await page.goto('/');
  await makeProject(page, 'Stopped');
  // A hand that is quick enough every time: it presses Cancel as soon as some files were read.
  await page.evaluate(() => {
    const watcher = new MutationObserver(() => {
      const strip = document.querySelector('[data-testid=import-running]');
      if (!strip || !/[1-9]\d* images?/.test(strip.textContent ?? '')) return;
      watcher.disconnect();
      const button = [...strip.querySelectorAll('button')].find(
        (one) => one.getAttribute('aria-label') === 'Cancel',
      );
      button?.click();
    });
    watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  await page.getByLabel('Folder to add').setInputFiles(folder);
  const done = page.getByTestId('import-done');
  await expect(done).toContainText('Stopped; what was read stays.', { timeout: 60_000 });
  const images = Number(
    (/([\d,]+) images? came in/.exec(await done.innerText())?.[1] ?? '').replace(',', ''),
  );
  expect(images).toBeGreaterThan(0);
  expect(images).toBeLessThan(count);
  await expect(page.getByTestId('subject-S-001')).toBeVisible();
  // "Saved" may still be that of the write before, so the disk is asked.
  await expect.poll(() => countImages(page)).toBe(images);
  await expect(page.getByTestId('save-state')).toContainText('Saved');

  await page.reload();
  await page
    .getByRole('row', { name: /Stopped/ })
    .getByRole('button')
    .click();
  await expect(page.getByTestId('subject-S-001')).toBeVisible();
  await page.getByLabel('Folder to add', { exact: true }).setInputFiles(folder);
  const missing = (count - images).toLocaleString('en-US');
  await expect(done).toContainText(`${missing} images came in, 0 new subjects`, { timeout: 60_000 });
  await expect(done).toContainText(`${images.toLocaleString('en-US')} images were found again`);
});

/** A DICOMDIR that lists files, each a path with backslashes. */
function dicomDir(listed: readonly string[]): Uint8Array {
  const records = listed.map((path) => [
    { tag: 'x00041430', vr: 'CS', value: 'IMAGE' },
    { tag: 'x00041500', vr: 'CS', value: path },
  ]);
  const storage = '1.2.840.10008.1.3.10';
  const elements = writeElements(
    [
      { tag: 'x00020002', vr: 'UI', value: storage },
      { tag: 'x00020003', vr: 'UI', value: '1.2.826.0.1.3680043.10.99' },
      { tag: 'x00020010', vr: 'UI', value: '1.2.840.10008.1.2.1' },
      { tag: 'x00041130', vr: 'CS', value: 'WRONG' },
      { tag: 'x00041220', vr: 'SQ', value: records },
    ],
    { isImplicit: false, isBigEndian: false },
  );
  return joinBytes([new Uint8Array(128), new TextEncoder().encode('DICM'), elements]);
}

test('a careless disc: a zip deep in folders, no preamble, no meta header, other encodings, a DICOMDIR that is wrong', async ({
  page,
}) => {
  const root = '1.2.826.0.1.3680043.10.9';
  const disc = (date: string, study: number, seriesNumber: number, options: object): readonly StudyFile[] =>
    seriesFiles({
      folder: `DATA/0000${study}`,
      patientId: 'D-1',
      patientName: 'Disc^Careless',
      date,
      studyUid: `${root}.${study}`,
      seriesNumber,
      options,
    });
  const preop = disc('20210110', 1, 3, {});
  const zipped = zipSync(Object.fromEntries(preop.map(({ path, bytes }) => [path, bytes])));
  const [a = raise(), b = raise(), c = raise(), d = raise(), e = raise()] = [
    { hasPreamble: false },
    { hasPreamble: false, hasMeta: false, encoding: 'implicit' },
    { hasPreamble: false, hasMeta: false },
    { encoding: 'big-endian' },
    { encoding: 'deflated' },
  ].map((options, at) => disc('20211010', 2, 3, options)[at] ?? raise());
  // It lists one file that is not there, and none of those that are.
  const directory = dicomDir(['DATA\\NOWHERE']);
  await page.goto('/');
  await makeProject(page, 'Careless');
  await page
    .getByLabel('Folder to add')
    .setInputFiles(
      writeFolder(
        [a, b, c, d, e, { path: 'X/Y/Z/old.zip', bytes: zipped }, { path: 'DICOMDIR', bytes: directory }],
        'disc',
      ),
    );
  const done = page.getByTestId('import-done');
  await expect(done).toContainText('10 images came in, 1 new subject.', { timeout: 60_000 });
  await expect(done).toContainText('11 files: 10 used, 1 set aside, 0 refused');
  await page.getByRole('button', { name: /not used/ }).click();
  await expect(page.getByTestId('unused-dicomdir')).toContainText('disc/DICOMDIR');
  await expect(page.getByTestId('finding-missing-files')).toContainText('NOWHERE');
  await page.keyboard.press('Escape');

  await sitDown(page, /Observer A/);
  await page.getByTestId('subject-S-001').click();
  await page.keyboard.press('Enter');
  await bothShown(page);
  const pane = page.getByTestId('pane-followUp');
  await pane.hover();
  // Every one of the five ways of writing is shown.
  await page.mouse.wheel(0, -1000);
  for (const slice of ['1', '2', '3', '4', '5']) {
    if (slice !== '1') await page.mouse.wheel(0, 100);
    await expect(pane).toHaveAttribute('data-slice', slice);
    await expect(pane).toHaveAttribute('data-ready', 'true');
    await expect(page.getByText('This slice cannot be shown')).toHaveCount(0);
  }
});
