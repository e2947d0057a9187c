import type { Page } from '@playwright/test';
import { phantomFolder } from './support/phantomFolder';
import { expect, test } from './support/policyGuard';
import { bothShown } from './support/readerHands';
import { openMeasuredDemo, sitDown } from './support/screenHands';

/*
 * Browsers that lack something: the start screen says what is lost and what still works, and that is true.
 */

const supportLine = (page: Page, lack: string) => page.getByTestId(`support-${lack}`);

async function expectOnly(page: Page, lack: string): Promise<void> {
  await expect(supportLine(page, lack)).toBeVisible();
  await expect(page.getByTestId(/^support-/)).toHaveCount(1);
}

/** Runs in the page: the different greys in the middle of a 2D canvas. */
function greysInMiddle(canvas: SVGElement | HTMLElement): readonly number[] {
  if (!(canvas instanceof HTMLCanvasElement)) throw new Error('No canvas');
  const { width, height } = canvas;
  const middle =
    canvas.getContext('2d')?.getImageData(width / 4, height / 4, width / 2, height / 2).data ?? [];
  return [...new Set(middle)];
}

test('nothing lacks in a current browser, and it says so', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('WebGL 2, storage, folder access')).toBeVisible();
  await expect(page.getByTestId(/^support-/)).toHaveCount(0);
});

test('without WebGL 2 everything works: Read draws its images without the graphics card', async ({
  page,
}) => {
  test.setTimeout(300_000);
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = new Proxy(HTMLCanvasElement.prototype.getContext, {
      apply: (target, canvas, given: [string]): unknown =>
        /webgl/.test(given[0]) ? null : Reflect.apply(target, canvas, given),
    });
  });
  await page.goto('/');
  await expectOnly(page, 'hasWebgl2');
  await expect(supportLine(page, 'hasWebgl2')).toContainText('Everything works');
  await openMeasuredDemo(page);
  await page.getByRole('tab', { name: 'Results' }).click();
  await expect(page.getByTestId('table-two')).toContainText('n = 32');
  await sitDown(page, /Observer A/);
  await page.getByTestId('subject-S-007').getByRole('button').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('subject-code')).toHaveText('S-007');
  await bothShown(page);
  await expect(page.getByRole('alert')).toHaveCount(0);
  // The muscles stand in the middle of the pane: neither black nor one single grey.
  const greys = await page.getByTestId('pane-preop').locator('canvas').first().evaluate(greysInMiddle);
  expect(greys.length).toBeGreaterThan(50);
});

for (const [how, script] of [
  ['absent', () => Reflect.deleteProperty(window, 'indexedDB')],
  [
    'refused',
    () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('Storage is off for this site', 'SecurityError');
      };
    },
  ],
] as const) {
  test(`with storage ${how}: it says that nothing can be kept, and makes no project that would be lost`, async ({
    page,
  }) => {
    await page.addInitScript(script);
    await page.goto('/');
    if (how === 'absent') await expectOnly(page, 'hasPrivateStorage');
    else await expect(page.getByRole('alert')).toContainText('This browser keeps nothing');
    await page.getByRole('button', { name: 'New project' }).click();
    await page.getByLabel('Title').fill('Lost');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert').first()).toContainText('This browser keeps nothing');
    await expect(page.getByRole('heading', { name: 'Projects on this computer' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Cohort' })).toHaveCount(0);
  });
}

test('without a folder picker for backups: choosing folders of images still works, backups are downloads', async ({
  page,
}) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showDirectoryPicker'));
  await page.goto('/');
  await expectOnly(page, 'hasFolderAccess');
  await page.getByLabel('Folder for a new project').setInputFiles(phantomFolder([0]));
  await expect(page.getByTestId('import-done')).toContainText('1 new subject', { timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Choose a backup folder' })).toHaveCount(0);
});

test('on an address that is not secure: images are read and shown; what is lost is said', async ({
  page,
}) => {
  await page.addInitScript(() => {
    // What a browser takes away on plain http besides the flag.
    Object.defineProperty(window, 'isSecureContext', { value: false });
    Reflect.deleteProperty(window, 'showDirectoryPicker');
    Reflect.deleteProperty(Crypto.prototype, 'subtle');
    Reflect.deleteProperty(Crypto.prototype, 'randomUUID');
    Reflect.deleteProperty(Navigator.prototype, 'storage');
    Reflect.deleteProperty(Navigator.prototype, 'clipboard');
  });
  await page.goto('/');
  await expect(supportLine(page, 'isSecureContext')).toContainText('https or localhost brings the rest');
  await expect(supportLine(page, 'hasFolderAccess')).toBeVisible();
  await expect(page.getByTestId(/^support-/)).toHaveCount(2);
  await page.getByLabel('Folder for a new project').setInputFiles(phantomFolder([0]));
  await expect(page.getByTestId('import-done')).toContainText('1 new subject', { timeout: 60_000 });
  await sitDown(page, /Observer A/);
  await page.getByTestId('subject-S-001').click();
  await page.keyboard.press('Enter');
  await bothShown(page);
  await expect(page.getByTestId('save-state')).toContainText('Saved');
});
