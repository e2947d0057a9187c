import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  iccRows,
  intervalOf,
  isIntervalPossible,
  meanRows,
  pooledFollowUp,
  studyTables,
  testsOfRow,
} from '../../../support/studyTables';

const page = readFileSync(new URL('../../../../src/report/checks/STUDY-TABLES.md', import.meta.url), 'utf8');

/** The lines of the table under each heading, without its head. */
function tablesOf(text: string): Readonly<Record<string, readonly string[]>> {
  const sections = text.split(/^## /m).slice(1);
  return Object.fromEntries(
    sections.map((section) => {
      const [heading = '', ...lines] = section.split('\n');
      const table = lines.filter((line) => line.startsWith('|'));
      return [heading, table.slice(2)];
    }),
  );
}

describe('the study’s tables, re-computed', () => {
  it('stand in STUDY-TABLES.md as they come from the printed figures, line by line', () => {
    expect(tablesOf(page)).toEqual(studyTables());
  });

  it('agree with R on the means and SDs', () => {
    // R 4.2: Student t, P; Welch t, df, P of each row of `meanRows`, by the formulas of ?t.test.
    const fromR = [
      [-0.56085, 0.5763, -0.56881, 69.16439, 0.57133],
      [0.21604, 0.82944, 0.21691, 67.15059, 0.82893],
      [-1.27493, 0.20561, -1.29198, 69.00005, 0.20067],
      [-2.62958, 0.01005, -2.7403, 74.71188, 0.00767],
      [0.41652, 0.67802, 0.41518, 65.72267, 0.67936],
      [-2.96728, 0.00385, -3.1101, 75.89165, 0.00263],
    ];
    const own = meanRows.map((row) => {
      const { student, welch } = testsOfRow(row);
      return [student.t, student.p, welch.t, welch.df, welch.p].map((value) => Number(value.toFixed(5)));
    });
    expect(own).toEqual(fromR);
  });

  it('pool the follow-up of the groups as R does: mean and SD of all', () => {
    // R: m <- (33 * 215.12 + 59 * 265.24) / 92
    //    sqrt((32 * 79.47^2 + 58 * 91.9^2 + 33 * (215.12 - m)^2 + 59 * (265.24 - m)^2) / 91)
    const { mean, sd } = pooledFollowUp();
    expect(mean).toBeCloseTo(247.262173913043, 9);
    expect(sd).toBeCloseTo(90.4872426662016, 9);
  });

  it('find right SI’s interval for some n and offset, and left CSA’s for none', () => {
    const [leftCsa, , , rightSi] = iccRows;
    expect(isIntervalPossible(rightSi, 58, 15)).toBe(true);
    const sizes = Array.from({ length: 36 }, (_, index) => 8 + index);
    const fits = sizes.some((n) =>
      [0, 0.5, 1, 2, 4, 7, 12, 20, 40].some((ratio) => isIntervalPossible(leftCsa, n, ratio)),
    );
    expect(fits).toBe(false);
    // An offset moves the lower limit down and so widens the lower side only.
    expect(intervalOf(0.901, 31, 30)[0]).toBeLessThan(intervalOf(0.901, 31)[0]);
  });
});
