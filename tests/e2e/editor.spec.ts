import type { Page } from '@playwright/test';
import type { PointPx } from '../../src/domain/image/point';
import { phantomFiles, phantomTruth } from '../support/phantomFiles';
import {
  atTruth,
  click,
  clickRing,
  distanceToLinePx,
  drag,
  mark,
  openReading,
  type PaneMap,
  row,
  toAxial,
} from './support/editorHands';
import { checkNumbers, keptRoi } from './support/editorRecords';
import { independentArea } from './support/independentMeasure';
import { expect, test } from './support/policyGuard';
import { raise } from './support/screenHands';
import { steepestPlaces } from './support/steepestPlaces';

/*
 * Drawing in the built app with real pointer and key events. What was drawn is read from the browser's own database, and
 * its numbers are computed again from those vertices and the file on disk.
 */

const truth = phantomTruth(0, 'preop', 'left');

/** The phantom's outline, by about `count` of its places. */
function someOf(ringPx: readonly PointPx[], count: number): readonly PointPx[] {
  const every = ringPx.length / count;
  return Array.from({ length: count }, (_, index) => ringPx[Math.floor(index * every)] ?? raise());
}

/** The outline in hand is taken back, and the left side armed for the next one. */
async function beginAnew(page: Page): Promise<void> {
  await page.keyboard.press('z');
  await expect(row(page, 'preop', 'left').locator('[data-csa]')).toHaveCount(0);
  await expect(row(page, 'preop', 'left')).toHaveClass(/armed/);
}

test('an outline by clicks, by hand and by both has the vertices of the hand and the numbers of its pixels', async ({
  page,
}) => {
  await openReading(page);
  await toAxial(page);
  const map: PaneMap = await atTruth(page, 'preop');
  await page.keyboard.press('l');
  const cells = row(page, 'preop', 'left');

  await test.step('by clicks: rubber band and numbers follow the pointer before the third click', async () => {
    const ring = someOf(truth.outlinePx, 24);
    const [first = raise(), second = raise(), third = raise()] = ring;
    await click(page, map, first);
    await click(page, map, second);
    const free = map.at(third);
    await page.mouse.move(free.x - 30, free.y + 20);
    const band = mark(page, 'preop', 'draft');
    const before = await band.getAttribute('d');
    const withCursor = [
      map.pixelAt(map.at(first)),
      map.pixelAt(map.at(second)),
      map.pixelAt({ x: free.x - 30, y: free.y + 20 }),
    ];
    await expect
      .poll(async () => Number(await cells.locator('[data-csa]').getAttribute('data-csa')))
      .toBeCloseTo(independentArea(withCursor, truth.pixelMm), -1);
    await page.mouse.move(free.x, free.y);
    await expect.poll(() => band.getAttribute('d')).not.toBe(before);
    await expect(mark(page, 'preop', 'closing')).toBeVisible();
    await expect(cells).toContainText('drawing');
    await clickRing(page, map, ring.slice(2));
    const roi = await checkNumbers(page, 'preop', 'left');
    expect(roi.drawing.ways).toEqual(['clicks']);
    expect(roi.outlinePx).toHaveLength(ring.length);
    for (const [index, vertex] of roi.outlinePx.entries()) {
      const clicked = map.pixelAt(map.at(ring[index] ?? raise()));
      expect(Math.hypot(vertex[0] - clicked[0], vertex[1] - clicked[1])).toBeLessThan(0.06);
    }
    expect(Math.abs(roi.measurement.area.grossMm2 / truth.areaMm2 - 1)).toBeLessThan(0.03);
  });

  await test.step('by hand: few vertices, and the line within a quarter of a pixel of the one drawn', async () => {
    await beginAnew(page);
    const ring = truth.outlinePx;
    const went = await drag(page, map, [...ring, ring[0] ?? raise()]);
    const roi = await checkNumbers(page, 'preop', 'left');
    expect(roi.drawing.ways).toEqual(['freehand']);
    expect(roi.outlinePx.length).toBeLessThan(went.length / 2);
    for (const place of went) expect(distanceToLinePx(place, roi.outlinePx, true)).toBeLessThan(0.25 + 0.06);
    for (const vertex of roi.outlinePx) expect(distanceToLinePx(vertex, went, false)).toBeLessThan(0.06);
    expect(Math.abs(roi.measurement.area.grossMm2 / truth.areaMm2 - 1)).toBeLessThan(0.01);
    expect(
      Math.abs(Number(await cells.locator('[data-si]').getAttribute('data-si')) / truth.meanSignal - 1),
    ).toBeLessThan(0.03);
  });

  await test.step('by both: clicked, drawn on by hand, clicked to the end', async () => {
    await beginAnew(page);
    const ring = truth.outlinePx;
    for (const index of [0, 5, 10]) await click(page, map, ring[index] ?? raise());
    const stroke = await drag(page, map, ring.slice(15, 40));
    await clickRing(
      page,
      map,
      [45, 50, 55, 60, 65, 70].map((index) => ring[index] ?? raise()),
    );
    const roi = await checkNumbers(page, 'preop', 'left');
    expect(roi.drawing.ways).toEqual(['clicks', 'freehand']);
    for (const place of stroke)
      expect(distanceToLinePx(place, roi.outlinePx, true)).toBeLessThan(0.25 + 0.06);
  });
});

