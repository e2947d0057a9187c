import type { Page } from '@playwright/test';
import type { PointPx } from '../../src/domain/image/point';
import { phantomTruth } from '../support/phantomFiles';
import {
  atTruth,
  click,
  clickRing,
  drag,
  mark,
  openReading,
  type PaneMap,
  row,
  toAxial,
} from './support/editorHands';
import { checkNumbers, type KeptRoi, roiOf } from './support/editorRecords';
import { independentArea } from './support/independentMeasure';
import { expect, test } from './support/policyGuard';
import { raise } from './support/screenHands';

/*
 * Changing an outline in the built app with real pointer and key events: every gesture against what it must do to the
 * vertices, its numbers against those vertices, and all of it taken back in the end.
 */

const { pixelMm } = phantomTruth(0, 'preop', 'left');
/** Seven corners, all turns to the same side. */
const drawn: readonly PointPx[] = [
  [190, 196],
  [212, 188],
  [236, 188],
  [254, 198],
  [252, 218],
  [226, 230],
  [196, 222],
];

async function ringNow(page: Page): Promise<readonly PointPx[]> {
  return (await roiOf(page, 'preop', 'left')).outlinePx;
}

function at(ring: readonly PointPx[], index: number): PointPx {
  return ring[index] ?? raise(`No vertex ${index}`);
}

function between(a: PointPx, b: PointPx, share = 0.5): PointPx {
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
}

/** The leftmost place of a ring on a row. */
function leftMost(ring: readonly PointPx[], row: number): PointPx {
  const columns = ring.flatMap(([x1, y1], index) => {
    const [x2, y2] = at(ring, (index + 1) % ring.length);
    return Math.min(y1, y2) <= row && row < Math.max(y1, y2)
      ? [x1 + ((row - y1) * (x2 - x1)) / (y2 - y1)]
      : [];
  });
  return [Math.min(...columns), row];
}

function middleOf(ring: readonly PointPx[]): PointPx {
  return between(
    [Math.min(...ring.map(([x]) => x)), Math.min(...ring.map(([, y]) => y))],
    [Math.max(...ring.map(([x]) => x)), Math.max(...ring.map(([, y]) => y))],
  );
}

/** How far a mouse goes, in pixels of the slice, when it is sent from one place to another. */
function way(map: PaneMap, from: PointPx, to: PointPx): PointPx {
  const [a, b] = [map.at(from), map.at(to)];
  return [(b.x - a.x) * map.pixelsPerScreenPx, (b.y - a.y) * map.pixelsPerScreenPx];
}

function expectMoved(before: PointPx, after: PointPx, by: PointPx, withinPx = 0.02): void {
  expect(after[0] - before[0]).toBeGreaterThan(by[0] - withinPx);
  expect(after[0] - before[0]).toBeLessThan(by[0] + withinPx);
  expect(Math.abs(after[1] - before[1] - by[1])).toBeLessThan(withinPx);
}

const areaOf = (ring: readonly PointPx[]): number => independentArea(ring, pixelMm);

