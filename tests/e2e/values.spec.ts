import type { Page } from '@playwright/test';
import type { PointPx } from '../../src/domain/image/point';
import { type DicomElement, encapsulated } from '../support/dicomWriter';
import { encodeJpeg } from '../support/encodeJpeg';
import { independentValuesOf, statisticsOf } from './support/independentMeasure';
import { learnPixelMap } from './support/pixelMap';
import { expect, test } from './support/policyGuard';
import { bothShown, clickOutline } from './support/readerHands';
import { csvRows, makeProject, raise, sitDown } from './support/screenHands';
import {
  byteAt,
  pixelsOf,
  type StudyFile,
  seriesFiles,
  sizePx,
  storedAt,
  writeFolder,
} from './support/studyFiles';

/*
 * What SI is made of, with files whose every pixel is known by a formula: Philips' scaling that differs between the two
 * scans, and a follow-up that went through lossy compression. Expected values are computed here from the formula and the
 * vertices that the data file states, by Philips' own definition: floating-point = displayed / (rescale slope × scale slope).
 */

interface Scaling {
  readonly rescaleSlope: number;
  /** A float of 32 bits, as the element holds it. */
  readonly scaleSlope: number;
}

// Displayed values scale with the product: 2.15 × 0.01875 over 2 × 0.015625 is 1.29.
const scalings = {
  preop: { rescaleSlope: 2, scaleSlope: 0.015625 },
  followUp: { rescaleSlope: 2.15, scaleSlope: Math.fround(0.01875) },
} as const satisfies Record<string, Scaling>;

type TimePoint = keyof typeof scalings;
const timePoints: readonly TimePoint[] = ['preop', 'followUp'];
const dates = { preop: '20210110', followUp: '20211010' } as const;
const studyUids = { preop: '1.2.826.0.1.3680043.10.501', followUp: '1.2.826.0.1.3680043.10.502' } as const;

const philips = ({ scaleSlope }: Scaling): readonly DicomElement[] => [
  { tag: 'x00080070', vr: 'LO', value: 'Philips Medical Systems' },
  { tag: 'x00081090', vr: 'LO', value: 'Ingenia' },
  { tag: 'x20050010', vr: 'LO', value: 'Philips MR Imaging DD 001' },
  { tag: 'x2005100d', vr: 'FL', value: [0] },
  { tag: 'x2005100e', vr: 'FL', value: [scaleSlope] },
];

function philipsStudy(timePoint: TimePoint): readonly StudyFile[] {
  const scaling = scalings[timePoint];
  return seriesFiles({
    folder: timePoint,
    patientId: 'PH-1',
    patientName: 'Scaled^Anew',
    date: dates[timePoint],
    studyUid: studyUids[timePoint],
    elements: philips(scaling),
    options: { slope: scaling.rescaleSlope, intercept: 0 },
  });
}

const outlines = {
  right: [
    [30, 70],
    [50, 66],
    [58, 84],
    [44, 98],
    [31, 90],
  ],
  left: [
    [74, 68],
    [96, 70],
    [98, 92],
    [80, 97],
    [70, 82],
  ],
} as const satisfies Record<string, readonly PointPx[]>;

async function importStudies(page: Page, title: string, files: readonly StudyFile[]): Promise<void> {
  await page.goto('/');
  await makeProject(page, title);
  await page.getByLabel('Folder to add').setInputFiles(writeFolder(files));
  await expect(page.getByTestId('import-done')).toContainText('1 new subject', { timeout: 60_000 });
}

async function startReading(page: Page): Promise<void> {
  await sitDown(page, /Observer A/);
  await page.getByTestId('subject-S-001').click();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('subject-code')).toHaveText('S-001');
  await bothShown(page);
}

async function outlineBoth(page: Page, timePoint: TimePoint): Promise<void> {
  const map = await learnPixelMap(page, page.getByTestId(`pane-${timePoint}`));
  for (const side of ['right', 'left'] as const) {
    const row = page.getByTestId(`row-${timePoint}-${side}`);
    await expect(row).toHaveClass(/armed/);
    await clickOutline(page, map, outlines[side]);
    await expect(row.locator('[data-csa]')).toBeVisible();
    await expect(row).not.toHaveClass(/armed/);
  }
}

