import type { Page } from '@playwright/test';
import { expect, test } from './support/policyGuard';
import { bothShown } from './support/readerHands';
import { csvRows, sitDown } from './support/screenHands';
import { countImages, storedHere } from './support/storedHere';
import { type SeriesToWrite, type StudyFile, seriesFiles, writeFolder } from './support/studyFiles';

/*
 * A project that never stores whose images they are. Everything that the browser keeps for the page is read apart from
 * the product and searched for what the files say of the patient; the same search finds all of it in an ordinary
 * project, so it can find.
 */

const root = '1.2.826.0.1.3680043.10.7';
const folderName = 'Zebrowska Ludmila 1943';

const person: Partial<SeriesToWrite> = {
  patientId: 'HN-778812',
  patientName: 'Zebrowska^Ludmila',
  // Technicians do type names where the series is described.
  description: 'T2 TSE ax Zebrowska',
  elements: [
    { tag: 'x00080021', vr: 'DA', value: '20210111' },
    { tag: 'x00080050', vr: 'SH', value: 'ACC-55512' },
    { tag: 'x00080080', vr: 'LO', value: 'Klinikum Waldeck' },
    { tag: 'x00080090', vr: 'PN', value: 'Overweiser^Anton' },
    { tag: 'x00081030', vr: 'LO', value: 'LWS Zebrowska' },
    { tag: 'x00100030', vr: 'DA', value: '19430217' },
  ],
};

function study(date: string, number: number): readonly StudyFile[] {
  return seriesFiles({
    folder: `${date} IMAGES`,
    patientId: '',
    patientName: '',
    date,
    studyUid: `${root}.${number}`,
    ...person,
  });
}

const files = [...study('20210110', 1), ...study('20211010', 2)];

/** What tells whose images they are, as it may be written. */
const secrets = {
  name: ['Zebrowska', 'Ludmila', 'ZEBROWSKA'],
  'hospital number': ['HN-778812', '778812'],
  'birth date': ['19430217', '1943-02-17'],
  'study dates': ['20210110', '2021-01-10', '20211010', '2021-10-10'],
  'other dates': ['20210111', '2021-01-11'],
  UIDs: [`${root}.1`, `${root}.2`, root],
  paths: [folderName, 'IMAGES', 'IM0001'],
  'others named': ['Overweiser', 'Waldeck', 'ACC-55512'],
} as const;

/** Found of the secrets in everything that is kept here, group by group. */
async function foundHere(page: Page): Promise<Readonly<Record<string, readonly string[]>>> {
  const { text, places } = await storedHere(page);
  // Something was read: the records of a project with ten images.
  expect(await countImages(page)).toBe(files.length);
  expect(places).toContain('indexedDB multifidus patientImages 0');
  const entries = Object.entries(secrets).map(
    ([kind, words]) => [kind, words.filter((word) => text.includes(word))] as const,
  );
  return Object.fromEntries(entries);
}

async function makeProject(page: Page, title: string, choice: 'Keep' | 'Never store'): Promise<void> {
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByLabel('Title').fill(title);
  const dialog = page.getByRole('dialog');
  await dialog.getByText(choice, { exact: true }).click();
  if (choice === 'Never store') await expect(dialog).toContainText('UIDs are replaced');
  await dialog.getByRole('button', { name: 'Make the project' }).click();
  await expect(page.getByRole('heading', { name: 'Cohort' })).toBeVisible();
}

async function importFolder(page: Page, label: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).setInputFiles(writeFolder(files, folderName));
  await expect(page.getByTestId('import-done')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByTestId('save-state')).toContainText('Saved');
}

test('an ordinary project keeps who the subjects are: the search of this file finds it', async ({ page }) => {
  await page.goto('/');
  await makeProject(page, 'Ordinary', 'Keep');
  await importFolder(page, 'Folder to add');
  const found = await foundHere(page);
  for (const kind of ['name', 'hospital number', 'birth date', 'study dates', 'UIDs', 'paths']) {
    expect(found[kind], kind).not.toEqual([]);
  }
});

