import type { GroupDescription } from '../../analysis/groupComparison';
import { equation } from './exactText';
import type { How } from './how';
import { type HowSample, rOneGroup, sampleUsed, sampleValues } from './howSample';
import { rLines } from './rText';

/** How mean and standard deviation of one group came about; of a single value the mean alone. */
export function meanHow(sample: HowSample, index: number, { mean, sd }: GroupDescription): How {
  return {
    title: `${sd === undefined ? 'Mean' : 'Mean ± SD'} of ${nameIn(sample, index)}`,
    method: 'Arithmetic mean; standard deviation with n − 1',
    formula: 'x̄ = Σx / n; SD = √(Σ(x − x̄)² / (n − 1))',
    source: 'METHODS: Descriptive statistics',
    used: sampleUsed(sample, index),
    result: [equation('mean', mean), ...(sd === undefined ? [] : [equation('SD', sd)])].join(', '),
    asIn: 'SPSS DESCRIPTIVES',
    get rCall() {
      return rLines(rOneGroup(sample, index), sd === undefined ? 'mean(x)' : 'c(mean(x), sd(x))');
    },
    yields: sd === undefined ? [mean] : [mean, sd],
    values: sampleValues(sample, index),
  };
}

/** How median and quartiles of one group came about. */
export function medianHow(sample: HowSample, index: number, { median, q1, q3 }: GroupDescription): How {
  return {
    title: `Median (Q1, Q3) of ${nameIn(sample, index)}`,
    method: 'Median and quartiles, type 6',
    formula: 'value at place (n + 1)p of the sorted values, p = 0.5, 0.25, 0.75',
    source: 'Hyndman & Fan 1996, type 6',
    used: sampleUsed(sample, index),
    result: [equation('median', median), equation('Q1', q1), equation('Q3', q3)].join(', '),
    asIn: 'SPSS FREQUENCIES /NTILES=4 (HAVERAGE)',
    get rCall() {
      return rLines(rOneGroup(sample, index), 'quantile(x, c(0.5, 0.25, 0.75), type = 6)');
    },
    yields: [median, q1, q3],
    values: sampleValues(sample, index),
  };
}

function nameIn({ name, groups }: HowSample, index: number): string {
  const label = groups[index]?.label;
  return label === undefined ? name : `${name}: ${label.charAt(0).toLowerCase()}${label.slice(1)}`;
}
