import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page, TestInfo } from '@playwright/test';
import { dropFiles, makeKit, readAndSign, type SavedFile, savedBy } from './support/exchangeHands';
import { folderOf } from './support/hospitalFiles';
import { checkTables, keptRecords } from './support/mergedTables';
import {
  drawnRois,
  imageFinder,
  type OpenedBundle,
  openedBundle,
  readingsIn,
  signedIn,
  wordsIn,
} from './support/openedBundle';
import { expect, guardPage, test } from './support/policyGuard';
import { raise, sitDown } from './support/screenHands';
import { codes, elsewhere, hospital, look, names, secrets, setUp, subjects } from './support/twoHospitals';
import { wordsOnScreen } from './support/wordsOnScreen';

/*
 * A study on three computers, as people conduct it. The researcher has six subjects, makes a kit with images for A, and one
 * without for B, who has another hospital's export of the same scans: every UID in it is another one. Both read in browser
 * profiles of their own and return bundles, which are merged, and unblinded. Whatever is handed over is opened here and
 * searched; the averages of the exported table are computed again from the returned outlines and the files on disk.
 */

/** Another computer: a browser profile with a storage of its own. */
async function otherComputer(
  browser: Browser,
  baseURL: string | undefined,
): Promise<{ page: Page; close(): Promise<void> }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const found = await guardPage(page, baseURL);
  await page.goto('/');
  return {
    page,
    close: async () => {
      await context.close();
      expect(found).toEqual([]);
    },
  };
}

/** Nothing that is handed over says who the subjects are or what became of them. */
function holdsNoSecret(bundle: OpenedBundle, what: string): void {
  expect(wordsIn(bundle.text, secrets), what).toEqual([]);
}

/** Of a subject a kit has no covariate but the level, and nothing of what became of it. */
function holdsLevelOnly(record: unknown): void {
  const { covariates, ...subject } = record as { readonly covariates: object };
  expect(Object.keys(covariates)).toEqual(['level']);
  const known = ['id', 'projectId', 'code', 'patientKey', 'scans', 'enrolment', 'clock'];
  expect(Object.keys(subject).filter((key) => !known.includes(key))).toEqual([]);
}

