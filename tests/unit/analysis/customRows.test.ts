import { describe, expect, it } from 'vitest';
import { type PanelChoice, studyChoice } from '../../../src/analysis/panelChoice';
import { type StudyData, studyResults } from '../../../src/analysis/studyResults';
import { tableOneRowId } from '../../../src/analysis/tableOneRowId';
import type { CustomCovariate, CustomValues } from '../../../src/domain/study/customCovariate';
import { makePanelStudy } from '../../support/panelStudy';
import { day } from '../../support/studyFixtures';
import { twoGroups } from '../../support/twoGroups';

// Expected values: R 4 on `panelRows`, with num <- ((1:36) * 7) %% 11, missing of S3, and
// smoking <- c("never", "former", "now")[((0:35) %/% 4) %% 3 + 1], missing of S5.
const covariates: readonly CustomCovariate[] = [
  { kind: 'number', id: 'cement', name: 'Cement', unit: 'mL' },
  {
    kind: 'category',
    id: 'smoking',
    name: 'Smoking',
    categories: [
      { id: 'never', name: 'Never' },
      { id: 'former', name: 'Former' },
      { id: 'now', name: 'Now' },
      { id: 'unsure', name: 'Unsure' },
    ],
  },
  { kind: 'date', id: 'dxa', name: 'DXA' },
];

function withCustom(): StudyData {
  const data = makePanelStudy();
  const subjects = data.subjects.map((subject, index) => {
    const custom: CustomValues = {
      ...(index !== 2 && { cement: { kind: 'number', number: ((index + 1) * 7) % 11 } }),
      ...(index !== 4 && {
        smoking: {
          kind: 'category',
          categoryId: ['never', 'former', 'now'][Math.floor(index / 4) % 3] ?? '',
        },
      }),
      ...(index < 10 && { dxa: { kind: 'date', date: day('2020-01-02') } }),
    };
    return { ...subject, covariates: { ...subject.covariates, custom } };
  });
  return { ...data, subjects, project: { ...data.project, customCovariates: covariates } };
}

function under(choice: Partial<PanelChoice> = {}) {
  const results = studyResults(withCustom(), { ...studyChoice, ...choice });
  if (!results.ok) throw new Error(results.error.kind);
  return results.value;
}

const rowsOf = (choice: Partial<PanelChoice> = {}) =>
  new Map(under(choice).tableOne.rows.map((row) => [tableOneRowId(row), row]));

describe('covariates that the user added, in Table 1', () => {
  const rows = rowsOf();

  it('stand after the fixed ones, in the order of the form', () => {
    expect([...rows.keys()].slice(-3)).toEqual(['custom|cement', 'custom|smoking', 'custom|dxa']);
  });

  it('numbers by the path of tests, of those with a value', () => {
    const row = rows.get('custom|cement');
    if (row?.kind !== 'number') throw new Error('numbers expected');
    // shapiro.test P 0.880 and 0.273, Levene 0.955: t.test(var.equal = TRUE)
    const { chosen, first, student } = twoGroups(row.comparison);
    expect(chosen.test).toBe('student');
    expect(student.ok && student.value.t).toBeCloseTo(0.22270718090582, 12);
    expect(student.ok && student.value.p).toBeCloseTo(0.8251361410179, 12);
    // quantile(type = 6): 2.25, 5.5, 7.75
    expect(first.ok && [first.value.q1, first.value.median, first.value.q3]).toEqual([2.25, 5.5, 7.75]);
    expect(row.missing).toEqual({ refractured: 0, 'not-refractured': 1 });
  });

  it('categories by Pearson’s test with its small expected counts; one that nobody has is not in it', () => {
    const row = rows.get('custom|smoking');
    if (row?.kind !== 'category' || !row.test.ok) throw new Error('test expected');
    expect(
      row.categories.map(({ id, counts }) => [id, counts['refractured'], counts['not-refractured']]),
    ).toEqual([
      ['never', 6, 6],
      ['former', 3, 8],
      ['now', 3, 9],
      ['unsure', 0, 0],
    ]);
    // chisq.test(table(smoking, g), correct = FALSE)
    expect(row.test.value).toMatchObject({ kind: 'pearson', df: 2, cells: 6, expectedBelow5: 3 });
    expect(row.test.value.kind === 'pearson' && row.test.value.chiSquare).toBeCloseTo(2.014575098814229, 12);
    expect(row.test.value.p).toBeCloseTo(0.3652082466210646, 12);
    expect(row.missing).toEqual({ refractured: 0, 'not-refractured': 1 });
  });

  it('dates are counted, not compared', () => {
    // S1, S4, S7 and S10 are refractured.
    const row = rows.get('custom|dxa');
    expect(row).toMatchObject({
      kind: 'date',
      recorded: { refractured: 4, 'not-refractured': 6 },
      missing: { refractured: 8, 'not-refractured': 18 },
    });
  });
});

describe('covariates that the user added, as groups and filters', () => {
  it('categories by groups of three: Pearson of 3 × 3', () => {
    const row = rowsOf({ grouping: { kind: 'region' } }).get('custom|smoking');
    if (row?.kind !== 'category' || !row.test.ok) throw new Error('test expected');
    // chisq.test(table(smoking, r), correct = FALSE); six of nine expected counts below 5
    expect(row.test.value).toMatchObject({ kind: 'pearson', df: 4, cells: 9, expectedBelow5: 6 });
    expect(row.test.value.kind === 'pearson' && row.test.value.chiSquare).toBeCloseTo(3.371428571428571, 12);
    expect(row.test.value.p).toBeCloseTo(0.4976951365909056, 12);
  });

  it('a category makes the groups, in its own order, and is then no line of Table 1', () => {
    const choice = { grouping: { kind: 'custom-category', covariateId: 'smoking' } } as const;
    const { flow } = under(choice);
    expect(flow.groups).toEqual(['never', 'former', 'now']);
    expect(flow.analysedByGroup).toEqual({ never: 12, former: 11, now: 12 });
    expect(flow.counts['group-unknown']).toBe(1);
    expect(rowsOf(choice).has('custom|smoking')).toBe(false);
    expect(rowsOf(choice).has('refracture')).toBe(true);
  });

  it('a number is divided at a threshold, or is a range', () => {
    const cement = { kind: 'custom', covariateId: 'cement' } as const;
    // num: sum(num < 5, na.rm = TRUE) of 35 values
    const { flow } = under({ grouping: { kind: 'threshold', of: cement, threshold: 5 } });
    const numbers = Array.from({ length: 36 }, (_, i) => ((i + 1) * 7) % 11).filter((_, i) => i !== 2);
    const below = numbers.filter((number) => number < 5).length;
    expect(flow.analysedByGroup).toEqual({ below, 'at-least': 35 - below });
    const filtered = under({ filters: [{ kind: 'range', of: cement, to: 4 }] }).flow;
    expect(filtered.counts).toMatchObject({ analysed: below, 'filtered-out': 36 - below });
    const answers = under({
      filters: [{ kind: 'custom-category', covariateId: 'smoking', categoryIds: ['former', 'now'] }],
    }).flow;
    expect(answers.counts.analysed).toBe(23);
  });
});
