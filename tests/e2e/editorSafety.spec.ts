import type { Page } from '@playwright/test';
import dicomParser from 'dicom-parser';
import type { PointPx } from '../../src/domain/image/point';
import { phantomFiles, phantomTruth } from '../support/phantomFiles';
import { clippedArea } from './support/clippedArea';
import {
  atTruth,
  click,
  clickRing,
  drag,
  mapPane,
  mark,
  openReading,
  row,
  toAxial,
} from './support/editorHands';
import { keptRoi, roiOf } from './support/editorRecords';
import { independentArea, independentValuesOf } from './support/independentMeasure';
import { expect, test } from './support/policyGuard';
import { raise } from './support/screenHands';

/*
 * What the editor protects, in the built app with real pointer and key events: parts left out, refusals, and the image's
 * edge.
 */

const truth = phantomTruth(0, 'preop', 'left');
const file = phantomFiles([0], false).find(({ path }) => path === truth.imagePath)?.bytes ?? raise();
const box: readonly PointPx[] = [
  [190, 192],
  [250, 192],
  [250, 228],
  [190, 228],
];

function rectangle(left: number, top: number, right: number, bottom: number): readonly PointPx[] {
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}

/** Indices of the pixels inside a ring. */
function pixelsIn(ring: readonly PointPx[]): readonly number[] {
  return independentValuesOf(
    { columns: 320, rows: 320, valueAt: (column, line) => line * 320 + column },
    ring,
  );
}

/** Mean displayed value of some pixels of the phantom's slice. */
function meanOf(pixels: readonly number[]): number {
  const data = dicomParser.parseDicom(file);
  const [slope, intercept] = [Number(data.string('x00281053')), Number(data.string('x00281052'))];
  const view = new DataView(file.buffer, file.byteOffset + (data.elements['x7fe00010']?.dataOffset ?? 0));
  return (
    pixels.reduce((sum, pixel) => sum + view.getUint16(2 * pixel, true) * slope + intercept, 0) /
    pixels.length
  );
}

async function begin(page: Page) {
  await openReading(page);
  await toAxial(page);
  const map = await atTruth(page, 'preop');
  await page.keyboard.press('l');
  return map;
}

test('parts left out carry a reason, count inside the outline only, and once where they overlap', async ({
  page,
}) => {
  const map = await begin(page);
  await clickRing(page, map, box);
  await page.keyboard.press('x');
  await expect(page.getByTestId('exclusion-reasons')).toBeVisible();
  await page.keyboard.press('2');
  await expect(page.getByTestId('exclusion-reasons')).toHaveCount(0);
  await clickRing(page, map, rectangle(200, 198, 215, 210));
  await expect(page.getByTestId('row-preop-left-excluded')).toContainText('haemorrhage');
  await expect(mark(page, 'preop', 'hatch')).toHaveCount(1);
  // Over the first one; then half of one outside the outline.
  await page.keyboard.press('x');
  await page.keyboard.press('4');
  await clickRing(page, map, rectangle(208, 204, 226, 216));
  await page.keyboard.press('x');
  await page.keyboard.press('1');
  await clickRing(page, map, rectangle(238, 212, 262, 222));

  const roi = await roiOf(page, 'preop', 'left');
  expect(roi.exclusions.map(({ reason }) => reason)).toEqual(['haemorrhage', 'vessel', 'oedema']);
  expect(roi.outlinePx).toHaveLength(4);
  const [first = raise(), second = raise(), third = raise()] = roi.exclusions.map(
    ({ verticesPx }) => verticesPx,
  );
  const all = (ring: readonly PointPx[]): number => independentArea(ring, truth.pixelMm);
  const scale = truth.pixelMm ** 2;
  const out =
    all(first) + all(second) - clippedArea(first, second) * scale + clippedArea(third, roi.outlinePx) * scale;
  expect(clippedArea(third, roi.outlinePx) * scale).toBeLessThan(0.6 * all(third));
  expect(Math.abs(roi.measurement.area.netMm2 / (all(roi.outlinePx) - out) - 1)).toBeLessThan(1e-9);
  expect(Math.abs(roi.measurement.area.grossMm2 / all(roi.outlinePx) - 1)).toBeLessThan(1e-12);
  const gone = new Set([first, second, third].flatMap(pixelsIn));
  const left = pixelsIn(roi.outlinePx).filter((pixel) => !gone.has(pixel));
  expect(roi.measurement.signal.pixelCount).toBe(left.length);
  expect(Math.abs((roi.measurement.signal.displayed?.mean ?? 0) / meanOf(left) - 1)).toBeLessThan(1e-9);
  await expect(row(page, 'preop', 'left')).toContainText('3 excl.');
  await expect(page.getByTestId('row-preop-left-excluded')).toContainText(
    `net ${roi.measurement.area.netMm2.toFixed(1)}`,
  );

  await test.step('one that is wholly outside is refused and kept in the hand; Esc; Del takes one away', async () => {
    await page.keyboard.press('v');
    await click(page, map, [220, 222]);
    await page.keyboard.press('x');
    await page.keyboard.press('Escape');
    await clickRing(page, map, rectangle(256, 194, 264, 204));
    await expect(page.getByRole('alert')).toContainText('The exclusion lies outside the outline');
    await expect(mark(page, 'preop', 'draft')).toBeVisible();
    await page.keyboard.press('Escape');
    expect((await roiOf(page, 'preop', 'left')).exclusions).toHaveLength(3);
    await page.keyboard.press('v');
    await click(page, map, [221, 213]);
    await page.keyboard.press('Delete');
    const after = await roiOf(page, 'preop', 'left');
    expect(after.exclusions.map(({ reason }) => reason)).toEqual(['haemorrhage', 'oedema']);
    expect(after.outlinePx).toEqual(roi.outlinePx);
  });
});

