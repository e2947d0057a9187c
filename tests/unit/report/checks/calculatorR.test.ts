import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { iccNames } from '../../../../src/analysis/fromSummaries/iccOfSummary';
import type { Calculation } from '../../../../src/report/checks/calculation';
import { countsCalculation } from '../../../../src/report/checks/countsCalculation';
import { iccCalculation } from '../../../../src/report/checks/iccCalculation';
import { meansCalculation } from '../../../../src/report/checks/meansCalculation';
import { statisticCalculation } from '../../../../src/report/checks/statisticCalculation';
import type { How } from '../../../../src/report/how/how';
import { ofTable } from '../../../support/shownNumbers';

// Every R call that the calculator shows is run by R, and must give the numbers that the calculator gives.
const hasR = spawnSync('Rscript', ['--version']).status === 0;

const group = (n: string, mean: string, sd: string) => ({ name: '', n, mean, sd });
const calculations: readonly (readonly [string, Calculation])[] = [
  ['two groups', meansCalculation([group('9', '6.4', '2.1'), group('15', '4.7', '0.9')])],
  ['two groups, far apart', meansCalculation([group('33', '−10.1', '3.2'), group('59', '-1,3', '2.4')])],
  [
    'three groups',
    meansCalculation([group('12', '5.1', '1.2'), group('9', '6.4', '2.1'), group('15', '4.7', '0.9')]),
  ],
  [
    '2 × 2 counts',
    countsCalculation([
      ['11', '19'],
      ['22', '40'],
    ]),
  ],
  [
    'small 2 × 2 counts',
    countsCalculation([
      ['3', '1'],
      ['2', '9'],
    ]),
  ],
  [
    '3 × 2 counts',
    countsCalculation([
      ['4', '11'],
      ['9', '5'],
      ['0', '7'],
    ]),
  ],
  ...iccNames.flatMap((form) =>
    ['', '7.5'].map(
      (raterRatio) =>
        [
          `ICC(${form}), MSC/MSE "${raterRatio}"`,
          iccCalculation({ form, icc: '0.901', n: '31', k: '2', raterRatio }),
        ] as const,
    ),
  ),
  ['t', statisticCalculation({ kind: 't', texts: { value: '-2.3', df: '17' } })],
  ['Z', statisticCalculation({ kind: 'z', texts: { value: '-7.442', n1: '33', n2: '59' } })],
  ['χ²', statisticCalculation({ kind: 'chi-square', texts: { value: '7.3', df: '3' } })],
  ['F', statisticCalculation({ kind: 'f', texts: { value: '4.2', df1: '2', df2: '33' } })],
  ['r', statisticCalculation({ kind: 'r', texts: { value: '-0.340', n: '92' } })],
];

function howsOf([name, { outcome }]: readonly [string, Calculation]): readonly (How & { name: string })[] {
  if (outcome.kind !== 'table') throw new Error(`${name}: ${outcome.text}`);
  return outcome.model.rows.flatMap((row) =>
    row.kind === 'line' ? row.cells.flatMap(({ how }) => (how ? [{ ...how, name }] : [])) : [],
  );
}

const hows = calculations.flatMap(howsOf);

describe('the R calls of the calculator', () => {
  it('stand behind every number of every calculation', () => {
    const without = calculations.flatMap(([name, { outcome }]) =>
      outcome.kind === 'table'
        ? ofTable(name, outcome.model).filter(({ text, how }) => /\d/.test(text) && !how)
        : [],
    );
    // The head of the interval's column says which interval it is.
    expect(without.filter(({ text }) => text !== '95 % CI')).toEqual([]);
    expect(hows.filter(({ yields }) => yields === undefined)).toEqual([]);
    expect(hows.length).toBeGreaterThan(45);
  });

  it.skipIf(!hasR)('give in R the numbers that are shown', () => {
    const script = hows
      .map(({ rCall }) => `cat(sprintf("%.17g", local({\n${rCall}\n})), sep = " "); cat("\\n")`)
      .join('\n');
    const lines = execFileSync('Rscript', ['--vanilla', '-'], {
      input: `options(warn = -1)\n${script}`,
      encoding: 'utf8',
    })
      .trim()
      .split('\n');
    expect(lines).toHaveLength(hows.length);
    for (const [index, how] of hows.entries()) {
      const fromR = (lines[index] ?? '').split(' ').map(Number);
      const what = `${how.name}: ${how.title}, ${how.method}`;
      expect(fromR, what).toHaveLength(how.yields?.length ?? 0);
      for (const [at, value] of fromR.entries()) {
        const own = how.yields?.[at] ?? Number.NaN;
        // R finds limits of the noncentral t to about 1e-9.
        expect(
          Math.abs(own - value) / Math.max(1e-300, Math.abs(value)),
          `${what}, ${at}: ${own}`,
        ).toBeLessThan(2e-8);
      }
    }
  });
});