async function signAndSaveRois(page: Page): Promise<readonly Record<string, string>[]> {
  await page.keyboard.press('s');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await sitDown(page, /Researcher/);
  await page.getByRole('tab', { name: 'Results' }).click();
  await page.getByRole('button', { name: /Unblind/ }).click();
  await page.getByLabel(/Reason/).fill('One reading is enough to look at the values');
  await page.getByRole('dialog').getByRole('button', { name: 'Unblind' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /Save ROIs as CSV/ }).click();
  return csvRows(await download);
}

/** "1,234.5 ± 6.7" or "412.3": the mean as it is printed. */
const meanText = (cell: string): string => /[\d.]+/.exec(cell)?.[0] ?? raise(cell);

/** The number rounded as the text is. */
const asPrinted = (value: number, like: string): string => value.toFixed(like.split('.')[1]?.length ?? 0);

test('a Philips pair that was scaled anew: its effect is said in numbers, and floating-point values take it out', async ({
  page,
}) => {
  await importStudies(page, 'Philips', [...philipsStudy('preop'), ...philipsStudy('followUp')]);
  const row = page.getByTestId('subject-S-001');

  await test.step('displayed values are SI by default; the pair is flagged with what scaling does to them', async () => {
    await expect(row).toContainText('the scaling differs by 1.29: by itself +29 % SI');
    await row.click();
    const line = page.getByTestId('pair-rescale-slope');
    await expect(line).toHaveAttribute('data-state', 'different');
    await expect(line).toContainText('2 × 0.01563');
    await expect(line).toContainText('2.15 × 0.01875');
    await expect(line).toContainText('× 1.29: +29 % SI');
    await expect(page.getByTestId('pair-verdict')).toHaveText('Comparable with care: 1 amber');
    await page.keyboard.press('Escape');
  });

  await test.step('Protocol: the floating-point value comes first, with the reason, and is chosen', async () => {
    await page.getByRole('tab', { name: 'Protocol' }).click();
    const choices = page.getByRole('radiogroup', { name: 'SI', exact: true });
    const labels = choices.locator('label');
    await expect(labels).toHaveCount(3);
    await expect(labels.nth(0)).toContainText('Philips floating-point value');
    await expect(labels.nth(0)).toContainText('Worth considering first');
    await expect(labels.nth(0)).toContainText('All 2 axial series have it (2005,100E).');
    await expect(labels.nth(1).getByRole('radio')).toBeChecked();
    await labels.nth(0).getByRole('radio').check();
    await expect(page.getByTestId('save-state')).toContainText('Saved');
    await page.getByRole('tab', { name: 'Cohort' }).click();
    await expect(row).not.toContainText('scaling');
    await row.click();
    await page
      .getByRole('button', { name: /Show the \d+ that are the same or not stated|Show only/ })
      .click();
    await expect(page.getByTestId('pair-rescale-slope')).toContainText('cancels: 0 % SI');
    await expect(page.getByTestId('pair-verdict')).toHaveText('Comparable');
    await page.keyboard.press('Escape');
  });

  await startReading(page);
  await test.step('the status bar says all three values of a pixel', async () => {
    for (const timePoint of timePoints) {
      const { rescaleSlope, scaleSlope } = scalings[timePoint];
      const map = await learnPixelMap(page, page.getByTestId(`pane-${timePoint}`));
      const { x, y } = map([64, 75]);
      await page.mouse.move(x - 2, y);
      await page.mouse.move(x, y);
      await page.waitForTimeout(100);
      const text = (await page.getByTestId('hover').textContent()) ?? '';
      const [, column = '', line = ''] = /x ([\d.]+) y ([\d.]+)/.exec(text) ?? raise(text);
      const stored = storedAt(Math.round(Number(column)), Math.round(Number(line)));
      const number = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(2));
      const floating = (stored * rescaleSlope) / (rescaleSlope * scaleSlope);
      expect(text).toContain(
        `value ${number(floating)} · stored ${stored} · displayed ${number(stored * rescaleSlope)}`,
      );
    }
  });
  for (const timePoint of timePoints) await outlineBoth(page, timePoint);

  const shown =
    await test.step('key I: stored, displayed and floating-point means side by side', async () => {
      await expect(
        page.getByTestId('numbers-preop').getByRole('button', { name: 'SI float.' }),
      ).toBeVisible();
      await page.keyboard.press('i');
      const found = new Map<string, string>();
      for (const timePoint of timePoints) {
        const table = page.getByTestId(`numbers-${timePoint}`);
        await expect(table).toContainText('Stored');
        await expect(table).toContainText('Displayed');
        await expect(table).toContainText('Floating');
        for (const side of ['right', 'left']) {
          for (const kind of ['stored', 'displayed', 'philips-floating-point']) {
            const cell = page.getByTestId(`row-${timePoint}-${side}`).locator(`[data-kind="${kind}"]`);
            found.set(`${timePoint} ${side} ${kind}`, meanText(await cell.innerText()));
          }
          await expect(
            page.getByTestId(`row-${timePoint}-${side}`).locator('[data-kind="philips-floating-point"]'),
          ).toHaveClass(/own-value/);
        }
      }
      // The same key goes on to the facts of the outline in hand, and round to the numbers.
      await page.keyboard.press('i');
      await expect(page.getByTestId('facts-preop')).toBeVisible();
      await page.keyboard.press('i');
      await expect(page.getByTestId('row-preop-right').locator('[data-csa]')).toBeVisible();
      return found;
    });

  await test.step('the CSV has all of it, equal to the arithmetic on the formula', async () => {
    const rois = await signAndSaveRois(page);
    expect(rois).toHaveLength(4);
    for (const roi of rois) {
      const timePoint = roi['time_point'] === 'preop' ? 'preop' : 'followUp';
      const { rescaleSlope, scaleSlope } = scalings[timePoint];
      const vertices: readonly PointPx[] = JSON.parse(roi['outline_px'] ?? '[]');
      const stored = independentValuesOf({ columns: sizePx, rows: sizePx, valueAt: storedAt }, vertices);
      expect(stored.length).toBeGreaterThan(300);
      expect(Number(roi['pixel_count'])).toBe(stored.length);
      expect(Number(roi['rescale_slope'])).toBe(rescaleSlope);
      expect(Number(roi['philips_scale_slope'])).toBe(scaleSlope);
      expect(roi['value_kind']).toBe('philips-floating-point');
      expect(roi['is_lossy']).toBe('false');
      const factors = {
        stored: 1,
        displayed: rescaleSlope,
        floating_point: 1 / scaleSlope,
        si: 1 / scaleSlope,
      };
      for (const [prefix, factor] of Object.entries(factors)) {
        const expected = statisticsOf(stored.map((value) => value * factor));
        for (const [name, value] of Object.entries(expected)) {
          const printed = Number(roi[`${prefix}_${name}_au`]);
          expect(Math.abs(printed / value - 1), `${prefix} ${name}`).toBeLessThan(1e-9);
        }
      }
      const means = {
        stored: statisticsOf(stored).mean,
        displayed: statisticsOf(stored).mean * rescaleSlope,
        'philips-floating-point': statisticsOf(stored).mean / scaleSlope,
      };
      for (const [kind, mean] of Object.entries(means)) {
        const text = shown.get(`${timePoint} ${roi['side']} ${kind}`) ?? raise(kind);
        expect(text, `${timePoint} ${roi['side']} ${kind} on screen`).toBe(asPrinted(mean, text));
      }
    }
  });
});

