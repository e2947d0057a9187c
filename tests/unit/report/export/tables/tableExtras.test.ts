import { describe, expect, it } from 'vitest';
import { studyChoice } from '../../../../../src/analysis/panelChoice';
import { defaultExportSettings, type TableExtras } from '../../../../../src/report/export/exportSettings';
import { analysesOf } from '../../../../../src/report/export/tables/tableMakers';
import { madeExtras } from '../../../../../src/report/extras/madeExtras';
import { strataTableModel } from '../../../../../src/report/models/strataTableModel';
import { defaultPrintSettings } from '../../../../../src/report/printSettings';
import type { TableModel } from '../../../../../src/report/tableModel';
import { tableOneModel } from '../../../../../src/report/tableOneModel';
import { tableTwoModel } from '../../../../../src/report/tableTwoModel';
import { exportedFacts } from '../../../../support/exportedFacts';
import { makeStudy } from '../../../../support/fixtureStudy';
import { makePanelStudy } from '../../../../support/panelStudy';
import { makeSubject } from '../../../../support/studyFixtures';

const asked: TableExtras = {
  hasTotalColumn: true,
  hasMissingCounts: true,
  hasStandardisedDifferences: true,
  hasEffectSizes: true,
  hasShifts: true,
  hasAdjustedP: true,
};
const all = madeExtras(asked);
const { results } = exportedFacts(makePanelStudy());

/** Texts of the cells in these columns, by the id of the line. */
function cellsOf(model: TableModel, ...columnIds: readonly string[]) {
  const places = columnIds.map((id) => model.columns.findIndex((column) => column.id === id));
  return Object.fromEntries(
    model.rows.flatMap((row) =>
      row.kind === 'line' ? [[row.id, places.map((at) => row.cells[at]?.text)]] : [],
    ),
  );
}

const row = (rest: string) => `fractured-level|mf-es|${rest}`;

/*
 * In R 4.x, of panelRows as the data frame d (g = 1 refractured), v a column or change, x and y its groups:
 *   mean(c(x, y)); sd(c(x, y)); p.adjust(ps, "holm") of the P of all lines
 *   s <- sqrt(((n-1)*var(x) + (m-1)*var(y)) / (n+m-2)); dd <- (mean(x)-mean(y)) / s; t <- dd / sqrt(1/n+1/m)
 *   J <- exp(lgamma(df/2) - lgamma((df-1)/2)) / sqrt(df/2); g <- dd * J
 *   ncp <- function(p) uniroot(function(n) pt(t, df, n) - p, c(-20, 20), tol = 1e-12)$root * sqrt(1/n+1/m) * J
 *   D <- sort(outer(x, y, "-")); k <- qwilcox(.025, n, m); c(median(D), D[k], D[n*m+1-k])
 */
