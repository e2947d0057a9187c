import type { Page, TestInfo } from '@playwright/test';
import { type FakeArchive, startFakeArchive } from '../support/fakeArchive';
import { phantomFiles } from '../support/phantomFiles';
import { openArchivePage, putKit } from './support/archiveHands';
import { lookAtSizes } from './support/lookAtSizes';
import { expect, test } from './support/policyGuard';
import { bothShown } from './support/readerHands';
import { inventedStudies, routeArchive } from './support/routedArchive';
import { makeProject, sitDown } from './support/screenHands';

/*
 * The screens of the archive against answers that are made here: connecting and each way in which it fails, the work list,
 * and what an observer is never shown. The story against a real server is archive.spec.ts.
 */

const look = (page: Page, info: TestInfo, name: string): Promise<void> =>
  lookAtSizes(page, info, 'archive', name);

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Connect an archive' });

async function connect(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Connect an archive' }).click();
  await dialog(page).getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByTestId('archive')).toBeVisible();
}

test('connecting says what is wrong and what to do, and keeps the address alone', async ({ page }, info) => {
  const archive = await routeArchive(page, inventedStudies(3));
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Connect an archive' })).toBeEnabled();
  await look(page, info, 'start');
  await expect(page.getByText('Nothing leaves this browser')).toBeVisible();
  await page.keyboard.press('c');
  await expect(dialog(page)).toBeVisible();
  const address = dialog(page).getByLabel('Address of the DICOMweb server');
  await expect(address).toHaveValue('/dicom-web');
  await look(page, info, 'connect');
  const ask = dialog(page).getByRole('button', { name: 'Connect', exact: true });
  const failed = page.getByTestId('connect-failed');

  await test.step('each failure in its own words', async () => {
    archive.fault = 504;
    await ask.click();
    await expect(failed).toContainText('No archive answers at /dicom-web.', { timeout: 60_000 });
    await expect(failed).toContainText('npm run archive');
    await look(page, info, 'connect-not-reached');
    archive.fault = 401;
    await ask.click();
    await expect(failed).toContainText('asks who you are (401)');
    archive.fault = 403;
    await ask.click();
    await expect(failed).toContainText('your account lacks the right');
    archive.fault = 'html';
    await ask.click();
    await expect(failed).toContainText('is no DICOMweb server');
  });

  await test.step('an address that holds a secret, or is elsewhere, is not asked', async () => {
    const before = archive.asked.length;
    await address.fill('https://me:secret@archive.example/dicom-web');
    await expect(ask).toBeDisabled();
    await expect(dialog(page)).toContainText('A user name or password stands in the address');
    await address.fill('https://archive.example/dicom-web');
    await expect(dialog(page)).toContainText('This page may only talk to its own address');
    await look(page, info, 'connect-elsewhere');
    expect(archive.asked).toHaveLength(before);
    await address.fill('/dicom-web');
  });

  await test.step('connecting is cancelled', async () => {
    archive.fault = 'silent';
    await ask.click();
    await expect(page.getByTestId('connecting')).toContainText('Asking /dicom-web');
    await dialog(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByTestId('connecting')).toBeHidden();
    await expect(ask).toBeEnabled();
  });

  await test.step('the sign-in goes with each question, and is nowhere else', async () => {
    archive.fault = undefined;
    await dialog(page).getByRole('button', { name: 'User and password' }).click();
    await dialog(page).getByLabel('User', { exact: true }).fill('dr.kim');
    const password = dialog(page).getByLabel('Password');
    await expect(password).toHaveAttribute('type', 'password');
    await expect(password).toHaveAttribute('autocomplete', 'off');
    await password.fill('SECRET-7');
    await look(page, info, 'connect-sign-in');
    await ask.click();
    await expect(page.getByTestId('archive')).toBeVisible();
    expect(archive.headers.at(-1)?.['authorization']).toBe(
      `Basic ${Buffer.from('dr.kim:SECRET-7').toString('base64')}`,
    );
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    expect(kept).toContain('/dicom-web');
    expect(kept).not.toMatch(/SECRET|dr\.kim/);
    expect(await page.content()).not.toContain('SECRET');
    await expect(page.getByRole('button', { name: /^Archive:/ })).toHaveText(
      /Connected to\/dicom-web· as dr\.kim/,
    );
  });

  await test.step('the start screen no longer says that nothing leaves, until the archive is left', async () => {
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { name: 'Projects on this computer' })).toBeVisible();
    await expect(page.getByText('Nothing leaves this browser')).toBeHidden();
    await page.getByRole('button', { name: /^Archive:/ }).click();
    await look(page, info, 'start-connected');
    await page.getByRole('menuitem', { name: 'Disconnect' }).click();
    await expect(page.getByText('Nothing leaves this browser')).toBeVisible();
  });

  await test.step('after a reload the address is there, and no sign-in', async () => {
    await page.reload();
    await page.keyboard.press('c');
    await expect(address).toHaveValue('/dicom-web');
    await expect(dialog(page).getByRole('button', { name: 'None' })).toHaveAttribute('aria-pressed', 'true');
  });
});

