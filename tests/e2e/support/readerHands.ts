import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import dicomParser from 'dicom-parser';
import type { PointPx } from '../../../src/domain/image/point';
import type { Side } from '../../../src/domain/side';
import type { TimePoint } from '../../../src/domain/timePoint';
import { phantomFiles, phantomTruth } from '../../support/phantomFiles';
import { learnPixelMap, type PixelMap } from './pixelMap';

const windows = { right: 'Right', left: 'Left' } as const;

/**
 * Waits until both scans are drawn, and comes to the axial images: a reading in which nothing is given opens with the
 * view of endplates, which Escape leaves.
 */
export async function bothShown(page: Page): Promise<void> {
  await bothDrawn(page);
  const large = page.locator('[data-testid^=sagittal-][data-large=true]');
  if ((await large.count()) === 0) return;
  await page.keyboard.press('Escape');
  await expect(large).toHaveCount(0);
  // The axial image takes the whole pane within some frames.
  await page.waitForTimeout(400);
}

/** Waits until both scans are drawn, whichever image is the large one. */
export async function bothDrawn(page: Page): Promise<void> {
  for (const timePoint of ['preop', 'followUp']) {
    await expect(page.locator(`[data-testid=pane-${timePoint}][data-ready=true]`)).toBeVisible({
      timeout: 60_000,
    });
  }
  // Fitting the view animates nothing, but the first frame of software WebGL takes its time.
  await page.waitForTimeout(400);
}

/** Clicks every vertex and closes with Enter. */
export async function clickOutline(page: Page, map: PixelMap, outlinePx: readonly PointPx[]): Promise<void> {
  for (const vertex of outlinePx) {
    const { x, y } = map(vertex);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.up();
  }
  await page.keyboard.press('Enter');
}

/** Draws freehand in one stroke that ends on its first vertex. */
export async function strokeOutline(page: Page, map: PixelMap, outlinePx: readonly PointPx[]): Promise<void> {
  const [first, ...rest] = outlinePx.map(map);
  if (!first) throw new Error('An outline without vertices');
  await page.mouse.move(first.x, first.y);
  await page.mouse.down();
  for (const { x, y } of rest) await page.mouse.move(x, y, { steps: 4 });
  await page.mouse.move(first.x, first.y, { steps: 4 });
  await page.mouse.up();
}

/**
 * Number of the slice at mid-height when the stack is read from head to feet, from the files' own positions: what an
 * observer finds with the help of the sagittal image.
 */
function sliceAtLevel(subject: number, timePoint: TimePoint): number {
  const { imagePath } = phantomTruth(subject, timePoint, 'right');
  const folder = imagePath.slice(0, imagePath.lastIndexOf('/'));
  const slices = phantomFiles([subject]).flatMap(({ path, bytes }) => {
    if (!path.startsWith(`${folder}/`)) return [];
    const position = dicomParser.parseDicom(bytes).string('x00200032') ?? '';
    return [{ path, z: Number(position.split('\\')[2]) }];
  });
  slices.sort((a, b) => b.z - a.z);
  return slices.findIndex(({ path }) => path === imagePath) + 1;
}

/** Goes to a slice with the keys, on the scan under the mouse. */
async function goToSlice(page: Page, timePoint: TimePoint, wanted: number): Promise<void> {
  const pane = page.getByTestId(`pane-${timePoint}`);
  const shown = Number(await pane.getAttribute('data-slice'));
  for (let step = 0; step < Math.abs(wanted - shown); step++) {
    await page.keyboard.press(wanted > shown ? '.' : ',');
  }
  await expect(pane).toHaveAttribute('data-slice', String(wanted));
  await expect(pane).toHaveAttribute('data-ready', 'true');
  await page.waitForTimeout(150);
}

/** Outlines every side of both scans of the phantom subject that is open, and checks that the numbers came. */
export async function readSubject(
  page: Page,
  subject: number,
  shiftPx: number,
  isFreehand: boolean,
): Promise<void> {
  await bothShown(page);
  for (const timePoint of ['preop', 'followUp'] as const) {
    // R arms the right side of the active scan; the follow-up became active when pre-op was complete.
    await goToSlice(page, timePoint, sliceAtLevel(subject, timePoint));
    const map = await learnPixelMap(page, page.getByTestId(`pane-${timePoint}`));
    for (const side of ['right', 'left'] as const)
      await outlineSide(page, map, { subject, timePoint, side, shiftPx, isFreehand });
  }
}

interface Task {
  readonly subject: number;
  readonly timePoint: TimePoint;
  readonly side: Side;
  readonly shiftPx: number;
  readonly isFreehand: boolean;
}

async function outlineSide(page: Page, map: PixelMap, task: Task): Promise<void> {
  const { timePoint, side } = task;
  const truth = phantomTruth(task.subject, timePoint, side);
  const row = page.getByTestId(`row-${timePoint}-${side}`);
  await expect(row).toHaveClass(/armed/);
  // A person clicks a few dozen places, not each of the phantom's.
  const every = Math.max(1, Math.round(truth.outlinePx.length / 36));
  const outlinePx = truth.outlinePx
    .filter((_, index) => index % every === 0)
    .map(([x, y]): PointPx => [x + task.shiftPx, y]);
  await (task.isFreehand ? strokeOutline : clickOutline)(page, map, outlinePx);
  await expect(row.locator('[data-csa]'), `${windows[side]} ${timePoint}`).toBeVisible();
  await expect(row).not.toHaveClass(/armed/);
}
