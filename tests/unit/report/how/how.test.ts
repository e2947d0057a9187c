import { describe, expect, it } from 'vitest';
import { studyResults } from '../../../../src/analysis/studyResults';
import { exactText } from '../../../../src/report/how/exactText';
import type { How } from '../../../../src/report/how/how';
import { pathHowOf } from '../../../../src/report/how/tableTwoHow';
import { defaultPrintSettings } from '../../../../src/report/printSettings';
import type { TableModel } from '../../../../src/report/tableModel';
import { tableOneModel } from '../../../../src/report/tableOneModel';
import { tableTwoLine, tableTwoModel } from '../../../../src/report/tableTwoModel';
import { makeStudy } from '../../../support/fixtureStudy';
import { makePanelStudy } from '../../../support/panelStudy';

function resultsOf(data: Parameters<typeof studyResults>[0]) {
  const results = studyResults(data);
  if (!results.ok) throw new Error(results.error.kind);
  return results.value;
}

function howAt(model: TableModel, rowId: string, columnId: string): How {
  const row = model.rows.find(({ id }) => id === rowId);
  const index = model.columns.findIndex(({ id }) => id === columnId);
  const how = row?.kind === 'line' ? row.cells[index]?.how : undefined;
  if (!how) throw new Error(`${rowId} ${columnId} cannot be asked`);
  return how;
}

const fixture = resultsOf(makeStudy());
const tableTwo = tableTwoModel(fixture, defaultPrintSettings);
const csaChange = 'fractured-level|mf-es|csaMm2|changePercent';

describe('A number of a table, asked how it came about', () => {
  it('names test, n, missing values and ties, and gives all digits', () => {
    const results = resultsOf(makePanelStudy());
    expect(results.tableTwo).toHaveLength(9);
    for (const row of results.tableTwo) {
      const ask = pathHowOf(tableTwoLine(row, results), results);
      const how = ask({ kind: 'test', test: 'mann-whitney' });
      expect(how?.used).toMatch(/^n = 12 and 24, 0 missing, (no|with) ties$/);
      expect(how?.result).toBe(
        ['U', 'Z', 'P'].map((name, index) => `${name} = ${exactText(how?.yields?.[index] ?? 0)}`).join(', '),
      );
    }
  });

  it('gives R code that reads the saved columns, of the analysed and of each group', () => {
    const { rCall } = howAt(tableTwo, csaChange, 'p');
    expect(rCall.split('\n').slice(0, 3)).toEqual([
      'd <- subset(subjects, standing == "analysed" & !is.na(roi_csa_change_percent))',
      'x <- with(d, roi_csa_change_percent[group == "refractured"])',
      'y <- with(d, roi_csa_change_percent[group == "not-refractured"])',
    ]);
  });

  it('says of a group’s cell what the cell prints', () => {
    // R1 to R4 change by −10, −11, −12 and −13 %: mean −11.5, SD √(5/3).
    const { yields } = howAt(tableTwo, csaChange, 'refractured');
    expect(yields).toHaveLength(2);
    expect(yields?.[0]).toBeCloseTo(-11.5, 12);
    expect(yields?.[1]).toBeCloseTo(Math.sqrt(5 / 3), 12);
  });

  it('lists the values behind it, with whose they are and of which group', () => {
    const { values } = howAt(tableTwo, csaChange, 'p');
    expect(values?.count).toBe(8);
    expect(values?.list().map(({ code, group }) => [code, group])).toEqual([
      ...['R1', 'R2', 'R3', 'R4'].map((code) => [code, 'Refractured']),
      ...['N1', 'N2', 'N3', 'N4'].map((code) => [code, 'Not refractured']),
    ]);
    expect(values?.list()[0]?.values[0]).toBeCloseTo(-10, 12);
  });

  it('counts the share of a category among the subjects with a value, other levels included', () => {
    // Of the four not refractured one lacks a level, and one is of T4, outside the regions: 2 of 3.
    const how = howAt(tableOneModel(fixture, defaultPrintSettings), 'region|T11-L2', 'not-refractured');
    expect(how.yields?.[0]).toBe(2);
    expect(how.yields?.[1]).toBeCloseTo(200 / 3, 12);
    expect(how.values?.list().map(({ code }) => code)).toEqual(['N1', 'N2']);
  });

  it('cannot be asked where no number stands', () => {
    for (const row of [...tableTwo.rows, ...tableOneModel(fixture, defaultPrintSettings).rows]) {
      if (row.kind === 'heading') continue;
      for (const { text, how } of row.cells) if (!/\d/.test(text)) expect(how).toBeUndefined();
    }
  });

  it('can be asked of every number of Table 2', () => {
    for (const row of tableTwo.rows) {
      if (row.kind === 'heading') continue;
      for (const { text, how } of row.cells) if (/\d/.test(text)) expect(how, row.id).toBeDefined();
    }
  });
});

describe('A number with all its digits', () => {
  it.each([
    [0, '0'],
    [-7.624, '−7.624'],
    [2.5e-14, '2.5 × 10⁻¹⁴'],
    [0.001, '0.001'],
    [-1e21, '−1 × 10²¹'],
    [Number.NEGATIVE_INFINITY, '−∞'],
  ])('%d is written %s', (value, text) => {
    expect(exactText(value)).toBe(text);
  });
});