test('the work list is searched, chosen from with the keyboard, and paged', async ({ page }, info) => {
  const archive = await routeArchive(page, inventedStudies(190));
  await page.goto('/');
  await connect(page);
  const table = page.getByRole('table', { name: 'Studies' });
  await expect(table).toHaveAttribute('data-rows', '200');
  await look(page, info, 'work-list');

  await test.step('more of a long list', async () => {
    await page.keyboard.press('End');
    await page.getByRole('button', { name: 'Ask for more' }).click();
    await expect(table).not.toHaveAttribute('data-rows', '200');
    await expect(page.getByRole('button', { name: 'Ask for more' })).toBeHidden();
    expect(archive.asked.some((url) => url.searchParams.get('offset') === '200')).toBe(true);
    // Only the lines in sight are drawn.
    expect(await table.locator('tbody tr[data-study]').count()).toBeLessThan(80);
  });

  await test.step('fields narrow it, and Enter asks', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('lee');
    await page.keyboard.press('Enter');
    await expect(table).toContainText('Lee');
    await expect(table).not.toContainText('Kim');
    const asked = archive.asked.findLast((url) => url.searchParams.has('PatientName'));
    expect(asked?.searchParams.get('PatientName')).toBe('*lee*');
    expect(asked?.searchParams.get('ModalitiesInStudy')).toBe('MR');
    await page.getByLabel('Studied from').fill('2019-13-01');
    await expect(page.getByText('This is no date.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Search', exact: true })).toBeDisabled();
    await page.getByLabel('Studied from').fill('');
    await page.keyboard.press('Escape');
  });

  await test.step('ticked by keys, ranges and patients', async () => {
    await page.keyboard.press('Home');
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByText(/^3 studies of \d patients selected/)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText(/selected$/)).toBeHidden();
    await page.getByRole('button', { name: /^Two scans or more/ }).click();
    await page.keyboard.press('Home');
    await page.keyboard.press('p');
    await expect(page.getByText(/^[23] studies of 1 patient selected/)).toBeVisible();
    await page.getByLabel('Select all shown').click();
    await look(page, info, 'work-list-chosen');
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    // What was ticked is kept from one search to the next.
    await expect(page.getByText(/of them in an earlier search/)).toBeVisible();
    await page.getByRole('button', { name: 'Clear the selection' }).click();
    await expect(page.getByRole('button', { name: 'New project from studies' })).toBeDisabled();
  });

  await test.step('nothing found, and what to do', async () => {
    await page.getByLabel('Patient number').fill('nobody');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('archive-empty')).toContainText('No study matches.');
    await look(page, info, 'work-list-none');
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await expect(table).toHaveAttribute('data-rows', '200');
  });

  await test.step('a search that fails, and one that is cancelled', async () => {
    archive.fault = 400;
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await expect(page.getByTestId('archive-search-failed')).toContainText('did not take the question (400)');
    await look(page, info, 'work-list-failed');
    archive.fault = 'silent';
    await page.getByRole('button', { name: 'Search again' }).click();
    await expect(page.getByTestId('archive-searching')).toBeVisible();
    await look(page, info, 'work-list-searching');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByTestId('archive-search-failed')).toContainText('Stopped.');
  });

  await test.step('a sign-in that has run out', async () => {
    archive.fault = 401;
    await page.getByRole('button', { name: 'Search again' }).click();
    await expect(page.getByTestId('archive-strip')).toContainText('(401)');
    await look(page, info, 'work-list-sign-in-again');
    archive.fault = undefined;
    await page.getByRole('button', { name: 'Connect again' }).click();
    const again = page.getByRole('dialog', { name: 'Connect to the archive' });
    await again.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(again).toBeHidden();
    await expect(page.getByTestId('archive-strip')).toBeHidden();
    // What was asked before waited for it.
    await expect(table).toHaveAttribute('data-rows', '200');
  });
});

