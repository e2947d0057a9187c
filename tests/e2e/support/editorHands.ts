import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { CDPSession, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { PointPx } from '../../../src/domain/image/point';
import type { DrawingAids } from '../../../src/domain/study/protocol';
import type { TimePoint } from '../../../src/domain/timePoint';
import { phantomFiles, phantomTruth } from '../../support/phantomFiles';
import { makeProject, raise, readByCode, sitDown } from './screenHands';

/** A place of the page, CSS px. */
export interface ScreenPlace {
  readonly x: number;
  readonly y: number;
}

/** Where pixels of a slice are on the page, and back. Places are whole CSS px, as a mouse has them. */
export interface PaneMap {
  readonly at: (atPx: PointPx) => ScreenPlace;
  readonly pixelAt: (place: ScreenPlace) => PointPx;
  /** Image pixels one CSS px is. */
  readonly pixelsPerScreenPx: number;
}

const aidLabels: Readonly<Record<keyof DrawingAids, RegExp>> = {
  smartEdge: /follow edges/,
  mirror: /be mirrored/,
  copy: /be copied/,
};

/** Middle slices of phantom subjects (0-based) in a new folder on disk. */
function middleSlices(subjects: readonly number[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'multifidus-editor-'));
  for (const { path, bytes } of phantomFiles(subjects, false)) {
    const target = join(folder, 'studies', path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
  return join(folder, 'studies');
}

/** A new project with phantom subjects, the drawing aids allowed that are named; observer A has the first open. */
export async function openReading(
  page: Page,
  {
    subjects = [0],
    aids = [],
  }: { readonly subjects?: readonly number[]; readonly aids?: readonly (keyof DrawingAids)[] } = {},
): Promise<void> {
  await page.goto('/');
  await makeProject(page, 'Editor');
  if (aids.length > 0) {
    await sitDown(page, /Researcher/);
    await page.getByRole('tab', { name: 'Protocol' }).click();
    for (const aid of aids) {
      const box = page.getByTestId('section-aids').getByRole('checkbox', { name: aidLabels[aid] });
      await box.check();
      await expect(box).toBeChecked();
    }
    await page.getByRole('tab', { name: 'Cohort' }).click();
  }
  if (subjects.length > 1) await readByCode(page);
  await page.getByLabel('Folder to add').setInputFiles(middleSlices(subjects));
  await expect(page.getByTestId('import-done')).toContainText('new subject', { timeout: 60_000 });
  await sitDown(page, /Observer A/);
  await openFirst(page);
}

async function openFirst(page: Page): Promise<void> {
  await page.getByTestId('subject-S-001').click();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('subject-code')).toHaveText('S-001');
  for (const timePoint of ['preop', 'followUp'] as const) {
    await expect(pane(page, timePoint)).toHaveAttribute('data-ready', 'true', { timeout: 60_000 });
  }
  await page.waitForTimeout(400);
}

/** Leaves the view of endplates, which a fresh reading opens with. */
export async function toAxial(page: Page): Promise<void> {
  const sagittal = page.getByTestId('sagittal-preop');
  await expect(sagittal).toBeVisible();
  // It opens a moment after the panes are there.
  await page.waitForTimeout(300);
  if ((await sagittal.getAttribute('data-large')) === 'true') {
    await page.keyboard.press('Escape');
    await expect(sagittal).toHaveAttribute('data-large', 'false');
    await page.waitForTimeout(300);
  }
}

/** The page loaded again, and the same reading open again. */
export async function loadAgain(page: Page): Promise<void> {
  await expect(page.getByTestId('save-state')).toContainText('Saved');
  await page.reload();
  await page.getByRole('row', { name: /Editor/ }).click();
  await sitDown(page, /Observer A/);
  await openFirst(page);
}

function pane(page: Page, timePoint: TimePoint): Locator {
  return page.getByTestId(`pane-${timePoint}`);
}

async function hoverAt(page: Page, { x, y }: ScreenPlace): Promise<PointPx> {
  await page.mouse.move(x - 3, y);
  await page.mouse.move(x, y);
  await page.waitForTimeout(50);
  const text = await page.getByTestId('hover').textContent();
  const match =
    /x (-?[\d.]+) y (-?[\d.]+)/.exec(text ?? '') ?? raise(`The status bar shows no place: ${text}`);
  return [Number(match[1]), Number(match[2])];
}

/** Least-squares line through pairs. */
function lineThrough(pairs: readonly (readonly [from: number, to: number])[]) {
  const mean = (of: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[of], 0) / pairs.length;
  const [meanFrom, meanTo] = [mean(0), mean(1)];
  const covariance = pairs.reduce((sum, [from, to]) => sum + (from - meanFrom) * (to - meanTo), 0);
  const slope = covariance / pairs.reduce((sum, [from]) => sum + (from - meanFrom) ** 2, 0);
  return { slope, offset: meanTo - slope * meanFrom };
}

/**
 * Learns where pixels are from the place that the status bar shows under the mouse. It rounds to 0.1 pixel; a line through
 * ten places along the diagonal is right to a few hundredths.
 */
export async function mapPane(page: Page, shown: Locator): Promise<PaneMap> {
  const box = (await shown.boundingBox()) ?? raise('The pane is not on screen');
  const places = Array.from({ length: 10 }, (_, index) => ({
    x: Math.round(box.x + 24 + (index / 9) * (box.width - 48)),
    y: Math.round(box.y + 40 + (index / 9) * (box.height - 80)),
  }));
  const columns: [number, number][] = [];
  const rows: [number, number][] = [];
  for (const place of places) {
    const [column, row] = await hoverAt(page, place);
    columns.push([place.x, column]);
    rows.push([place.y, row]);
  }
  const [across, down] = [lineThrough(columns), lineThrough(rows)];
  return {
    at: ([column, row]) => ({
      x: Math.round((column - across.offset) / across.slope),
      y: Math.round((row - down.offset) / down.slope),
    }),
    pixelAt: ({ x, y }) => [across.offset + across.slope * x, down.offset + down.slope * y],
    pixelsPerScreenPx: across.slope,
  };
}

/** The phantom's slice at mid-height on a scan, by keys, and where its pixels are. */
export async function atTruth(page: Page, timePoint: TimePoint, subject = 0): Promise<PaneMap> {
  const wanted = truthSlice(subject, timePoint);
  const shown = pane(page, timePoint);
  // The keys are the active scan's: its row of numbers makes it that.
  await page.getByTestId(`row-${timePoint}-right`).click();
  for (let tries = 0; tries < 30; tries++) {
    const now = Number(await shown.getAttribute('data-slice'));
    if (now === wanted) break;
    await page.keyboard.press(wanted > now ? '.' : ',');
  }
  await expect(shown).toHaveAttribute('data-slice', String(wanted));
  await expect(shown).toHaveAttribute('data-ready', 'true');
  await page.waitForTimeout(200);
  return mapPane(page, shown);
}

/** Number, from the head, of the phantom's slice at mid-height among the middle ones. */
export function truthSlice(subject: number, timePoint: TimePoint): number {
  const { imagePath } = phantomTruth(subject, timePoint, 'right');
  const folder = imagePath.slice(0, imagePath.lastIndexOf('/') + 1);
  const paths = phantomFiles([subject], false)
    .map(({ path }) => path)
    .filter((path) => path.startsWith(folder));
  return paths.toSorted().indexOf(imagePath) + 1;
}

/** Presses and lifts at a place of the slice. */
export async function click(page: Page, map: PaneMap, atPx: PointPx): Promise<void> {
  const { x, y } = map.at(atPx);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.up();
}

/** Drags through places of the slice; says which pixels the pointer really went through. */
export async function drag(
  page: Page,
  map: PaneMap,
  throughPx: readonly PointPx[],
  steps = 4,
): Promise<readonly PointPx[]> {
  const [first = raise(), ...rest] = throughPx.map(map.at);
  const went: ScreenPlace[] = [first];
  await page.mouse.move(first.x, first.y);
  await page.mouse.down();
  let from = first;
  for (const to of rest) {
    for (let step = 1; step <= steps; step++) {
      const x = Math.round(from.x + ((to.x - from.x) * step) / steps);
      const y = Math.round(from.y + ((to.y - from.y) * step) / steps);
      await page.mouse.move(x, y);
      went.push({ x, y });
    }
    from = to;
  }
  await page.mouse.up();
  return went.map(map.pixelAt);
}

/** Clicks an outline's places and closes it by Enter. */
export async function clickRing(page: Page, map: PaneMap, ringPx: readonly PointPx[]): Promise<void> {
  for (const atPx of ringPx) await click(page, map, atPx);
  await page.keyboard.press('Enter');
}

/** The row of numbers of a side. */
export function row(page: Page, timePoint: TimePoint, side: 'left' | 'right'): Locator {
  return page.getByTestId(`row-${timePoint}-${side}`);
}

/** What is drawn over a pane, by the name of its part. */
export function mark(page: Page, timePoint: TimePoint, part: string): Locator {
  return pane(page, timePoint).locator(`svg [data-part="${part}"]`);
}

/** Distance of a place to a line, closed or open. */
export function distanceToLinePx(atPx: PointPx, linePx: readonly PointPx[], isClosed: boolean): number {
  let least = Number.POSITIVE_INFINITY;
  const count = isClosed ? linePx.length : linePx.length - 1;
  for (let index = 0; index < count; index++) {
    const [x1, y1] = linePx[index] ?? raise();
    const [x2, y2] = linePx[(index + 1) % linePx.length] ?? raise();
    const square = (x2 - x1) ** 2 + (y2 - y1) ** 2;
    const along = square === 0 ? 0 : ((atPx[0] - x1) * (x2 - x1) + (atPx[1] - y1) * (y2 - y1)) / square;
    const share = Math.min(1, Math.max(0, along));
    least = Math.min(least, Math.hypot(atPx[0] - x1 - share * (x2 - x1), atPx[1] - y1 - share * (y2 - y1)));
  }
  return least;
}

/** A pen over the page: real pointer events of type `pen`. */
export async function penAt(page: Page) {
  const session: CDPSession = await page.context().newCDPSession(page);
  const send = (
    type: 'mouseMoved' | 'mousePressed' | 'mouseReleased',
    { x, y }: ScreenPlace,
    isDown: boolean,
  ) =>
    session.send('Input.dispatchMouseEvent', {
      type,
      x,
      y,
      pointerType: 'pen',
      button: type === 'mouseMoved' && !isDown ? 'none' : 'left',
      buttons: isDown ? 1 : 0,
      clickCount: type === 'mouseMoved' ? 0 : 1,
      force: isDown ? 0.5 : 0,
    });
  return {
    down: (place: ScreenPlace) => send('mousePressed', place, true),
    move: (place: ScreenPlace, isDown = true) => send('mouseMoved', place, isDown),
    up: (place: ScreenPlace) => send('mouseReleased', place, false),
  };
}

/** Fingers on the page: real touch events. Each call says where all fingers are now. */
export async function fingersOn(page: Page) {
  const session: CDPSession = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', places: readonly ScreenPlace[]) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: places.map(({ x, y }, id) => ({ x, y, id })),
    });
  return {
    start: (...places: readonly ScreenPlace[]) => send('touchStart', places),
    move: (...places: readonly ScreenPlace[]) => send('touchMove', places),
    end: (...left: readonly ScreenPlace[]) => send('touchEnd', left),
  };
}
