import type { Page } from '@playwright/test';
import type { DicomElement } from '../support/dicomWriter';
import { expect, test } from './support/policyGuard';
import { bothShown } from './support/readerHands';
import { csvRows, makeProject, raise, sitDown } from './support/screenHands';
import { type SeriesToWrite, type StudyFile, seriesFiles, writeFolder } from './support/studyFiles';

/*
 * The account of an import: every file given ends as used, set aside or refused, once, with a reason; and what is odd
 * about a slice that was taken is told where it is read.
 */

const root = '1.2.826.0.1.3680043.10.8';

function series(part: Partial<SeriesToWrite> & { readonly seriesNumber: number }): readonly StudyFile[] {
  return seriesFiles({
    folder: 'disc',
    patientId: 'A-1',
    patientName: 'Account^One',
    date: '20210110',
    studyUid: `${root}.1`,
    ...part,
  });
}

const text = (tag: string, vr: string, value: string): DicomElement => ({ tag, vr, value });
const bytesOf = (words: string): Uint8Array => new TextEncoder().encode(words);

const axial = series({ seriesNumber: 3 });
const sagittal = series({
  seriesNumber: 4,
  slices: 3,
  description: 'T2 TSE sag',
  options: { orientation: [0, 1, 0, 0, 0, -1] },
});
const t1 = series({
  seriesNumber: 5,
  slices: 4,
  description: 'T1 TSE ax',
  elements: [text('x00180080', 'DS', '550'), text('x00180081', 'DS', '11')],
});
const localiser = series({ seriesNumber: 1, slices: 2, description: 'Localizer' });
const ct = series({
  seriesNumber: 6,
  slices: 2,
  description: 'Abdomen',
  elements: [text('x00080060', 'CS', 'CT')],
});
const withoutRows = series({ seriesNumber: 7, slices: 1, options: { without: ['x00280010'] } });
const [first = raise(), second = raise()] = axial;
const others: readonly StudyFile[] = [
  { path: 'disc/copy of the first', bytes: first.bytes },
  { path: 'disc/cut', bytes: second.bytes.subarray(0, second.bytes.length - 9000) },
  { path: 'disc/empty.dcm', bytes: new Uint8Array() },
  { path: 'README.TXT', bytes: bytesOf('Start viewer.exe') },
  { path: 'letter.pdf', bytes: bytesOf('%PDF-1.4 letter') },
];

/** How each file must end, by path. */
const ends = new Map<string, readonly [state: string, kind: string]>([
  ...[...axial, ...sagittal].map(({ path }) => [path, ['used', 'used']] as const),
  ...t1.map(({ path }) => [path, ['set-aside', 'series-other-contrast']] as const),
  ...localiser.map(({ path }) => [path, ['set-aside', 'series-localiser']] as const),
  ...ct.map(({ path }) => [path, ['set-aside', 'not-mr']] as const),
  ...withoutRows.map(({ path }) => [path, ['refused', 'missing-tag']] as const),
  ['disc/cut', ['refused', 'truncated-pixels']],
  ['disc/empty.dcm', ['refused', 'empty-file']],
  ['README.TXT', ['refused', 'not-dicom']],
  ['letter.pdf', ['refused', 'not-dicom']],
]);

async function importFolder(page: Page, title: string, files: readonly StudyFile[]): Promise<void> {
  await page.goto('/');
  await makeProject(page, title);
  await page.getByLabel('Folder to add').setInputFiles(writeFolder(files, 'CD'));
  await expect(page.getByTestId('import-done')).toContainText('1 new subject', { timeout: 60_000 });
}

test('every file ends once, the numbers add up, and the saved list says why and by which tag', async ({
  page,
}) => {
  const all = [...axial, ...sagittal, ...t1, ...localiser, ...ct, ...withoutRows, ...others];
  await importFolder(page, 'Account', all);
  // Of the two equal files one is used; 8 + 4 + 2 + 2 + 1 set aside.
  const account = `${all.length} files: 8 used, 9 set aside, 5 refused`;
  expect(8 + 9 + 5).toBe(all.length);
  await expect(page.getByTestId('import-done')).toContainText(account);
  await page.getByRole('button', { name: /not used/ }).click();
  const panel = page.getByRole('complementary', { name: 'Files not used' });
  await expect(panel).toContainText(account);
  await expect(panel.getByTestId('unused-missing-tag')).toContainText('Rows (0028,0010)');

  const download = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Save as CSV' }).click();
  const file = await download;
  // The head of the log stands in the name.
  expect(file.suggestedFilename()).toMatch(/^Account-files_log-\d+-[0-9a-f]{12}\.csv$/);
  const rows = (await csvRows(file)).filter(({ state }) => state !== 'to look at');
  expect(rows).toHaveLength(all.length);
  const byPath = new Map(rows.map((row) => [row['path']?.replace(/^CD\//, ''), row]));
  expect(byPath.size).toBe(all.length);
  for (const [path, [state, kind]] of ends) {
    const row = byPath.get(path);
    // Either of the two equal files may be the one that came first.
    if (path === first.path) continue;
    expect([row?.['state'], row?.['kind']], path).toEqual([state, kind]);
  }
  const twins = [first.path, 'disc/copy of the first'].map((path) => byPath.get(path)?.['kind']);
  expect(twins.sort()).toEqual(['duplicate', 'used']);
  for (const row of rows) {
    expect(row['reason'], row['path']).toMatch(/\w{3,}.*\./);
    const isDicom = !['used', 'not-dicom', 'empty-file'].includes(row['kind'] ?? '');
    if (isDicom) expect(row['tag'], row['path']).toMatch(/\([0-9A-F]{4},[0-9A-F]{4}\)/);
  }
  const count = (state: string) => rows.filter((row) => row['state'] === state).length;
  expect([count('used'), count('set-aside'), count('refused')]).toEqual([8, 9, 5]);
});

test('what is odd about a slice that was taken is said in words where it is read, with the tag for the technician', async ({
  page,
}) => {
  const odd = seriesFiles({
    folder: 'later',
    patientId: 'A-1',
    patientName: 'Account^One',
    date: '20211010',
    studyUid: `${root}.2`,
    // 12 bits in the upper end of 16, and no frame of reference.
    options: { highBit: 15, without: ['x00200052'] },
  });
  await importFolder(page, 'Odd', [...axial, ...odd]);
  await sitDown(page, /Observer A/);
  await page.getByTestId('subject-S-001').click();
  await page.keyboard.press('Enter');
  await bothShown(page);
  const notices = page.getByTestId('slice-notices');
  await expect(notices).toHaveCount(1);
  await expect(notices).toContainText('Values were shifted');
  await expect(notices).toHaveAttribute('title', /\(0028,0102\)/);
  await expect(notices).toHaveAttribute('title', /\(0020,0052\)/);
});