test('the smart edge follows the muscle’s border where the protocol allows it, and is recorded', async ({
  page,
}) => {
  await openReading(page, { aids: ['smartEdge'] });
  await toAxial(page);
  const map = await atTruth(page, 'preop');
  await page.keyboard.press('l');
  await page.keyboard.press('e');
  await expect(page.getByRole('button', { name: 'Smart edge' })).toHaveAttribute('aria-pressed', 'true');
  const clicked = someOf(truth.outlinePx, 9);
  for (const [index, place] of clicked.entries()) {
    const to = map.at(place);
    // The path is shown before the click, after a little of the work that each move allows.
    for (const off of [6, 4, 2, 0]) await page.mouse.move(to.x + off, to.y);
    if (index > 0) {
      const path = await mark(page, 'preop', 'draft').getAttribute('d');
      expect(path?.split('L').length ?? 0).toBeGreaterThan(index + 3);
    }
    await click(page, map, place);
  }
  await click(page, map, clicked[0] ?? raise());
  const roi = await checkNumbers(page, 'preop', 'left');
  expect(roi.drawing.ways).toContain('smart-edge');
  // The dorsal border, dark muscle against bright fat; in front the phantom's border has no such contrast everywhere.
  const file = phantomFiles([0], false).find(({ path }) => path === truth.imagePath)?.bytes ?? raise();
  const edge = steepestPlaces(file, truth.outlinePx).filter(
    (_, index) => (truth.outlinePx[index]?.[1] ?? 0) > 222,
  );
  const away = edge.map((place) => distanceToLinePx(place, roi.outlinePx, true)).toSorted((a, b) => a - b);
  expect(edge.length).toBeGreaterThan(20);
  expect(away[Math.floor(0.5 * away.length)]).toBeLessThan(0.4);
  expect(away[Math.floor(0.9 * away.length)]).toBeLessThan(1);
});

test('the smart edge, mirroring and copying are not there where the protocol does not allow them', async ({
  page,
}) => {
  await openReading(page);
  await toAxial(page);
  const map = await atTruth(page, 'preop');
  for (const name of ['Smart edge', 'Mirror from the other side', 'Copy from the other scan']) {
    await expect(page.getByRole('button', { name })).toHaveCount(0);
  }
  await page.keyboard.press('l');
  await clickRing(page, map, someOf(truth.outlinePx, 8));
  await expect(row(page, 'preop', 'right')).toHaveClass(/armed/);
  for (const key of ['e', 'y']) await page.keyboard.press(key);
  expect(await keptRoi(page, 'preop', 'right')).toBeUndefined();
  await row(page, 'followUp', 'left').click();
  await page.keyboard.press('c');
  expect(await keptRoi(page, 'followUp', 'left')).toBeUndefined();
  await expect(page.getByRole('button', { name: 'Outline', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('mirror from other sidenot by the protocol');
});
