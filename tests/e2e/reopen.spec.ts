import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { zipSync } from 'fflate';
import { phantomFiles } from '../support/phantomFiles';
import { phantomFolder } from './support/phantomFolder';
import { expect, test } from './support/policyGuard';
import { makeProject, raise, sitDown } from './support/screenHands';
import { countRecords } from './support/storedHere';

/*
 * Images that come back after a reload: out of a remembered folder with one click, and out of this browser's own copies
 * without any. A folder of the page's private file system stands in for one that a person picks: its handle is a real
 * one, that the browser's database keeps. What it lacks is the question for permission; that is put in where a test
 * needs it.
 */

const studies = phantomFiles([2], false);
const pickedName = 'Picked for the study';

interface PutFile {
  readonly path: string;
  readonly base64: string;
}

/** Writes files into a folder of the private file system, which the page's folder picker then gives. */
async function putFolder(page: Page, name: string, files: readonly { path: string; bytes: Uint8Array }[]) {
  const given: readonly PutFile[] = files.map(({ path, bytes }) => ({
    path,
    base64: Buffer.from(bytes).toString('base64'),
  }));
  await page.evaluate(
    async ([folderName, put]) => {
      const root = await navigator.storage.getDirectory();
      const stand = await root.getDirectoryHandle('stands-in', { create: true });
      await stand.removeEntry(folderName, { recursive: true }).catch(() => undefined);
      const folder = await stand.getDirectoryHandle(folderName, { create: true });
      for (const { path, base64 } of put) {
        const parts = path.split('/');
        const last = parts.pop() ?? '';
        let at = folder;
        for (const part of parts) at = await at.getDirectoryHandle(part, { create: true });
        const file = await at.getFileHandle(last, { create: true });
        const stream = await file.createWritable();
        await stream.write(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
        await stream.close();
      }
    },
    [name, given] as const,
  );
}

/** The folder picker gives the stand-in; permission is asked for as `permission` says, and given in a click. */
async function standIn(page: Page, permission: 'granted' | 'prompt'): Promise<void> {
  await page.addInitScript(
    ([name, first]) => {
      Reflect.set(globalThis, 'showDirectoryPicker', async () => {
        const root = await navigator.storage.getDirectory();
        return (await root.getDirectoryHandle('stands-in')).getDirectoryHandle(name);
      });
      let state = first;
      const handles = FileSystemHandle.prototype;
      Reflect.set(handles, 'queryPermission', async () => state);
      Reflect.set(handles, 'requestPermission', async () => {
        // The browser asks only inside a click.
        if (navigator.userActivation.isActive) state = 'granted';
        return state;
      });
    },
    [pickedName, permission] as const,
  );
}

async function openProject(page: Page, title: string): Promise<void> {
  await page.getByRole('row', { name: title }).getByRole('button').first().click();
  await expect(page.getByTestId('subject-S-001')).toBeVisible();
}

/** Opens the first subject as observer A: the slice of both scans is drawn, so its pixels were decoded. */
async function expectImages(page: Page): Promise<void> {
  await sitDown(page, /Observer A/);
  await page.getByRole('button', { name: 'Open S-001' }).click();
  await expect(page.getByText('The image files are not on this page')).toHaveCount(0);
  for (const pane of ['preop', 'followUp']) {
    const canvas = page.getByTestId(`pane-${pane}`).locator('canvas').first();
    await expect(canvas).toBeVisible();
    await expect
      .poll(() =>
        canvas.evaluate((element) => {
          const drawn = document.createElement('canvas');
          drawn.width = 64;
          drawn.height = 64;
          const context = drawn.getContext('2d');
          if (!(element instanceof HTMLCanvasElement) || !context) return 0;
          context.drawImage(element, 0, 0, 64, 64);
          const { data } = context.getImageData(0, 0, 64, 64);
          return new Set(data.filter((_, at) => at % 4 === 0)).size;
        }),
      )
      .toBeGreaterThan(10);
  }
}

async function importPicked(page: Page): Promise<void> {
  await page.goto('/');
  const [first = raise(), ...rest] = studies;
  await putFolder(page, pickedName, [
    ...rest,
    { path: 'late.zip', bytes: zipSync({ [first.path]: first.bytes }) },
    { path: 'readme.txt', bytes: new TextEncoder().encode('no image') },
  ]);
  await makeProject(page, 'Reopened');
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await expect(page.getByTestId('import-done')).toContainText(`${studies.length} images`, {
    timeout: 60_000,
  });
  // The folder is remembered last, when the images are on disk.
  await expect.poll(() => countRecords(page, 'folders')).toBe(1);
}

test('a picked folder opens again after a reload with one click, its zip too, and shows its images', async ({
  page,
}) => {
  await standIn(page, 'prompt');
  await importPicked(page);
  await page.reload();
  await openProject(page, 'Reopened');
  const strip = page.getByTestId('images-unreachable');
  await expect(strip).toContainText(`Images of this project are in the folder “${pickedName}”.`);
  await strip.getByRole('button', { name: 'Open it again' }).click();
  await expect(strip).toBeHidden();
  // Nothing was read anew: no import ran, so none reports.
  await expect(page.getByTestId('import-done')).toHaveCount(0);
  await expectImages(page);
});

test('a folder that the browser still allows opens by itself; an observer never sees its name', async ({
  page,
}) => {
  await standIn(page, 'granted');
  await importPicked(page);
  await page.reload();
  await openProject(page, 'Reopened');
  await expect(page.getByTestId('images-unreachable')).toHaveCount(0);
  await expectImages(page);
  await expect(page.locator('body')).not.toContainText(pickedName);
});

test('a folder that was moved is said, and one that holds another patient brings nothing in', async ({
  page,
}) => {
  await standIn(page, 'prompt');
  await importPicked(page);
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry('stands-in', { recursive: true });
  });
  await page.reload();
  await openProject(page, 'Reopened');
  const strip = page.getByTestId('images-unreachable');
  await strip.getByRole('button', { name: 'Open it again' }).click();
  await expect(strip).toContainText('cannot be found: moved, renamed');
  await expect(strip).toContainText('Nothing is lost.');
  await putFolder(page, pickedName, phantomFiles([5], false));
  await strip.getByRole('button', { name: 'Open again' }).click();
  await expect(strip).toContainText('holds other images');
  await expect(page.getByTestId(/^subject-S-/)).toHaveCount(1);
  await putFolder(page, pickedName, studies);
  await strip.getByRole('button', { name: 'Choose a folder' }).click();
  await expect(strip).toBeHidden();
  await expectImages(page);
});

