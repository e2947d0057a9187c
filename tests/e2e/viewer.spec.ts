import { expect, type Page, test } from '@playwright/test';
import { startViewerHarness } from './harness/startViewerHarness';
import type { HarnessEvent, HarnessSlice } from './harness/viewerHarness';

/*
 * The viewer in a real browser, on its own page. What is on the screen is read back from screenshots, so Cornerstone,
 * the browser's scaling and our own map are all in the chain. Expected greys and places are plain arithmetic.
 */

let harness: Awaited<ReturnType<typeof startViewerHarness>>;
test.beforeAll(async () => {
  harness = await startViewerHarness();
});
test.afterAll(async () => harness.close());

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const box: Box = { left: 40, top: 32, width: 480, height: 360 };

/** Both ways in which a slice is drawn have to put every pixel at the same place. */
const drawings = ['graphics-card', 'processor'] as const;

let drawing: (typeof drawings)[number] = 'processor';

async function openPage(page: Page): Promise<string[]> {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(`${harness.url}?drawing=${drawing}`);
  await page.waitForFunction(() => 'harness' in window);
  return problems;
}

/** A dark slice with one bright pixel. */
function brightPixel(
  at: readonly [number, number],
  spacing: { rowMm: number; columnMm: number } | undefined,
  key = 'a',
): HarnessSlice {
  const [columns, rows] = [96, 60];
  const storedValues = Array.from({ length: columns * rows }, () => 0);
  storedValues[at[1] * columns + at[0]] = 1000;
  return {
    key,
    seriesKey: `series of ${key}`,
    columns,
    rows,
    storedValues,
    window: { center: 500, width: 1000 },
    ...(spacing ? { spacing } : {}),
  };
}

async function openWith(page: Page, slice: HarnessSlice, where: Box = box): Promise<number> {
  return page.evaluate(
    async ({ slice, where }) => {
      const pane = await window.harness.open(where);
      window.harness.setSmooth(pane, false);
      await window.harness.show(pane, slice);
      return pane;
    },
    { slice, where },
  );
}

interface Blob {
  /** Mean place of the bright device pixels, in CSS px of the page. */
  readonly center: [number, number];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where the screen is bright, in CSS px of the pane. */
async function brightBlob(page: Page, where: Box = box): Promise<Blob> {
  const ratio = await page.evaluate(() => window.devicePixelRatio);
  const clip = {
    x: where.left,
    y: where.top,
    width: Math.ceil(where.width),
    height: Math.ceil(where.height),
  };
  const png = (await page.screenshot({ scale: 'device', clip })).toString('base64');
  return page.evaluate(
    async ({ png, ratio }) => {
      const { width, red } = await window.harness.decode(png);
      let [n, sumX, sumY] = [0, 0, 0];
      let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
      for (const [index, value] of red.entries()) {
        if (value < 128) continue;
        const [x, y] = [(index % width) / ratio, Math.floor(index / width) / ratio];
        n += 1;
        sumX += x + 0.5 / ratio;
        sumY += y + 0.5 / ratio;
        left = Math.min(left, x);
        right = Math.max(right, x + 1 / ratio);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y + 1 / ratio);
      }
      return { center: [sumX / n, sumY / n] as [number, number], left, right, top, bottom };
    },
    { png, ratio },
  );
}

async function eventsOf(page: Page, name: HarnessEvent['name']): Promise<unknown[]> {
  const all = await page.evaluate(() => window.harness.takeEvents());
  return all.filter((event) => event.name === name).map((event) => event.detail);
}