test('"Never store": nothing kept tells whose images they are; days for dates; the images come back when given again', async ({
  page,
}) => {
  const nothing = Object.fromEntries(Object.keys(secrets).map((kind) => [kind, []]));
  await page.goto('/');
  await makeProject(page, 'Nameless', 'Never store');
  await importFolder(page, 'Folder to add');
  await expect(page.getByTestId('import-done')).toContainText('10 images came in, 1 new subject.');

  await test.step('IndexedDB, private files, local and session storage, caches, cookies, address', async () => {
    // Copies and folders would be written after the import; they have had their time.
    await page.waitForTimeout(2000);
    expect(await foundHere(page)).toEqual(nothing);
    const { places } = await storedHere(page);
    expect(places.filter((place) => /image-copies\/|multifidus folders/.test(place))).toEqual([]);
  });

  await test.step('the subject is shown by days from the first scan, with its age', async () => {
    const row = page.getByTestId('subject-S-001');
    // 10 January to 10 October 2021; born in February 1943.
    await expect(row).toContainText('273');
    await row.click();
    await expect(page.getByTestId('scan-preop')).toContainText('day 0');
    await expect(page.getByTestId('scan-followUp')).toContainText('day 273');
    await expect(page.getByLabel('Age, years')).toHaveValue('77');
    const panel = page.getByRole('complementary');
    await expect(panel).not.toContainText(/Zebrowska|HN-778812|20(?:21|22)-|1800/);
    const surgery = page.getByLabel(/^Surgery date, days from first scan/);
    await surgery.fill('5');
    await surgery.press('Enter');
    await expect(page.getByTestId('scan-preop')).toContainText('The last before surgery, by 5 days.');
    await expect(page.getByTestId('scan-followUp')).toContainText('The last after surgery, by 268 days.');
    await page.keyboard.press('Escape');
  });

  await test.step('the Protocol says so', async () => {
    await page.getByRole('tab', { name: 'Protocol' }).click();
    await expect(page.getByRole('main')).toContainText('Never stored');
    await page.getByRole('tab', { name: 'Cohort' }).click();
  });

  await test.step('after a reload the images must be given again, and are found; no subject comes twice', async () => {
    await page.reload();
    await page.getByRole('row', { name: 'Nameless' }).getByRole('button').first().click();
    await expect(page.getByTestId('subject-S-001')).toBeVisible();
    await expect(page.getByTestId('images-unreachable')).toContainText('2 scans');
    await importFolder(page, 'Folder to add again');
    await expect(page.getByTestId('import-done')).toContainText('10 images were found again.');
    await expect(page.getByTestId('images-unreachable')).toHaveCount(0);
    await expect(page.getByTestId(/^subject-S-\d+$/)).toHaveCount(1);
    await sitDown(page, /Observer A/);
    await page.getByTestId('subject-S-001').click();
    await page.keyboard.press('Enter');
    await bothShown(page);
    await expect(page.locator('body')).not.toContainText(/Zebrowska|HN-778812|2021-|1800-/);
    await sitDown(page, /Researcher/);
    expect(await foundHere(page)).toEqual(nothing);
  });

  await test.step('the data file has no date either', async () => {
    await page.getByRole('tab', { name: 'Results' }).click();
    await page.getByRole('button', { name: /Unblind/ }).click();
    await page.getByLabel(/Reason/).fill('To look at the file');
    await page.getByRole('dialog').getByRole('button', { name: 'Unblind' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /Save subjects as CSV/ }).click();
    const [row, ...others] = await csvRows(await download);
    expect(others).toEqual([]);
    expect(row?.['preop_date']).toBe('');
    expect(row?.['surgery_date']).toBe('');
    expect(row?.['preop_days_from_surgery']).toBe('-5');
    expect(JSON.stringify(row)).not.toMatch(/1800|2021-0|2021-1|Zebrowska/);
  });
});
