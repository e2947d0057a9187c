import type { Locator, Page } from '@playwright/test';
import type { PointPx } from '../../../src/domain/image/point';

/** Screen place of a pixel place. */
export type PixelMap = (atPx: PointPx) => { readonly x: number; readonly y: number };

async function pixelUnder(page: Page, x: number, y: number): Promise<PointPx> {
  await page.mouse.move(x - 2, y);
  await page.mouse.move(x, y, { steps: 2 });
  await page.waitForTimeout(60);
  const text = await page.getByTestId('hover').textContent();
  const match = /x (-?[\d.]+) y (-?[\d.]+)/.exec(text ?? '');
  if (!match) throw new Error(`The status bar shows no place: ${text}`);
  return [Number(match[1]), Number(match[2])];
}

/**
 * Learns where pixels are on screen the way a person could: from the place that the status bar shows under the mouse, at
 * two far corners of the pane. The status bar rounds to 0.1 pixel, which is 0.05 % over the distance used.
 */
export async function learnPixelMap(page: Page, pane: Locator): Promise<PixelMap> {
  const box = await pane.boundingBox();
  if (!box) throw new Error('The pane is not on screen');
  const [left, right] = [Math.round(box.x + 20), Math.round(box.x + box.width - 20)];
  const [top, bottom] = [Math.round(box.y + 30), Math.round(box.y + box.height - 30)];
  const [fromColumn, fromRow] = await pixelUnder(page, left, top);
  const [toColumn, toRow] = await pixelUnder(page, right, bottom);
  const perColumn = (right - left) / (toColumn - fromColumn);
  const perRow = (bottom - top) / (toRow - fromRow);
  return ([column, row]) => ({
    x: left + (column - fromColumn) * perColumn,
    y: top + (row - fromRow) * perRow,
  });
}
