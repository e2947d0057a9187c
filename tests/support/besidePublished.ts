import type { TableModel } from '../../src/report/tableModel';

/** A line of a printed table: which one of ours stands beside it, and its texts. */
interface PrintedLine {
  readonly label: string;
  /** Ids of our line and of its columns; of counts of two categories several. */
  readonly rowIds: readonly string[];
  readonly printed: readonly [refractured: string, not: string, statistic: string, p: string];
}

/** What the study prints (J Orthop Surg Res 2021, Table 1), with our typography. */
export const printedTableOne: readonly PrintedLine[] = [
  {
    label: 'Sex, male / female, n (%)',
    rowIds: ['sex|male', 'sex|female', 'sex'],
    printed: ['11 (33.3) / 22 (66.7)', '19 (32.2) / 40 (67.8)', 'χ² 0.012', '0.912'],
  },
  {
    label: 'Age, years',
    rowIds: ['ageYears'],
    printed: ['74.27 ± 8.10', '75.29 ± 8.51', 't 0.558', '0.578'],
  },
  {
    label: 'BMI, kg/m²',
    rowIds: ['bmiKgPerM2'],
    printed: ['22.65 ± 2.11', '22.55 ± 2.14', 't −0.318', '0.751'],
  },
  {
    label: 'BMD, T-score',
    rowIds: ['bmdTScore'],
    printed: ['−3.83 ± 0.63', '−3.65 ± 0.66', 't 1.245', '0.216'],
  },
  {
    label: 'Follow-up, days',
    rowIds: ['followUpDays'],
    printed: ['215.12 ± 79.47', '265.24 ± 91.90', '/', ''],
  },
];

const measured = (quantity: string, phase: string) => [`fractured-level|mf-es|${quantity}|${phase}`];

/** Its Table 2. */
export const printedTableTwo: readonly PrintedLine[] = [
  {
    label: 'ROI-CSA pre-op, mm²',
    rowIds: measured('csaMm2', 'preop'),
    printed: ['1557.51 (1277.39, 1856.21)', '1566.77 (1305.55, 1930.76)', 'Z −0.094', '0.925'],
  },
  {
    label: 'ROI-CSA follow-up, mm²',
    rowIds: measured('csaMm2', 'followUp'),
    printed: ['1432.54 (1105.15, 1718.53)', '1512.38 (1278.10, 1970.32)', 'Z −1.176', '0.239'],
  },
  {
    label: 'ROI-CSA change, %',
    rowIds: measured('csaMm2', 'changePercent'),
    printed: ['−10.1 (−11.8, −7.5)', '−1.3 (−3.0, 0.2)', 'Z −7.442', '< 0.001'],
  },
  {
    label: 'ROI-SI pre-op',
    rowIds: measured('si', 'preop'),
    printed: ['471.07 (404.33, 532.65)', '466.52 (385.81, 579.83)', 'Z −0.550', '0.583'],
  },
  {
    label: 'ROI-SI follow-up',
    rowIds: measured('si', 'followUp'),
    printed: ['529.31 (438.12, 597.54)', '476.34 (402.25, 587.29)', 'Z −1.221', '0.222'],
  },
  {
    label: 'ROI-SI change, %',
    rowIds: measured('si', 'changePercent'),
    printed: ['10.6 (5.3, 16.7)', '1.4 (−2.3, 4.1)', 'Z −5.675', '< 0.001'],
  },
  {
    label: 'CSA/SI pre-op',
    rowIds: measured('csaPerSi', 'preop'),
    printed: ['3.38 ± 0.89', '3.30 ± 0.88', 't 0.412', '0.681'],
  },
  {
    label: 'CSA/SI follow-up',
    rowIds: measured('csaPerSi', 'followUp'),
    printed: ['2.71 ± 0.72', '3.23 ± 0.85', 't −2.933', '0.004'],
  },
  {
    label: 'CSA/SI change, %',
    rowIds: measured('csaPerSi', 'changePercent'),
    printed: ['−19.2 (−23.0, −15.0)', '−2.5 (−6.3, 0.5)', 'Z −7.738', '< 0.001'],
  },
];

/** The lines of a printed table as Markdown: the study's, then the demo's by our table. */
export function besidePublished(table: TableModel, lines: readonly PrintedLine[]): readonly string[] {
  const textsOf = (rowId: string, columnIds: readonly string[]): string => {
    const row = table.rows.find(({ id }) => id === rowId);
    if (row?.kind !== 'line') throw new Error(`no line ${rowId}`);
    return columnIds
      .map((id) => row.cells[table.columns.findIndex((column) => column.id === id)]?.text ?? '')
      .filter((text) => text !== '')
      .join(' ');
  };
  const joined = (rowIds: readonly string[], columnIds: readonly string[]): string =>
    rowIds
      .map((id) => textsOf(id, columnIds))
      .filter((text) => text !== '')
      .join(' / ');
  return lines.flatMap(({ label, rowIds, printed }) => [
    `| ${label} | study | ${printed.join(' | ')} |`,
    `| | demo | ${[['refractured'], ['not-refractured'], ['statistic-name', 'statistic'], ['p']]
      .map((columns) => joined(rowIds, columns))
      .join(' | ')} |`,
  ]);
}

/** Its coefficients, from the text: ICC(2,k) with its interval, and Spearman's. */
export const printedCoefficients = {
  agreement: [
    {
      label: 'ICC, left CSA',
      rowId: 'fractured-level|mf-es|left|csaMm2|preop',
      printed: '0.901 (0.782, 0.963)',
    },
    {
      label: 'ICC, right CSA',
      rowId: 'fractured-level|mf-es|right|csaMm2|preop',
      printed: '0.898 (0.771, 0.952)',
    },
    { label: 'ICC, left SI', rowId: 'fractured-level|mf-es|left|si|preop', printed: '0.973 (0.921, 0.986)' },
    {
      label: 'ICC, right SI',
      rowId: 'fractured-level|mf-es|right|si|preop',
      printed: '0.954 (0.897, 0.977)',
    },
  ],
  correlations: [
    { label: 'Spearman r, CSA with SI, pre-op', phase: 'preop', printed: '0.506, P < 0.001' },
    { label: 'Spearman r, changes of CSA and SI', phase: 'changePercent', printed: '−0.340, P < 0.01' },
  ],
} as const;
