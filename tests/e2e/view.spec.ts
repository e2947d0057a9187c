import type { Page } from '@playwright/test';
import type { PointPx } from '../../src/domain/image/point';
import type { EditorTool } from '../../src/editor/editorState';
import type { Orientation } from '../../src/viewer/paneCamera';
import { startViewerHarness } from './harness/startViewerHarness';
import type { HarnessSlice } from './harness/viewerHarness';
import { independentArea, independentMeanOf } from './support/independentMeasure';
import { expect, test as guarded } from './support/policyGuard';
import { raise } from './support/screenHands';

/*
 * A measurement depends on the pixels inside the outline and on nothing about the screen. Pane, editor and measurement
 * are wired together on a page of their own. Where a pixel is on the screen is learned from the screen itself: three
 * slices with one bright pixel each are shown in the same view, and found in screenshots.
 */

type Harness = Awaited<ReturnType<typeof startViewerHarness>>;
const test = guarded.extend<object, { readonly harness: Harness }>({
  harness: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
    async ({}, use) => {
      const harness = await startViewerHarness();
      await use(harness);
      await harness.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ harness }, use) => use(new URL('.', harness.url).href),
});

const box = { left: 30, top: 20, width: 900, height: 700 };
const size = { columns: 96, rows: 60 };
const markers: readonly [PointPx, PointPx, PointPx] = [
  [30, 20],
  [64, 20],
  [30, 42],
];
/** What is drawn, in pixels of the slice: no vertex near the centre of a pixel's row or column. */
const polygon: readonly PointPx[] = [
  [33.3, 23.4],
  [47.7, 21.3],
  [61.4, 26.6],
  [58.3, 33.7],
  [62.7, 39.3],
  [44.6, 40.7],
  [38.2, 35.6],
  [34.4, 37.3],
];

const orientations: readonly (Orientation & { readonly name: string })[] = [
  { name: 'upright', rotationDeg: 0, flipHorizontal: false, flipVertical: false },
  { name: 'turned by 90°', rotationDeg: 90, flipHorizontal: false, flipVertical: false },
  { name: 'turned by 180°', rotationDeg: 180, flipHorizontal: false, flipVertical: false },
  { name: 'mirrored', rotationDeg: 0, flipHorizontal: true, flipVertical: false },
  { name: 'upside down', rotationDeg: 0, flipHorizontal: false, flipVertical: true },
  { name: 'turned by 37° and mirrored', rotationDeg: 37, flipHorizontal: true, flipVertical: false },
];
const spacings = [
  { rowMm: 1, columnMm: 0.6 },
  { rowMm: 0.45, columnMm: 0.8 },
  { rowMm: 0.5, columnMm: 0.5 },
];
const views: readonly { readonly zoom: number; readonly moveMm: readonly [number, number] }[] = [
  { zoom: 1, moveMm: [0, 0] },
  { zoom: 1.37, moveMm: [1.9, -2.3] },
];
const slopes = [
  [0.5, 0],
  [0.01, -3],
  [0.7252747, 12],
] as const;

function slice(key: string, spacing: HarnessSlice['spacing'], valueAt: (index: number) => number) {
  const storedValues = Array.from({ length: size.columns * size.rows }, (_, index) => valueAt(index));
  const seriesKey = JSON.stringify(spacing);
  // Within a series the window of the first slice stays.
  const window = { center: 500, width: 1000 };
  return { key, seriesKey, ...size, storedValues, window, ...(spacing && { spacing }) };
}

/** Middle of the bright pixel on the page, CSS px. */
async function brightPlace(page: Page): Promise<readonly [number, number]> {
  const clip = { x: box.left, y: box.top, width: box.width, height: box.height };
  const png = (await page.screenshot({ scale: 'css', clip })).toString('base64');
  const [x, y] = await page.evaluate(async (given) => {
    const { width, red } = await window.measuring.decode(given);
    let [weight, sumX, sumY] = [0, 0, 0];
    for (const [index, value] of red.entries()) {
      if (value < 20) continue;
      weight += value;
      sumX += value * ((index % width) + 0.5);
      sumY += value * (Math.floor(index / width) + 0.5);
    }
    return [sumX / weight, sumY / weight] as const;
  }, png);
  return [x + box.left, y + box.top];
}

/** Where pixels are on the page, from the places of the three markers: an affine map is known from three points. */
async function learnMap(page: Page, spacing: HarnessSlice['spacing']) {
  const places: (readonly [number, number])[] = [];
  for (const [column, row] of markers) {
    const marked = slice(`marker ${column} ${row}`, spacing, (index) =>
      index === row * size.columns + column ? 1000 : 0,
    );
    await page.evaluate((given) => window.measuring.show(given), marked);
    places.push(await brightPlace(page));
  }
  const [origin = raise(), alongRow = raise(), alongColumn = raise()] = places;
  const columns = markers[1][0] - markers[0][0];
  const rows = markers[2][1] - markers[0][1];
  return ([column, row]: PointPx) => {
    const [u, v] = [(column - markers[0][0]) / columns, (row - markers[0][1]) / rows];
    return {
      x: origin[0] + u * (alongRow[0] - origin[0]) + v * (alongColumn[0] - origin[0]),
      y: origin[1] + u * (alongRow[1] - origin[1]) + v * (alongColumn[1] - origin[1]),
    };
  };
}

