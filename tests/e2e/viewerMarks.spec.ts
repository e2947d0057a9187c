import { expect, type Page, test } from '@playwright/test';
import type { OverlayModel, OverlayOutline } from '../../src/editor/overlay';
import { startViewerHarness } from './harness/startViewerHarness';
import type { HarnessSlice } from './harness/viewerHarness';

/*
 * What is drawn over a slice, looked at on the screen: colours of screenshots at places that follow from the geometry, in
 * an upright picture and in one that is turned and mirrored. Nothing here asks the drawing where it thinks it drew.
 */

let harness: Awaited<ReturnType<typeof startViewerHarness>>;
test.beforeAll(async () => {
  harness = await startViewerHarness();
});
test.afterAll(async () => harness.close());

type Place = readonly [number, number];
type Colour = readonly [red: number, green: number, blue: number];
type Orientation = Parameters<Window['harness']['setOrientation']>[1];

const box = { left: 40, top: 32, width: 640, height: 480 };
const size = { columns: 160, rows: 120 };

/** Dark on the left, bright on the right, as muscle beside fat. */
const slice: HarnessSlice = {
  key: 'a',
  seriesKey: 'series',
  ...size,
  spacing: { rowMm: 1, columnMm: 1 },
  storedValues: Array.from({ length: size.columns * size.rows }, (_, index) =>
    index % size.columns < 80 ? 140 : 935,
  ),
  window: { center: 500, width: 1000 },
};

const upright: Orientation = { rotationDeg: 0, flipHorizontal: false, flipVertical: false };
const orientations: readonly (readonly [string, Orientation])[] = [
  ['upright', upright],
  ['turned by 30° and mirrored', { rotationDeg: 30, flipHorizontal: true, flipVertical: false }],
];

const outline: OverlayOutline = {
  key: 'r',
  outlinePx: [
    [50, 40],
    [110, 40],
    [110, 80],
    [50, 80],
  ],
  style: 'first',
  state: 'rest',
  tag: 'R',
  tagDirectionPx: [0, 1],
};

async function open(page: Page, orientation: Orientation = upright): Promise<number> {
  await page.goto(`${harness.url}?drawing=processor`);
  await page.waitForFunction(() => 'harness' in window);
  return page.evaluate(
    async ({ slice, box, orientation }) => {
      const pane = await window.harness.open(box);
      await window.harness.show(pane, slice);
      window.harness.setOrientation(pane, orientation);
      await window.harness.settle();
      return pane;
    },
    { slice, box, orientation },
  );
}

async function draw(page: Page, pane: number, model: OverlayModel): Promise<void> {
  await page.evaluate(
    async ([pane, model]) => {
      window.harness.setOverlay(pane, 'a', model);
      await window.harness.settle();
    },
    [pane, model] as const,
  );
}

