import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import { expect } from '@playwright/test';
import { phantomSubject } from '../../support/phantomFiles';
import { folderOf, hospitalFiles, otherExport, personalWords } from './hospitalFiles';
import { makeProject } from './screenHands';
import { textOutside } from './textOutside';

/** The phantom's subjects (0-based) of a study at two hospitals. */
export const subjects = [0, 1, 2, 3, 4, 5];
export const codes = subjects.map((subject) => phantomSubject(subject).code);
export const names = { A: 'Dr Sato', B: 'Dr Weber' } as const;
export const hospital = hospitalFiles(subjects);
export const elsewhere = otherExport(hospital);

/** What must be in no kit and no return: who the subjects are, when what was done, and what became of them. */
export const secrets: readonly string[] = [
  ...personalWords(hospital),
  ...subjects.flatMap((subject) => {
    const { surgeryDate, refracture } = phantomSubject(subject);
    return [surgeryDate, ...(refracture ? [refracture.date] : [])];
  }),
];

function covariateTable(): string {
  const heads = 'Subject;Sex;Age;BMI;T-score;Level;Surgery date;Refracture;Refracture date;Refracture level';
  const lines = subjects.map((subject) => {
    const { code, sex, ageYears, bmiKgPerM2, bmdTScore, level, surgeryDate, refracture } =
      phantomSubject(subject);
    const type = refracture ? ['yes', refracture.date, refracture.levels.join('+')] : ['no', '', ''];
    return [code, sex, ageYears, bmiKgPerM2, bmdTScore, level, surgeryDate, ...type].join(';');
  });
  return [heads, ...lines].join('\n');
}

/** Takes the screen and sees that no text leaves its place. */
export async function look(page: Page, info: TestInfo, name: string): Promise<void> {
  const folder = join(info.project.outputDir, 'two-computers');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${info.title.split(' ')[0]}-${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  // A file of ten columns is wider than this window and is scrolled.
  const outside = (await textOutside(page)).filter((one) => !one.includes('div.covariate-table preview'));
  expect.soft(outside, name).toEqual([]);
}

/** The researcher's project: six subjects, observers by name, covariates from a file. */
export async function setUp(page: Page, info: TestInfo, isMasked: boolean): Promise<void> {
  await page.goto('/');
  await makeProject(page, 'Two hospitals');
  await page.getByRole('tab', { name: 'Protocol' }).click();
  for (const letter of ['A', 'B'] as const) {
    const field = page.getByLabel(`Name of observer ${letter}`);
    await field.fill(names[letter]);
    await field.press('Enter');
  }
  if (isMasked) await page.getByRole('radio', { name: /^Scans are read one by one/ }).check();
  await look(page, info, 'protocol');
  await page.getByRole('tab', { name: 'Cohort' }).click();
  await page.getByLabel('Folder to add', { exact: true }).setInputFiles(folderOf(hospital, 'studies'));
  await expect(page.getByTestId('import-done')).toContainText('6 new subjects', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Import covariates' }).click();
  await page
    .getByLabel('File with covariates')
    .setInputFiles({ name: 'covariates.csv', mimeType: 'text/csv', buffer: Buffer.from(covariateTable()) });
  await expect(page.getByTestId('import-preview')).toBeVisible();
  await look(page, info, 'covariates');
  await page.getByRole('button', { name: /^Apply/ }).click();
  await expect(page.getByTestId('import-done')).toContainText('6 subjects');
  await page.getByRole('button', { name: 'Back to the cohort' }).first().click();
  await look(page, info, 'cohort');
}
