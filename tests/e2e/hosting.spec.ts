import { phantomFiles, phantomSubject } from '../support/phantomFiles';
import { bareServer } from './support/bareServer';
import { builtSite } from './support/builtSite';
import { expect, test as guarded } from './support/policyGuard';
import { raise } from './support/screenHands';

/*
 * The built site on a host that sends no headers, below a path of its own: what a hospital's web server or a project
 * page gives. The policy must hold by the page itself.
 */

type Host = Awaited<ReturnType<typeof bareServer>>;
const test = guarded.extend<object, { readonly host: Host }>({
  host: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
    async ({}, use) => {
      const host = await bareServer(builtSite, '/some/sub/path/');
      await use(host);
      await host.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ host }, use) => use(host.url),
});

test('below a path, without headers: the demo is offered, workers load, an image comes in and is shown', async ({
  page,
}) => {
  // Workers start while nobody acts, so they are listened for from the beginning.
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(new URL(worker.url()).pathname));
  const answer = await page.goto('./');
  expect(answer?.headers()['content-security-policy']).toBeUndefined();
  expect(new URL(page.url()).pathname).toBe('/some/sub/path/');
  await expect(page.getByRole('button', { name: 'Open the demo' })).toBeEnabled();
  await expect(page.locator('img[src$="mark.svg"]')).toHaveJSProperty('complete', true);

  const [slice = raise()] = phantomFiles([0], false).filter(({ path }) => path.includes('/ax/'));
  await page
    .getByLabel('Files for a new project')
    .setInputFiles({ name: 'IM0001.dcm', mimeType: 'application/dicom', buffer: Buffer.from(slice.bytes) });
  await expect(page.getByTestId('import-done')).toContainText('1 image came in, 1 new subject.');
  await expect(page.getByTestId('subject-S-001')).toContainText(phantomSubject(0).sex === 'male' ? 'M' : 'F');
  expect(workers.length).toBeGreaterThan(0);
  for (const path of workers) expect(path).toMatch(/^\/some\/sub\/path\/assets\//);
});

test('the policy written into the page is in force: an injected script does not run, nothing is fetched elsewhere', async ({
  context,
  host,
}) => {
  // A page without the guard, because violations are what is wanted here.
  const page = await context.newPage();
  await page.goto(host.url);
  await expect(page.getByRole('button', { name: 'Open the demo' })).toBeVisible();
  const told = await page.evaluate(async () => {
    const violated: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => violated.push(event.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.body.append(script);
    const fetched = await fetch('http://localhost:9/elsewhere').then(
      () => 'answered',
      () => 'refused',
    );
    // The event of a violation comes in a task of its own.
    await new Promise((done) => setTimeout(done, 100));
    return { violated, ran: 'injected' in window, fetched };
  });
  expect(told.ran).toBe(false);
  expect(told.fetched).toBe('refused');
  expect(told.violated).toEqual(expect.arrayContaining(['script-src-elem', 'connect-src']));
});
