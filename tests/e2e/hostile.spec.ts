import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { zipSync } from 'fflate';
import Papa from 'papaparse';
import { phantomFiles } from '../support/phantomFiles';
import { hostileBundle, markup } from './support/hostileBundle';
import { expect, test } from './support/policyGuard';

/*
 * Files and backups of an attacker, and of a careless archive, in a real browser: nothing runs, nothing hangs, every
 * refused file is named with a reason, and the good ones stay.
 */

const named = process.env['REFERENCE_MALFORMED'];
const reference = named ?? fileURLToPath(new URL('../../../shared/data/malformed', import.meta.url));
const hasReference = existsSync(join(reference, 'manifest.json'));
if (named !== undefined && !hasReference)
  throw new Error(`REFERENCE_MALFORMED: no manifest.json in ${named}`);

interface MalformedCase {
  readonly file: string;
  readonly group: string;
  readonly acceptable: readonly string[];
}

async function startProject(page: Page, title: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: /New project/ }).click();
  await page.getByLabel('Title').fill(title);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Cohort' })).toBeVisible();
}

/** Nothing of a text became part of the page or ran, and the page still answers. */
async function expectUnharmed(page: Page): Promise<void> {
  expect(await page.evaluate(() => Reflect.get(window, '__pwned'))).toBeUndefined();
  expect(await page.locator('img[src="x"], body script').count()).toBe(0);
  expect(await page.title()).toBe('Multifidus');
}

interface Refused {
  readonly path: string;
  readonly kind: string;
  readonly detail: string;
}

/** Files that hold no image and are as they should be, or whose image came with another file. */
const notAnImage = ['DICOMDIR', 'Outlines with faults', 'Came twice'];

/** Opens the panel, shows every file of every reason, and reads it. */
async function refusedFiles(page: Page): Promise<readonly Refused[]> {
  await page
    .getByTestId('import-done')
    .getByRole('button', { name: /not used/ })
    .click();
  const panel = page.getByRole('complementary', { name: 'Files not used' });
  await expect(panel).toBeVisible();
  // Long lists that need nobody are folded.
  await panel.locator('details').evaluateAll((all) => {
    for (const one of all) one.setAttribute('open', '');
  });
  const more = panel.locator('[data-testid^="unused-"] button');
  for (let left = await more.count(); left > 0; left--) await more.first().click();
  await expect(more).toHaveCount(0);
  return panel.locator('[data-testid^="unused-"]').evaluateAll((groups) =>
    groups.flatMap((group) =>
      [...group.querySelectorAll('li')].map((line) => ({
        kind: group.querySelector('strong')?.textContent ?? '',
        path: line.children[0]?.textContent ?? '',
        detail: line.children[1]?.textContent ?? '',
      })),
    ),
  );
}

function filesBelow(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .length;
}

function newFolder(name: string): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'multifidus-hostile-')), name);
  mkdirSync(folder);
  return folder;
}

test('files whose names are markup and formulas are shown as text, and the good ones stay', async ({
  page,
}) => {
  const folder = newFolder('cohort "><b onmouseover=window.__pwned=1>');
  // A file name cannot hold a slash; this one needs none.
  const name = '"><img src=x onerror=window.__pwned=1>';
  const good = phantomFiles([0]);
  for (const [at, { bytes }] of good.entries()) writeFileSync(join(folder, `${at} ${name}.dcm`), bytes);
  writeFileSync(join(folder, `${name}.txt`), 'no image');
  writeFileSync(join(folder, '=HYPERLINK("http:evil","x").txt'), 'no image');
  writeFileSync(join(folder, '__proto__'), 'no image');
  writeFileSync(join(folder, 'constructor.dcm'), new Uint8Array());
  // A zip with a second patient, whose paths climb out of it, and a zip inside.
  const zipped = phantomFiles([1]).map(({ path, bytes }): [string, Uint8Array] => [`../../${path}`, bytes]);
  const inner = zipSync({ 'IM1.dcm': new Uint8Array(2000) });
  writeFileSync(join(folder, 'study.zip'), zipSync({ ...Object.fromEntries(zipped), 'inner.zip': inner }));
  await startProject(page, `Hostile ${markup}`);
  await page.getByLabel('Folder to add').setInputFiles(folder);
  await expect(page.getByTestId('import-done')).toContainText('2 new subjects', { timeout: 60_000 });

  const refused = await refusedFiles(page);
  expect(refused).toHaveLength(5);
  await expect(page.getByTestId('import-done')).toContainText(/files: \d+ used, 0 set aside, 5 refused/);
  for (const wanted of [`${name}.txt`, '.txt', '__proto__', 'constructor.dcm', 'study.zip/inner.zip']) {
    expect(
      refused.some(({ path }) => path.endsWith(wanted)),
      wanted,
    ).toBe(true);
  }
  expect(refused.every(({ kind }) => kind !== '')).toBe(true);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /Save/ }).last().click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^[\p{L}\p{N}.-]+_log-\d+-[0-9a-f]{12}\.csv$/u);
  const text = readFileSync(await file.path(), 'utf8');
  const rows = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data;
  expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  expect(rows[0]).toEqual(['path', 'state', 'kind', 'reason', 'detail', 'tag']);
  expect(rows.filter(([, state]) => state === 'refused')).toHaveLength(5);
  await page.keyboard.press('Escape');
  await page.getByTestId('subject-S-001').click();
  await expectUnharmed(page);
  // A policy in the page holds for what comes after it: it must be the first thing of the head.
  const first = page.locator('head > *').first();
  await expect(first).toHaveAttribute('http-equiv', 'Content-Security-Policy');
  await expect(first).toHaveAttribute('content', /default-src 'self'; script-src 'self' 'wasm-unsafe-eval'/);
});