test('a scale that only one of the two files states: no SI on the other, and the pair is not comparable', async ({
  page,
}) => {
  const bare = seriesFiles({
    folder: 'followUp',
    patientId: 'PH-1',
    patientName: 'Scaled^Anew',
    date: dates.followUp,
    studyUid: studyUids.followUp,
    elements: philips(scalings.followUp).filter(({ tag }) => !tag.startsWith('x2005')),
    options: { slope: 2, intercept: 0 },
  });
  await importStudies(page, 'One scale', [...philipsStudy('preop'), ...bare]);
  await page.getByRole('tab', { name: 'Protocol' }).click();
  const first = page.getByRole('radiogroup', { name: 'SI', exact: true }).locator('label').nth(0);
  await expect(first).toContainText('1 of 2 axial series have it; the others would have no SI');
  await first.getByRole('radio').check();
  await page.getByRole('tab', { name: 'Cohort' }).click();
  const row = page.getByTestId('subject-S-001');
  await row.click();
  await expect(page.getByTestId('pair-philips-scale')).toHaveAttribute('data-severity', 'red');
  // 2 × 0.015625 of the pre-op scan: displayed values would be a 32nd of floating-point ones.
  await expect(page.getByTestId('pair-philips-scale')).toContainText('no SI; with displayed values × 0.031');
  await page.keyboard.press('Escape');
  await startReading(page);
  for (const timePoint of timePoints) await outlineBoth(page, timePoint);
  await expect(page.getByTestId('row-preop-right').locator('[data-si]')).toBeVisible();
  await expect(page.getByTestId('row-followUp-right')).toContainText('no scale');
  const rois = await signAndSaveRois(page);
  for (const roi of rois.filter((one) => one['time_point'] === 'followUp')) {
    expect(roi['si_mean_au']).toBe('');
    expect(roi['no_si_reason']).not.toBe('');
    expect(Number(roi['displayed_mean_au'])).toBeGreaterThan(0);
    expect(Number(roi['csa_gross_mm2'])).toBeGreaterThan(0);
  }
});

