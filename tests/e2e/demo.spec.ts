import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/policyGuard';
import { readSubject } from './support/readerHands';
import { openMeasuredDemo, raise, sitDown } from './support/screenHands';

/*
 * The demo as a first visitor meets it: no file, 92 subjects, the tables of a published study, one subject left to read.
 * Expected figures are printed in Tables 1 and 2 of the reproduced study (J Orthop Surg Res 2021, paraspinal muscle and
 * refracture after percutaneous kyphoplasty, MRI). How near a made-up cohort must come is said with each bound.
 */

/** The numbers of a printed cell: "−10.1 (−11.8, −7.5)" has three. */
function numbersOf(text: string): number[] {
  return [...text.replaceAll('−', '-').matchAll(/-?\d+(?:\.\d+)?/g)].map(([number]) => Number(number));
}

async function cell(table: Locator, rowId: string, column: string): Promise<number[]> {
  return numbersOf(await table.locator(`tr[data-testid$="${rowId}"] td.column-${column}`).innerText());
}

async function showTable(page: Page, name: RegExp, testId: string): Promise<Locator> {
  await page.getByRole('button', { name }).click();
  const table = page.getByTestId(testId);
  await expect(table).toBeVisible();
  return table;
}

// [row, refractured, not refractured, statistic] as printed: Q1, median and Q3 in the order median, Q1, Q3.
const quartileRows = [
  ['csaMm2|preop', [1557.51, 1277.39, 1856.21], [1566.77, 1305.55, 1930.76], undefined],
  ['csaMm2|followUp', [1432.54, 1105.15, 1718.53], [1512.38, 1278.1, 1970.32], undefined],
  ['csaMm2|changePercent', [-10.1, -11.8, -7.5], [-1.3, -3, 0.2], -7.442],
  ['si|preop', [471.07, 404.33, 532.65], [466.52, 385.81, 579.83], undefined],
  ['si|followUp', [529.31, 438.12, 597.54], [476.34, 402.25, 587.29], undefined],
  ['si|changePercent', [10.6, 5.3, 16.7], [1.4, -2.3, 4.1], -5.675],
  ['csaPerSi|changePercent', [-19.2, -23, -15], [-2.5, -6.3, 0.5], -7.738],
] as const;
const meanRows = [
  ['csaPerSi|preop', [3.38, 0.89], [3.3, 0.88]],
  ['csaPerSi|followUp', [2.71, 0.72], [3.23, 0.85]],
] as const;

async function compareTableTwo(page: Page): Promise<void> {
  const table = await showTable(page, /Table 2/, 'table-two');
  await expect(table).toContainText('n = 32');
  await expect(table).toContainText('n = 58');
  for (const [row, refractured, not, z] of quartileRows) {
    for (const [column, printed] of [
      ['refractured', refractured],
      ['not-refractured', not],
    ] as const) {
      const shown = await cell(table, row, column);
      // Two standard errors of a quartile at n = 33 are 0.36 of the interquartile range.
      const bound = 0.36 * (printed[2] - printed[1]);
      expect(shown, `${row} ${column}`).toHaveLength(3);
      for (const [at, one] of printed.entries()) {
        expect(Math.abs((shown[at] ?? Number.NaN) - one), `${row} ${column} ${at}`).toBeLessThan(bound);
      }
    }
    const [statistic = Number.NaN] = await cell(table, row, 'statistic');
    const p = await table.locator(`tr[data-testid$="${row}"] td.column-p`).innerText();
    if (z === undefined) expect(Number(p.trim()), `P of ${row}`).toBeGreaterThan(0.05);
    else {
      expect(Math.abs(statistic - z), `Z of ${row}`).toBeLessThan(0.8);
      expect(p).toContain('<');
    }
  }
  for (const [row, refractured, not] of meanRows) {
    for (const [column, [mean, sd]] of [
      ['refractured', refractured],
      ['not-refractured', not],
    ] as const) {
      const [shownMean = Number.NaN, shownSd = Number.NaN] = await cell(table, row, column);
      expect(Math.abs(shownMean - mean), `${row} ${column}`).toBeLessThan(0.25);
      expect(Math.abs(shownSd - sd), `${row} ${column}`).toBeLessThan(0.15);
    }
  }
}

