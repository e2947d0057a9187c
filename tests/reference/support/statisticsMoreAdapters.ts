import { ancovaWithCovariates } from '../../../src/statistics/ancovaWithCovariates';
import { blandAltmanRatio } from '../../../src/statistics/blandAltmanRatio';
import { cliffsDelta } from '../../../src/statistics/cliffsDelta';
import { compareRocCurves } from '../../../src/statistics/compareRocCurves';
import { pairedEffectSize } from '../../../src/statistics/effectSize';
import { firthLogisticRegression } from '../../../src/statistics/firthLogisticRegression';
import { type IccName, iccFromSummary } from '../../../src/statistics/iccFromSummary';
import { kendallTauB } from '../../../src/statistics/kendallTauB';
import { linearRegression } from '../../../src/statistics/linearRegression';
import { linsConcordance } from '../../../src/statistics/linsConcordance';
import { logisticRegression } from '../../../src/statistics/logisticRegression';
import { mannWhitney } from '../../../src/statistics/mannWhitney';
import { partialCorrelation } from '../../../src/statistics/partialCorrelation';
import { qqPlot } from '../../../src/statistics/qqPlot';
import { repeatability } from '../../../src/statistics/repeatability';
import { spearman } from '../../../src/statistics/spearman';
import { type PublishedGroup, tTestFromSummaries } from '../../../src/statistics/tTestFromSummaries';
import { tukeyHsd } from '../../../src/statistics/tukeyHsd';
import { wilcoxonSignedRank } from '../../../src/statistics/wilcoxonSignedRank';
import { type Adapter, answerOf } from './statisticsAnswer';
import { isJsonObject, type Json, type JsonObject } from './statisticsCases';
import type { Answer } from './statisticsCompare';
import { listOf, tableOf, xyOf } from './statisticsInput';

/** The adapters of the tests that only the project's own cases have. */
export const MORE_ADAPTERS: readonly (readonly [string, Adapter])[] = [
  ['kendall', kendall],
  ['spearman_permutation', (input) => answerOf(spearman(...xyOf(input)), ({ pExact }) => ({ p: pExact }))],
  ['lins_concordance', concordance],
  ['cliffs_delta', cliff],
  ['rank_biserial', rankBiserial],
  ['paired_effect', pairedEffect],
  ['repeatability', repeats],
  ['bland_altman_ratio', ratio],
  ['qq_plot', qq],
  ['ancova_covariates', ancova],
  ['linear_regression', linear],
  ['partial_correlation', partial],
  ['tukey_intervals', tukey],
  ['logistic_terms', logisticTerms],
  ['firth', firth],
  ['roc_difference', rocDifference],
  ['t_summaries', summaries],
  ['icc_summary', iccSummary],
];

function kendall(input: JsonObject): Answer {
  return answerOf(kendallTauB(...xyOf(input)), ({ n, tauB, z, p, pExact, interval }) => ({
    n,
    tau_b: tauB,
    z,
    p,
    p_exact: pExact,
    ci_low: interval?.[0],
    ci_high: interval?.[1],
  }));
}

function concordance(input: JsonObject): Answer {
  return answerOf(linsConcordance(...xyOf(input)), (value) => ({
    n: value.n,
    ccc: value.concordance,
    ci_low: value.interval?.[0],
    ci_high: value.interval?.[1],
    accuracy: value.accuracy,
    precision: value.precision,
    location_shift: value.locationShift,
    scale_shift: value.scaleShift,
  }));
}

function cliff(input: JsonObject): Answer {
  return answerOf(cliffsDelta(...xyOf(input)), ({ delta, standardError, interval }) => ({
    delta,
    se: standardError,
    ci_low: interval?.[0],
    ci_high: interval?.[1],
  }));
}

function rankBiserial(input: JsonObject): Answer {
  const paired = wilcoxonSignedRank(...xyOf(input));
  if (!paired.ok) return { error: paired.error.kind };
  return answerOf(mannWhitney(...xyOf(input)), (value) => ({
    independent: value.rankBiserial,
    independent_low: value.rankBiserialInterval?.[0],
    independent_high: value.rankBiserialInterval?.[1],
    paired: paired.value.rankBiserial,
    paired_low: paired.value.rankBiserialInterval?.[0],
    paired_high: paired.value.rankBiserialInterval?.[1],
  }));
}

function pairedEffect(input: JsonObject): Answer {
  return answerOf(pairedEffectSize(...xyOf(input)), ({ n, dz, dzInterval, gz, gzInterval }) => ({
    n,
    dz,
    dz_low: dzInterval[0],
    dz_high: dzInterval[1],
    gz,
    gz_low: gzInterval[0],
    gz_high: gzInterval[1],
  }));
}

function repeats(input: JsonObject): Answer {
  return answerOf(repeatability(tableOf(input['measurements'])), (value) => ({
    n: value.n,
    k: value.k,
    within_sd: value.withinSd,
    within_low: value.withinSdInterval[0],
    within_high: value.withinSdInterval[1],
    coefficient: value.coefficient,
    cv_rms: value.cvRootMeanSquare,
    cv_log: value.cvLogarithmic,
  }));
}

function ratio(input: JsonObject): Answer {
  return answerOf(blandAltmanRatio(...xyOf(input)), (value) => ({
    ratio: value.ratio,
    ratio_low: value.ratioInterval[0],
    ratio_high: value.ratioInterval[1],
    lower: value.lowerLimit.value,
    upper: value.upperLimit.value,
    lower_1999: value.lowerLimit.interval1999,
    upper_1999: value.upperLimit.interval1999,
  }));
}