describe('Table 2 with all extras', () => {
  const model = tableTwoModel(results, defaultPrintSettings, { extras: all });

  it('has the total before the groups and the others after P', () => {
    expect(model.columns.map(({ id }) => id)).toEqual([
      ...['total', 'refractured', 'not-refractured', 'statistic-name', 'statistic', 'p'],
      ...['p-holm', 'smd', 'effect', 'shift'],
    ]);
    expect(model.columns[0]?.sublabel).toBe('n = 36');
  });

  it('summarises all subjects together as R does', () => {
    expect(cellsOf(model, 'total')).toMatchObject({
      [row('csaMm2|preop')]: ['1433.14 ± 219.40'],
      [row('csaMm2|changePercent')]: ['−4.5 ± 6.7'],
      [row('si|followUp')]: ['498.14 ± 80.40'],
      [row('csaPerSi|changePercent')]: ['−8.5 ± 10.1'],
    });
  });

  it('adjusts P by Holm over its nine lines as R’s p.adjust', () => {
    // 0.567752 0.016775 0.038156; 1 1 0.011263; 1 0.038156 0.000137
    expect(cellsOf(model, 'p-holm')).toMatchObject({
      [row('csaMm2|preop')]: ['0.568'],
      [row('csaMm2|followUp')]: ['0.017'],
      [row('csaMm2|changePercent')]: ['0.038'],
      [row('si|preop')]: ['1.000'],
      [row('si|changePercent')]: ['0.011'],
      [row('csaPerSi|followUp')]: ['0.038'],
      [row('csaPerSi|changePercent')]: ['< 0.001'],
    });
    expect(model.footnotes.map(({ text }) => text)).toContain(
      'P (Holm): adjusted by Holm’s method for the 9 tests of Table 2.',
    );
  });

  it('covers with Holm also lines that are not shown', () => {
    const shown = tableTwoModel(results, defaultPrintSettings, { extras: all, quantities: ['si'] });
    expect(cellsOf(shown, 'p-holm')[row('si|changePercent')]).toEqual(['0.011']);
    expect(shown.footnotes.map(({ text }) => text)).toContain(
      'P (Holm): adjusted by Holm’s method for the 9 tests of Table 2.',
    );
  });

  it('gives SMD and Hedges’ g with the noncentral t interval as R does', () => {
    expect(cellsOf(model, 'smd', 'effect')).toMatchObject({
      [row('csaMm2|preop')]: ['0.532', '−0.520 (−1.205, 0.173)'],
      [row('csaMm2|changePercent')]: ['1.253', '−1.226 (−1.955, −0.481)'],
      [row('si|changePercent')]: ['1.229', '1.202 (0.459, 1.929)'],
      [row('csaPerSi|changePercent')]: ['1.782', '−1.742 (−2.526, −0.939)'],
    });
  });

  it('gives the Hodges-Lehmann shift with exact limits as R does', () => {
    expect(cellsOf(model, 'shift')).toMatchObject({
      [row('csaMm2|preop')]: ['−100.00 (−274.00, 50.00)'],
      [row('csaMm2|followUp')]: ['−231.50 (−390.00, −41.00)'],
      [row('si|changePercent')]: ['9.1 (3.8, 13.6)'],
      [row('csaPerSi|preop')]: ['−0.13 (−0.59, 0.38)'],
    });
  });

  it('counts who has no value under every line', () => {
    expect(cellsOf(model, 'total', 'refractured', 'not-refractured', 'p')[row('si|preop|missing')]).toEqual([
      ...['0', '0', '0', ''],
    ]);
  });

  it('says in footnotes what each extra is, and of which effect size a line is', () => {
    const texts = model.footnotes.map(({ text }) => text);
    expect(texts).toContain('Hedges’ g, interval from the noncentral t distribution.');
    expect(texts.filter((text) => /^(Total|Missing|SMD|Effect size|Shift):/.test(text))).toHaveLength(5);
  });

  it('has as many cells in every line as it has columns', () => {
    for (const one of model.rows) if (one.kind === 'line') expect(one.cells).toHaveLength(10);
  });
});

describe('Table 1 with all extras', () => {
  const model = tableOneModel(results, defaultPrintSettings, all);

  it('adjusts P by Holm over its four tests and gives the standardised differences as R does', () => {
    // p.adjust of BMI, T-score, level, follow-up: 0.275081 1 1 1; of the shares sqrt(t(T) %*% solve(S) %*% T)
    expect(cellsOf(model, 'p-holm', 'smd')).toMatchObject({
      bmiKgPerM2: ['0.275', '0.690'],
      bmdTScore: ['1.000', '0.193'],
      region: ['1.000', '0.520'],
      followUpDays: ['1.000', '0.007'],
    });
  });

  it('gives effect size and shift of numbers, and neither of categories', () => {
    expect(cellsOf(model, 'effect', 'shift')).toMatchObject({
      bmiKgPerM2: ['−0.674 (−1.390, 0.051)', '−1.10 (−2.60, 0.40)'],
      followUpDays: ['0.007 (−0.670, 0.685)', '0.50 (−36.00, 40.00)'],
      region: ['–', '–'],
      'region|T5-T10': ['', ''],
    });
  });

  it('totals numbers, shares of those with a value, and counts', () => {
    // By hand from panelRows: 35 levels are known, 5 of them T5 to T10.
    expect(cellsOf(model, 'total')).toMatchObject({
      bmiKgPerM2: ['22.07 ± 1.76'],
      'region|T5-T10': ['5 (14.3)'],
      'region|outside': ['1'],
      'region|missing': ['1'],
      'followUpDays|missing': ['0'],
      'ageYears|missing': ['36'],
    });
  });
});

