import { join } from 'node:path';
import { type FreshBrowser, freshBrowser } from '../import/freshBrowser';
import { writeSliceSet } from '../import/sliceSet';
import { draggedRow, type HandInput, handOn } from './handInput';
import { openOutlined } from './openOutlined';
import { type PageCost, pageCost } from './pageCost';
import { type MainThreadCost, traceCost } from './traceCost';

/** One kind of input: measured without a trace, and once more with one for its parts. */
export interface HandMeasured {
  readonly cost: PageCost;
  readonly trace: MainThreadCost | undefined;
}

/** Input on the Read screen with both scans and four outlines of 400 vertices on it. */
export interface HandsMeasured {
  readonly drag: HandMeasured;
  readonly pan: HandMeasured;
  readonly zoom: HandMeasured;
}

/** A browser translates what is used much; who draws has drawn before. */
const warmUp = 300;
const events = 240;

async function measured(
  { page }: FreshBrowser,
  folder: string,
  kind: string,
  input: HandInput,
): Promise<HandMeasured> {
  await input(warmUp);
  await page.waitForTimeout(500);
  const cost = await pageCost(page, draggedRow, () => input(events));
  await page.waitForTimeout(500);
  const trace = await traceCost(page, join(folder, `${kind}.json`), () => input(events));
  return { cost, trace };
}

/** Opens the built product in a fresh browser and drags a vertex, moves both linked pictures and zooms them. */
export async function measureHands(url: string, folder: string): Promise<HandsMeasured> {
  const set = writeSliceSet(join(folder, 'reading'), 1);
  const browser = await freshBrowser();
  try {
    await openOutlined(browser.page, url, set);
    const hand = await handOn(browser.page);
    return {
      drag: await measured(browser, folder, 'drag', hand.dragVertex),
      pan: await measured(browser, folder, 'pan', hand.pan),
      zoom: await measured(browser, folder, 'zoom', hand.zoom),
    };
  } finally {
    await browser.close();
  }
}
