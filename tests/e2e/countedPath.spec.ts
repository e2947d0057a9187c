import type { Page } from '@playwright/test';
import { openStudy, scanShown, sideOutlinesPx, strokeSide } from './support/conductHands';
import { learnPixelMap } from './support/pixelMap';
import { expect, test } from './support/policyGuard';
import { sitDown } from './support/screenHands';

/*
 * A surgeon's way from the work list to a signed subject: four outlines, and at most eight key presses or clicks beside
 * them. The page itself counts: every key that goes down, and every press of a pointer that is no vertex or stroke of an
 * outline. Vertices and strokes are counted apart, so that nothing hides among them.
 */

const mostActs = 8;

interface Counted {
  readonly acts: readonly string[];
  readonly onImages: number;
}

async function count(page: Page): Promise<void> {
  await page.evaluate(() => {
    const acts: string[] = [];
    let onImages = 0;
    addEventListener('keydown', (event) => acts.push(event.key), { capture: true });
    addEventListener(
      'pointerdown',
      (event) => {
        const isOnImage = event.target instanceof Element && event.target.closest('.pane-canvas') !== null;
        if (isOnImage) onImages += 1;
        else acts.push(`click ${event.target instanceof Element ? event.target.textContent : ''}`);
      },
      { capture: true },
    );
    Reflect.set(window, 'counted', () => ({ acts, onImages }));
  });
}

const counted = (page: Page): Promise<Counted> =>
  page.evaluate(() => (Reflect.get(window, 'counted') as () => Counted)());

test('a subject is signed with four outlines and at most eight keys or clicks', async ({ page }) => {
  test.setTimeout(300_000);
  await openStudy(page, [0, 1], { order: 'by-code' });
  await sitDown(page, /Observer A/);
  await expect(page.getByRole('heading', { name: 'Work list' })).toBeVisible();
  await expect(page.getByTestId('subject-S-001')).toHaveAttribute('data-selected', 'true');
  await count(page);

  await page.keyboard.press('Enter');
  await expect(page.getByTestId('subject-code')).toHaveText('S-001');
  for (const timePoint of ['preop', 'followUp'] as const) await scanShown(page, timePoint);
  // The view of endplates opens by itself; whoever knows the slice leaves it.
  await expect(page.locator('[data-testid=sagittal-preop][data-large=true]')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.waitForTimeout(400);

  // Three outlines freehand, the slice taken by drawing on it.
  await strokeSide(page, 'preop', 'right');
  await strokeSide(page, 'preop', 'left');
  await strokeSide(page, 'followUp', 'right');
  // One by clicking vertices, closed on the first.
  const map = await learnPixelMap(page, page.getByTestId('pane-followUp'));
  const [first, ...rest] = sideOutlinesPx.left;
  for (const vertex of [first, ...rest, first]) {
    if (!vertex) continue;
    const { x, y } = map(vertex);
    await page.mouse.click(x, y);
  }
  await expect(page.getByTestId('row-followUp-left').locator('[data-csa]')).toBeVisible();

  await page.keyboard.press('s');
  await expect(page.getByTestId('sign-summary')).toContainText('4 outlines');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('subject-code')).toHaveText('S-002');

  const { acts, onImages } = await counted(page);
  expect(acts).toEqual(['Enter', 'Escape', 's', 'Enter']);
  expect(acts.length).toBeLessThanOrEqual(mostActs);
  // Three strokes, five vertices and the first again.
  expect(onImages).toBe(3 + 6);
  await page.getByRole('tab', { name: 'Work list' }).click();
  await expect(page.getByTestId('subject-S-001').getByTestId('reading-A')).toContainText('signed');
});

test('with endplates marked on both scans it is still at most eight beside the outlines', async ({
  page,
}) => {
  test.setTimeout(300_000);
  await openStudy(page, [0, 1], { order: 'by-code' });
  await sitDown(page, /Observer A/);
  await expect(page.getByTestId('subject-S-001')).toHaveAttribute('data-selected', 'true');
  await count(page);
  await page.keyboard.press('Enter');
  for (const timePoint of ['preop', 'followUp'] as const) await scanShown(page, timePoint);
  // Each plate is one drag over the middle of the sagittal image, above and below its slice line.
  for (const timePoint of ['preop', 'followUp'] as const) {
    const box = await page.getByTestId(`sagittal-${timePoint}`).boundingBox();
    if (!box) throw new Error('The sagittal image is not on screen');
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    for (const dy of [-40, 40]) {
      await page.mouse.move(middle.x - 40, middle.y + dy);
      await page.mouse.down();
      await page.mouse.move(middle.x + 40, middle.y + dy, { steps: 5 });
      await page.mouse.up();
      await page.waitForTimeout(200);
    }
  }
  // The view has done its work and leaves by itself, unless the slice is far from mid-height.
  if ((await page.locator('[data-large=true]').count()) > 0) await page.keyboard.press('Escape');
  await page.waitForTimeout(500);
  for (const timePoint of ['preop', 'followUp'] as const) {
    for (const side of ['right', 'left'] as const) await strokeSide(page, timePoint, side);
  }
  await page.keyboard.press('s');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('subject-code')).toHaveText('S-002');
  const { acts, onImages } = await counted(page);
  // Four drags mark the endplates and are acts; four strokes are the outlines.
  expect(onImages).toBe(4 + 4);
  expect(acts.length + 4).toBeLessThanOrEqual(mostActs);
});
