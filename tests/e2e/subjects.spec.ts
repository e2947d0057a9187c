import type { Page } from '@playwright/test';
import { expect, test } from './support/policyGuard';
import { makeProject } from './support/screenHands';
import { type SeriesToWrite, type StudyFile, seriesFiles, writeFolder } from './support/studyFiles';

/*
 * What a person decides about subjects, and what the rules leave to a person: a series without fat's signal, one of two
 * series that both fit, one person in two exports, a second operation. Each decision is in force again after a reload.
 */

const root = '1.2.826.0.1.3680043.10.6';

interface StudyToWrite extends Partial<SeriesToWrite> {
  readonly date: string;
  readonly uid: string;
}

function study({ uid, date, ...rest }: StudyToWrite): readonly StudyFile[] {
  return seriesFiles({
    folder: uid,
    patientId: 'H-100',
    patientName: 'Okafor^Ada',
    date,
    studyUid: `${root}.${uid}`,
    ...rest,
  });
}

const fatSuppressed: Partial<SeriesToWrite> = {
  description: 'T2 TSE SPAIR ax',
  elements: [{ tag: 'x00180022', vr: 'CS', value: 'FS' }],
};

async function importFiles(page: Page, title: string, files: readonly StudyFile[], subjects: string) {
  await page.goto('/');
  await makeProject(page, title);
  await page.getByLabel('Folder to add').setInputFiles(writeFolder(files));
  await expect(page.getByTestId('import-done')).toContainText(subjects, { timeout: 60_000 });
}

async function openPanel(page: Page, code: string): Promise<void> {
  await page.getByTestId(`subject-${code}`).click();
  await expect(page.getByRole('complementary', { name: `Subject ${code}` })).toBeVisible();
}

async function loadAgain(page: Page, title: string): Promise<void> {
  await expect(page.getByTestId('save-state')).toContainText('Saved');
  await page.reload();
  await page.getByRole('row', { name: title }).getByRole('button').first().click();
  await expect(page.getByTestId('subject-S-001')).toBeVisible();
}

async function fill(page: Page, label: RegExp, text: string): Promise<void> {
  const field = page.getByLabel(label);
  await field.fill(text);
  await field.press('Enter');
}

test('a study with fat-suppressed T2 only is left to a person, who may choose it and give it back', async ({
  page,
}) => {
  await importFiles(
    page,
    'Fat',
    [...study({ uid: '1', date: '20210110' }), ...study({ uid: '2', date: '20211010', ...fatSuppressed })],
    '1 new subject',
  );
  const row = page.getByTestId('subject-S-001');
  await expect(row).toContainText('choose: only fat-suppressed or contrast T2');
  await openPanel(page, 'S-001');
  const followUp = page.getByTestId('scan-followUp');
  const candidate = page.getByTestId('study-2021-10-10');
  await expect(followUp).toContainText('No follow-up scan');
  await expect(candidate).toContainText(
    'Only a fat-suppressed T2 axial series: choose it yourself if the study measures on such.',
  );
  await expect(candidate).toContainText('fat suppressed (FS)');
  await expect(candidate).toContainText('Never taken by rule.');

  await page.getByRole('button', { name: 'Use 2021-10-10 as follow-up' }).click();
  await expect(followUp).toContainText('2021-10-10');
  await expect(followUp).toContainText('Chosen by hand.');
  await expect(followUp).toContainText('fat suppressed (FS)');
  // A pair of which one scan has fat and the other has none is not comparable, and says so.
  await expect(page.getByTestId('pair-fat-suppression')).toHaveAttribute('data-severity', 'red');
  await expect(page.getByTestId('pair-verdict')).toContainText('Not comparable: 1 red');
  await loadAgain(page, 'Fat');
  await expect(row).toContainText('fat suppression none, then spectral');

  await openPanel(page, 'S-001');
  await page.getByRole('button', { name: 'Leave the follow-up scan to the rules' }).click();
  await expect(followUp).toContainText('No follow-up scan');
  await expect(row).toContainText('choose: only fat-suppressed or contrast T2');
});

