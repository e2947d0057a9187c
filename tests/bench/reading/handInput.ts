import type { CDPSession, Page } from '@playwright/test';
import { learnPixelMap, type PixelMap } from '../../e2e/support/pixelMap';
import { draggedRing } from './openOutlined';
import { crestOf, waveRing } from './waveRing';

/** One run of real input of the browser: an event a frame, the next only when the page has answered the one before. */
export type HandInput = (events: number) => Promise<void>;

/** The row whose number follows the drag. */
export const draggedRow = 'row-preop-right';

interface Mouse {
  readonly type: 'mouseMoved' | 'mousePressed' | 'mouseReleased' | 'mouseWheel';
  readonly x: number;
  readonly y: number;
  readonly button?: 'left' | 'middle';
  readonly buttons?: number;
  readonly clickCount?: number;
  readonly deltaX?: number;
  readonly deltaY?: number;
  readonly modifiers?: number;
}

const ctrl = 2;

/** The hand on a page that shows both scans with their outlines. */
export async function handOn(page: Page): Promise<{
  readonly dragVertex: HandInput;
  readonly pan: HandInput;
  readonly zoom: HandInput;
}> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  const send = (mouse: Mouse): Promise<unknown> => cdp.send('Input.dispatchMouseEvent', mouse);
  const pane = page.getByTestId('pane-preop');
  const mapNow = (): Promise<PixelMap> => learnPixelMap(page, pane);
  const middle = async (): Promise<{ x: number; y: number }> => {
    const box = await pane.boundingBox();
    if (!box) throw new Error('The pane is not on screen');
    return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
  };
  const drag = async (
    events: number,
    button: 'left' | 'middle',
    from: { readonly x: number; readonly y: number },
    placeAt: (step: number) => { readonly x: number; readonly y: number },
  ): Promise<void> => {
    const held = { button, buttons: button === 'left' ? 1 : 4 };
    await send({ type: 'mouseMoved', ...from });
    await send({ type: 'mousePressed', ...from, ...held, clickCount: 1 });
    for (let step = 1; step <= events; step++) await send({ type: 'mouseMoved', ...placeAt(step), ...held });
    await send({ type: 'mouseReleased', ...placeAt(events), button, buttons: 0, clickCount: 1 });
  };
  return {
    async dragVertex(events) {
      const map = await mapNow();
      const ring = waveRing(draggedRing);
      const crest = ring[crestOf(draggedRing)];
      if (!crest) throw new Error('The outline has no crest');
      const [from, centre] = [map(crest), map(draggedRing.centrePx)];
      const [dx, dy] = [from.x - centre.x, from.y - centre.y];
      // Outwards and back, and a little aside: the numbers are others each time, and the line never crosses itself. It
      // ends where it began, so that a second drag finds the vertex.
      await drag(events, 'left', from, (step) => {
        const away = 0.3 * Math.abs(Math.sin((Math.PI * step) / 40));
        const aside = 0.05 * away * Math.sin(step);
        const isLast = step === events;
        if (isLast) return from;
        return { x: from.x + away * dx - aside * dy, y: from.y + away * dy + aside * dx };
      });
    },
    async pan(events) {
      const from = await middle();
      await drag(events, 'middle', from, (step) => ({
        x: from.x + 60 * Math.sin((2 * Math.PI * step) / events),
        y: from.y + 40 * Math.sin((4 * Math.PI * step) / events),
      }));
    },
    async zoom(events) {
      const at = await middle();
      for (let step = 0; step < events; step++) {
        const deltaY = (step < events / 2 ? -1 : 1) * 12;
        await send({ type: 'mouseWheel', ...at, deltaX: 0, deltaY, modifiers: ctrl });
      }
    },
  };
}