function qq(input: JsonObject): Answer {
  const byR = qqPlot(listOf(input['x']), 'r');
  return answerOf(qqPlot(listOf(input['x'])), ({ points, line }) => ({
    theoretical_r: byR.ok ? byR.value.points.map(({ theoretical }) => theoretical) : null,
    theoretical_blom: points.map(({ theoretical }) => theoretical),
    observed: points.map(({ observed }) => observed),
    slope: line?.slope,
    intercept: line?.intercept,
  }));
}

function ancova(input: JsonObject): Answer {
  const result = ancovaWithCovariates(
    listOf(input['post']),
    listOf(input['group']),
    tableOf(input['covariates']),
  );
  return answerOf(result, ({ difference, ...value }) => ({
    n: value.n,
    diff: difference.estimate,
    se: difference.standardError,
    t: difference.t,
    p: difference.p,
    ci_low: difference.interval[0],
    ci_high: difference.interval[1],
    df: value.df,
    slope: value.slopes[0]?.estimate,
    adj_mean0: value.adjustedMeans[0],
    adj_mean1: value.adjustedMeans[1],
    homogeneity_f: value.slopeHomogeneity?.f,
    homogeneity_p: value.slopeHomogeneity?.p,
    r2: value.rSquared,
    partial_eta2: value.partialEtaSquared,
  }));
}

function linear(input: JsonObject): Answer {
  return answerOf(linearRegression(tableOf(input['X']), listOf(input['y'])), (value) => ({
    n: value.n,
    coef: value.coefficients.map(({ estimate }) => estimate),
    se: value.coefficients.map(({ standardError }) => standardError),
    t: value.coefficients.map(({ t }) => t),
    p: value.coefficients.map(({ p }) => p),
    ci_low: value.coefficients.map(({ interval }) => interval[0]),
    ci_high: value.coefficients.map(({ interval }) => interval[1]),
    residual_sd: value.residualSd,
    r2: value.rSquared,
    adj_r2: value.adjustedRSquared,
    F: value.f,
    F_p: value.fP,
  }));
}

function partial(input: JsonObject): Answer {
  const method = input['method'] === 'spearman' ? 'spearman' : 'pearson';
  const result = partialCorrelation(...xyOf(input), tableOf(input['controls']), method);
  return answerOf(result, ({ n, r, t, df, p, interval }) => ({
    n,
    r,
    t,
    df,
    p,
    ci_low: interval?.[0],
    ci_high: interval?.[1],
  }));
}

function tukey(input: JsonObject): Answer {
  return answerOf(tukeyHsd(tableOf(input['groups'])), ({ pairs }) => ({
    diff: pairs.map(({ difference }) => difference),
    low: pairs.map(({ interval }) => interval[0]),
    high: pairs.map(({ interval }) => interval[1]),
  }));
}

function logisticTerms(input: JsonObject): Answer {
  return answerOf(logisticRegression(tableOf(input['X']), listOf(input['y'])), (value) => ({
    lr: value.coefficients.slice(1).map(({ likelihoodRatio }) => likelihoodRatio?.chiSquare),
    p: value.coefficients.slice(1).map(({ likelihoodRatio }) => likelihoodRatio?.p),
    events_per_covariate: value.eventsPerCovariate,
  }));
}

function firth(input: JsonObject): Answer {
  return answerOf(firthLogisticRegression(tableOf(input['X']), listOf(input['y'])), (value) => ({
    n: value.n,
    coef: value.coefficients.map(({ estimate }) => estimate),
    se: value.coefficients.map(({ standardError }) => standardError),
    chi2: value.coefficients.map(({ chiSquare }) => chiSquare),
    p: value.coefficients.map(({ p }) => p),
    ci_low: value.coefficients.map(({ interval }) => interval?.[0]),
    ci_high: value.coefficients.map(({ interval }) => interval?.[1]),
    loglik: value.penalizedLogLikelihood,
  }));
}

function rocDifference(input: JsonObject): Answer {
  const result = compareRocCurves(listOf(input['y']), listOf(input['score']), listOf(input['score2']));
  return answerOf(result, ({ difference, standardError, interval, z, p }) => ({
    difference,
    se: standardError,
    ci_low: interval?.[0],
    ci_high: interval?.[1],
    z,
    p,
  }));
}

function summaries(input: JsonObject): Answer {
  const result = tTestFromSummaries(groupOf(input['first']), groupOf(input['second']));
  return answerOf(result, ({ student, welch }) => ({
    student_t: student.t,
    student_p: student.p,
    student_low: student.interval[0],
    student_high: student.interval[1],
    welch_t: welch.t,
    welch_df: welch.df,
    welch_p: welch.p,
    welch_low: welch.interval[0],
    welch_high: welch.interval[1],
  }));
}

function groupOf(value: Json | undefined): PublishedGroup {
  if (!isJsonObject(value)) throw new Error('a summary is not an object');
  return { n: numberOf(value['n']), mean: numberOf(value['mean']), sd: numberOf(value['sd']) };
}

function iccSummary(input: JsonObject): Answer {
  const names: readonly IccName[] = ['1,1', '2,1', '3,1', '1,k', '2,k', '3,k'];
  const form = names.find((name) => name === input['form']);
  if (form === undefined) throw new Error(`no form ${String(input['form'])}`);
  const result = iccFromSummary({
    form,
    icc: numberOf(input['icc']),
    n: numberOf(input['n']),
    k: numberOf(input['k']),
    raterRatio: numberOf(input['rater_ratio']),
  });
  return answerOf(result, ({ interval, f, p }) => ({
    ci_low: interval?.[0],
    ci_high: interval?.[1],
    F: f,
    p,
  }));
}

function numberOf(value: Json | undefined): number {
  if (typeof value !== 'number') throw new Error(`not a number: ${JSON.stringify(value)}`);
  return value;
}