test('every way of changing an outline does what it says, is recorded, and is taken back exactly', async ({
  page,
}) => {
  await openReading(page);
  await toAxial(page);
  const map = await atTruth(page, 'preop');
  await page.keyboard.press('l');
  await clickRing(page, map, drawn);
  const cells = row(page, 'preop', 'left');
  await expect(cells.locator('[data-csa]')).toBeVisible();
  /** Every shape that was committed, the first first. */
  const shapes: (readonly PointPx[])[] = [await ringNow(page)];
  const last = (): readonly PointPx[] => shapes.at(-1) ?? raise();
  const committed = async (wayUsed: string): Promise<readonly PointPx[]> => {
    const roi: KeptRoi = await checkNumbers(page, 'preop', 'left');
    expect(roi.drawing.ways).toContain(wayUsed);
    expect(roi.outlinePx).not.toEqual(last());
    shapes.push(roi.outlinePx);
    return roi.outlinePx;
  };

  await page.keyboard.press('v');

  await test.step('a vertex is dragged, the numbers go with it', async () => {
    const before = last();
    const to: PointPx = [at(before, 3)[0] + 5, at(before, 3)[1] - 6];
    const [down, up] = [map.at(at(before, 3)), map.at(to)];
    await page.mouse.move(down.x, down.y);
    await page.mouse.down();
    await page.mouse.move(down.x + 5, down.y);
    await page.mouse.move(up.x, up.y);
    await expect(cells).toContainText('editing');
    const by = way(map, at(before, 3), to);
    const live = before.map(
      (vertex, index): PointPx => (index === 3 ? [vertex[0] + by[0], vertex[1] + by[1]] : vertex),
    );
    await expect
      .poll(async () =>
        Math.abs(Number(await cells.locator('[data-csa]').getAttribute('data-csa')) / areaOf(live) - 1),
      )
      .toBeLessThan(2e-4);
    await page.mouse.up();
    const after = await committed('vertices');
    expectMoved(at(before, 3), at(after, 3), by);
    expect(after.toSpliced(3, 1)).toEqual(before.toSpliced(3, 1));
  });

  await test.step('an edge is dragged: a vertex is there', async () => {
    const before = last();
    const from = between(at(before, 4), at(before, 5));
    const to: PointPx = [from[0] + 4, from[1] + 5];
    await drag(page, map, [from, to]);
    const after = await committed('vertices');
    expect(after).toHaveLength(before.length + 1);
    expect(after.toSpliced(5, 1)).toEqual(before);
    expectMoved(from, at(after, 5), way(map, from, to), 0.6);
  });

  await test.step('Alt-click takes a vertex away, Del the chosen one', async () => {
    const before = last();
    await page.keyboard.down('Alt');
    await click(page, map, at(before, 5));
    await page.keyboard.up('Alt');
    expect(await committed('vertices')).toEqual(before.toSpliced(5, 1));
    const seven = last();
    await click(page, map, at(seven, 1));
    await page.keyboard.press('Delete');
    expect(await committed('vertices')).toEqual(seven.toSpliced(1, 1));
  });

  await test.step('a rectangle and Shift-click choose vertices, which move together; arrows move them by 1 and 0.1', async () => {
    const before = last();
    // Vertices 1 and 2: the two upper right ones.
    const low = Math.max(at(before, 1)[1], at(before, 2)[1]) + 3;
    await drag(page, map, [
      [at(before, 1)[0] - 4, Math.min(at(before, 1)[1], at(before, 2)[1]) - 5],
      [at(before, 2)[0] + 5, low],
    ]);
    await page.keyboard.down('Shift');
    await click(page, map, at(before, 3));
    await page.keyboard.up('Shift');
    const to: PointPx = [at(before, 2)[0] + 3, at(before, 2)[1] + 2];
    await drag(page, map, [at(before, 2), to]);
    const moved = await committed('vertices');
    const by = way(map, at(before, 2), to);
    for (const index of [0, 4, 5]) expect(at(moved, index)).toEqual(at(before, index));
    for (const index of [1, 2, 3]) expectMoved(at(before, index), at(moved, index), by);

    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+ArrowDown');
    const nudged = await committed('vertices');
    for (const index of [1, 2, 3]) expectMoved(at(moved, index), at(nudged, index), [2, -0.9], 1e-9);
    for (const index of [0, 4, 5]) expect(at(nudged, index)).toEqual(at(moved, index));
  });

  await test.step('a stretch is redrawn from outline to outline', async () => {
    await page.keyboard.press('g');
    const before = last();
    const [a, b] = [at(before, 4), at(before, 5)];
    const [from, to] = [between(a, b, 0.25), between(a, b, 0.75)];
    const out: PointPx = [between(a, b)[0] + 2, between(a, b)[1] + 9];
    await drag(page, map, [from, out, to], 8);
    const after = await committed('redraw');
    // The triangle between the stroke and the stretch it replaced came to it; ends lie within a hand's reach.
    const gained = areaOf(after) - areaOf(before);
    expect(Math.abs(gained / areaOf([from, out, to]) - 1)).toBeLessThan(0.1);
    for (const vertex of before) expect(after).toContainEqual(vertex);
  });

  await test.step('the brush pushes outwards from inside and inwards from outside; its size by keys and wheel', async () => {
    await page.keyboard.press('b');
    const size = page.locator('.tool-popover-place');
    const before = last();
    const shown = await size.textContent();
    await page.keyboard.press(']');
    await expect.poll(() => size.textContent()).not.toBe(shown);
    await page.mouse.move(map.at([220, 208]).x, map.at([220, 208]).y);
    await page.keyboard.down('Shift');
    await page.mouse.wheel(0, 100);
    await page.keyboard.up('Shift');
    await expect.poll(() => size.textContent()).toBe(shown);
    await expect(mark(page, 'preop', 'brush')).toBeVisible();
    const edge = leftMost(before, 209);
    await drag(
      page,
      map,
      [
        [edge[0] + 12, edge[1]],
        [edge[0] - 3, edge[1]],
      ],
      12,
    );
    const pushedOut = await committed('brush');
    expect(areaOf(pushedOut)).toBeGreaterThan(areaOf(before) + 10);
    await drag(
      page,
      map,
      [
        [edge[0] - 16, edge[1] + 2],
        [edge[0] - 3, edge[1] + 2],
      ],
      12,
    );
    const pushedIn = await committed('brush');
    expect(areaOf(pushedIn)).toBeLessThan(areaOf(pushedOut) - 10);
  });

  await test.step('smoothing keeps the area', async () => {
    const before = last();
    await page.keyboard.press('m');
    const after = await committed('smooth');
    expect(Math.abs(areaOf(after) / areaOf(before) - 1)).toBeLessThan(0.01);
  });

  await test.step('the whole is moved, scaled and turned', async () => {
    await page.keyboard.press('v');
    await page.keyboard.press('d');
    await page.keyboard.press('v');
    const before = last();
    const inside: PointPx = [222, 206];
    await click(page, map, inside);
    await expect(mark(page, 'preop', 'handle-corners')).toBeVisible();
    const to: PointPx = [226, 209];
    await drag(page, map, [inside, to]);
    const moved = await committed('whole');
    const by = way(map, inside, to);
    for (const [index, vertex] of moved.entries()) expectMoved(at(before, index), vertex, by);

    const middle = middleOf(moved);
    const [left, top] = [Math.min(...moved.map(([x]) => x)), Math.min(...moved.map(([, y]) => y))];
    const off = 0.1 * Math.max(2 * (middle[0] - left), 2 * (middle[1] - top));
    const corner: PointPx = [left - off, top - off];
    await drag(page, map, [corner, between(corner, middle, 0.2)]);
    const scaled = await committed('whole');
    const factor = (at(scaled, 0)[0] - middle[0]) / (at(moved, 0)[0] - middle[0]);
    expect(Math.abs(factor - 0.8)).toBeLessThan(0.01);
    expect(Math.abs(areaOf(scaled) / areaOf(moved) / factor ** 2 - 1)).toBeLessThan(1e-9);

    const knob = await mark(page, 'preop', 'handle-turn').boundingBox();
    const centre = map.at(middleOf(scaled));
    const from = {
      x: Math.round((knob?.x ?? 0) + (knob?.width ?? 0) / 2),
      y: Math.round((knob?.y ?? 0) + (knob?.height ?? 0) / 2),
    };
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    // A quarter of a right angle clockwise about the middle.
    const angle = Math.PI / 8;
    for (const part of [0.3, 0.7, 1]) {
      const [dx, dy] = [from.x - centre.x, from.y - centre.y];
      const [cos, sin] = [Math.cos(angle * part), Math.sin(angle * part)];
      await page.mouse.move(
        Math.round(centre.x + dx * cos - dy * sin),
        Math.round(centre.y + dx * sin + dy * cos),
      );
    }
    await page.mouse.up();
    const turned = await committed('whole');
    expect(Math.abs(areaOf(turned) / areaOf(scaled) - 1)).toBeLessThan(1e-9);
    const direction = (ring: readonly PointPx[]): number =>
      Math.atan2(at(ring, 3)[1] - at(ring, 0)[1], at(ring, 3)[0] - at(ring, 0)[0]);
    expect(Math.abs(direction(turned) - direction(scaled) - angle)).toBeLessThan(0.02);
  });

  await test.step('undo goes back through every shape, exactly, and redo forth again', async () => {
    for (const shape of shapes.slice(0, -1).toReversed()) {
      await page.keyboard.press('z');
      expect(await ringNow(page)).toEqual(shape);
    }
    await page.keyboard.press('z');
    await expect(cells.locator('[data-csa]')).toHaveCount(0);
    for (const _ of shapes) await page.keyboard.press('Shift+Z');
    await expect.poll(() => ringNow(page)).toEqual(last());
  });
});
