import type { RefractureRoc } from '../../analysis/refractureRoc';
import type { StudyVariable } from '../../analysis/studyVariable';
import { equation, intervalText } from './exactText';
import type { How, HowValue } from './how';
import { type ModelSource, rModel } from './rModel';
import { rLines } from './rText';

/** A ROC curve's area or best cut-off, the two standard errors of the area, or how many of each outcome. */
export type RocPart = 'auc' | 'youden' | 'se-delong' | 'se-hanley' | 'counts';

/** How the area under a ROC curve with DeLong's interval, or Youden's cut-off, came about. */
export function rocHow(
  row: RefractureRoc,
  source: ModelSource,
  name: string,
  part: RocPart,
): How | undefined {
  if (!row.curve.ok) return undefined;
  const { auc, interval, seDeLong, seHanleyMcNeil, youden, positives, negatives } = row.curve.value;
  const isAbove = row.positiveIs === 'above';
  const variable: StudyVariable = { kind: 'measure', measure: row.measure, phase: row.phase };
  const outcome: StudyVariable = { kind: 'group' };
  const model = rModel(source, [outcome, variable]);
  const value = model.nameOf(variable);
  const scores = [
    `v <- with(d, ${isAbove ? value : `-(${value})`}); g <- d$refractured[!is.na(v)]; v <- v[!is.na(v)]`,
    'x <- v[g == 1]; y <- v[g == 0]',
  ];
  const common = {
    used: `n = ${positives} refractured and ${negatives} not, ${row.dropped.length} left out for a missing value; refractured ${row.positiveIs} the threshold`,
    values: {
      count: row.outcome.length,
      columns: [name],
      list: () => listOf(row, source),
    },
  };
  if (part === 'auc') {
    return {
      ...common,
      title: `Area under the ROC curve of ${name}`,
      method: 'Share of pairs that the value orders rightly, ties one half; interval by DeLong',
      formula: 'AUC = U/(n₁n₂); SE² = var(V₁₀)/n₁ + var(V₀₁)/n₂; AUC ± 1.959964 SE, cut off at 0 and 1',
      source: 'DeLong, DeLong & Clarke-Pearson 1988',
      result: [
        equation('AUC', auc),
        ...(interval ? [`95 % CI ${intervalText(interval)}`] : []),
        ...(seDeLong === null ? [] : [equation('SE', seDeLong)]),
      ].join(', '),
      asIn: 'SPSS ROC (area)',
      get rCall() {
        return rLines(
          model.frame(),
          scores,
          'p <- outer(x, y, function(a, b) (a > b) + (a == b) / 2)',
          interval
            ? [
                'se <- sqrt(var(rowMeans(p)) / length(x) + var(colMeans(p)) / length(y))',
                'c(mean(p), pmin(1, pmax(0, mean(p) + c(-1, 1) * qnorm(0.975) * se)))',
              ]
            : 'mean(p)',
        );
      },
      yields: interval ? [auc, ...interval] : [auc],
    };
  }
  if (part === 'counts') {
    return {
      ...common,
      title: `Refractured and not refractured of ${name}`,
      method: 'Subjects with the value, by outcome',
      formula: 'counted',
      source: 'Rules of the study',
      result: `${positives}, ${negatives}`,
      get rCall() {
        return rLines(model.frame(), scores, 'c(length(x), length(y))');
      },
      yields: [positives, negatives],
    };
  }
  if (part === 'se-delong' || part === 'se-hanley') {
    const isDeLong = part === 'se-delong';
    const se = isDeLong ? seDeLong : seHanleyMcNeil;
    if (se === null) return undefined;
    return {
      ...common,
      title: `Standard error of the area under the ROC curve of ${name}`,
      method: isDeLong ? 'From the spread of each subject’s share of pairs' : 'From the area alone',
      formula: isDeLong
        ? 'SE² = var(V₁₀)/n₁ + var(V₀₁)/n₂'
        : 'SE² = (A(1 − A) + (n₁ − 1)(A/(2 − A) − A²) + (n₂ − 1)(2A²/(1 + A) − A²)) / (n₁n₂)',
      source: isDeLong ? 'DeLong, DeLong & Clarke-Pearson 1988' : 'Hanley & McNeil 1982',
      result: equation('SE', se),
      get rCall() {
        return rLines(
          model.frame(),
          scores,
          'p <- outer(x, y, function(a, b) (a > b) + (a == b) / 2)',
          isDeLong
            ? 'sqrt(var(rowMeans(p)) / length(x) + var(colMeans(p)) / length(y))'
            : [
                'a <- mean(p); n <- length(x); m <- length(y)',
                'sqrt((a * (1 - a) + (n - 1) * (a / (2 - a) - a^2) + (m - 1) * (2 * a^2 / (1 + a) - a^2)) / (n * m))',
              ],
        );
      },
      yields: [se],
    };
  }
  const { threshold, sensitivity, specificity, index } = youden;
  return {
    ...common,
    title: `Best cut-off of ${name}`,
    method:
      'Youden’s cut-off, half way between neighbouring values; of equals the first in the order of the scores',
    formula: 'maximum of sensitivity + specificity − 1',
    source: 'Youden 1950',
    result: [
      equation('cut-off', threshold),
      equation('sensitivity', sensitivity),
      equation('specificity', specificity),
      equation('index', index),
    ].join(', '),
    get rCall() {
      return rLines(
        model.frame(),
        scores,
        's <- sort(unique(v)); cut <- c(-Inf, (head(s, -1) + tail(s, -1)) / 2, Inf)',
        'hit <- sapply(cut, function(k) sum(x > k)); pass <- sapply(cut, function(k) sum(y <= k))',
        'i <- which.max(hit * length(y) + pass * length(x))',
        `c(${isAbove ? '' : '-'}cut[i], hit[i] / length(x), pass[i] / length(y), hit[i] / length(x) + pass[i] / length(y) - 1)`,
      );
    },
    ...(Number.isFinite(threshold) && { yields: [threshold, sensitivity, specificity, index] }),
  };
}