for (const each of drawings) {
  test.describe(`drawn by the ${each}`, () => {
    test.beforeEach(() => {
      drawing = each;
    });

    test('a value is shown as the grey that its window gives it', async ({ page }) => {
      const problems = await openPage(page);
      const cases = [
        { slope: 1, intercept: 0, lowest: 0, highest: 4095, isInverted: false },
        { slope: 0.7252747, intercept: -100, lowest: 0, highest: 4095, isInverted: false },
        { slope: 1, intercept: -1024, lowest: -2000, highest: 3000, isInverted: false },
        { slope: 0.01, intercept: 0, lowest: -32768, highest: 32767, isInverted: false },
        { slope: 1, intercept: 0, lowest: 0, highest: 65535, isInverted: false },
        { slope: 2, intercept: 5, lowest: 0, highest: 255, isInverted: true },
      ];
      for (const [index, each] of cases.entries()) {
        const { slope, intercept, lowest, highest, isInverted } = each;
        // 8 × 8 values from lowest to highest; the window cuts a tenth off at both ends.
        const storedValues = Array.from({ length: 64 }, (_, i) =>
          Math.round(lowest + ((highest - lowest) * i) / 63),
        );
        const [low, high] = [lowest * slope + intercept, highest * slope + intercept];
        const shown = { center: (low + high) / 2, width: (high - low) * 0.8 };
        const slice: HarnessSlice = {
          key: `grey ${index}`,
          seriesKey: `grey ${index}`,
          columns: 8,
          rows: 8,
          spacing: { rowMm: 1, columnMm: 1 },
          storedValues,
          slope,
          intercept,
          isInverted,
          window: shown,
        };
        const pane = await openWith(page, slice, { left: 0, top: 0, width: 320, height: 320 });
        const clip = { x: 0, y: 0, width: 320, height: 320 };
        const png = (await page.screenshot({ clip })).toString('base64');
        const red = await page.evaluate((png) => window.harness.decode(png), png);
        let worst = 0;
        for (const [i, stored] of storedValues.entries()) {
          const part = (stored * slope + intercept - (shown.center - shown.width / 2)) / shown.width;
          const grey = 255 * Math.min(Math.max(part, 0), 1);
          const expected = isInverted ? 255 - grey : grey;
          const [x, y] = [(i % 8) * 40 + 20, Math.floor(i / 8) * 40 + 20];
          worst = Math.max(worst, Math.abs((red.red[y * red.width + x] ?? Number.NaN) - expected));
        }
        expect(worst, `case ${index}`).toBeLessThan(1.01);
        await page.evaluate((pane) => window.harness.destroy(pane), pane);
      }
      expect(problems).toEqual([]);
    });

    test('the window in use can be changed, and stays through the slices of a series', async ({ page }) => {
      await openPage(page);
      const slice = brightPixel([40, 30], { rowMm: 1, columnMm: 1 });
      const pane = await openWith(page, slice);
      await page.evaluate((pane) => window.harness.setWindow(pane, { center: 1000, width: 1000 }), pane);
      const next = { ...slice, key: 'b', window: { center: 1, width: 2 } };
      await page.evaluate(([pane, next]) => window.harness.show(pane, next), [pane, next] as const);
      expect(await page.evaluate((pane) => window.harness.getWindow(pane), pane)).toEqual({
        center: 1000,
        width: 1000,
      });
      const grey = await greyUnder(page, pane, [40, 30]);
      expect(Math.abs(grey - 127.5)).toBeLessThan(1.01);
      const other = { ...next, key: 'c', seriesKey: 'another' };
      await page.evaluate(([pane, other]) => window.harness.show(pane, other), [pane, other] as const);
      expect(await page.evaluate((pane) => window.harness.getWindow(pane), pane)).toEqual({
        center: 1,
        width: 2,
      });
    });

    async function greyUnder(page: Page, pane: number, atPx: [number, number]): Promise<number> {
      await page.evaluate(() => window.harness.settle());
      const at = await page.evaluate(([pane, atPx]) => window.harness.screenOfPixel(pane, atPx), [
        pane,
        atPx,
      ] as const);
      const png = (await page.screenshot()).toString('base64');
      const red = await page.evaluate((png) => window.harness.decode(png), png);
      const [x, y] = [Math.floor(box.left + (at?.[0] ?? 0)), Math.floor(box.top + (at?.[1] ?? 0))];
      return red.red[y * red.width + x] ?? Number.NaN;
    }

    for (const ratio of [1, 1.25, 2]) {
      test.describe(`at ${ratio} device pixels a CSS px`, () => {
        test.use({ deviceScaleFactor: ratio });

        test('a pixel is drawn where the map says, and a pointer there finds it', async ({ page }) => {
          const problems = await openPage(page);
          const at: [number, number] = [57, 21];
          const spacings = [{ rowMm: 0.625, columnMm: 0.625 }, { rowMm: 2.5, columnMm: 0.75 }, undefined];
          const upright = { rotationDeg: 0, flipHorizontal: false, flipVertical: false };
          const orientations = [
            upright,
            { ...upright, rotationDeg: 30 },
            { ...upright, rotationDeg: 90 },
            { ...upright, flipHorizontal: true },
            { ...upright, flipVertical: true },
            { rotationDeg: 30, flipHorizontal: true, flipVertical: false },
          ];
          for (const [index, spacing] of spacings.entries()) {
            const slice = brightPixel(at, spacing, `s${index}`);
            // Not a whole number of pixels wide, as panes in a flexible layout are.
            const where = { ...box, width: 480.4, height: 360.6 };
            const pane = await openWith(page, slice, where);
            for (const orientation of orientations) {
              for (const zoom of ['whole', 'near'] as const) {
                await page.evaluate(
                  async ({ pane, orientation, zoom, at }) => {
                    window.harness.setOrientation(pane, orientation);
                    if (zoom === 'whole') window.harness.fitWhole(pane);
                    // Off the middle, so that pan counts.
                    else {
                      window.harness.fitRegion(pane, {
                        fromPx: [at[0] - 9, at[1] - 4],
                        toPx: [at[0] + 3, at[1] + 6],
                      });
                    }
                    await window.harness.settle();
                  },
                  { pane, orientation, zoom, at },
                );
                const what = JSON.stringify({ spacing, orientation, zoom, ratio });
                const mapped = await page.evaluate(
                  ([pane, at]) => ({
                    center: window.harness.screenOfPixel(pane, at) ?? [0, 0],
                    first: window.harness.screenOfPixel(pane, [at[0] - 0.5, at[1] - 0.5]) ?? [0, 0],
                    last: window.harness.screenOfPixel(pane, [at[0] + 0.5, at[1] + 0.5]) ?? [0, 0],
                  }),
                  [pane, at] as const,
                );
                const blob = await brightBlob(page, where);
                // Half a device pixel is what sampling at device pixel centres allows at each edge.
                const tolerance = 0.51 / ratio;
                expect(Math.abs(blob.center[0] - mapped.center[0]), what).toBeLessThan(tolerance);
                expect(Math.abs(blob.center[1] - mapped.center[1]), what).toBeLessThan(tolerance);
                if (orientation.rotationDeg % 90 === 0) {
                  const xs = [mapped.first[0], mapped.last[0]];
                  const ys = [mapped.first[1], mapped.last[1]];
                  // The browser may resample a pane that is no whole number of device pixels: one more half.
                  expect(Math.abs(blob.left - Math.min(...xs)), what).toBeLessThan(2 * tolerance);
                  expect(Math.abs(blob.right - Math.max(...xs)), what).toBeLessThan(2 * tolerance);
                  expect(Math.abs(blob.top - Math.min(...ys)), what).toBeLessThan(2 * tolerance);
                  expect(Math.abs(blob.bottom - Math.max(...ys)), what).toBeLessThan(2 * tolerance);
                }
                await page.evaluate(() => window.harness.takeEvents());
                const target = [where.left + mapped.center[0], where.top + mapped.center[1]] as const;
                await page.mouse.move(...target);
                const hover = (await eventsOf(page, 'hover')).at(-1);
                expect(hover, what).toMatchObject({ key: slice.key });
                const { atPx } = hover as { atPx: [number, number] };
                expect(Math.abs(atPx[0] - at[0]), what).toBeLessThan(0.05);
                expect(Math.abs(atPx[1] - at[1]), what).toBeLessThan(0.05);
              }
            }
            await page.evaluate((pane) => window.harness.destroy(pane), pane);
          }
          expect(problems).toEqual([]);
        });
      });
    }

    test('the pixel that the screen shows under the mouse is the pixel that comes back', async ({ page }) => {
      await openPage(page);
      const at: [number, number] = [57, 21];
      const pane = await openWith(page, brightPixel(at, { rowMm: 2.5, columnMm: 0.75 }));
      await page.evaluate(
        async ({ pane, at }) => {
          window.harness.fitRegion(pane, { fromPx: [at[0] - 3, at[1] - 2], toPx: [at[0] + 5, at[1] + 1] });
          await window.harness.settle();
        },
        { pane, at },
      );
      // By the picture alone: the middle of the bright box on the screenshot, without asking the map.
      const blob = await brightBlob(page);
      await page.mouse.move(box.left + blob.center[0], box.top + blob.center[1]);
      const hover = (await eventsOf(page, 'hover')).at(-1) as { atPx: [number, number] };
      expect(Math.abs(hover.atPx[0] - at[0])).toBeLessThan(0.05);
      expect(Math.abs(hover.atPx[1] - at[1])).toBeLessThan(0.05);
    });

    test('the overlay is drawn at its pixels, and only over its own slice', async ({ page }) => {
      await openPage(page);
      const at: [number, number] = [57, 21];
      const pane = await openWith(page, brightPixel(at, { rowMm: 2.5, columnMm: 0.75 }));
      const blob = await brightBlob(page);
      await page.evaluate(
        ({ pane, at }) => {
          const outlinePx = [
            [at[0] - 0.5, at[1] - 0.5],
            [at[0] + 0.5, at[1] - 0.5],
            [at[0] + 0.5, at[1] + 0.5],
            [at[0] - 0.5, at[1] + 0.5],
          ] as const;
          window.harness.setOverlay(pane, 'a', {
            outlines: [
              { key: 'r', outlinePx, style: 'first', state: 'rest', tag: 'R', tagDirectionPx: [0, 1] },
            ],
            lines: [],
          });
        },
        { pane, at },
      );
      const drawn = page.locator('[data-part="outline"]');
      // The line runs along the edges of the bright pixel, to the accuracy with which the screen shows them.
      const expectAround = async (bright: Blob): Promise<void> => {
        const line = await drawn.evaluate((path) => {
          if (!(path instanceof SVGGraphicsElement)) throw new Error('not a shape');
          const { x, y, width, height } = path.getBBox();
          return { left: x, top: y, right: x + width, bottom: y + height };
        });
        for (const side of ['left', 'top', 'right', 'bottom'] as const) {
          expect(Math.abs(line[side] - bright[side]), side).toBeLessThan(0.51);
        }
      };
      await expectAround(blob);
      await expect(drawn).toHaveAttribute('stroke-width', '1.6');

      await page.evaluate(
        (pane) => window.harness.fitRegion(pane, { fromPx: [50, 10], toPx: [70, 30] }),
        pane,
      );
      await page.evaluate(() => window.harness.settle());
      await expect(drawn).toHaveAttribute('stroke-width', '1.6');

      await page.evaluate((pane) => window.harness.setMode(pane, { outlinesHidden: true }), pane);
      await expect(drawn).toHaveCount(0);
      const near = await brightBlob(page);
      await page.evaluate((pane) => window.harness.setMode(pane, {}), pane);
      await expect(drawn).toHaveCount(1);
      await expectAround(near);
      const next = { ...brightPixel(at, { rowMm: 2.5, columnMm: 0.75 }), key: 'next slice' };
      await page.evaluate(([pane, next]) => window.harness.show(pane, next), [pane, next] as const);
      await expect(drawn).toHaveCount(0);
    });

    test('linked panes show the same millimetres a screen pixel, at the same distance from the centre', async ({
      page,
    }) => {
      await openPage(page);
      const coarse = brightPixel([48, 30], { rowMm: 2, columnMm: 2 }, 'coarse');
      const fine = brightPixel([48, 30], { rowMm: 0.5, columnMm: 0.8 }, 'fine');
      const first = await openWith(page, coarse, { left: 0, top: 0, width: 400, height: 300 });
      const second = await openWith(page, fine, { left: 420, top: 0, width: 500, height: 360 });
      const places = await page.evaluate(
        async ([first, second]) => {
          window.harness.fitRegion(first, { fromPx: [30, 20], toPx: [60, 40] });
          const view = window.harness.getView(first);
          const isTaken = view && window.harness.setView(second, view);
          await window.harness.settle();
          // 8 mm apart along both axes in each.
          const at = (pane: number, px: [number, number]) => window.harness.screenOfPixel(pane, px) ?? [0, 0];
          return {
            isTaken,
            coarse: [at(first, [47.5, 29.5]), at(first, [51.5, 33.5])],
            fine: [at(second, [47.5, 29.5]), at(second, [57.5, 45.5])],
          };
        },
        [first, second] as const,
      );
      expect(places.isTaken).toBe(true);
      const [a, b, c, d] = [places.coarse[0], places.coarse[1], places.fine[0], places.fine[1]];
      for (const axis of [0, 1]) {
        const coarseLength = (b?.[axis] ?? 0) - (a?.[axis] ?? 0);
        expect(coarseLength).toBeGreaterThan(10);
        expect((d?.[axis] ?? 0) - (c?.[axis] ?? 0)).toBeCloseTo(coarseLength, 6);
        // The image centre (47.5, 29.5) lies equally far from the middle of both panes.
        const [middleOne, middleTwo] = axis === 0 ? [200, 250] : [150, 180];
        expect((c?.[axis] ?? 0) - middleTwo).toBeCloseTo((a?.[axis] ?? 0) - middleOne, 6);
      }
      const unscaled = brightPixel([48, 30], undefined, 'unscaled');
      const isTaken = await page.evaluate(
        async ([first, second, unscaled]) => {
          await window.harness.show(second, unscaled);
          const view = window.harness.getView(first);
          return view && window.harness.setView(second, view);
        },
        [first, second, unscaled] as const,
      );
      expect(isTaken).toBe(false);
    });

    test('wheel, buttons and held keys scroll, zoom, pan and change the window', async ({ page }) => {
      await openPage(page);
      const pane = await openWith(page, brightPixel([57, 21], { rowMm: 1, columnMm: 1 }));
      // A whole pixel of the screen, because wheel events know no parts of one; and what lies under it.
      const cursor = [box.left + 290, box.top + 140] as const;
      await page.mouse.move(...cursor);
      const { atPx } = (await eventsOf(page, 'hover')).at(-1) as { atPx: [number, number] };
      const screenOf = (): Promise<readonly [number, number]> =>
        page.evaluate(
          async ([pane, atPx]) => {
            await window.harness.settle();
            return window.harness.screenOfPixel(pane, atPx) ?? [0, 0];
          },
          [pane, atPx] as const,
        );
      const viewOf = () => page.evaluate((pane) => window.harness.getView(pane), pane);
      const start = await screenOf();

      await page.mouse.wheel(0, 120);
      await page.mouse.wheel(0, 120);
      await page.mouse.wheel(0, -120);
      await expect.poll(async () => (await eventsOf(page, 'scroll')).length).toBe(3);

      const before = (await viewOf())?.lengthPerScreenPx ?? 0;
      await page.keyboard.down('Control');
      await page.mouse.wheel(0, -120);
      await page.keyboard.up('Control');
      await expect.poll(async () => (await viewOf())?.lengthPerScreenPx).toBeLessThan(before * 0.9);
      const zoomed = await screenOf();
      expect(Math.hypot(zoomed[0] - start[0], zoomed[1] - start[1])).toBeLessThan(0.01);

      await page.mouse.down({ button: 'middle' });
      await page.mouse.move(cursor[0] + 30, cursor[1] - 17, { steps: 3 });
      await page.mouse.up({ button: 'middle' });
      const panned = await screenOf();
      expect(panned[0] - zoomed[0]).toBeCloseTo(30, 3);
      expect(panned[1] - zoomed[1]).toBeCloseTo(-17, 3);

      await page.evaluate(
        (pane) => window.harness.setMode(pane, { takesPointer: true, panHeld: true }),
        pane,
      );
      await page.mouse.down();
      await page.mouse.move(cursor[0], cursor[1], { steps: 3 });
      await page.mouse.up();
      const back = await screenOf();
      expect(Math.hypot(back[0] - zoomed[0], back[1] - zoomed[1])).toBeLessThan(0.01);

      const length = (await viewOf())?.lengthPerScreenPx ?? 0;
      await page.mouse.down({ button: 'right' });
      await page.mouse.move(cursor[0], cursor[1] - 40, { steps: 3 });
      await page.mouse.up({ button: 'right' });
      expect((await viewOf())?.lengthPerScreenPx).toBeCloseTo(length / Math.exp(0.32), 9);
      const anchored = await screenOf();
      expect(Math.hypot(anchored[0] - back[0], anchored[1] - back[1])).toBeLessThan(0.01);
      expect(await eventsOf(page, 'pointer')).toEqual([]);

      await page.evaluate(
        (pane) => window.harness.setMode(pane, { takesPointer: true, windowHeld: true }),
        pane,
      );
      await page.mouse.move(...cursor);
      await page.mouse.down();
      await page.mouse.move(cursor[0] + 60, cursor[1] + 30, { steps: 3 });
      await page.mouse.up();
      const window_ = await page.evaluate((pane) => window.harness.getWindow(pane), pane);
      // All values but one are 0: the span counts as 1, and a drag of 600 px changes the window by it.
      expect(window_?.width).toBeCloseTo(1000 + 60 / 600, 9);
      expect(window_?.center).toBeCloseTo(500 + 30 / 600, 9);
      expect((await eventsOf(page, 'window')).at(-1)).toMatchObject({ cause: 'gesture' });
    });

    test('the left button goes to the editor, in pixels, also when the drag leaves the pane', async ({
      page,
    }) => {
      await openPage(page);
      const pane = await openWith(page, brightPixel([57, 21], { rowMm: 1, columnMm: 1 }));
      await page.evaluate((pane) => window.harness.setMode(pane, { takesPointer: true }), pane);
      await page.mouse.move(box.left + 240, box.top + 180);
      await page.evaluate(() => window.harness.takeEvents());
      await page.keyboard.down('Shift');
      await page.mouse.down();
      await page.keyboard.up('Shift');
      await page.mouse.move(box.left - 20, box.top + 180);
      await page.mouse.up();
      const events = (await eventsOf(page, 'pointer')) as {
        kind: string;
        atPx: [number, number];
        shift: boolean;
      }[];
      expect(events[0]).toMatchObject({
        kind: 'down',
        key: 'a',
        button: 0,
        shift: true,
        pointerType: 'mouse',
      });
      // The middle of the pane is the middle of the image; one CSS px is 96 / 480 = 0.2 px.
      expect(events[0]?.atPx[0]).toBeCloseTo(47.5, 6);
      expect(events[0]?.atPx[1]).toBeCloseTo(29.5, 6);
      expect(events[0]).toMatchObject({ pixelsPerScreenPx: expect.closeTo(0.2, 9) });
      const up = events.find((event) => event.kind === 'up');
      expect(up?.atPx[0]).toBeCloseTo(47.5 - 260 * 0.2, 6);
      expect(events.filter((event) => event.kind === 'cancel')).toEqual([]);
    });

    test.describe('touch', () => {
      test.use({ hasTouch: true });

      test('two fingers zoom and move, and take back what the first one began', async ({ page }) => {
        await openPage(page);
        const pane = await openWith(page, brightPixel([57, 21], { rowMm: 1, columnMm: 1 }));
        await page.evaluate((pane) => window.harness.setMode(pane, { takesPointer: true }), pane);
        const before = await page.evaluate((pane) => window.harness.getView(pane), pane);
        const touch = await page.context().newCDPSession(page);
        const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: [number, number][]) =>
          touch.send('Input.dispatchTouchEvent', {
            type,
            touchPoints: points.map(([x, y], id) => ({ x: box.left + x, y: box.top + y, id })),
          });
        await send('touchStart', [[200, 180]]);
        await send('touchStart', [
          [200, 180],
          [280, 180],
        ]);
        await send('touchMove', [
          [160, 180],
          [320, 180],
        ]);
        await send('touchEnd', []);
        await page.evaluate(() => window.harness.settle());
        const after = await page.evaluate((pane) => window.harness.getView(pane), pane);
        expect(after?.lengthPerScreenPx).toBeCloseTo((before?.lengthPerScreenPx ?? 0) / 2, 6);
        expect(after?.centerOffset[0]).toBeCloseTo(0, 6);
        const kinds = (await eventsOf(page, 'pointer')).map((event) => (event as { kind: string }).kind);
        expect(kinds.filter((kind) => kind !== 'move' && kind !== 'leave')).toEqual(['down', 'cancel']);
      });
    });

    test('a view that was fitted stays fitted when the pane changes size; a view set by hand keeps its scale', async ({
      page,
    }) => {
      await openPage(page);
      const pane = await openWith(page, brightPixel([57, 21], { rowMm: 1, columnMm: 1 }));
      const lengthOf = () => page.evaluate((pane) => window.harness.getView(pane)?.lengthPerScreenPx, pane);
      expect(await lengthOf()).toBeCloseTo(96 / 480, 9);
      await page.evaluate((pane) => window.harness.resizeBox(pane, { width: 240, height: 360 }), pane);
      expect(await lengthOf()).toBeCloseTo(96 / 240, 9);
      await page.mouse.move(box.left + 120, box.top + 180);
      await page.mouse.down({ button: 'right' });
      await page.mouse.move(box.left + 120, box.top + 150);
      await page.mouse.up({ button: 'right' });
      const byHand = await lengthOf();
      await page.evaluate((pane) => window.harness.resizeBox(pane, { width: 480, height: 300 }), pane);
      expect(await lengthOf()).toBe(byHand);
      const blob = await brightBlob(page);
      const mapped = await page.evaluate((pane) => window.harness.screenOfPixel(pane, [57, 21]), pane);
      expect(Math.abs(blob.center[0] - (mapped?.[0] ?? 0))).toBeLessThan(0.51);
      expect(Math.abs(blob.center[1] - (mapped?.[1] ?? 0))).toBeLessThan(0.51);
    });

    test('the loupe shows the pixels around a place three times as large', async ({ page }) => {
      await openPage(page);
      const at: [number, number] = [57, 21];
      const pane = await openWith(page, brightPixel(at, { rowMm: 1, columnMm: 1 }));
      const loupe = await page.evaluate(
        ([pane, at]) => window.harness.loupe(pane, [at[0] + 0.02, at[1] + 0.02]),
        [pane, at] as const,
      );
      expect(loupe.side).toBe(128);
      // One pixel is 5 CSS px in the pane, 15 in the loupe. The place looked at is 0.02 px beyond the middle of the bright
      // pixel, so the bright box reaches from 56.2 to 71.2 and covers the middles of the screen pixels 56 to 70.
      const bright = loupe.greys.filter((grey, i) => {
        const [x, y] = [i % 128, Math.floor(i / 128)];
        // The cross begins 4 px from the middle.
        return Math.abs(x - 63.5) < 3 && Math.abs(y - 63.5) < 3 && grey === 255;
      });
      expect(bright.length).toBe(36);
      // A row between the arms of the cross.
      const row = loupe.greys.slice(61 * 128, 62 * 128);
      expect(row.filter((grey) => grey === 255).length).toBe(15);
      expect(row.indexOf(255)).toBe(56);
    });

    test('fifty slices of two series and ten openings leave nothing broken behind', async ({ page }) => {
      const problems = await openPage(page);
      for (let round = 0; round < 10; round++) {
        const slice = brightPixel([57, 21], { rowMm: 1, columnMm: 1 }, `round ${round}`);
        const pane = await openWith(page, slice);
        await page.evaluate(
          async ([pane, slice]) => {
            for (let i = 0; i < 5; i++) {
              const seriesKey = i % 2 === 0 ? 'even' : 'odd';
              const spacing = { rowMm: 1 + (i % 2), columnMm: 1 };
              // Not awaited: a wheel turns faster than frames come.
              void window.harness.show(pane, { ...slice, key: `k${i}`, seriesKey, spacing });
            }
            await window.harness.show(pane, slice);
          },
          [pane, slice] as const,
        );
        const blob = await brightBlob(page);
        expect(blob.right - blob.left).toBeCloseTo(5, 0);
        await page.evaluate((pane) => window.harness.destroy(pane), pane);
      }
      expect(problems).toEqual([]);
      expect(await eventsOf(page, 'failure')).toEqual([]);
    });
  });
}

test('a lost graphics context blanks the panes and says so; a pane opened afterwards draws', async ({
  page,
}) => {
  // Who needs no graphics card cannot lose it.
  drawing = 'graphics-card';
  await openPage(page);
  const slice = brightPixel([57, 21], { rowMm: 1, columnMm: 1 });
  const pane = await openWith(page, slice);
  await page.evaluate(() => window.harness.loseContexts());
  await expect.poll(async () => (await eventsOf(page, 'failure'))[0]).toEqual({ kind: 'context-lost' });
  await expect(page.locator('canvas')).not.toBeVisible();
  await page.evaluate((pane) => window.harness.destroy(pane), pane);
  await openWith(page, slice);
  const blob = await brightBlob(page);
  expect(blob.right - blob.left).toBeCloseTo(5, 0);
});