/** Colours on the screen around pixel places: the most coloured of a square of screen px with the given half side. */
async function coloursAt(page: Page, pane: number, places: readonly Place[], reach = 0): Promise<Colour[]> {
  const png = (await page.screenshot()).toString('base64');
  return page.evaluate(
    async ({ png, pane, places, reach, box }) => {
      const image = new Image();
      image.src = `data:image/png;base64,${png}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      return places.map((place) => {
        const [x, y] = window.harness.screenOfPixel(pane, place) ?? [Number.NaN, Number.NaN];
        const [left, top] = [Math.floor(x + box.left) - reach, Math.floor(y + box.top) - reach];
        const data = context?.getImageData(left, top, 2 * reach + 1, 2 * reach + 1).data ?? [];
        let best: [number, number, number] = [0, 0, 0];
        let most = -1;
        for (let at = 0; at < data.length; at += 4) {
          const [r, g, b] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
          const colour = Math.max(r, g, b) - Math.min(r, g, b);
          if (colour > most) [best, most] = [[r, g, b], colour];
        }
        return best;
      });
    },
    { png, pane, places: places.map(([x, y]) => [x, y] as [number, number]), reach, box },
  );
}

const isGrey = ([red, green, blue]: Colour): boolean =>
  Math.max(red, green, blue) - Math.min(red, green, blue) < 6;
/** The first observer's orange, #FFA033, or a mixture of it with greys. */
const isOrange = ([red, green, blue]: Colour): boolean => red - blue > 60 && red > green && green > blue;

for (const [name, orientation] of orientations) {
  test.describe(name, () => {
    test('an exclusion is hatched and darkened inside its outline, and nothing of it is seen outside', async ({
      page,
    }) => {
      const pane = await open(page, orientation);
      const inside: Place[] = [];
      const outside: Place[] = [];
      // The exclusion runs from the column 90 to 130, the outline ends at 110.
      for (let column = 94; column <= 126; column += 1) {
        for (let row = 54; row <= 66; row += 1) {
          if (column <= 106) inside.push([column, row]);
          else if (column >= 114) outside.push([column, row]);
        }
      }
      const before = await coloursAt(page, pane, [inside[0] ?? [0, 0]]);
      const exclusion = {
        verticesPx: [
          [90, 50],
          [130, 50],
          [130, 70],
          [90, 70],
        ],
        reason: 'vessel',
        isEdited: false,
      } as const;
      await draw(page, pane, { outlines: [{ ...outline, exclusions: [exclusion] }], lines: [] });
      const colours = await coloursAt(page, pane, inside);
      // 1.1 of every 7 px are hatching; the rest is the picture under 28 % of black.
      const hatched = colours.filter(isOrange).length / colours.length;
      expect(hatched).toBeGreaterThan(0.08);
      expect(hatched).toBeLessThan(0.5);
      const ground = colours.filter(isGrey).map(([red]) => red);
      const dark = 0.72 * (before[0]?.[0] ?? Number.NaN);
      expect(ground.length).toBeGreaterThan(40);
      for (const grey of ground) expect(Math.abs(grey - dark)).toBeLessThan(6);
      // Hidden while something else is drawn; there while nothing is.
      const leader = page.locator('[data-part="leader"]');
      await expect(leader).toHaveCount(1);
      await expect(page.locator('[data-part="words"]', { hasText: 'vessel' })).toHaveCount(1);
      const draft = { verticesPx: [[10, 10] as const], style: 'first', tag: 'L' } as const;
      const outlines = [{ ...outline, exclusions: [exclusion] }];
      await draw(page, pane, { outlines, lines: [], draft });
      await expect(leader).toHaveCount(0);
      await expect(page.locator('[data-part="hatch"]')).toHaveCount(1);
      // Without the words, which may stand there.
      expect((await coloursAt(page, pane, outside)).every(isGrey)).toBe(true);
    });

    test('fat is coloured pixel by pixel, without a seam or a smear', async ({ page }) => {
      const pane = await open(page, orientation);
      // 64 × 48 pixels in a check of 1 × 1 would test the browser's rounding; one of 3 × 3 tests the place.
      const [columns, rows] = [30, 24];
      const isFat = (column: number, row: number): boolean =>
        (Math.floor(column / 3) + Math.floor(row / 3)) % 2 === 0;
      const places: Place[] = [];
      const expected: boolean[] = [];
      for (let row = 1; row < rows; row += 3) {
        for (let column = 1; column < columns; column += 3) {
          places.push([20 + column, 30 + row]);
          expected.push(isFat(column, row));
        }
      }
      await page.evaluate(
        async ({ pane, columns, rows }) => {
          const bytes = new Uint8Array(columns * rows).map((_, at) =>
            (Math.floor((at % columns) / 3) + Math.floor(Math.floor(at / columns) / 3)) % 2 === 0 ? 1 : 0,
          );
          const masks = [{ column: 20, row: 30, columns, rows, bytes }];
          window.harness.setOverlay(pane, 'a', { outlines: [], lines: [], masks });
          await window.harness.settle();
        },
        { pane, columns, rows },
      );
      // #F2D13C at 45 % over the grey of 140: yellow, so red and green above blue.
      const colours = await coloursAt(page, pane, places);
      for (const [index, [red, green, blue]] of colours.entries()) {
        const isYellow = red - blue > 40 && green - blue > 30;
        expect(isYellow, `${places[index]}`).toBe(expected[index]);
      }
      // The corners of the mask, a third of a pixel inside and outside.
      const corners = await coloursAt(page, pane, [
        [20 - 0.15, 30 - 0.15],
        [20 - 0.85, 30 - 0.85],
      ]);
      expect(corners.map(([red, , blue]) => red - blue > 40)).toEqual([true, false]);
      await page.evaluate((pane) => window.harness.setMode(pane, { outlinesHidden: true }), pane);
      await expect(page.locator('[data-part="mask"]')).toHaveCount(0);
    });

    test('every mark lies at its pixels', async ({ page }) => {
      const pane = await open(page, orientation);
      const marks: Parameters<typeof draw>[2] = {
        outlines: [
          {
            ...outline,
            state: 'edited',
            selectedVertices: [1, 2],
            grabbedVertex: 0,
            handles: {
              cornersPx: [
                [45, 35],
                [115, 35],
                [115, 85],
                [45, 85],
              ],
              turnPx: [80, 28],
              centrePx: [80, 60],
            },
          },
        ],
        lines: [{ fromPx: [10, 100], toPx: [70, 104], style: 'chosen', hasHandles: true, label: 'upper' }],
        trims: [
          {
            pathPx: [
              [20, 20],
              [40, 20],
            ],
          },
        ],
        marquee: { fromPx: [120, 10], toPx: [150, 30] },
        refusal: { atPx: [30, 60], text: 'crosses here' },
      };
      await draw(page, pane, marks);
      const expectAt = async (part: string, place: readonly [number, number]): Promise<void> => {
        const middle = await page.locator(`[data-part="${part}"]`).evaluate((path) => {
          const { left, top, width, height } = path.getBoundingClientRect();
          return [left + width / 2, top + height / 2] as const;
        });
        const at = await page.evaluate(
          ([pane, place]) => window.harness.screenOfPixel(pane, [place[0], place[1]]) ?? [0, 0],
          [pane, place] as const,
        );
        expect(Math.abs(middle[0] - box.left - at[0]), part).toBeLessThan(1);
        expect(Math.abs(middle[1] - box.top - at[1]), part).toBeLessThan(1);
      };
      const parts = [
        ['grabbed', [50, 40]],
        ['handle-turn', [80, 28]],
        ['refusal', [30, 60]],
        ['marquee', [135, 20]],
        ['trim', [30, 20]],
        ['handle-box', [80, 60]],
        ['line-handles', [40, 102]],
        ['selected', [110, 60]],
      ] as const;
      for (const [part, place] of parts) await expectAt(part, place);
      const handle = (atPx: [number, number], pointerType: 'mouse' | 'touch') =>
        page.evaluate(
          ([pane, atPx, pointerType]) =>
            window.harness.lineHandleAt(pane, { key: 'a', atPx, pointerType }) ?? null,
          [pane, atPx, pointerType] as const,
        );
      // A pixel is 4 CSS px: 1.7 of them are 6.8 px, 2.9 are 11.6.
      expect(await handle([70, 105.7], 'mouse')).toEqual({ line: 0, end: 'to' });
      expect(await handle([7.1, 100], 'mouse')).toBeNull();
      expect(await handle([7.1, 100], 'touch')).toEqual({ line: 0, end: 'from' });
      // A brush pushes the line, and vertices would hide where it is.
      await draw(page, pane, { ...marks, brush: { centrePx: [130, 100], radiusPx: 12 } });
      await expectAt('brush', [130, 100]);
      await expect(page.locator('[data-part="vertices"], [data-part="grabbed"]')).toHaveCount(0);
      await expectAt('handle-turn', [80, 28]);
    });
  });
}

test('a line is seen on dark muscle and on bright fat, with the hue and with its casing', async ({
  page,
}) => {
  const pane = await open(page);
  await draw(page, pane, { outlines: [outline], lines: [] });
  // Row 40 from the column 50 (dark) to 110 (bright): 1 px above and below the line is casing.
  for (const column of [60, 100]) {
    const profile = await coloursAt(
      page,
      pane,
      Array.from({ length: 13 }, (_, index) => [column, 40 + (index - 6) / 4] as const),
    );
    expect(profile.some(isOrange)).toBe(true);
    const greys = profile.filter(isGrey).map(([red]) => red);
    const ground = column < 80 ? 36 : 238;
    expect(Math.min(...greys)).toBeLessThan(ground * 0.6);
  }
});

test('the loupe shows exclusions, trims and the line being drawn', async ({ page }) => {
  const pane = await open(page);
  const verticesPx = [
    [58, 44],
    [70, 44],
    [70, 56],
    [58, 56],
  ] as const;
  const models: readonly OverlayModel[] = [
    { outlines: [], lines: [] },
    {
      outlines: [{ ...outline, exclusions: [{ verticesPx, reason: 'vessel', isEdited: false }] }],
      lines: [],
    },
    {
      outlines: [],
      lines: [],
      trims: [
        {
          pathPx: [
            [60, 48],
            [68, 48],
          ],
        },
      ],
    },
    {
      outlines: [],
      lines: [],
      draft: {
        verticesPx: [
          [60, 48],
          [66, 50],
        ],
        cursorPx: [64, 54],
        style: 'first',
        tag: 'R',
        shape: 'exclusion',
      },
    },
  ];
  const pictures: number[][] = [];
  for (const model of models) {
    await draw(page, pane, model);
    pictures.push((await page.evaluate((pane) => window.harness.loupe(pane, [64, 50]), pane)).greys);
  }
  const [plain, ...marked] = pictures;
  for (const [index, picture] of marked.entries()) {
    const changed = picture.filter((grey, at) => Math.abs(grey - (plain?.[at] ?? 0)) > 20).length;
    expect(changed, `model ${index + 1}`).toBeGreaterThan(100);
  }
});

test('the picture kept as evidence is small and shows slice, lines and words', async ({ page }) => {
  const pane = await open(page);
  expect(
    await page.evaluate(async () => {
      const empty = await window.harness.open({ left: 0, top: 600, width: 60, height: 60 });
      return window.harness.captureEvidence(empty) ?? null;
    }),
  ).toBeNull();
  const lines = [
    {
      fromPx: [30, 40],
      toPx: [120, 50],
      style: 'chosen',
      hasHandles: true,
      label: 'upper',
      labelAt: 'above',
    },
    { fromPx: [30, 90], toPx: [120, 80], style: 'first', label: '8', labelAt: 'left' },
  ] as const;
  await draw(page, pane, { outlines: [], lines });
  const seen = await page.evaluate(async (pane) => {
    const url = window.harness.captureEvidence(pane) ?? '';
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const at = (x: number, y: number) => Array.from(context?.getImageData(x, y, 1, 1).data ?? []);
    const scale = image.width / 640;
    return {
      url: url.slice(0, 22),
      length: url.length,
      size: [image.width, image.height],
      // A pixel is 4 CSS px; the picture 480 / 640 of the pane.
      dark: at(10, 10),
      bright: at(image.width - 10, 10),
      // Half way along the second line, (75, 85).
      line: at(Math.floor((75 + 0.5) * 4 * scale), Math.floor((85 + 0.5) * 4 * scale)),
      handle: at(Math.round((30 + 0.5) * 4 * scale), Math.round((40 + 0.5) * 4 * scale)),
    };
  }, pane);
  expect(seen.url).toBe('data:image/png;base64,');
  expect(seen.length).toBeLessThanOrEqual(60 * 1024);
  expect(seen.size).toEqual([480, 360]);
  // 140 and 935 in a window from 0 to 1000, to the step of 64 greys.
  expect(Math.abs((seen.dark[0] ?? 0) - 35.7)).toBeLessThan(3);
  expect(Math.abs((seen.bright[0] ?? 0) - 238.4)).toBeLessThan(3);
  expect(seen.handle.slice(0, 3)).toEqual([255, 255, 255]);
  const [red = 0, green = 0, blue = 0] = seen.line;
  expect(isOrange([red, green, blue])).toBe(true);
});

test('evidence stays small where nothing repeats', async ({ page }) => {
  const pane = await open(page);
  const noise = {
    ...slice,
    key: 'noise',
    storedValues: slice.storedValues.map((_, index) => (index * 7919 + 104_729 * (index % 13)) % 1000),
  };
  const length = await page.evaluate(
    async ([pane, noise]) => {
      await window.harness.show(pane, noise);
      return window.harness.captureEvidence(pane)?.length ?? 0;
    },
    [pane, noise] as const,
  );
  expect(length).toBeGreaterThan(1000);
  expect(length).toBeLessThanOrEqual(60 * 1024);
});

test('a pen draws and its barrel button erases, while the palm beside it does nothing', async ({ page }) => {
  const pane = await open(page);
  const kinds = await page.evaluate(async (pane) => {
    window.harness.setMode(pane, { takesPointer: true });
    window.harness.takeEvents();
    const element = document.querySelector('svg')?.parentElement?.parentElement;
    if (!element) throw new Error('no pane');
    // Made events cannot be captured; the capture is the browser's part.
    element.setPointerCapture = () => undefined;
    const send = (type: string, given: PointerEventInit): void => {
      element.dispatchEvent(new PointerEvent(type, { bubbles: true, clientX: 200, clientY: 200, ...given }));
    };
    const pen = { pointerId: 5, pointerType: 'pen' };
    const palm = { pointerId: 6, pointerType: 'touch' };
    send('pointerdown', { ...pen, button: 0, buttons: 1 });
    send('pointerdown', { ...palm, button: 0, buttons: 1 });
    send('pointermove', { ...palm, button: -1, buttons: 1 });
    send('pointerup', { ...pen, button: 0, buttons: 0 });
    send('pointerup', { ...palm, button: 0, buttons: 0 });
    send('pointerdown', { ...pen, button: 2, buttons: 2 });
    send('pointerup', { ...pen, button: 2, buttons: 0 });
    return window.harness
      .takeEvents()
      .filter(({ name }) => name === 'pointer')
      .map(({ detail }) => detail as { kind: string; pointerType: string; alt: boolean; button: number })
      .map(({ kind, pointerType, alt, button }) => [kind, pointerType, alt, button]);
  }, pane);
  expect(kinds).toEqual([
    ['down', 'pen', false, 0],
    ['up', 'pen', false, 0],
    ['down', 'pen', true, 0],
    ['up', 'pen', true, 0],
  ]);
});

test('a remembered window comes back with its series, and says which series it is of', async ({ page }) => {
  const pane = await open(page);
  const remembered = { center: 321, width: 123 };
  const told = await page.evaluate(
    async ([pane, next]) => {
      window.harness.takeEvents();
      await window.harness.show(pane, next);
      const shown = window.harness.getWindow(pane);
      window.harness.resetWindow(pane);
      const reset = window.harness.getWindow(pane);
      const windows = window.harness.takeEvents().filter(({ name }) => name === 'window');
      return { shown, reset, windows: windows.map(({ detail }) => detail) };
    },
    [pane, { ...slice, seriesKey: 'another', rememberedWindow: remembered }] as const,
  );
  expect(told).toEqual({
    shown: remembered,
    reset: slice.window,
    windows: [
      { window: remembered, cause: 'call', seriesKey: 'another' },
      { window: slice.window, cause: 'call', seriesKey: 'another' },
    ],
  });
});

test('a pane that moves with the page still finds its pixels', async ({ page }) => {
  const pane = await open(page);
  const hoverAt = async (x: number, y: number): Promise<Place> => {
    await page.evaluate(() => window.harness.takeEvents());
    await page.mouse.move(x, y);
    const all = await page.evaluate(() => window.harness.takeEvents());
    const [hover] = all.filter(({ name }) => name === 'hover').slice(-1);
    if (!hover) throw new Error('The pane said nothing');
    return (hover.detail as { atPx: Place }).atPx;
  };
  const first = await hoverAt(300, 200);
  // Moved without a change of size, while the pointer rests: nothing tells the pane.
  await page.evaluate(async () => {
    const element = document.querySelector('svg')?.parentElement?.parentElement;
    if (element) element.style.left = '80px';
    await window.harness.settle();
  });
  const moved = await hoverAt(340, 201);
  expect(Math.abs(moved[0] - first[0])).toBeLessThan(0.05);
  await page.evaluate(async () => {
    document.body.style.height = '3000px';
    window.scrollTo(0, 12);
    await window.harness.settle();
  });
  const scrolled = await hoverAt(340, 188);
  expect(Math.abs(scrolled[0] - first[0])).toBeLessThan(0.05);
  expect(Math.abs(scrolled[1] - first[1])).toBeLessThan(0.05);
  expect(await page.evaluate((pane) => window.harness.getView(pane) !== undefined, pane)).toBe(true);
});