/** A newer issue of the kit: what was read stays as it is, and a subject that was erased meanwhile goes. */
async function takesNewerKit(
  page: Page,
  info: TestInfo,
  kit: SavedFile,
  isMasked: boolean,
  left: number,
): Promise<void> {
  await page.getByLabel('Open a kit').setInputFiles(kit.path);
  await expect(page.getByTestId('incoming-ready')).toContainText('Reading kit');
  if (isMasked) await expect(page.getByTestId('incoming-ready')).toContainText('erased');
  const line = page.getByRole('row', { name: new RegExp(names.A) });
  for (const [name, number] of Object.entries({ added: 0, newer: 0, same: left, conflicts: 0 })) {
    await expect(line.locator(`[data-count=${name}]`), name).toHaveText(String(number));
  }
  await look(page, info, 'kit-A-newer');
  await page.getByRole('button', { name: 'Take it in' }).click();
  await expect(page.getByRole('dialog', { name: 'Taken in' })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByRole('tab', { name: 'Work list' }).click();
  await expect(page.getByTestId('reading-A').filter({ hasText: 'signed' })).toHaveCount(left);
  await expect(page.getByTestId(/^subject-/)).toHaveCount(left);
}

/** Opens a kit on the start screen of a computer that has nothing, and signs in. */
async function openKit(page: Page, info: TestInfo, kit: SavedFile, letter: 'A' | 'B'): Promise<void> {
  await page.getByLabel('Backup file').setInputFiles(kit.path);
  const incoming = page.getByTestId('incoming-ready');
  await expect(incoming).toContainText('Reading kit');
  await look(page, info, `kit-${letter}-offered`);
  await page.getByRole('button', { name: 'Open it' }).click();
  await expect(page.getByRole('dialog', { name: 'Taken in' })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await sitDown(page, new RegExp(names[letter]));
  await expect(page.getByRole('heading', { name: 'Work list' })).toBeVisible();
  // Nobody else can sit here: the kit is this observer's.
  await page.getByRole('button', { name: 'Who sits here' }).click();
  await expect(page.getByRole('menuitem')).toHaveCount(1);
  await page.getByRole('menuitem').press('Escape');
  await expect(page.getByRole('menuitem')).toHaveCount(0);
  await page.getByRole('heading', { name: 'Work list' }).click();
}

/** Reads all that the work list has, and saves what is returned. */
async function readAll(
  page: Page,
  info: TestInfo,
  letter: 'A' | 'B',
  isMasked: boolean,
  folder: string,
): Promise<SavedFile> {
  const lines = page.getByTestId(/^subject-/);
  const count = isMasked ? 2 * subjects.length : subjects.length;
  await expect(lines).toHaveCount(count);
  await look(page, info, `work-list-${letter}`);
  await page.keyboard.press('Enter');
  let before = '';
  for (let at = 0; at < count; at++) {
    const code = page.getByTestId('subject-code');
    await expect(code).not.toHaveText(before);
    before = (await code.textContent()) ?? '';
    await readAndSign(page, letter === 'A' ? 0 : 1, at, async () => {
      if (at > 0) return;
      await look(page, info, `reading-${letter}`);
      expect(wordsIn(await wordsOnScreen(page), secrets)).toEqual([]);
    });
  }
  await page.getByRole('tab', { name: 'Return' }).click();
  await expect(page.getByTestId('return-holds')).toContainText(`${count} signed readings`);
  await look(page, info, `return-${letter}`);
  return savedBy(page, page.getByRole('button', { name: 'Save the return bundle' }), folder);
}

/** Erases a subject, as after withdrawn consent. */
async function erase(page: Page, info: TestInfo, code: string): Promise<void> {
  await page.getByRole('tab', { name: 'Cohort' }).click();
  await page.getByTestId(`subject-${code}`).click();
  await page.getByRole('button', { name: 'Erase…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await dialog.getByLabel(`Type ${code} to erase`).fill(code);
  await look(page, info, 'erase');
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  await expect(page.getByTestId(`subject-${code}`)).toHaveCount(0);
  await expect(dialog).toBeHidden();
}

/** Looks into a return, checks what it says that it brings, and takes it in. */
async function takeIn(
  page: Page,
  info: TestInfo,
  letter: 'A' | 'B',
  counts: { readonly added: number; readonly same: number },
  give: () => Promise<void>,
): Promise<void> {
  await page.getByRole('tab', { name: 'Exchange' }).click();
  await page.getByRole('button', { name: 'Take bundles in' }).click();
  await give();
  const incoming = page.getByTestId('incoming-ready');
  await expect(incoming).toContainText('Returned readings');
  await expect(incoming).toContainText(names[letter]);
  const line = incoming.getByRole('row', { name: new RegExp(names[letter]) });
  for (const [name, count] of [...Object.entries(counts), ['newer', 0], ['older', 0], ['conflicts', 0]]) {
    await expect(line.locator(`[data-count=${name}]`), String(name)).toHaveText(String(count));
  }
  await look(page, info, `incoming-${letter}-${counts.added > 0 ? 'new' : 'again'}`);
  await page.getByRole('button', { name: 'Take it in' }).click();
  await expect(page.getByTestId('incoming')).toContainText(`${counts.added} readings came in`, {
    timeout: 60_000,
  });
  await look(page, info, `taken-in-${letter}`);
  await page.getByRole('button', { name: 'Close', exact: true }).click();
}

for (const isMasked of [false, true]) {
  const title = isMasked
    ? 'masked scans are read at two hospitals, one of which has other UIDs; an erased subject does not come back'
    : 'six subjects are read at two hospitals, one of which has other UIDs; what is merged is what was drawn';
  test(title, async ({ page, browser, baseURL }, info) => {
    test.setTimeout(600_000);
    const folder = mkdtempSync(join(tmpdir(), 'multifidus-exchange-'));
    const units = isMasked ? 2 : 1;
    const gone = codes.at(-1) ?? raise();
    const left = codes.slice(0, -1);
    const { openedA, kitA, kitB } = await test.step('a project, and a kit for each observer', async () => {
      await setUp(page, info, isMasked);
      await page.getByRole('tab', { name: 'Exchange' }).click();
      await expect(page.getByTestId('kit-A')).toBeVisible();
      await look(page, info, 'kits');
      const made = {
        kitA: await makeKit(page, 'A', 'With images', folder),
        kitB: await makeKit(page, 'B', 'Without images', folder),
      };
      await look(page, info, 'kits-made');
      const opened = [openedBundle(made.kitA.bytes), openedBundle(made.kitB.bytes)] as const;
      for (const [what, kit] of [
        ['kit of A', opened[0]],
        ['kit of B', opened[1]],
      ] as const) {
        holdsNoSecret(kit, what);
        expect(kit.records('readings')).toEqual([]);
        expect(kit.records('subjects')).toHaveLength(units * subjects.length);
        for (const subject of kit.records('subjects')) holdsLevelOnly(subject);
        if (isMasked) expect(kit.text).not.toMatch(/S-00\d|"followUp":\{/);
      }
      expect([opened[0].images.length, opened[1].images.length]).toEqual([hospital.length, 0]);
      return { openedA: opened[0], ...made };
    });
    if (isMasked)
      await test.step('one subject is erased while the kits are out', () => erase(page, info, gone));

    const find = imageFinder(hospital, [...elsewhere, ...openedA.images]);
    const returnB = await test.step('B reads the other hospital’s export of the images', async () => {
      const b = await otherComputer(browser, baseURL);
      await openKit(b.page, info, kitB, 'B');
      await expect(b.page.getByTestId('images-unreachable')).toBeVisible();
      await look(b.page, info, 'images-missing-B');
      await b.page.getByLabel('Folder to add again').setInputFiles(folderOf(elsewhere, 'export'));
      await expect(b.page.getByTestId('images-unreachable')).toBeHidden({ timeout: 60_000 });
      const returned = await readAll(b.page, info, 'B', isMasked, folder);
      await b.close();
      return returned;
    });
    const a = await otherComputer(browser, baseURL);
    const returnA = await test.step('A reads the images of the kit', async () => {
      await openKit(a.page, info, kitA, 'A');
      return readAll(a.page, info, 'A', isMasked, folder);
    });
    const rois = [returnA, returnB].flatMap((file, at) => {
      const opened = openedBundle(file.bytes);
      const letter = at === 0 ? 'A' : 'B';
      holdsNoSecret(opened, `return of ${letter}`);
      expect(opened.images).toEqual([]);
      const readings = readingsIn(opened);
      expect(readings).toHaveLength(units * subjects.length);
      for (const { observerId, state } of readings) expect([observerId, state]).toEqual([letter, 'signed']);
      for (const { observerId } of signedIn(opened)) expect(observerId).toBe(letter);
      const drawn = drawnRois(opened, find);
      expect(drawn).toHaveLength(4 * subjects.length);
      return drawn;
    });

    const here = isMasked ? left : codes;
    const count = units * here.length;
    await test.step('results are refused before unblinding', async () => {
      await page.getByRole('tab', { name: 'Results' }).click();
      await expect(page.getByTestId('results-denied')).toBeVisible();
      await look(page, info, 'results-denied');
    });
    await test.step('B’s return, dropped', () =>
      takeIn(page, info, 'B', { added: count, same: 0 }, () => dropFiles(page, [returnB])));
    await test.step('A’s return, chosen; and again, which changes nothing', async () => {
      const choose = () => page.getByLabel('Bundles to take in').setInputFiles(returnA.path);
      await takeIn(page, info, 'A', { added: count, same: 0 }, choose);
      const before = await keptRecords(page);
      await takeIn(page, info, 'A', { added: 0, same: count }, choose);
      expect(await keptRecords(page)).toBe(before);
      await page.getByRole('tab', { name: 'Cohort' }).click();
      for (const code of here) {
        const row = page.getByTestId(`subject-${code}`);
        for (const letter of ['A', 'B']) {
          await expect(row.getByTestId(`reading-${letter}`)).toContainText('signed');
        }
      }
      await expect(page.getByTestId(/^subject-/)).toHaveCount(here.length);
      await look(page, info, 'cohort-merged');
    });
    await test.step('a newer kit for A holds A’s readings and nothing of B, and changes none of them', async () => {
      await page.getByRole('tab', { name: 'Exchange' }).click();
      const again = await makeKit(page, 'A', 'With images', folder);
      const opened = openedBundle(again.bytes);
      holdsNoSecret(opened, 'second kit of A');
      expect(opened.records('subjects')).toHaveLength(count);
      const readings = readingsIn(opened);
      expect(readings).toHaveLength(count);
      for (const { observerId } of [...readings, ...signedIn(opened)]) expect(observerId).toBe('A');
      await takesNewerKit(a.page, info, again, isMasked, count);
      await a.close();
    });
    await test.step('unblinded with a reason; every average is that of the outlines', async () => {
      await page.getByRole('tab', { name: 'Results' }).click();
      await expect(page.getByTestId('results-denied')).toBeVisible();
      await page.getByRole('button', { name: /Unblind/ }).click();
      await page.getByLabel(/Reason/).fill('All readings are signed and returned');
      await page.getByRole('dialog').getByRole('button', { name: 'Unblind' }).click();
      await expect(page.getByTestId('table-two')).toBeVisible({ timeout: 60_000 });
      await look(page, info, 'results');
      await checkTables(page, rois, find, here);
    });
    if (isMasked) return;
    await test.step('a subject is erased, and late returns do not bring it back', async () => {
      await erase(page, info, gone);
      for (const [letter, file] of [
        ['A', returnA],
        ['B', returnB],
      ] as const) {
        await takeIn(page, info, letter, { added: 0, same: left.length }, () => dropFiles(page, [file]));
      }
      await page.getByRole('tab', { name: 'Cohort' }).click();
      await expect(page.getByTestId(/^subject-/)).toHaveCount(left.length);
      await page.getByRole('tab', { name: 'Results' }).click();
      await expect(page.getByTestId('table-two')).toBeVisible({ timeout: 60_000 });
      await checkTables(page, rois, find, left);
    });
  });
}