test('plain T2 is taken before fat-suppressed T2 of one study, and a protocol that allows both says so', async ({
  page,
}) => {
  await importFiles(
    page,
    'Both kinds',
    [
      ...study({ uid: '1', date: '20210110' }),
      ...study({ uid: '1', date: '20210110', seriesNumber: 7, slices: 9, ...fatSuppressed }),
      ...study({ uid: '2', date: '20211010', ...fatSuppressed }),
    ],
    '1 new subject',
  );
  await openPanel(page, 'S-001');
  // The only one that may serve as a follow-up is not taken, so the plain series of the other study stands alone.
  await expect(page.getByTestId('study-2021-01-10')).toContainText('Plain T2 before fat-suppressed.');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Protocol' }).click();
  await page
    .getByRole('radiogroup', { name: 'Fat-suppressed series' })
    .getByLabel('May be taken by rule')
    .check();
  await page.getByRole('tab', { name: 'Cohort' }).click();
  await openPanel(page, 'S-001');
  await expect(page.getByTestId('scan-preop')).toContainText('T2 TSE ax');
  await expect(page.getByTestId('scan-followUp')).toContainText('T2 TSE SPAIR ax');
  await expect(page.getByTestId('scan-followUp')).toContainText('fat suppressed (FS)');
});

test('of two series that both fit, the choice says why; another one is taken by hand and stays', async ({
  page,
}) => {
  await importFiles(
    page,
    'Two series',
    [
      ...study({ uid: '1', date: '20210110', description: 'T2 ax short' }),
      ...study({ uid: '1', date: '20210110', seriesNumber: 7, slices: 9, description: 'T2 ax long' }),
      ...study({ uid: '2', date: '20211010' }),
    ],
    '1 new subject',
  );
  await openPanel(page, 'S-001');
  const preop = page.getByTestId('scan-preop');
  await expect(preop).toContainText('T2 ax long · 9 slices');
  // Slices 5 mm apart: eight steps against four.
  await expect(preop).toContainText('Covers 40 mm, the next one 20.');
  const select = page.getByRole('combobox', { name: 'Axial series, 2021-01-10' });
  await select.click();
  await page.getByRole('option', { name: '3: T2 ax short (5 slices)' }).click();
  await page.getByRole('button', { name: 'Use 2021-01-10 as pre-op' }).click();
  await expect(preop).toContainText('T2 ax short · 5 slices');
  await expect(preop).toContainText('Chosen by hand.');
  await loadAgain(page, 'Two series');
  await openPanel(page, 'S-001');
  await expect(preop).toContainText('T2 ax short · 5 slices');
  await page.getByRole('button', { name: 'Leave the pre-op scan to the rules' }).click();
  await expect(preop).toContainText('T2 ax long · 9 slices');
});

test('an export under a pseudonym is linked by a person and taken apart again', async ({ page }) => {
  const anonymous: Partial<SeriesToWrite> = {
    patientId: 'ANON-7',
    patientName: 'Anonymous',
    // Whoever made the pseudonym took the birth date too: nothing speaks of the same person.
    options: { without: ['x00100030'] },
  };
  await importFiles(
    page,
    'Pseudonym',
    [...study({ uid: '1', date: '20210110' }), ...study({ uid: '2', date: '20211010', ...anonymous })],
    '2 new subjects',
  );
  const rows = page.getByTestId(/^subject-S-\d+$/);
  await expect(rows).toHaveCount(2);
  // Which of the two came first is the browser's order; the one with a name is kept.
  await openPanel(page, 'S-001');
  const panel = page.getByRole('complementary');
  const isFirst = ((await panel.textContent()) ?? '').includes('H-100');
  const [kept, other] = isFirst ? ['S-001', 'S-002'] : ['S-002', 'S-001'];
  await openPanel(page, kept);
  await expect(panel).toContainText('H-100 · Okafor Ada');
  await page.getByRole('button', { name: 'Same person as…' }).click();
  const preview = page.getByTestId('link-preview');
  await preview.getByRole('combobox', { name: 'The other subject' }).click();
  await page.getByRole('option', { name: new RegExp(`${other}.*ANON-7`) }).click();
  await expect(preview).toContainText(`What ${other} has comes to ${kept}; the row of ${other} goes.`);
  await expect(preview).toContainText(`2021-01-10 of ${kept}`);
  await expect(preview).toContainText(`2021-10-10 of ${other}`);
  await preview.getByRole('button', { name: `Link ${other} to ${kept}` }).click();

  await test.step('one subject with both scans, after a reload too', async () => {
    await expect(rows).toHaveCount(1);
    await expect(page.getByTestId(`subject-${kept}`)).toContainText('273');
    await expect(page.getByTestId('save-state')).toContainText('Saved');
    await page.reload();
    await page.getByRole('row', { name: 'Pseudonym' }).getByRole('button').first().click();
    await expect(rows).toHaveCount(1);
    await openPanel(page, kept);
    await expect(page.getByTestId('scan-preop')).toContainText('2021-01-10');
    await expect(page.getByTestId('scan-followUp')).toContainText('2021-10-10');
  });

  await test.step('taken back: two subjects, each with its own study', async () => {
    await page.getByRole('button', { name: `Take back the link to ${other}` }).click();
    await expect(rows).toHaveCount(2);
    await expect(page.getByTestId('scan-followUp')).toContainText('No follow-up scan');
    await openPanel(page, other);
    await expect(panel).toContainText('ANON-7');
    await expect(page.getByTestId('study-2021-10-10')).toBeVisible();
    await expect(page.getByTestId('study-2021-01-10')).toHaveCount(0);
  });
});