describe('Table 2 by region with all extras', () => {
  const model = strataTableModel(results, analysesOf(results), defaultPrintSettings, all);

  it('gives Cliff’s δ where ranks are compared: larger minus smaller pairs over all pairs', () => {
    // L3 to L5, change of CSA/SI by hand: −21.5 −13.1 −21.1 −22.3 against −3.4 −13.6 −13.2: 2 pairs larger, 10 smaller of 12.
    const cells = cellsOf(model, 'effect');
    expect(cells[`L3-L5|${row('csaPerSi|changePercent')}`]?.[0]).toMatch(/^−0\.667 \(/);
    // T5 to T10, change of CSA: −8.3 against −3.7 −5.5 5.8 2.3: all smaller, so there is no interval.
    expect(cells[`T5-T10|${row('csaMm2|changePercent')}`]).toEqual(['−1.000']);
  });

  it('covers all regions with Holm', () => {
    expect(model.footnotes.map(({ text }) => text)).toContain(
      'P (Holm): adjusted by Holm’s method for the 27 tests of this table.',
    );
  });

  it('counts the missing of each region of its own subjects', () => {
    expect(cellsOf(model, 'total')[`L3-L5|${row('si|preop|missing')}`]).toEqual(['0']);
  });
});

describe('extras', () => {
  it('are not there unless asked for: the tables are the screens’', () => {
    const off = madeExtras(defaultExportSettings.extras);
    for (const made of [results, exportedFacts(makeStudy()).results]) {
      expect(JSON.stringify(tableOneModel(made, defaultPrintSettings, off))).toBe(
        JSON.stringify(tableOneModel(made, defaultPrintSettings)),
      );
      expect(JSON.stringify(tableTwoModel(made, defaultPrintSettings, { extras: off }))).toBe(
        JSON.stringify(tableTwoModel(made, defaultPrintSettings)),
      );
    }
  });

  it('say why there is no difference of more than two groups', () => {
    const { results: byRegion } = exportedFacts(makePanelStudy(), {
      ...studyChoice,
      grouping: { kind: 'region' },
    });
    const model = tableTwoModel(byRegion, defaultPrintSettings, { extras: all });
    const [line] = model.rows.filter(({ kind }) => kind === 'line');
    const cells = line?.kind === 'line' ? line.cells.slice(-3) : [];
    expect(cells).toEqual([1, 2, 3].map(() => ({ text: '–', note: 'Of two groups only.' })));
    expect(model.footnotes.some(({ text }) => /^(SMD|Effect size|Shift):/.test(text))).toBe(false);
  });

  it('have no effect size where nothing can be tested', () => {
    // Everybody of the fixture has a BMI of 22.
    const { results: constant } = exportedFacts(makeStudy());
    const cells = cellsOf(tableOneModel(constant, defaultPrintSettings, all), 'p', 'p-holm', 'effect');
    expect(cells.bmiKgPerM2).toEqual(['–', '–', '–']);
  });

  it('stand in a table of nobody', () => {
    const study = { ...makeStudy(), subjects: [makeSubject('S1')], readings: [] };
    const { results: empty } = exportedFacts(study);
    for (const model of [
      tableOneModel(empty, defaultPrintSettings, all),
      tableTwoModel(empty, defaultPrintSettings, { extras: all }),
    ]) {
      for (const one of model.rows) {
        if (one.kind === 'line') expect(one.cells).toHaveLength(model.columns.length);
      }
    }
  });
});