test('plain files are copied into this browser; after a reload they show without a click, and the space is said', async ({
  page,
}) => {
  await page.goto('/');
  await makeProject(page, 'Copied');
  const folder = phantomFolder([0]);
  await page.getByLabel('Folder to add').setInputFiles(folder);
  await expect(page.getByTestId('import-done')).toContainText('1 new subject', { timeout: 60_000 });
  await page.getByRole('tab', { name: 'Protocol' }).click();
  const kept = page.getByTestId('copies-kept');
  await expect(kept).toContainText(`${phantomFiles([0]).length} images, `, { timeout: 60_000 });
  await expect(kept).toContainText(/\d+ MB/);
  await expect(page.getByTestId('save-state')).toContainText('Saved');

  await page.reload();
  await expect(page.getByTestId('copies-in-use')).toContainText(/Copied\s*\d+ MB/);
  await openProject(page, 'Copied');
  await expect(page.getByTestId('images-unreachable')).toHaveCount(0);
  await expectImages(page);

  await test.step('the copies are dropped by an act; then the folder is needed again, and nothing else is lost', async () => {
    await sitDown(page, /Researcher/);
    await page.getByRole('tab', { name: 'Protocol' }).click();
    await page.getByRole('radio', { name: 'Never', exact: true }).check();
    await page.getByRole('button', { name: 'Remove the copies' }).click();
    await expect(kept).toContainText('none');
    await page.reload();
    await expect(page.getByTestId('copies-in-use')).toHaveCount(0);
    await openProject(page, 'Copied');
    await expect(page.getByTestId('images-unreachable')).toContainText('2 scans');
  });

  await test.step('the folder given again brings them back, and no subject twice', async () => {
    await page.getByLabel('Folder to add again').setInputFiles(folder);
    await expect(page.getByTestId('import-done')).toContainText('found again', { timeout: 60_000 });
    await expect(page.getByTestId('images-unreachable')).toHaveCount(0);
    await expect(page.getByTestId(/^subject-S-\d+$/)).toHaveCount(1);
    await expectImages(page);
  });
});

test('copies go with their project, and a copy that was cut off is never used', async ({ page }) => {
  await page.goto('/');
  await makeProject(page, 'Cut off');
  const folder = mkdtempSync(join(tmpdir(), 'multifidus-cut-'));
  for (const [index, { bytes }] of studies.entries()) writeFileSync(join(folder, `IM${index}`), bytes);
  await page.getByLabel('Folder to add').setInputFiles(folder);
  await expect(page.getByTestId('import-done')).toContainText('1 new subject', { timeout: 60_000 });
  await page.getByRole('tab', { name: 'Protocol' }).click();
  await expect(page.getByTestId('copies-kept')).toContainText(`${studies.length} images`, {
    timeout: 60_000,
  });
  const packs = () =>
    page.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      const names: string[] = [];
      for await (const project of (await root.getDirectoryHandle('image-copies')).values()) {
        if (project.kind !== 'directory') continue;
        for await (const { name } of project.values()) names.push(name);
      }
      return names;
    });
  const before = await packs();
  expect(before.length).toBeGreaterThan(1);
  // One of the packs loses its last byte, as when the power goes while it is written.
  await page.evaluate(async (name) => {
    const root = await navigator.storage.getDirectory();
    for await (const project of (await root.getDirectoryHandle('image-copies')).values()) {
      if (project.kind !== 'directory') continue;
      const handle = await project.getFileHandle(name);
      const file = await handle.getFile();
      const stream = await handle.createWritable({ keepExistingData: true });
      await stream.truncate(file.size - 1);
      await stream.close();
    }
  }, before[0] ?? raise());
  await page.reload();
  await openProject(page, 'Cut off');
  await expect.poll(packs).toHaveLength(before.length - 1);
  await page.getByRole('tab', { name: 'Protocol' }).click();
  await expect(page.getByTestId('copies-kept')).not.toContainText(`${studies.length} images`);

  await page.getByRole('button', { name: /to the start screen/ }).click();
  await page.keyboard.press('Delete');
  await page.getByLabel('Title of the project, to confirm').fill('Cut off');
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByText('Cut off', { exact: true })).toHaveCount(0);
  await expect.poll(packs).toEqual([]);
});