for (const [turn, orientation] of orientations.entries()) {
  test(`${orientation.name}: area and mean are those of the pixels outlined, at every zoom, spacing and slope`, async ({
    page,
    harness,
  }) => {
    await page.setViewportSize({ width: 960, height: 740 });
    await page.goto(new URL('measuring.html', harness.url).href);
    await page.waitForFunction(() => 'measuring' in window);
    await page.evaluate((given) => window.measuring.open(given), box);
    for (const [look, view] of views.entries()) {
      const spacing = spacings[(turn + look) % spacings.length] ?? raise();
      await page.evaluate(
        (given) => window.measuring.show(given),
        slice(`first ${look}`, spacing, (index) => index % 1000),
      );
      await page.evaluate((given) => window.measuring.setOrientation(given), orientation);
      await page.evaluate((given) => window.measuring.lookAt(given), {
        zoom: view.zoom,
        moveMm: [view.moveMm[0], view.moveMm[1]] as [number, number],
      });
      const map = await learnMap(page, spacing);
      for (const [slope, intercept] of slopes) {
        // Values without order, so that a pixel too many or too few shows in the mean.
        const storedAt = (index: number): number => (index * 7919 + 104_729 * turn) % 4096;
        const textured = slice(`${look} ${slope}`, spacing, storedAt);
        await page.evaluate((given) => window.measuring.show(given), { ...textured, slope, intercept });
        for (const vertex of polygon) {
          const { x, y } = map(vertex);
          await page.mouse.move(x, y);
          await page.mouse.down();
          await page.mouse.up();
        }
        await page.keyboard.press('Enter');
        const [closed = raise('Nothing was closed'), ...others] = await page.evaluate(() =>
          window.measuring.closed(),
        );
        expect(others).toEqual([]);
        // The vertices are where the hand was, whatever the view.
        expect(closed.verticesPx).toHaveLength(polygon.length);
        for (const [at, [column, row]] of polygon.entries()) {
          const [gotColumn, gotRow] = closed.verticesPx[at] ?? raise();
          expect(Math.hypot(gotColumn - column, gotRow - row), `vertex ${at}`).toBeLessThan(0.1);
        }
        // The numbers are those of the committed vertices and the pixels, to rounding.
        const { columnMm, rowMm } = spacing;
        const valueAt = (column: number, row: number): number =>
          storedAt(row * size.columns + column) * slope + intercept;
        const again = independentMeanOf({ ...size, valueAt }, closed.verticesPx);
        expect(
          Math.abs(closed.areaMm2 / independentArea(closed.verticesPx, columnMm, rowMm) - 1),
        ).toBeLessThan(1e-9);
        expect(closed.pixelCount).toBe(again.count);
        expect(Math.abs(closed.mean / again.mean - 1)).toBeLessThan(1e-9);
      }
    }
  });
}