async function compareTableOne(page: Page): Promise<void> {
  const table = await showTable(page, /Table 1/, 'table-one');
  await expect(table).toContainText('n = 32');
  await expect(table).toContainText('n = 58');
  // Two of the 92 are left for the visitor, so a mean may move by a subject's share: 3 SD / n.
  const printed = [
    ['ageYears', [74.27, 8.1], [75.29, 8.51]],
    ['bmiKgPerM2', [22.65, 2.11], [22.55, 2.14]],
    ['bmdTScore', [-3.83, 0.63], [-3.65, 0.66]],
  ] as const;
  for (const [row, refractured, not] of printed) {
    for (const [column, [mean, sd], n] of [
      ['refractured', refractured, 33],
      ['not-refractured', not, 59],
    ] as const) {
      const [shown = Number.NaN, ...spread] = await cell(table, row, column);
      // One spread is an SD; two are quartiles, where Shapiro-Wilk says so: a median lies within half an SD of the mean.
      const isMean = spread.length === 1;
      expect(Math.abs(shown - mean), `${row} ${column}`).toBeLessThan(isMean ? (3 * sd) / n : sd / 2);
      if (isMean) expect(Math.abs((spread[0] ?? 0) / sd - 1), `SD of ${row} ${column}`).toBeLessThan(0.1);
    }
  }
  // 11 and 19 men of 33 and 59 are printed; a man may be among the two who are left out.
  const [men = 0] = await cell(table, '|male', 'refractured');
  const [otherMen = 0] = await cell(table, '|male', 'not-refractured');
  expect([10, 11]).toContain(men);
  expect([18, 19]).toContain(otherMen);
}

async function compareAgreement(page: Page): Promise<void> {
  const table = await showTable(page, /Agreement/, 'table-agreement');
  const rows = table.locator('tbody tr.journal-line');
  const labels = await rows.locator('th').allInnerTexts();
  const iccs = await rows.locator('td.column-icc-k').allInnerTexts();
  const bySide = (quantity: RegExp) =>
    labels.flatMap((label, at) =>
      quantity.test(label) && /left|right/i.test(label) ? (numbersOf(iccs[at] ?? '')[0] ?? raise()) : [],
    );
  // Printed: CSA 0.901 and 0.898, SI 0.973 and 0.954.
  const [csa, si] = [bySide(/CSA(?!\/)/), bySide(/(?<!\/)SI/)];
  expect(csa).toHaveLength(2);
  expect(si).toHaveLength(2);
  for (const icc of csa) expect(Math.abs(icc - 0.9)).toBeLessThan(0.04);
  for (const icc of si) {
    expect(icc).toBeGreaterThan(0.95);
    expect(icc).toBeLessThan(0.99);
  }
}

test('the demo reproduces the study without a file, and the visitor reads a subject of it', async ({
  page,
}) => {
  test.setTimeout(420_000);
  await page.goto('/');

  await test.step('from the first screen: 92 subjects, measured here', async () => {
    await openMeasuredDemo(page);
    await expect(page.getByTestId(/^subject-S-\d{3}$/)).toHaveCount(92);
    await expect(page.getByTestId('subject-S-007').getByTestId('reading-A')).toContainText('to read');
  });

  await test.step('results: the tables come near the printed ones', async () => {
    await page.getByRole('tab', { name: 'Results' }).click();
    await compareTableTwo(page);
    await page.locator('tr[data-testid$="csaMm2|changePercent"]').click();
    const path = page.getByTestId('decision-path');
    await expect(path).toContainText(/CSA/);
    await expect(path).toContainText(/change/i);
    await expect(path.getByRole('listitem')).toHaveCount(4);
    await compareTableOne(page);
    await compareAgreement(page);
  });

  await test.step('observer A reads S-007, which is left for the visitor', async () => {
    await sitDown(page, /Observer A/);
    await page.getByTestId('subject-S-007').getByRole('button').first().focus();
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('subject-code')).toHaveText('S-007');
    await readSubject(page, 6, 0, false);
    await page.keyboard.press('s');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    // Said only when the signature is on disk.
    await expect(page.getByText(/S-007 signed/)).toBeVisible();
    await expect(page.getByTestId('save-state')).toContainText('Saved');
  });

  await test.step('loaded again: the demo is in the list, opens without measuring, and holds the reading', async () => {
    await page.reload();
    const row = page.getByRole('row', { name: /Demo/ });
    await expect(row).toContainText('92');
    await row.getByRole('button').click();
    await expect(page.getByTestId('subject-S-092').getByTestId('reading-B')).toContainText('signed');
    await expect(page.getByTestId('import-running')).toHaveCount(0);
    await expect(page.getByTestId('subject-S-007').getByTestId('reading-A')).toContainText('signed');
    await expect(page.getByTestId('subject-S-007').getByTestId('reading-B')).toContainText('to read');
  });
});
