import type { Page } from '@playwright/test';
import type { PointPx } from '../../src/domain/image/point';
import type { ViewSettings } from '../../src/domain/keeping/readingRecords';
import { phantomTruth } from '../support/phantomFiles';
import {
  atTruth,
  click,
  clickRing,
  distanceToLinePx,
  fingersOn,
  loadAgain,
  mapPane,
  mark,
  openReading,
  type PaneMap,
  penAt,
  row,
  toAxial,
} from './support/editorHands';
import { checkNumbers, kept, keptRoi } from './support/editorRecords';
import { expect, test } from './support/policyGuard';
import { raise } from './support/screenHands';

/*
 * What makes the work easy, in the built app with real events: keys for the left hand, windows, linked views, fingers and
 * a pen.
 */

const truth = phantomTruth(0, 'preop', 'left');
const box: readonly PointPx[] = [
  [190, 192],
  [250, 195],
  [246, 228],
  [194, 224],
];

async function begin(page: Page, subjects: readonly number[] = [0]): Promise<PaneMap> {
  await openReading(page, { subjects });
  await toAxial(page);
  const map = await atTruth(page, 'preop');
  await page.keyboard.press('l');
  return map;
}

test('keys choose side, ROI and subject, act while held, and are all on the map that ? shows', async ({
  page,
}) => {
  const map = await begin(page, [0, 1]);
  const armed = (timePoint: 'preop' | 'followUp', side: 'left' | 'right') =>
    expect(row(page, timePoint, side)).toHaveClass(/armed/);
  await armed('preop', 'left');
  await page.keyboard.press('r');
  await armed('preop', 'right');
  for (const next of [
    ['preop', 'left'],
    ['followUp', 'right'],
    ['followUp', 'left'],
    ['preop', 'right'],
  ] as const) {
    await page.keyboard.press('Tab');
    await armed(next[0], next[1]);
  }
  await page.keyboard.press('Shift+Tab');
  await armed('followUp', 'left');
  await row(page, 'preop', 'left').click();
  await clickRing(page, map, box);
  await armed('preop', 'right');

  await page.keyboard.down('h');
  await expect(mark(page, 'preop', 'outline')).toHaveCount(0);
  await page.keyboard.up('h');
  await expect(mark(page, 'preop', 'outline')).toHaveCount(1);

  await click(page, map, [100, 195]);
  const loupe = page.getByTestId('pane-preop').locator('.loupe');
  await page.mouse.move(map.at([130, 200]).x, map.at([130, 200]).y);
  await expect(loupe).toBeVisible();
  await page.keyboard.down('q');
  await expect(loupe).toBeHidden();
  await page.keyboard.up('q');
  // While Space is held a press pans: no vertex comes of it.
  await page.keyboard.down(' ');
  await page.mouse.down();
  await page.mouse.move(map.at([136, 206]).x, map.at([136, 206]).y, { steps: 3 });
  await page.mouse.up();
  await page.keyboard.up(' ');
  const panned = await mapPane(page, page.getByTestId('pane-preop'));
  expect(panned.at([130, 200]).x - map.at([136, 206]).x).toBeGreaterThan(-3);
  expect(Math.abs(panned.at([130, 200]).x - map.at([136, 206]).x)).toBeLessThan(3);
  await expect(mark(page, 'preop', 'closing')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(mark(page, 'preop', 'draft')).toHaveCount(0);

  await page.keyboard.press('?');
  const keys = page.getByRole('dialog');
  for (const words of [
    'Keys in Read',
    'next ROI',
    'hold: pan',
    'push brush',
    'accept slice',
    'last vertex',
  ]) {
    await expect(keys).toContainText(words);
  }
  await page.keyboard.press('Escape');
  await expect(keys).toHaveCount(0);
  await page.keyboard.press('n');
  await expect(page.getByTestId('subject-code')).toHaveText('S-002');
  await page.keyboard.press('p');
  await expect(page.getByTestId('subject-code')).toHaveText('S-001');
});

test('the window is remembered over a reload; zoom and pan are linked, with an offset that Alt sets', async ({
  page,
}) => {
  await begin(page);
  const pane = page.getByTestId('pane-preop');
  const written = pane.locator('.pane-text.bottom-left').first();
  const before = await written.textContent();
  const at = (await pane.boundingBox()) ?? raise();
  const middle = { x: Math.round(at.x + at.width / 2), y: Math.round(at.y + at.height / 2) };
  await page.mouse.move(middle.x, middle.y);
  await page.keyboard.down('w');
  await page.mouse.down();
  await page.mouse.move(middle.x + 70, middle.y - 40, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.up('w');
  await expect(written).not.toHaveText(before ?? '');
  const set = (await written.textContent()) ?? '';
  // How somebody looks at images is no work: the "Saved" of the frame does not wait for it.
  await expect
    .poll(async () => Object.keys((await kept<ViewSettings>(page, 'viewSettings'))[0]?.windows ?? {}).length)
    .toBeGreaterThan(0);
  await loadAgain(page);
  await toAxial(page);
  await expect(written).toHaveText(set);

  const both = async () => {
    const [preop, followUp] = [
      await mapPane(page, pane),
      await mapPane(page, page.getByTestId('pane-followUp')),
    ];
    const other = (await page.getByTestId('pane-followUp').boundingBox()) ?? raise();
    const apart = { x: middle.x + Math.round(other.x - at.x), y: middle.y };
    return {
      scales: [preop.pixelsPerScreenPx, followUp.pixelsPerScreenPx],
      places: [preop.pixelAt(middle), followUp.pixelAt(apart)],
    };
  };
  const moved = (a: Awaited<ReturnType<typeof both>>, b: typeof a) =>
    [0, 1].map((scan) =>
      [0, 1].map((axis) => (b.places[scan]?.[axis] ?? Number.NaN) - (a.places[scan]?.[axis] ?? Number.NaN)),
    );
  const first = await both();
  await page.mouse.move(middle.x, middle.y);
  await page.keyboard.down(' ');
  await page.mouse.down();
  await page.mouse.move(middle.x + 54, middle.y - 27, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up(' ');
  const second = await both();
  for (const [across = 0, down = 0] of moved(first, second)) {
    expect(across).toBeCloseTo(-54 * (first.scales[0] ?? 0), 0);
    expect(down).toBeCloseTo(27 * (first.scales[0] ?? 0), 0);
  }
  await page.mouse.move(middle.x, middle.y);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await page.waitForTimeout(200);
  const third = await both();
  expect(third.scales[0]).toBeLessThan(0.95 * (second.scales[0] ?? 0));
  expect(Math.abs((third.scales[1] ?? 0) / (third.scales[0] ?? 1) - 1)).toBeLessThan(0.005);

  await page.mouse.move(middle.x, middle.y);
  await page.keyboard.down('Alt');
  await page.mouse.down({ button: 'middle' });
  await page.mouse.move(middle.x + 30, middle.y, { steps: 3 });
  await page.mouse.up({ button: 'middle' });
  await page.keyboard.up('Alt');
  const fourth = await both();
  const [[alone = 0] = [], [still = 0] = []] = moved(third, fourth);
  expect(alone).toBeCloseTo(-30 * (third.scales[0] ?? 0), 0);
  expect(Math.abs(still)).toBeLessThan(0.1);
  const link = page.getByTestId('link-state');
  await expect(link).toContainText(
    `linked, offset ${(30 * (third.scales[0] ?? 0) * truth.pixelMm).toFixed(1)} mm`,
  );
  await link.getByRole('button', { name: 'reset' }).click();
  await expect(link).toContainText('zoom and pan linked');
});

test.describe('fingers', () => {
  test.use({ hasTouch: true });

  test('one finger draws, two zoom and draw nothing', async ({ page }) => {
    const map = await begin(page);
    const fingers = await fingersOn(page);
    const ring = truth.outlinePx.filter((_, index) => index % 3 === 0).map(map.at);
    const [start = raise()] = ring;
    await fingers.start(start);
    for (const place of [...ring.slice(1), start]) await fingers.move(place);
    await fingers.end();
    const roi = await checkNumbers(page, 'preop', 'left');
    expect(roi.drawing.ways).toEqual(['freehand']);
    for (const place of ring) {
      expect(distanceToLinePx(map.pixelAt(place), roi.outlinePx, true)).toBeLessThan(0.25 + 0.06);
    }

    const [left, right] = [map.at([90, 200]), map.at([130, 200])];
    await fingers.start(left);
    await fingers.start(left, right);
    for (const step of [10, 25, 40]) {
      await fingers.move({ x: left.x - step, y: left.y }, { x: right.x + step, y: right.y });
    }
    await fingers.end();
    await page.waitForTimeout(200);
    const zoomed = await mapPane(page, page.getByTestId('pane-preop'));
    const factor = (right.x - left.x + 80) / (right.x - left.x);
    expect(Math.abs(map.pixelsPerScreenPx / zoomed.pixelsPerScreenPx / factor - 1)).toBeLessThan(0.02);
    await expect(mark(page, 'preop', 'draft')).toHaveCount(0);
    expect(await keptRoi(page, 'preop', 'right')).toBeUndefined();
  });
});

test('a pen draws by taps and strokes', async ({ page }) => {
  const map = await begin(page);
  const pen = await penAt(page);
  const ring = truth.outlinePx.map(map.at);
  for (const index of [0, 5, 10]) {
    const place = ring[index] ?? raise();
    await pen.move(place, false);
    await pen.down(place);
    await pen.up(place);
  }
  await expect(mark(page, 'preop', 'closing')).toBeVisible();
  const stroke = ring.slice(15);
  const [first = raise(), ...rest] = stroke;
  const start = ring[0] ?? raise();
  await pen.move(first, false);
  await pen.down(first);
  for (const place of [...rest, start]) await pen.move(place);
  await pen.up(start);
  const roi = await checkNumbers(page, 'preop', 'left');
  expect(roi.drawing.ways).toEqual(['clicks', 'freehand']);
  for (const place of stroke) {
    expect(distanceToLinePx(map.pixelAt(place), roi.outlinePx, true)).toBeLessThan(0.25 + 0.06);
  }
  expect(Math.abs(roi.measurement.area.grossMm2 / truth.areaMm2 - 1)).toBeLessThan(0.02);
});
