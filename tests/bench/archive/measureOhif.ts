import type { Page } from '@playwright/test';
import { freshBrowser } from '../import/freshBrowser';

export interface OhifMeasured {
  /** From the address to the first line of its list of studies. */
  readonly workListMs: number;
  /** From a study's address, the program loaded before, to the first image with anything on it. */
  readonly firstSliceMs: number;
}

/** A patient's name in its list; it writes those of the demo so. */
const firstLine = (page: Page) => page.getByText(/^Demo, \d+$/).first();

/** OHIF over the same archive, in a browser of its own. */
export async function measureOhif(url: string, study: string): Promise<OhifMeasured> {
  const browser = await freshBrowser();
  try {
    const { page } = browser;
    // Its program comes from the browser's cache where it is measured, as ours is already running then.
    await page.goto(url);
    await firstLine(page).waitFor();
    const fromList = performance.now();
    await page.goto(url);
    await firstLine(page).waitFor();
    const workListMs = performance.now() - fromList;
    const fromStudy = performance.now();
    await page.goto(`${url}/viewer?StudyInstanceUIDs=${study}`);
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll<HTMLCanvasElement>('canvas.cornerstone-canvas')].some((canvas) => {
          const drawing = canvas.getContext('2d');
          if (!drawing || canvas.width === 0) return false;
          const { data } = drawing.getImageData(canvas.width / 2, canvas.height / 4, 1, canvas.height / 2);
          return data.some((value, at) => at % 4 === 0 && value > 8);
        }),
      undefined,
      { polling: 'raf' },
    );
    return { workListMs, firstSliceMs: performance.now() - fromStudy };
  } finally {
    await browser.close();
  }
}
