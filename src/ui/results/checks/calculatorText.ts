/** The calculators, in the order in which they are offered. */
export const calculatorKinds = ['means', 'counts', 'icc', 'statistic'] as const;

/** One of the calculators. */
export type CalculatorKind = (typeof calculatorKinds)[number];

/** Words of the calculators. */
export const calculatorText = {
  title: 'From summaries',
  caption: 'Tests re-computed from what a paper prints. Nothing of the study enters.',
  choose: 'What is given',
  kinds: {
    means: 'n, mean, SD',
    counts: 'Counts',
    icc: 'ICC',
    statistic: 'Statistic',
  } satisfies Record<CalculatorKind, string>,
  hints: {
    means:
      'One line for each group. A printed line or cells of a spreadsheet can be pasted into any field: “33 74.27 ± 8.10”.',
    counts:
      'Categories down, groups across. A printed block can be pasted; percentages in brackets are left out.',
    icc: 'The coefficient as printed, with the subjects and raters behind it.',
    statistic: 'A printed statistic, to check the P beside it.',
  } satisfies Record<CalculatorKind, string>,
  group: (row: number) => `Group ${row}`,
  groupField: (row: number, column: string) => `Group ${row}, ${column}`,
  category: (row: number) => `Category ${row}`,
  countField: (row: number, column: number) => `Category ${row}, group ${column}`,
  columns: { n: 'n', mean: 'Mean', sd: 'SD' },
  addGroup: 'Add a group',
  removeGroup: (row: number) => `Remove group ${row}`,
  addCategory: 'Add a category',
  removeCategory: (row: number) => `Remove category ${row}`,
  removeColumn: (column: number) => `Remove group ${column}`,
  clear: 'Clear',
  iccForm: 'Form',
  iccFields: { icc: 'ICC', n: 'n, subjects', k: 'k, raters', raterRatio: 'MSC/MSE' },
  raterRatioHint: 'MSC/MSE, the mean square of raters over that of the rest, is their offset. Empty: none.',
  statisticKind: 'Statistic',
  statisticFields: {
    df: 'df',
    df1: 'df 1',
    df2: 'df 2',
    n: 'n, pairs',
    n1: 'n of group 1',
    n2: 'n of group 2',
  } as Readonly<Record<string, string>>,
  areaHint: 'With both n, the area under the ROC curve that a Mann-Whitney Z implies.',
  result: 'Result',
  open: 'Calculate from published summaries',
  openHint: 'Uses no reading of this study, so it is open while the study is blinded.',
};