test('studies become a project, more are added to it, and an observer finds none of it', async ({
  page,
}, info) => {
  let fake: FakeArchive | undefined;
  try {
    const server = await startFakeArchive({ files: phantomFiles([0, 1], false).map(({ bytes }) => bytes) });
    fake = server;
    await page.route('**/dicom-web/**', async (route) => {
      const url = new URL(route.request().url());
      const response = await route.fetch({
        url: `${server.url}${url.pathname.slice('/dicom-web'.length)}${url.search}`,
      });
      await route.fulfill({ response });
    });
    await page.goto('/');
    await connect(page);
    const table = page.getByRole('table', { name: 'Studies' });
    await expect(table).toHaveAttribute('data-rows', '4');
    await page.locator('tr[data-study]').first().click();
    await page.keyboard.press('p');
    await page.keyboard.press('a');
    const made = page.getByRole('dialog', { name: 'New project' });
    await made.getByLabel('Title').fill('From the archive');
    await made.getByRole('button', { name: 'Gross', exact: true }).click();
    await made.getByRole('button', { name: 'Make the project' }).click();
    await expect(page.getByTestId('import-done')).toContainText('1 new subject', { timeout: 60_000 });
    await look(page, info, 'cohort-from-archive');

    await page.keyboard.press('Escape');
    await page.keyboard.press('a');
    await look(page, info, 'cohort-add-menu');
    await page.getByRole('menuitem', { name: /From an archive/ }).click();
    await expect(table.locator('tbody').getByText('in the project')).toHaveCount(2);
    await page.getByRole('button', { name: /^Not in the project 2/ }).click();
    await page.getByLabel('Select all shown').click();
    await look(page, info, 'work-list-in-project');
    await page.getByRole('button', { name: 'Add 2 studies' }).click();
    await expect(page.getByTestId('import-done')).toContainText('1 new subject', { timeout: 60_000 });

    await test.step('its kits are listed on the start screen’s way', async () => {
      await openArchivePage(page, 'Exchange');
      await putKit(page, 'B');
      await page.getByRole('button', { name: /to the start screen/ }).click();
      await page.getByRole('button', { name: 'Open the archive' }).click();
      await page.getByRole('button', { name: 'Projects', exact: true }).click();
      await expect(page.getByRole('region', { name: 'From the archive' })).toContainText(
        'Kit of observer B, issue 1',
      );
      await look(page, info, 'projects');
      await page.keyboard.press('Escape');
    });

    await test.step('after a reload the images wait for the archive', async () => {
      await page.reload();
      await page
        .getByRole('row', { name: /From the archive/ })
        .getByRole('button')
        .click();
      const strip = page.getByTestId('images-unreachable');
      await expect(strip).toContainText('They come from the archive at /dicom-web.');
      await look(page, info, 'cohort-unreachable');
      await strip.getByRole('button', { name: 'Connect to the archive' }).click();
      const again = page.getByRole('dialog', { name: 'Connect to the archive' });
      await again.getByRole('button', { name: 'Connect', exact: true }).click();
      await expect(strip).toBeHidden();
    });

    await sitDown(page, /Observer A/);
    await expect(page.getByRole('button', { name: /^Archive:/ })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Add scans' })).toBeHidden();
    await look(page, info, 'observer-connected');
    await page.keyboard.press('Enter');
    await bothShown(page);
    await look(page, info, 'read-connected');
  } finally {
    await fake?.stop();
  }
});

test('a project without scans offers the archive', async ({ page }, info) => {
  await routeArchive(page, inventedStudies(2));
  await page.goto('/');
  await makeProject(page, 'Empty');
  await look(page, info, 'cohort-empty');
  await page.getByRole('button', { name: 'From an archive…' }).click();
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'Cohort' })).toBeVisible();
  await page.getByRole('button', { name: 'From an archive…' }).click();
  await dialog(page).getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByRole('table', { name: 'Studies' })).toHaveAttribute('data-rows', '3');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Cohort' })).toBeVisible();
});