test('an outline that crosses itself is refused with ring and words, stays in the hand and can be put right', async ({
  page,
}) => {
  const map = await begin(page);
  await clickRing(page, map, [
    [190, 192],
    [250, 228],
    [250, 192],
    [190, 228],
  ]);
  await expect(mark(page, 'preop', 'refusal')).toBeVisible();
  await expect(page.getByTestId('pane-preop')).toContainText('crosses here');
  await expect(page.getByRole('alert')).toContainText('The outline crosses itself');
  await expect(page.getByRole('alert')).toContainText('Left, pre-op');
  // The ring is round the crossing, the middle of the bow tie.
  const ring = (await mark(page, 'preop', 'refusal').boundingBox()) ?? raise();
  const middle = map.at([220, 210]);
  expect(Math.hypot(ring.x + ring.width / 2 - middle.x, ring.y + ring.height / 2 - middle.y)).toBeLessThan(3);
  await expect(mark(page, 'preop', 'draft')).toBeVisible();
  expect(await keptRoi(page, 'preop', 'left')).toBeUndefined();
  // Two vertices dragged: no crossing is left, and Enter closes what was drawn.
  await drag(page, map, [
    [250, 228],
    [236, 200],
    [230, 188],
  ]);
  await drag(page, map, [
    [250, 192],
    [252, 215],
    [250, 226],
  ]);
  await expect(mark(page, 'preop', 'refusal')).toHaveCount(0);
  await page.keyboard.press('Enter');
  const roi = await roiOf(page, 'preop', 'left');
  expect(roi.outlinePx).toHaveLength(4);
  expect(roi.drawing.ways).toEqual(['clicks', 'vertices']);
});

test('where head and tail of a stroke overlap they are cut off to be seen, and undo brings the stroke back', async ({
  page,
}) => {
  const map = await begin(page);
  const circle = (from: number, to: number): readonly PointPx[] =>
    Array.from({ length: 40 }, (_, index) => {
      const angle = ((from + ((to - from) * index) / 39) * Math.PI) / 180;
      // A spiral that comes in: the tail crosses the head.
      const radius = 18.5 - (3 * index) / 39;
      return [
        220 + radius * Math.cos(angle) + (index < 3 ? index - 3 : 0) * 1.5,
        210 + radius * Math.sin(angle),
      ];
    });
  await drag(page, map, circle(-8, 366), 2);
  await expect(mark(page, 'preop', 'trim').first()).toBeVisible();
  const roi = await roiOf(page, 'preop', 'left');
  expect(roi.drawing.ways).toEqual(['freehand']);
  await page.keyboard.press('z');
  expect(await keptRoi(page, 'preop', 'left')).toBeUndefined();
  await expect(mark(page, 'preop', 'draft')).toBeVisible();
  await expect(mark(page, 'preop', 'trim')).toHaveCount(0);
  await expect(row(page, 'preop', 'left')).toContainText('drawing');
  await page.keyboard.press('Shift+Z');
  await page.keyboard.press('Enter');
  expect((await roiOf(page, 'preop', 'left')).outlinePx).toEqual(roi.outlinePx);
});

test('vertices stop at the image’s edge, and an outline without a pixel says so', async ({ page }) => {
  await begin(page);
  await page.keyboard.press('f');
  await page.waitForTimeout(300);
  const pane = page.getByTestId('pane-preop');
  const whole = await mapPane(page, pane);
  // Corners beside the image, on the black of the pane.
  await clickRing(page, whole, [
    [-30, 100],
    [60, 120],
    [60, 200],
    [-30, 220],
  ]);
  const clamped = await roiOf(page, 'preop', 'left');
  expect(clamped.outlinePx.map(([column]) => column).filter((column) => column === -0.5)).toHaveLength(2);
  await page.keyboard.press('z');
  await expect(row(page, 'preop', 'left').locator('[data-csa]')).toHaveCount(0);

  const place = whole.at([220, 210]);
  await page.mouse.move(place.x, place.y);
  await page.keyboard.down('Control');
  for (let turn = 0; turn < 30; turn++) await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await page.waitForTimeout(300);
  const close = await mapPane(page, pane);
  expect(close.pixelsPerScreenPx).toBeLessThan(0.06);
  const [column, line] = close.pixelAt(place).map(Math.round);
  const corner: PointPx = [column ?? raise(), line ?? raise()];
  // Between the centres of pixels.
  await clickRing(page, close, [
    [corner[0] + 0.15, corner[1] + 0.2],
    [corner[0] + 0.85, corner[1] + 0.2],
    [corner[0] + 0.5, corner[1] + 0.8],
  ]);
  const cells = row(page, 'preop', 'left');
  await expect(cells).toContainText('no pixel inside');
  await expect(cells.locator('[data-n]')).toHaveAttribute('data-n', '0');
  const { measurement, outlinePx } = await roiOf(page, 'preop', 'left');
  expect(Math.abs(measurement.area.grossMm2 / independentArea(outlinePx, truth.pixelMm) - 1)).toBeLessThan(
    1e-9,
  );
  expect(pixelsIn(outlinePx)).toEqual([]);
});
