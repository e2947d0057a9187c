import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { agreementTableModel } from '../../src/report/agreementTableModel';
import { printSettingsOf } from '../../src/report/printSettingsOf';
import { pEquation, roundedText } from '../../src/report/rounding';
import { tableOneModel } from '../../src/report/tableOneModel';
import { tableTwoModel } from '../../src/report/tableTwoModel';
import {
  besidePublished,
  printedCoefficients,
  printedTableOne,
  printedTableTwo,
} from '../support/besidePublished';
import { openDemo } from '../support/openedDemo';

/*
 * The page that holds the demo's Tables 1 and 2 beside the study's published ones. The study's lines are its print; the demo's are
 * what the product makes of the demo's images and outlines, so the page cannot drift from the program.
 */

const place = new URL('../../src/io/sources/demo/BESIDE-THE-STUDY.md', import.meta.url);

describe('the demo beside the published study', () => {
  it('stands in BESIDE-THE-STUDY.md as the tables come out, line by line', async () => {
    const { results } = await openDemo('beside-published');
    const settings = printSettingsOf(results);
    const expected = [
      ...besidePublished(tableOneModel(results, settings), printedTableOne),
      ...besidePublished(tableTwoModel(results, settings), printedTableTwo),
    ];
    const agreement = agreementTableModel(results, { settings, phases: ['preop'] });
    if (!agreement.ok) throw new Error('two observers expected');
    const { columns, rows } = agreement.value;
    const iccPlace = columns.findIndex(({ id }) => id === 'icc-k');
    const coefficients = [
      ...printedCoefficients.agreement.map(({ label, rowId, printed }) => {
        const row = rows.find(({ id }) => id === rowId);
        return `| ${label} | ${printed} | ${row?.kind === 'line' ? row.cells[iccPlace]?.text : ''} |`;
      }),
      ...printedCoefficients.correlations.map(({ label, phase, printed }) => {
        const own = results.correlations.find((one) => one.phase === phase)?.spearman;
        if (!own?.ok) throw new Error('a correlation expected');
        const p = pEquation(own.value.p, { alpha: 0.05, decimals: 3 });
        return `| ${label} | ${printed} | ${roundedText(own.value.rho, 3)}, ${p} |`;
      }),
    ];
    const page = readFileSync(place, 'utf8').split('\n');
    expect(page.filter((line) => /^\|.*\| (study|demo) \|/.test(line))).toEqual(expected);
    expect(page.filter((line) => /^\| (ICC|Spearman)/.test(line))).toEqual(coefficients);
  });
});