test('the same birth date and sex one after the other is told as perhaps the same person, never joined by itself', async ({
  page,
}) => {
  await importFiles(
    page,
    'Perhaps',
    [
      ...study({ uid: '1', date: '20210110' }),
      ...study({ uid: '2', date: '20211010', patientId: 'ANON-7', patientName: 'Anonymous' }),
    ],
    '2 new subjects',
  );
  await page.getByRole('button', { name: /^Same person\?/ }).click();
  await expect(page.getByTestId(/^subject-S-\d+$/)).toHaveCount(2);
  await openPanel(page, 'S-001');
  const maybe = page.getByTestId('maybe-S-002');
  await expect(maybe).toContainText('S-002 may be the same person.');
  await expect(maybe).toContainText(
    'Same sex and birth date (1950-06-30); the one was examined after the other.',
  );
  await maybe.getByRole('button', { name: 'No, S-002 is another person' }).click();
  await expect(maybe).toHaveCount(0);
  const two = page.getByTestId('two-S-002');
  await expect(two).toContainText('S-002 was found to be another person.');
  await expect(page.getByRole('button', { name: 'Same person? 0' })).toBeVisible();
  await two.getByRole('button', { name: 'Take back that S-002 is another person' }).click();
  await maybe.getByRole('button', { name: 'Look at S-002' }).click();
  await page.getByRole('button', { name: 'Link S-002 to S-001' }).click();
  await expect(page.getByTestId('link-S-002')).toContainText('S-002 was found to be this person');
});

test('a second operation ends the follow-up: the last study before it is taken, and a slip is refused', async ({
  page,
}) => {
  await importFiles(
    page,
    'Operated twice',
    [
      ...study({ uid: '1', date: '20210110' }),
      ...study({ uid: '2', date: '20211010' }),
      ...study({ uid: '3', date: '20220610' }),
    ],
    '1 new subject',
  );
  await openPanel(page, 'S-001');
  const followUp = page.getByTestId('scan-followUp');
  await fill(page, /^Surgery date/, '2021-01-15');
  await expect(page.getByTestId('scan-preop')).toContainText('The last before surgery, by 5 days.');
  // 15 January 2021 to 10 June 2022.
  await expect(followUp).toContainText('The last after surgery, by 511 days.');
  await expect(followUp).toContainText('2022-06-10');

  await fill(page, /^Second operation/, '2021-01-15');
  await expect(
    page.getByText('A second operation comes after the first one. Nothing was saved.'),
  ).toBeVisible();
  await expect(followUp).toContainText('2022-06-10');

  await fill(page, /^Second operation/, '2022-01-10');
  await expect(followUp).toContainText('2021-10-10');
  await expect(followUp).toContainText('The last after surgery, by 268 days.');
  // 10 January to 10 June 2022.
  await expect(page.getByTestId('study-2022-06-10')).toContainText('151 days after a second operation.');
  await loadAgain(page, 'Operated twice');
  await openPanel(page, 'S-001');
  await expect(followUp).toContainText('2021-10-10');
  await expect(page.getByLabel(/^Second operation/)).toHaveValue('2022-01-10');

  await fill(page, /^Second operation/, '');
  await expect(followUp).toContainText('2022-06-10');
});
