import { countsFromTable } from '../../src/analysis/fromSummaries/countsFromTable';
import { iccOfSummary } from '../../src/analysis/fromSummaries/iccOfSummary';
import {
  meansFromSummaries,
  type PublishedGroup,
  type SummaryT,
  type TTestFromSummaries,
} from '../../src/analysis/fromSummaries/meansFromSummaries';
import { areaOfZ, pOfStatistic } from '../../src/analysis/fromSummaries/pOfStatistic';
import type { Result } from '../../src/base/result';
import { pText, roundedText } from '../../src/report/rounding';

/*
 * The reference study's own figures (J Orthop Surg Res 2021, paraspinal muscle and refracture after percutaneous
 * kyphoplasty, MRI), each typed from the table and row that is named, and what the calculator makes of them.
 * `studyTables` are the lines of STUDY-TABLES.md: every number in them is computed here.
 */

function known<T>(result: Result<T, { readonly kind: string }>): T {
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

const three = (value: number) => roundedText(value, 3);
const p4 = (p: number) => pText(p, { alpha: 0.05, decimals: 4 });
const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |`;

const refractured = 33;
const notRefractured = 59;
const all = refractured + notRefractured;

/** Rows with mean ± SD. `t` and `p` as printed; Table 1 subtracts the first group from the second. */
export const meanRows = [
  { source: 'Table 1, age', a: [74.27, 8.1], b: [75.29, 8.51], t: 0.558, p: 0.578 },
  { source: 'Table 1, BMI', a: [22.65, 2.11], b: [22.55, 2.14], t: -0.318, p: 0.751 },
  { source: 'Table 1, BMD', a: [-3.83, 0.63], b: [-3.65, 0.66], t: 1.245, p: 0.216 },
  { source: 'Table 1, follow-up', a: [215.12, 79.47], b: [265.24, 91.9], t: undefined, p: undefined },
  { source: 'Table 2, CSA/SI pre-op', a: [3.38, 0.89], b: [3.3, 0.88], t: 0.412, p: 0.681 },
  { source: 'Table 2, CSA/SI follow-up', a: [2.71, 0.72], b: [3.23, 0.85], t: -2.933, p: 0.004 },
] as const;

/** Rows with Z, Table 2. `p` as printed; undefined where it is printed as below 0.001. */
export const rankRows = [
  { source: 'Table 2, ROI-CSA pre-op', z: -0.094, p: 0.925 },
  { source: 'Table 2, ROI-CSA follow-up', z: -1.176, p: 0.239 },
  { source: 'Table 2, ROI-CSA change', z: -7.442, p: undefined },
  { source: 'Table 2, ROI-SI pre-op', z: -0.55, p: 0.583 },
  { source: 'Table 2, ROI-SI follow-up', z: -1.221, p: 0.222 },
  { source: 'Table 2, ROI-SI change', z: -5.675, p: undefined },
  { source: 'Table 2, CSA/SI change', z: -7.738, p: undefined },
] as const;

/** The coefficients in the text, with their printed intervals; two-way random, absolute agreement, average, k = 2. */
export const iccRows = [
  { source: 'Text, left CSA', icc: 0.901, low: 0.782, high: 0.963 },
  { source: 'Text, right CSA', icc: 0.898, low: 0.771, high: 0.952 },
  { source: 'Text, left SI', icc: 0.973, low: 0.921, high: 0.986 },
  { source: 'Text, right SI', icc: 0.954, low: 0.897, high: 0.977 },
] as const;

const correlationRows = [
  { source: 'Text, pre-op CSA with SI', r: 0.506, printed: '< 0.001', bound: 0.001 },
  { source: 'Text, change of CSA with change of SI', r: -0.34, printed: '< 0.01', bound: 0.01 },
] as const;

export function testsOfRow({ a, b }: (typeof meanRows)[number]): TTestFromSummaries {
  const group = (n: number, [mean, sd]: readonly [number, number]): PublishedGroup => ({ n, mean, sd });
  const tests = known(meansFromSummaries([group(refractured, a), group(notRefractured, b)], 2));
  if (tests.kind !== 'two') throw new Error('two groups expected');
  return tests.tests;
}

/** Whether a printed |t|, itself rounded to three decimals, can come from means and SDs that round to the printed ones. */
function isPossible({ absoluteTRange }: SummaryT, printed: number): boolean {
  const [low = 0, high = 0] = absoluteTRange ?? [];
  const size = Math.abs(printed);
  return size + 0.0005 >= low && size - 0.0005 <= high;
}

function rangeText({ absoluteTRange }: SummaryT): string {
  const [low = Number.NaN, high = Number.NaN] = absoluteTRange ?? [];
  return `${three(low)} to ${three(high)}`;
}

/** Whether a printed P, rounded to three decimals, can come from a statistic that rounds to the printed one. */
function isPPossible(pOf: (size: number) => number, size: number, p: number): boolean {
  return pOf(size + 0.0005) <= p + 0.0005 && pOf(Math.max(0, size - 0.0005)) >= p - 0.0005;
}

const pOfT = (t: number) => known(pOfStatistic({ kind: 't', value: t, df: all - 2 }));
const pOfZ = (z: number) => known(pOfStatistic({ kind: 'z', value: z }));

function meanLine(one: (typeof meanRows)[number]): string {
  const { student, welch } = testsOfRow(one);
  const printed = one.t === undefined ? '/' : `t ${three(one.t)}, P ${three(one.p)}`;
  return row(
    one.source,
    printed,
    `${three(student.t)}, ${p4(student.p)}`,
    rangeText(student),
    `${three(welch.t)}, ${p4(welch.p)}`,
    rangeText(welch),
    meanVerdict(one, student, welch),
  );
}

function meanVerdict(one: (typeof meanRows)[number], student: SummaryT, welch: SummaryT): string {
  if (one.t === undefined) return 'no test printed; the groups differ';
  const sign = Math.sign(one.t) === Math.sign(student.t) ? 'first − second' : 'second − first';
  const [fitsStudent, fitsWelch] = [isPossible(student, one.t), isPossible(welch, one.t)];
  if (!fitsStudent && !fitsWelch) return `contradiction: no such t from these means and SDs; ${sign}`;
  const by = fitsStudent && fitsWelch ? 'either test' : fitsStudent ? 'Student only' : 'Welch only';
  return `fits ${by}; ${sign}`;
}

function tAndPLine(one: (typeof meanRows)[number]): readonly string[] {
  if (one.t === undefined) return [];
  const p = pOfT(Math.abs(one.t));
  const verdict = isPPossible(pOfT, Math.abs(one.t), one.p) ? 'fits' : 'contradiction';
  return [row(one.source, `t ${three(one.t)}`, three(one.p), p4(p), '', verdict)];
}

function rankLine(one: (typeof rankRows)[number]): string {
  const size = Math.abs(one.z);
  const p = pOfZ(size);
  const area = known(areaOfZ(one.z, refractured, notRefractured));
  const fits = one.p === undefined ? p < 0.001 : isPPossible(pOfZ, size, one.p);
  const printed = one.p === undefined ? '< 0.001' : three(one.p);
  const isExact = one.p === undefined || three(p) === three(one.p);
  const verdict = !fits ? 'contradiction' : isExact ? 'fits' : 'fits within the rounding of Z';
  return row(one.source, `Z ${three(one.z)}`, printed, p4(p), three(area), verdict);
}

function iccLine({ source, icc, low, high }: (typeof iccRows)[number]): string {
  const interval = intervalOf(icc, all);
  const asymmetry = [(1 - low) / (1 - icc), (1 - icc) / (1 - high)] as const;
  const isImpossible = asymmetry[1] > asymmetry[0] && !isAsymmetryRounding(icc, low, high);
  return row(
    source,
    `${three(icc)} (${three(low)}, ${three(high)})`,
    `(${three(interval[0])}, ${three(interval[1])})`,
    roundedText(asymmetry[0], 2),
    roundedText(asymmetry[1], 2),
    isImpossible
      ? 'wider than n = 92 gives; impossible for any n and offset'
      : 'wider than n = 92 gives without an offset',
  );
}

/** Whether rounding of the three printed numbers to three decimals could turn the two ratios round. */
function isAsymmetryRounding(icc: number, low: number, high: number): boolean {
  const half = 0.0005;
  const most = (1 - low + half) / (1 - icc - half);
  const least = (1 - icc - half) / (1 - high + half);
  return most >= least;
}

/** The interval that a printed coefficient has with n subjects; `raterRatio` 1 is no offset between the raters. */
export function intervalOf(icc: number, n: number, raterRatio = 1): readonly [number, number] {
  const { interval } = known(iccOfSummary({ form: '2,k', icc, n, k: 2, raterRatio }));
  if (!interval) throw new Error('an interval expected');
  return interval;
}

/** Whether n subjects give a printed interval, for any coefficient that rounds to the printed one. */
export function isIntervalPossible(
  { icc, low, high }: (typeof iccRows)[number],
  n: number,
  raterRatio = 1,
): boolean {
  return Array.from({ length: 11 }, (_, index) => icc + (index - 5) * 1e-4).some((one) => {
    const [ownLow, ownHigh] = intervalOf(one, n, raterRatio);
    return Math.abs(ownLow - low) <= 0.0005 && Math.abs(ownHigh - high) <= 0.0005;
  });
}

/** For which numbers of subjects, raters without an offset, a printed interval is possible. */
function sizesThatFit(one: (typeof iccRows)[number]): readonly number[] {
  return Array.from({ length: 196 }, (_, index) => index + 5).filter((n) => isIntervalPossible(one, n));
}

function countLines(): readonly string[] {
  // Table 1, gender: males 11 (33.3) and 19 (32.2), females 22 (66.7) and 40 (67.8); χ² 0.012, P 0.912.
  const counts = [
    [11, 19],
    [22, 40],
  ] as const;
  const percentages = [
    [33.3, 32.2],
    [66.7, 67.8],
  ] as const;
  const { chiSquare, fisherP, oddsRatio, chosen } = known(countsFromTable(counts));
  const [low = 0, high = 0] = oddsRatio?.interval ?? [];
  const shares = counts.map((line) => line.map((count, at) => (100 * count) / (at === 0 ? 33 : 59)));
  const areShares = shares.every((line, r) =>
    line.every((share, c) => roundedText(share, 1) === roundedText(percentages[r]?.[c] ?? Number.NaN, 1)),
  );
  const isPearson = three(chiSquare.chiSquare) === '0.012' && three(chiSquare.p) === '0.912';
  return [
    row(
      'Pearson, uncorrected',
      'χ² 0.012, P 0.912',
      `${roundedText(chiSquare.chiSquare, 4)}, ${p4(chiSquare.p)}`,
      isPearson && chosen === 'pearson' ? 'fits' : 'contradiction',
    ),
    row(
      'with Yates’ correction',
      '',
      `${roundedText(chiSquare.yates?.chiSquare ?? Number.NaN, 4)}, ${p4(chiSquare.yates?.p ?? Number.NaN)}`,
      'not what was printed',
    ),
    row(
      'likelihood ratio',
      '',
      `${roundedText(chiSquare.likelihoodRatio, 4)}, ${p4(chiSquare.likelihoodRatioP)}`,
      'would print the same',
    ),
    row('Fisher, exact', '', p4(known(fisherP)), 'not what was printed'),
    row(
      'odds ratio (95 % CI)',
      '',
      `${three(oddsRatio?.oddsRatio ?? Number.NaN)} (${three(low)}, ${three(high)})`,
      '',
    ),
    row(
      'percentages',
      '33.3, 32.2; 66.7, 67.8',
      shares.map((line) => line.map((share) => roundedText(share, 1)).join(', ')).join('; '),
      areShares ? 'fit the counts' : 'contradiction',
    ),
    row(
      'men and women in the text',
      '30, 62',
      counts.map(([a, b]) => a + b).join(', '),
      counts[0][0] + counts[0][1] === 30 && counts[1][0] + counts[1][1] === 62
        ? 'fit the counts'
        : 'contradiction',
    ),
  ];
}

/** The mean and SD of all subjects that follow from those of the two groups. */
export function pooledFollowUp(): { readonly mean: number; readonly sd: number } {
  const groups = [
    { n: refractured, mean: 215.12, sd: 79.47 },
    { n: notRefractured, mean: 265.24, sd: 91.9 },
  ];
  const mean = groups.reduce((sum, one) => sum + one.n * one.mean, 0) / all;
  const squares = groups.reduce(
    (sum, one) => sum + (one.n - 1) * one.sd ** 2 + one.n * (one.mean - mean) ** 2,
    0,
  );
  return { mean, sd: Math.sqrt(squares / (all - 1)) };
}

function textLines(): readonly string[] {
  const { mean, sd } = pooledFollowUp();
  const fits = roundedText(mean, 1) === '247.3' && Math.abs(sd - 90.5) <= 0.5;
  // At least a quarter of the values lie at or beyond a quartile.
  const quarter = Math.floor((notRefractured + 1) / 4);
  const smallest = Math.min(...iccRows.map(({ icc }) => icc));
  const largest = Math.max(...iccRows.map(({ icc }) => icc));
  const fitting = iccRows.map(sizesThatFit);
  const common = fitting.reduce((now, sizes) => now.filter((n) => sizes.includes(n)));
  return [
    row(
      'follow-up of all, 247.3 ± 90.5 days',
      'Table 1, follow-up by group',
      `${roundedText(mean, 1)} ± ${roundedText(sd, 1)}`,
      fits ? 'fits' : 'contradiction',
    ),
    row(
      'ROI-CSA lower in every patient',
      'Table 2, change of ROI-CSA, not refractured, Q3 +0.2',
      `at least ${quarter} of ${notRefractured} at 0.2 or above`,
      'contradiction',
    ),
    row(
      'ROI-SI higher in both groups',
      'Table 2, change of ROI-SI, not refractured, Q1 −2.3',
      `at least ${quarter} of ${notRefractured} at −2.3 or below`,
      'holds for the medians, not for every patient',
    ),
    row(
      'ICCs from 0.898 to 0.954',
      'the ICCs listed in the same sentence',
      `${three(smallest)} to ${three(largest)}`,
      largest > 0.954 ? 'contradiction' : 'fits',
    ),
    row(
      'four ICC intervals',
      'n = 5 to 200, no offset between the raters',
      `${fitting.filter((sizes) => sizes.length > 0).length} of 4 intervals come out for some n, ${common.length} n for all four`,
      common.length === 0 ? 'not explained by n alone' : 'fits',
    ),
  ];
}

function correlationLine({ source, r, printed, bound }: (typeof correlationRows)[number]): string {
  const p = known(pOfStatistic({ kind: 'r', value: r, n: all }));
  const exact = p < 1e-4 ? `${roundedText(p * 1e7, 1)} × 10⁻⁷` : roundedText(p, 5);
  const verdict =
    p < bound ? (bound === 0.01 && p < 0.001 ? 'fits; < 0.001 would be true' : 'fits') : 'contradiction';
  return row(source, `r ${three(r)}, P ${printed}`, exact, verdict);
}

/** The lines of the tables of STUDY-TABLES.md, by the heading that they stand under. */
export function studyTables(): Readonly<Record<string, readonly string[]>> {
  return {
    'Sex (Table 1)': countLines(),
    'Means and SDs (Tables 1 and 2)': meanRows.map(meanLine),
    'Statistic and P (Tables 1 and 2)': [...meanRows.flatMap(tAndPLine), ...rankRows.map(rankLine)],
    'Correlations (text)': correlationRows.map(correlationLine),
    'Agreement (text)': iccRows.map(iccLine),
    'Text against tables': textLines(),
  };
}