test('a follow-up in JPEG bears its mark on every number, on screen and in the CSV', async ({ page }) => {
  const { bytes: jpeg, decoded } = await encodeJpeg(sizePx, sizePx, pixelsOf(byteAt), 85);
  // The compression did change values, else there would be nothing to mark.
  expect(pixelsOf(byteAt).some((value, at) => value !== decoded[at])).toBe(true);
  const study = (timePoint: TimePoint) => ({
    folder: timePoint,
    patientId: 'L-1',
    patientName: 'Sent^By mail',
    date: dates[timePoint],
    studyUid: studyUids[timePoint],
  });
  const native = seriesFiles(study('preop'));
  const lossy = seriesFiles({
    ...study('followUp'),
    // Nothing in the header says lossy: the transfer syntax does.
    options: {
      bitsAllocated: 8,
      bitsStored: 8,
      transferSyntaxUid: '1.2.840.10008.1.2.4.50',
      fragments: [jpeg],
    },
  });
  expect(encapsulated([jpeg]).length).toBeLessThan(lossy[0]?.bytes.length ?? 0);
  await importStudies(page, 'By mail', [...native, ...lossy]);
  await startReading(page);
  await expect(page.getByTestId('checks-followUp')).toContainText('lossy compression');
  await expect(page.getByTestId('checks-preop')).not.toContainText('lossy');
  for (const timePoint of timePoints) await outlineBoth(page, timePoint);
  // Two sides and their mean.
  await expect(page.getByTestId('numbers-followUp').getByTestId('lossy')).toHaveCount(3);
  await expect(page.getByTestId('numbers-preop').getByTestId('lossy')).toHaveCount(0);
  await page.keyboard.press('i');
  await expect(page.getByTestId('numbers-followUp').getByTestId('lossy')).toHaveCount(2);
  const map = await learnPixelMap(page, page.getByTestId('pane-followUp'));
  const { x, y } = map([64, 75]);
  await page.mouse.move(x, y, { steps: 2 });
  await expect(page.getByTestId('hover')).toContainText('lossy');

  const rois = await signAndSaveRois(page);
  expect(rois).toHaveLength(4);
  for (const roi of rois) {
    const isFollowUp = roi['time_point'] === 'followUp';
    expect(roi['is_lossy']).toBe(String(isFollowUp));
    const vertices: readonly PointPx[] = JSON.parse(roi['outline_px'] ?? '[]');
    const valueAt = (column: number, row: number): number =>
      isFollowUp ? (decoded[row * sizePx + column] ?? raise()) : storedAt(column, row);
    const values = independentValuesOf({ columns: sizePx, rows: sizePx, valueAt }, vertices);
    expect(Number(roi['pixel_count'])).toBe(values.length);
    // Two decoders of one JPEG may differ by a grey level where the inverse transform rounds.
    const tolerance = isFollowUp ? 0.5 : 1e-9;
    expect(Math.abs(Number(roi['si_mean_au']) - statisticsOf(values).mean)).toBeLessThan(tolerance);
  }
});
