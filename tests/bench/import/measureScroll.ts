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
 * Turns the wheel one notch in every animation frame, there and back through the stack, and notes for every slice in
 * which frame after its turn its picture was drawn. A turn that the page has not answered before the next one is the same
 * turn: its frames count on.
 */
async function scrollInPage({ turns }: { readonly turns: number }): Promise<Scrolled> {
  const pane = document.querySelector('[data-testid=pane-preop]');
  const canvas = pane?.querySelector('canvas');
  if (!pane || !canvas) throw new Error('No pane');
  const intervalsMs: number[] = [];
  const framesToPicture: number[] = [];
  const shown = (): number => Number(pane.getAttribute('data-slice'));
  /** By slice: the frame of its turn. */
  const turnedIn = new Map<number, number>();
  let frame = 0;
  let way = 1;
  const onPicture = ({ target }: Event): void => {
    const turned = turnedIn.get(shown());
    if (turned === undefined || !(target instanceof Node) || !pane.contains(target)) return;
    framesToPicture.push(frame - turned);
    turnedIn.delete(shown());
  };
  document.addEventListener('slice-drawn', onPicture, { capture: true });
  const { x, y, width, height } = canvas.getBoundingClientRect();
  const place = { clientX: x + width / 2, clientY: y + height / 2 };
  const startedMs = performance.now();
  let before = startedMs;
  await new Promise<void>((resolve) => {
    const step = (now: number): void => {
      frame += 1;
      if (frame > 1) intervalsMs.push(now - before);
      before = now;
      if (framesToPicture.length >= turns) {
        resolve();
        return;
      }
      if (shown() >= 28) way = -1;
      if (shown() <= 3) way = 1;
      const wanted = shown() + way;
      if (!turnedIn.has(wanted)) turnedIn.set(wanted, frame);
      // In a task of its own, as the browser sends it: the frame's own callback is over by then.
      setTimeout(() => {
        const turn = { deltaY: 120 * way, bubbles: true, cancelable: true, ...place };
        canvas.dispatchEvent(new WheelEvent('wheel', turn));
      });
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
  document.removeEventListener('slice-drawn', onPicture, { capture: true });
  return { intervalsMs, framesToPicture, elapsedMs: performance.now() - startedMs };
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
  // A reading in which nothing is given opens with the sagittal images large.
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('row-preop-right')).toBeVisible();
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