for (const [turn, orientation] of orientations.entries()) {
  test(`${orientation.name}: every gesture changes the outline where the hand is`, async ({
    page,
    harness,
  }) => {
    await page.setViewportSize({ width: 960, height: 740 });
    await page.goto(new URL('measuring.html', harness.url).href);
    await page.waitForFunction(() => 'measuring' in window);
    await page.evaluate((given) => window.measuring.open(given), box);
    const spacing = spacings[turn % spacings.length] ?? raise();
    const plain = slice('plain', spacing, (index) => index % 1000);
    await page.evaluate((given) => window.measuring.show(given), plain);
    await page.evaluate((given) => window.measuring.setOrientation(given), orientation);
    await page.evaluate((given) => window.measuring.lookAt(given), {
      zoom: 1.37,
      moveMm: [1.9, -2.3] as [number, number],
    });
    const map = await learnMap(page, spacing);
    await page.evaluate((given) => window.measuring.show(given), plain);

    const click = async (atPx: PointPx): Promise<void> => {
      const { x, y } = map(atPx);
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.up();
    };
    const drag = async (...throughPx: readonly PointPx[]): Promise<void> => {
      const [first = raise(), ...rest] = throughPx.map(map);
      await page.mouse.move(first.x, first.y);
      await page.mouse.down();
      for (const { x, y } of rest) await page.mouse.move(x, y, { steps: 6 });
      await page.mouse.up();
    };
    const tool = (name: EditorTool) => page.evaluate((given) => window.measuring.chooseTool(given), name);
    const now = () => page.evaluate(() => window.measuring.outline());
    const near = ([x, y]: PointPx, [column, row]: PointPx): void =>
      expect(Math.hypot(x - column, y - row), `${x}, ${y} at ${column}, ${row}`).toBeLessThan(0.1);
    const nearest = (ring: readonly PointPx[], [column, row]: PointPx): number =>
      Math.min(...ring.map(([x, y]) => Math.hypot(x - column, y - row)));

    for (const vertex of polygon) await click(vertex);
    await page.keyboard.press('Enter');

    // A vertex, an edge, and a vertex taken away.
    await tool('edit');
    await drag(polygon[0] ?? raise(), [31.2, 25.7]);
    near((await now()).verticesPx[0] ?? raise(), [31.2, 25.7]);
    const edge: PointPx = [(47.7 + 61.4) / 2, (21.3 + 26.6) / 2];
    await drag(edge, [55.2, 20.4]);
    const inserted = (await now()).verticesPx;
    expect(inserted).toHaveLength(polygon.length + 1);
    near(inserted[2] ?? raise(), [55.2, 20.4]);
    await page.keyboard.down('Alt');
    await click([55.2, 20.4]);
    await page.keyboard.up('Alt');
    expect((await now()).verticesPx).toEqual(inserted.toSpliced(2, 1));

    // A part left out.
    await tool('exclusion');
    const part: readonly PointPx[] = [
      [44.3, 27.2],
      [51.6, 28.4],
      [47.2, 33.3],
    ];
    for (const vertex of part) await click(vertex);
    await page.keyboard.press('Enter');
    const [left = raise('Nothing was left out')] = (await now()).exclusions;
    for (const [at, vertex] of left.verticesPx.entries()) near(vertex, part[at] ?? raise());

    // A stretch between two vertices, drawn anew.
    await tool('redraw');
    const apex: PointPx = [54.6, 45.2];
    await drag([60.885, 39.53], apex, [46.41, 40.56]);
    const redrawn = (await now()).verticesPx;
    expect(nearest(redrawn, apex)).toBeLessThan(0.1);
    const [columns, rows] = [0, 1].map((axis) => redrawn.map((vertex) => vertex[axis] ?? 0));
    expect(Math.max(...(rows ?? []))).toBeLessThan(45.3);
    expect(Math.max(...(columns ?? []))).toBeLessThan(62.8);

    // The round brush, from inside outwards: what it went over is inside.
    await tool('brush');
    await drag([42.2, 29.4], [33.4, 30.3]);
    const brushed = (await now()).verticesPx;
    expect(Math.min(...brushed.map(([column]) => column))).toBeGreaterThan(33.4 - 6 - 0.15);
    expect(Math.min(...brushed.map(([column]) => column))).toBeLessThan(33.4 - 6 + 0.15);

    // The whole, with the part that is left out of it.
    await tool('edit');
    await click([41.2, 34.1]);
    await drag([41.2, 34.1], [44.7, 32.2]);
    const moved = await now();
    const places = [moved, { verticesPx: brushed, exclusions: [left] }].map(({ verticesPx, exclusions }) => [
      ...verticesPx,
      ...(exclusions[0]?.verticesPx ?? []),
    ]);
    for (const [at, [column, row]] of (places[0] ?? []).entries()) {
      const [before = 0, above = 0] = places[1]?.[at] ?? raise();
      near([column - before, row - above], [3.5, -1.9]);
    }
  });
}

test('a slice of one value, shown first, leaves the contrast of the next one alone', async ({
  page,
  harness,
}) => {
  await page.setViewportSize({ width: 960, height: 740 });
  await page.goto(new URL('measuring.html', harness.url).href);
  await page.waitForFunction(() => 'measuring' in window);
  await page.evaluate((given) => window.measuring.open(given), box);
  const spacing = { rowMm: 1, columnMm: 1 };
  const grey = async (): Promise<readonly number[]> => {
    const png = (await page.screenshot({ scale: 'css' })).toString('base64');
    return page.evaluate(
      async ({ given, place }) => {
        const { width, red } = await window.measuring.decode(given);
        const row = Math.round(place.top + place.height / 2);
        return [0.1, 0.5, 0.9].map(
          (part) => red[row * width + Math.round(place.left + part * place.width)] ?? Number.NaN,
        );
      },
      { given: png, place: box },
    );
  };
  // Window 0 to 1000: black stays black, and a ramp along the rows goes from dark to bright through the middle.
  await page.evaluate(
    (given) => window.measuring.show(given),
    slice('one value', spacing, () => 0),
  );
  expect(await grey()).toEqual([0, 0, 0]);
  const ramp = slice('ramp', spacing, (index) => (1000 * (index % size.columns)) / (size.columns - 1));
  await page.evaluate((given) => window.measuring.show(given), ramp);
  const [dark = raise(), middle = raise(), bright = raise()] = await grey();
  expect(dark).toBeLessThan(40);
  expect(Math.abs(middle - 128)).toBeLessThan(8);
  expect(bright).toBeGreaterThan(215);
});
