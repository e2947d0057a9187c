import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { PointPx } from '../../../src/domain/image/point';
import type { TimePoint } from '../../../src/domain/timePoint';
import { phantomFiles, phantomTruth } from '../../support/phantomFiles';
import { independentArea, independentMean } from './independentMeasure';
import { raise } from './screenHands';

/** An ROI as the browser keeps it. */
export interface KeptRoi {
  readonly outlinePx: readonly PointPx[];
  readonly exclusions: readonly { readonly verticesPx: readonly PointPx[]; readonly reason: string }[];
  readonly drawing: { readonly activeMs: number; readonly ways: readonly string[] };
  readonly revision: number;
  readonly measurement: {
    readonly area: { readonly grossMm2: number; readonly netMm2: number };
    readonly signal: { readonly pixelCount: number; readonly displayed?: { readonly mean: number } };
  };
}

/** A reading as the browser keeps it. */
export interface KeptReading {
  readonly state: string;
  readonly reopenings: readonly { readonly reason: string }[];
  readonly entries: Readonly<
    Record<string, { readonly roi: KeptRoi; readonly measurement: KeptRoi['measurement'] }>
  >;
  readonly endplates?: Readonly<Record<string, unknown>>;
  readonly sliceChoices: Readonly<
    Record<
      string,
      {
        readonly how: string;
        readonly image: { readonly sopInstanceUid: string };
        readonly atMidHeight?: {
          readonly distanceAtBodyMm: number;
          readonly distanceAtMuscleMm?: number;
          readonly tiltDeg: number;
        };
      }
    >
  >;
}

/** Rows of a table of the browser's database, read without the product's help. */
export async function kept<Row>(page: Page, table: string): Promise<readonly Row[]> {
  return page.evaluate(
    (name) =>
      new Promise<never[]>((resolve, reject) => {
        const opening = indexedDB.open('multifidus');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction(name).objectStore(name).getAll();
          all.onerror = () => reject(all.error);
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result as never[]);
          };
        };
      }),
    table,
  );
}

/** Rows of readings once two looks in a row find the same: "Saved" stands on screen a moment longer than it is true. */
async function restingReadings(page: Page): Promise<readonly KeptReading[]> {
  let before = '';
  for (let look = 0; look < 60; look++) {
    // In the page's own time: a busy machine's work on the last key or press comes first.
    await page.evaluate(
      () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(), 90))),
    );
    const readings = await kept<KeptReading>(page, 'readings');
    const now = JSON.stringify(readings);
    if (now === before) {
      await expect(page.getByTestId('save-state')).toContainText('Saved');
      return readings;
    }
    before = now;
  }
  return raise('The readings on disk do not come to rest');
}

/** The reading as it is on disk once everything is saved. */
export async function keptReading(page: Page): Promise<KeptReading> {
  const [reading = raise('No reading is kept')] = await restingReadings(page);
  return reading;
}

/** The ROI of a side as it is on disk; undefined where there is none. */
export async function keptRoi(
  page: Page,
  timePoint: TimePoint,
  side: 'left' | 'right',
): Promise<KeptRoi | undefined> {
  const [reading] = await restingReadings(page);
  const entries = reading?.entries ?? {};
  const key = Object.keys(entries).find((one) => one.startsWith(`${timePoint}|`) && one.endsWith(`|${side}`));
  const entry = key === undefined ? undefined : entries[key];
  return entry && { ...entry.roi, measurement: entry.measurement };
}

/** The ROI of a side, which must be there. */
export async function roiOf(page: Page, timePoint: TimePoint, side: 'left' | 'right'): Promise<KeptRoi> {
  return (await keptRoi(page, timePoint, side)) ?? raise(`No ROI: ${timePoint}, ${side}`);
}

/** The numbers of a side, on screen and on disk, are those of the vertices on disk and the phantom's file. */
export async function checkNumbers(
  page: Page,
  timePoint: TimePoint,
  side: 'left' | 'right',
): Promise<KeptRoi> {
  const roi = await roiOf(page, timePoint, side);
  const { imagePath, pixelMm } = phantomTruth(0, timePoint, side);
  const file = phantomFiles([0], false).find(({ path }) => path === imagePath)?.bytes ?? raise();
  const area = independentArea(roi.outlinePx, pixelMm);
  const { mean, count } = independentMean(file, roi.outlinePx);
  expect(Math.abs(roi.measurement.area.grossMm2 / area - 1)).toBeLessThan(1e-12);
  expect(roi.measurement.signal.pixelCount).toBe(count);
  const cells = page.getByTestId(`row-${timePoint}-${side}`);
  const shown = async (name: 'csa' | 'si' | 'n'): Promise<number> =>
    Number(await cells.locator(`[data-${name}]`).getAttribute(`data-${name}`));
  expect(Math.abs((await shown('csa')) / area - 1)).toBeLessThan(1e-12);
  expect(Math.abs((await shown('si')) / mean - 1)).toBeLessThan(1e-12);
  expect(await shown('n')).toBe(count);
  return roi;
}
