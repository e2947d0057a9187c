import type { Page } from '@playwright/test';
import { bareServer } from './support/bareServer';
import { builtSite } from './support/builtSite';
import { phantomFolder } from './support/phantomFolder';
import { expect, test as guarded } from './support/policyGuard';
import { bothShown } from './support/readerHands';
import { sitDown } from './support/screenHands';

/*
 * What a browser with an empty cache really fetches until the start screen answers, from a host that compresses; that
 * the rest comes afterwards by itself; and what is said when it does not come.
 */

type Host = Awaited<ReturnType<typeof bareServer>>;
const test = guarded.extend<object, { readonly host: Host }>({
  host: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
    async ({}, use) => {
      const host = await bareServer(builtSite, '/', true);
      await use(host);
      await host.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ host }, use) => use(host.url),
});

interface Fetched {
  readonly name: string;
  readonly startedAtMs: number;
  readonly bodyBytes: number;
  readonly transferredBytes: number;
}

/** Everything that the page has fetched so far, and when it says that the start screen answers. */
function fetched(
  page: Page,
): Promise<{ readonly all: readonly Fetched[]; readonly interactiveAtMs: number }> {
  return page.evaluate(() => ({
    all: performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .map((entry) => ({
        name: new URL(entry.name).pathname.replace(/^.*\//, ''),
        startedAtMs: entry.startTime,
        bodyBytes: entry.encodedBodySize,
        transferredBytes: entry.transferSize,
      })),
    interactiveAtMs: performance.getEntriesByName('start-interactive')[0]?.startTime ?? -1,
  }));
}

const later =
  /createSlicePane|reading|editor|measuring|studyResults|statistics|Views|ResultsScreen|ProjectScreen|wasm|openjph|Worker|zipArchive|bundle|demo|Csv|ProtocolScreen|ExchangeScreen|IncomingDialog|GuideSheet|CovariatesScreen|FlowDiagram|ActDialogs/i;

test('with an empty cache the start screen answers after at most 250 KB of JavaScript and 40 KB of styles', async ({
  page,
}) => {
  await page.addInitScript(() => {
    // When a person could act: the ways in are enabled and it is said whether projects are here.
    new MutationObserver((_, observer) => {
      const isListed = document.querySelector('.start-table, .start-line:not(.muted)');
      const isEnabled = document.querySelector('button.way-in:enabled');
      if (!isListed || !isEnabled) return;
      performance.mark('seen-by-test');
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true, attributes: true });
  });
  await page.goto('./');
  await expect(page.getByRole('button', { name: 'Open the demo' })).toBeEnabled();
  await expect.poll(async () => (await fetched(page)).interactiveAtMs).toBeGreaterThan(0);
  const { all, interactiveAtMs } = await fetched(page);
  const seenAtMs = await page.evaluate(() => performance.getEntriesByName('seen-by-test')[0]?.startTime);
  // The page may not call itself ready before it is; whatever it fetches until then counts.
  expect(seenAtMs).toBeLessThanOrEqual(interactiveAtMs);

  const before = all.filter(({ startedAtMs }) => startedAtMs <= interactiveAtMs);
  expect(before.map(({ name }) => name).filter((name) => later.test(name))).toEqual([]);
  const bytes = (ending: string) =>
    before.filter(({ name }) => name.endsWith(ending)).reduce((sum, { bodyBytes }) => sum + bodyBytes, 0);
  expect(bytes('.js')).toBeGreaterThan(60_000);
  expect(bytes('.js')).toBeLessThanOrEqual(250_000);
  expect(bytes('.css')).toBeGreaterThan(5_000);
  expect(bytes('.css')).toBeLessThanOrEqual(40_000);
  // Nothing of it came from a cache.
  for (const one of before.filter(({ name }) => /\.(js|css)$/.test(name)))
    expect(one.transferredBytes, one.name).toBeGreaterThanOrEqual(one.bodyBytes);
});

test('what comes next loads by itself while nobody acts: dialogs, screens, reading, viewer, backups, results', async ({
  page,
}) => {
  await page.goto('./');
  for (const part of [
    'StartDialog',
    'ProjectScreen',
    'readingActs',
    'createSlicePane',
    'bundles',
    'ProtocolScreen',
    'ExchangeScreen',
    'ResultsScreen',
    'tableViews',
    'modelViews',
    'checkViews',
    'onDemandStatistics',
    'HowPopover',
    'createCalculation',
    'subjectFile',
  ]) {
    await expect
      .poll(async () => (await fetched(page)).all.some(({ name }) => name.startsWith(`${part}-`)), {
        message: part,
        timeout: 30_000,
      })
      .toBe(true);
  }
});

test('a part that cannot be loaded is named as that; loading again brings it, and nothing is lost', async ({
  page,
}) => {
  const gone = /assets\/(ProjectScreen|ResultsScreen)-[^/]*\.js/;
  await page.route(gone, (route) => route.abort('internetdisconnected'));
  await page.goto('./');
  await makeTitle(page, 'Kept through it');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('This part of Multifidus could not be loaded');
  await expect(alert).toContainText('Nothing is lost');
  await page.getByRole('button', { name: 'Load again' }).click();
  await expect(alert).toContainText('This part of Multifidus could not be loaded');
  await page.unroute(gone);
  await page.getByRole('button', { name: 'Load again' }).click();
  await expect(page.getByRole('heading', { name: 'Cohort' })).toBeVisible();
  await expect(page.getByText('Kept through it').first()).toBeVisible();
});

test('a newer version on the server, whose files have other names: back to the projects, or the page anew', async ({
  page,
}) => {
  await page.route(/assets\/ProjectScreen-[^/]*\.js/, (route) => route.fulfill({ status: 404 }));
  await page.goto('./');
  await makeTitle(page, 'Old files');
  await expect(page.getByRole('alert')).toContainText('the server may hold a newer version');
  await page.getByRole('button', { name: 'Back to the projects' }).click();
  await expect(page.getByRole('row', { name: /Old files/ })).toBeVisible();
  await page.unroute(/assets\/ProjectScreen-[^/]*\.js/);
  await page.reload();
  await page
    .getByRole('row', { name: /Old files/ })
    .getByRole('button')
    .click();
  await expect(page.getByRole('heading', { name: 'Cohort' })).toBeVisible();
});

test('a viewer that cannot be loaded is not mistaken for a browser that cannot draw; the reading stays open', async ({
  page,
}) => {
  const gone = /assets\/createSlicePane-[^/]*\.js/;
  await page.route(gone, (route) => route.abort('internetdisconnected'));
  await page.goto('./');
  await page.getByLabel('Folder for a new project').setInputFiles(phantomFolder([0]));
  await expect(page.getByTestId('import-done')).toContainText('1 new subject', { timeout: 60_000 });
  await sitDown(page, /Observer A/);
  await page.getByTestId('subject-S-001').click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('This part of Multifidus could not be loaded');
  await page.unroute(gone);
  await page.getByRole('button', { name: 'Load again' }).click();
  await expect(page.getByTestId('subject-code')).toHaveText('S-001');
  await bothShown(page);
});

async function makeTitle(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByLabel('Title').fill(title);
  await page.keyboard.press('Enter');
}
