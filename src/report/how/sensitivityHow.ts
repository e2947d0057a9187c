import type { ModelTerm } from '../../analysis/modelRows';
import type { PanelChoice } from '../../analysis/panelChoice';
import type { SensitivityRow } from '../../analysis/sensitivity';
import { shiftLimits } from '../../analysis/shiftLimits';
import type { StudyFlow } from '../../analysis/studyFlow';
import { groupLabel } from '../groupNames';
import { comparisonHow } from './comparisonHow';
import { sampleCountHow } from './countHow';
import { equation, intervalText } from './exactText';
import type { How } from './how';
import type { HowSample } from './howSample';
import { hodgesLehmannHow } from './rankHow';
import { rLines, rNumbers } from './rText';

/** What a line is of, and how its groups are called. */
export interface SensitivityOf {
  /** "Change of ROI-CSA, %: observer A alone". */
  readonly name: string;
  readonly choice: Pick<PanelChoice, 'grouping'>;
  readonly flow: Pick<StudyFlow, 'customCovariates'>;
}

/** How a number of a sensitivity line came about. Its values are of this choice alone, so R gets them written out. */
export function sensitivityHow(
  row: SensitivityRow,
  of: SensitivityOf,
  part: 'n' | 'test' | 'estimate',
): How | undefined {
  const sample = sampleOf(row, of);
  if (part === 'n') return { ...sampleCountHow(sample), used: usedText(row) };
  const { primary, comparison } = row;
  if (!primary.ok) return undefined;
  const { test } = primary.value;
  if (test === 'ancova') return row.terms ? covariatesHow(row, row.terms, sample) : ancovaHow(row, sample);
  const how =
    part === 'test'
      ? comparisonHow(sample, comparison, { kind: 'test', test })
      : estimateHow(row, sample, test);
  return how && { ...how, used: `${how.used}; ${usedText(row)}` };
}

function estimateHow({ comparison }: SensitivityRow, sample: HowSample, test: string): How | undefined {
  if (comparison.kind !== 'two') return undefined;
  if (test === 'student' || test === 'welch') {
    return comparisonHow(sample, comparison, { kind: 'mean-difference', by: test });
  }
  if (!comparison.shift.ok) return undefined;
  const shift = comparison.shift.value;
  return hodgesLehmannHow(sample, shift.estimate, shiftLimits(shift));
}

function sampleOf(row: SensitivityRow, { name, choice, flow }: SensitivityOf): HowSample {
  const listOf = (group: string) => row.values.filter((one) => one.group === group);
  return {
    name,
    groups: row.groups.map((group) => ({
      label: groupLabel(group, choice.grouping, flow.customCovariates),
      n: listOf(group).length,
      missing: row.method === 'ancova' ? 0 : row.dropped.filter((one) => one.group === group).length,
    })),
    file: undefined,
    list: () => row.groups.map(listOf),
  };
}

/** ANCOVA of two groups with the baseline, of the subjects that have it. */
function ancovaHow(row: SensitivityRow, sample: HowSample): How | undefined {
  if (!row.primary.ok || !('estimate' in row.primary.value)) return undefined;
  const { statistic, p, estimate, interval } = row.primary.value;
  const [first] = row.groups;
  const labels = new Map(row.groups.map((group, index) => [group, sample.groups[index]?.label ?? group]));
  const used = row.values.flatMap(({ code, group, value, baseline }) =>
    baseline === undefined ? [] : [{ code, group, value, baseline }],
  );
  return {
    title: `Adjusted difference of ${sample.name}`,
    method: 'Analysis of covariance: follow-up on group and pre-op value',
    formula: 'y_follow-up = b₀ + b₁ · group + b₂ · y_pre-op, least squares; t = b₁/SE',
    source: 'METHODS: ANCOVA',
    used: `n = ${used.length}; ${usedText(row)}`,
    result: `${equation('b₁', estimate)}, 95 % CI ${intervalText(interval)}, ${equation('t', statistic)}, ${equation('P', p)}`,
    asIn: 'SPSS UNIANOVA',
    get rCall() {
      return rLines(
        `after <- ${rNumbers(used.map(({ value }) => value))}`,
        `before <- ${rNumbers(used.map(({ baseline }) => baseline))}`,
        `in_group <- ${rNumbers(used.map(({ group }) => Number(group === first)))}`,
        'm <- lm(after ~ in_group + before)',
        'c(coef(summary(m))["in_group", c(1, 3, 4)], confint(m)["in_group", ])',
      );
    },
    yields: [estimate, statistic, p, ...interval],
    values: {
      count: used.length,
      columns: ['Pre-op', 'Follow-up'],
      list: () =>
        used.map(({ code, group, value, baseline }) => ({
          code,
          group: labels.get(group) ?? group,
          values: [baseline, value],
        })),
    },
  };
}

/** A model with covariates of the subjects that have all of them; the columns stand for themselves, factors as 0 and 1. */
function covariatesHow(
  { primary, groups, values, notAnalysed, partly, dropped }: SensitivityRow,
  terms: readonly ModelTerm[],
  sample: HowSample,
): How | undefined {
  if (!primary.ok || !('estimate' in primary.value)) return undefined;
  const { statistic, p, estimate, interval } = primary.value;
  const [first] = groups;
  const labels = new Map(groups.map((group, index) => [group, sample.groups[index]?.label ?? group]));
  const names = terms.map(columnName);
  const hasBaseline = terms.some(({ variable }) => variable.kind === 'measure');
  const column = (index: number) => values.map(({ covariates }) => covariates?.[index] ?? Number.NaN);
  return {
    title: `Adjusted difference of ${sample.name}`,
    method: hasBaseline
      ? 'Analysis of covariance: follow-up on group, pre-op value, level by region and follow-up days'
      : 'Linear model of the value on group, level by region and follow-up days',
    formula: 'y = b₀ + b₁ · group + Σ bⱼ · covariate, least squares; t = b₁/SE',
    source: 'METHODS: ANCOVA',
    used: `n = ${values.length}, ${dropped.length} without level or days; ${usedText({ notAnalysed, partly })}`,
    result: `${equation('b₁', estimate)}, 95 % CI ${intervalText(interval)}, ${equation('t', statistic)}, ${equation('P', p)}`,
    asIn: 'SPSS UNIANOVA',
    get rCall() {
      return rLines(
        `y <- ${rNumbers(values.map(({ value }) => value))}`,
        `in_group <- ${rNumbers(values.map(({ group }) => Number(group === first)))}`,
        ...terms.map((_, index) => `x${index + 1} <- ${rNumbers(column(index))}  # ${names[index] ?? ''}`),
        `m <- lm(y ~ in_group${terms.map((_, index) => ` + x${index + 1}`).join('')})`,
        'c(coef(summary(m))["in_group", c(1, 3, 4)], confint(m)["in_group", ])',
      );
    },
    yields: [estimate, statistic, p, ...interval],
    values: {
      count: values.length,
      columns: ['Value', ...names],
      list: () =>
        values.map(({ code, group, value, covariates = [] }) => ({
          code,
          group: labels.get(group) ?? group,
          values: [value, ...covariates],
        })),
    },
  };
}

function columnName({ variable, region }: ModelTerm): string {
  if (region) return `${region.id} against ${region.comparedWith}`;
  return variable.kind === 'measure' ? 'Pre-op' : 'Days to the final scan';
}

function usedText({ notAnalysed, partly }: Pick<SensitivityRow, 'notAnalysed' | 'partly'>): string {
  return [
    `${notAnalysed.length} not analysed under this choice`,
    ...(partly > 0 ? [`${partly} with a part of their cells`] : []),
  ].join(', ');
}