test('a backup with markup in every text opens, shows it as text and runs none of it', async ({ page }) => {
  await page.goto('/');
  const file = { name: 'x.multifidus.zip', mimeType: 'application/zip', buffer: hostileBundle() };
  const incoming = page.getByTestId('incoming');
  await page.getByLabel('Backup file').setInputFiles(file);
  await expect(incoming).toBeVisible();
  await expectUnharmed(page);
  await incoming.getByRole('button', { name: 'Open it' }).click();
  await incoming.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('heading', { name: 'Cohort' })).toBeVisible();
  await expect(page.getByText(`S-001${markup}`).first()).toBeVisible();
  await page.getByText(`S-002${markup}`).first().click();
  await expectUnharmed(page);
  await page.keyboard.press('Escape');
  for (const tab of ['Protocol', 'Results', 'Cohort']) {
    await page.getByRole('tab', { name: tab }).click();
    await expect(page.getByRole('main')).toBeVisible();
    await page.waitForTimeout(500);
    await expectUnharmed(page);
  }
  await page.getByRole('button', { name: 'Who sits here' }).click();
  await page.getByRole('menuitem').last().click();
  await expectUnharmed(page);
  await page.getByRole('button', { name: /to the start screen/ }).click();
  await expect(page.getByText(`Fixture${markup}`).first()).toBeVisible();
  await expectUnharmed(page);

  // Twice is as good as once, and a damaged one says so and changes nothing.
  const cut = file.buffer.subarray(0, file.buffer.length - 40);
  await page.getByLabel('Backup file').setInputFiles({ ...file, buffer: cut });
  await expect(page.getByTestId('incoming-refused')).toBeVisible();
  await incoming.getByRole('button', { name: 'Leave it' }).click();
  await page.getByLabel('Backup file').setInputFiles(file);
  await incoming.getByRole('button', { name: /^Take/ }).click();
  await expect(incoming).toContainText('0 readings came in, 2 here already.');
  await expectUnharmed(page);
});

test('the whole folder of malformed files: each refused one has a reason, the good ones are kept', async ({
  page,
}) => {
  test.skip(
    !hasReference,
    `NOT RUN: no manifest.json in ${reference}; name the folder in REFERENCE_MALFORMED`,
  );
  test.setTimeout(600_000);
  const folder = newFolder('malformed');
  cpSync(reference, folder, { recursive: true });
  // The bomb once more, inside a zip.
  const bomb = 'deflate-bomb-400MB.dcm';
  const hasBomb = existsSync(join(folder, bomb));
  if (hasBomb) writeFileSync(join(folder, 'bomb.zip'), zipSync({ [bomb]: readFileSync(join(folder, bomb)) }));
  const cases: readonly MalformedCase[] = JSON.parse(
    readFileSync(join(reference, 'manifest.json'), 'utf8'),
  ).cases;
  await startProject(page, 'Malformed');
  await page.getByLabel('Folder to add').setInputFiles(folder);
  await expect(page.getByTestId('import-done')).toBeVisible({ timeout: 300_000 });
  await expectUnharmed(page);
  const refused = await refusedFiles(page);
  const kindOf = new Map(refused.map(({ path, kind }) => [path.replace(/^malformed\//, ''), kind]));
  if (hasBomb) expect(kindOf.get(`bomb.zip/${bomb}`)).toBe('Too large');
  // Every file that was given is accounted for: used, set aside or refused.
  const account = (await page.getByTestId('import-done').textContent()) ?? '';
  const [given, ...parts] = (
    /(\d+) files: (\d+) used, (\d+) set aside, (\d+) refused/.exec(account)?.slice(1) ?? []
  ).map(Number);
  expect(given).toBe(filesBelow(folder));
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(given);
  // What only shows when files are looked at together.
  for (const kind of ['missing-files', 'mixed-series', 'study-of-several-patients']) {
    await expect(page.getByTestId(`finding-${kind}`).first(), kind).toBeVisible();
  }
  for (const { file, group, acceptable } of cases) {
    // Compressed pixels are looked at when a slice is shown, not when it is listed.
    if (acceptable.includes('warn') && !acceptable.includes('reject') && kindOf.has(file)) {
      // Loaded with a warning, as far as there is an image in it.
      expect(notAnImage, `${file} is not refused`).toContain(kindOf.get(file));
    }
    if (group !== 'codec' && acceptable.every((outcome) => outcome === 'reject')) {
      expect(kindOf.has(file), `${file} is listed as not used`).toBe(true);
    }
    if (acceptable.every((outcome) => outcome === 'accept')) {
      // One of two files that are the same image is used; which, is the browser's order.
      expect(kindOf.get(file) ?? 'Came twice', `${file} is used`).toBe('Came twice');
    }
  }
  expect(refused.filter(({ kind }) => kind === '')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-testid^="subject-"]').first()).toBeVisible();
  await page.locator('[data-testid^="subject-"]').first().click();
  await expectUnharmed(page);

  // Good files after bad ones: the page is as able as before.
  const good = newFolder('good');
  for (const [at, { bytes }] of phantomFiles([0]).entries()) writeFileSync(join(good, `${at}.dcm`), bytes);
  await page.keyboard.press('Escape');
  await page.getByLabel(/^Folder to add$/).setInputFiles(good);
  await expect(page.getByTestId('import-done')).toContainText('1 new subject', { timeout: 60_000 });
  await expectUnharmed(page);
});
