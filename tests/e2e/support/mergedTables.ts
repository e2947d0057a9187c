import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { uidOf } from './hospitalFiles';
import { averagesOf, type DrawnRoi, type ImageOf } from './openedBundle';
import { csvRows } from './screenHands';

/** Everything that the browser keeps of subjects and readings, read apart from the product. */
export async function keptRecords(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answerOf(indexedDB.open('multifidus'));
    const tables = [...database.objectStoreNames].filter((name) =>
      /^(subjects|readings|signed|progress|versions)/i.test(name),
    );
    const all = await Promise.all(
      tables.map((name) => answerOf(database.transaction(name).objectStore(name).getAll())),
    );
    database.close();
    return JSON.stringify(tables.map((name, at) => [name, all[at]]));
  });
}

function isClose(value: string | undefined, expected: number, what: string): void {
  expect(expected, what).not.toBeNaN();
  expect(Math.abs(Number(value || Number.NaN) - expected), what).toBeLessThanOrEqual(
    1e-9 * Math.max(1, Math.abs(expected)),
  );
}

/** The exported tables against what was drawn: every outline, and every average of every subject. */
export async function checkTables(
  page: Page,
  rois: readonly DrawnRoi[],
  find: ImageOf,
  expected: readonly string[],
): Promise<void> {
  const wanted = rois.filter(({ code }) => expected.includes(code));
  expect(wanted).toHaveLength(expected.length * 8);
  const roiDownload = page.waitForEvent('download');
  await page.getByRole('button', { name: /Save ROIs as CSV/ }).click();
  const lines = await csvRows(await roiDownload);
  expect(lines).toHaveLength(wanted.length);
  for (const roi of wanted) {
    const { observer, code, timePoint, side } = roi;
    const what = `${observer} ${code} ${timePoint} ${side}`;
    const line = lines.find(
      (one) =>
        one['observer'] === observer &&
        one['subject'] === code &&
        one['time_point'] === timePoint &&
        one['side'] === side,
    );
    // Whatever the image was called where it was read: here it is the researcher's own.
    expect(line?.['sop_instance_uid'], what).toBe(uidOf(find(roi.uid).bytes));
    expect(JSON.parse(line?.['outline_px'] ?? '[]'), what).toEqual(roi.outlinePx);
    isClose(line?.['csa_gross_mm2'], roi.areaMm2, what);
    isClose(line?.['si_mean_au'], roi.mean, what);
  }
  const subjectDownload = page.waitForEvent('download');
  await page.getByRole('button', { name: /Save subjects as CSV/ }).click();
  const rows = await csvRows(await subjectDownload);
  expect(rows.map((row) => row['subject'])).toEqual(expected);
  for (const row of rows) {
    const code = row['subject'] ?? '';
    expect([row['observers'], row['roi_count']], code).toEqual(['2', '8']);
    for (const [column, average] of Object.entries(averagesOf(wanted, code))) {
      isClose(row[column], average, `${code} ${column}`);
    }
  }
}