/** What of the best cut-off a bootstrap interval is of. */
export type BootstrapPart = 'threshold' | 'sensitivity' | 'specificity' | 'index';

const bootstrapParts: Readonly<Record<BootstrapPart, { readonly name: string; readonly inR: string }>> = {
  threshold: { name: 'cut-off', inR: 'cut[i]' },
  sensitivity: { name: 'sensitivity at the cut-off', inR: 'hit[i] / length(x1)' },
  specificity: { name: 'specificity at the cut-off', inR: 'pass[i] / length(y1)' },
  index: {
    name: 'index of the cut-off',
    inR: 'hit[i] / length(x1) + pass[i] / length(y1) - 1',
  },
};

/**
 * How a bootstrap interval of the best cut-off came about. R draws other samples from the same seed, so its limits differ a
 * little and `yields` is absent.
 */
export function cutoffBootstrapHow(
  row: RefractureRoc,
  source: ModelSource,
  name: string,
  boot: {
    readonly part: BootstrapPart;
    readonly seed: number;
    readonly replicates: number;
    readonly interval: readonly [number, number] | null;
  },
): How | undefined {
  const cutoff = rocHow(row, source, name, 'youden');
  if (!cutoff) return undefined;
  const { part, seed, replicates, interval } = boot;
  const { name: what, inR } = bootstrapParts[part];
  const { used, values } = cutoff;
  return {
    used,
    ...(values && { values }),
    title: `Bootstrap interval of the ${what} of ${name}`,
    method: `${replicates} samples with replacement within refractured and within not refractured; percentiles, type 7`,
    formula: `2.5th to 97.5th percentile of the ${what} in the samples`,
    source: `Efron & Tibshirani 1993; random numbers xoshiro128**, seed ${seed}`,
    result: `${cutoff.result}; ${interval ? `95 % CI ${intervalText(interval)}` : 'no interval'}`,
    get rCall() {
      const lines = cutoff.rCall.split('\n');
      const from = lines.findIndex((line) => line.startsWith('s <- '));
      const sign = part === 'threshold' && row.positiveIs === 'below' ? '-' : '';
      return rLines(
        lines.slice(0, from),
        `set.seed(${seed}) # R draws other samples from the same seed`,
        `found <- replicate(${replicates}, {`,
        '  x1 <- sample(x, replace = TRUE); y1 <- sample(y, replace = TRUE)',
        '  s <- sort(unique(c(x1, y1))); cut <- c(-Inf, (head(s, -1) + tail(s, -1)) / 2, Inf)',
        '  hit <- sapply(cut, function(k) sum(x1 > k)); pass <- sapply(cut, function(k) sum(y1 <= k))',
        '  i <- which.max(hit * length(y1) + pass * length(x1))',
        `  ${sign}${inR}`,
        '})',
        // Limits at infinity are values as well: of none between two values.
        'quantile(found, c(0.025, 0.975))',
      );
    },
  };
}

function listOf(row: RefractureRoc, { flow }: ModelSource): readonly HowValue[] {
  const left = new Set(row.dropped.map(({ subjectId }) => subjectId));
  return flow.analysed
    .filter(({ subject }) => !left.has(subject.id))
    .map(
      ({ subject }, index): HowValue => ({
        code: subject.code,
        group: row.outcome[index] === 1 ? 'Refractured' : 'Not refractured',
        values: [row.values[index] ?? Number.NaN],
      }),
    );
}
