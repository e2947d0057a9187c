import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** Scrolling through an axial stack, one turn of the wheel a frame. */
export interface ScrollMeasured {
  readonly slices: number;
  readonly msPerSlice: number;
  readonly frameP50Ms: number;
  readonly frameP95Ms: number;
  /** Frames from the turn of the wheel to the picture: 1 is the frame that follows it. */
  readonly framesToPicture: number;
  readonly framesToPictureP95: number;
}

interface Scrolled {
  readonly intervalsMs: readonly number[];
  readonly framesToPicture: readonly number[];
  readonly elapsedMs: number;
}

/**
 * Turns the wheel one notch in every animation frame, there and back through the stack, and notes when the picture of
 * each slice was drawn. A frame in which the wheel is not turned because the last slice is not there yet counts too.
 */
async function scrollInPage({ turns }: { readonly turns: number }): Promise<Scrolled> {
  const pane = document.querySelector('[data-testid=pane-preop]');
  const canvas = pane?.querySelector('canvas');
  if (!pane || !canvas) throw new Error('No pane');
  const intervalsMs: number[] = [];
  const framesToPicture: number[] = [];
  const shown = (): number => Number(pane.getAttribute('data-slice'));
  let frame = 0;
  let turnedIn = -1;
  let wanted = shown();
  let way = 1;
  let done = 0;
  // The engine's own event for a picture on the canvas; it does not bubble, so it is caught on its way down.
  document.addEventListener(
    'CORNERSTONE_IMAGE_RENDERED',
    ({ target }) => {
      if (turnedIn < 0 || !(target instanceof Node) || !pane.contains(target) || shown() !== wanted) return;
      framesToPicture.push(frame - turnedIn);
      turnedIn = -1;
      done += 1;
    },
    { capture: true },
  );
  const startedMs = performance.now();
  let before = startedMs;
  return new Promise((resolve) => {
    const step = (now: number): void => {
      frame += 1;
      if (frame > 1) intervalsMs.push(now - before);
      before = now;
      if (done >= turns) {
        resolve({ intervalsMs, framesToPicture, elapsedMs: performance.now() - startedMs });
        return;
      }
      if (turnedIn < 0) {
        if (shown() >= 28) way = -1;
        if (shown() <= 3) way = 1;
        wanted = shown() + way;
        turnedIn = frame;
        const { x, y, width, height } = canvas.getBoundingClientRect();
        const place = { clientX: x + width / 2, clientY: y + height / 2 };
        // In a task of its own, as the browser sends it: the frame's own callback is over by then.
        setTimeout(() => {
          const turn = { deltaY: 120 * way, bubbles: true, cancelable: true, ...place };
          canvas.dispatchEvent(new WheelEvent('wheel', turn));
        });
      }
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

/** Opens the first subject's reading on a page that has imported one, and scrolls. */
export async function measureScroll(page: Page, turns = 200): Promise<ScrollMeasured> {
  await page.getByRole('button', { name: 'Who sits here' }).click();
  await page.getByRole('menuitem', { name: /Observer A/ }).click();
  await page.getByTestId('subject-S-001').click();
  await page.keyboard.press('Enter');
  for (const timePoint of ['preop', 'followUp']) {
    await expect(page.locator(`[data-testid=pane-${timePoint}][data-ready=true]`)).toBeVisible();
  }
  await page.waitForTimeout(1000);
  await page.evaluate(scrollInPage, { turns: 30 });
  const { intervalsMs, framesToPicture, elapsedMs } = await page.evaluate(scrollInPage, { turns });
  return {
    slices: framesToPicture.length,
    msPerSlice: elapsedMs / framesToPicture.length,
    frameP50Ms: quantile(intervalsMs, 0.5),
    frameP95Ms: quantile(intervalsMs, 0.95),
    framesToPicture: quantile(framesToPicture, 0.5),
    framesToPictureP95: quantile(framesToPicture, 0.95),
  };
}
