import { adjustPValues, type PAdjustment } from '../../../src/statistics/adjustPValues';
import { ancova } from '../../../src/statistics/ancova';
import { compareRocCurves } from '../../../src/statistics/compareRocCurves';
import { effectSize } from '../../../src/statistics/effectSize';
import { kruskalWallis } from '../../../src/statistics/kruskalWallis';
import { logisticRegression } from '../../../src/statistics/logisticRegression';
import { completePairs } from '../../../src/statistics/missing';
import { oneWayAnova, welchAnova } from '../../../src/statistics/oneWayAnova';
import { rocCurve } from '../../../src/statistics/rocCurve';
import { tukeyHsd } from '../../../src/statistics/tukeyHsd';
import { wilcoxonSignedRank } from '../../../src/statistics/wilcoxonSignedRank';
import { type Adapter, answerOf } from './statisticsAnswer';
import type { JsonObject } from './statisticsCases';
import type { Answer } from './statisticsCompare';
import { listOf, numbersOf, tableOf, xyOf } from './statisticsInput';

/** The adapters of the tests beyond those that the study's main tables need. */
export const FURTHER_ADAPTERS: readonly (readonly [string, Adapter])[] = [
  ['wilcoxon_signed_rank', signedRank],
  ['p_adjust', adjusted],
  ['effect_size', effect],
  ['anova', anova],
  ['ancova', ancovaAnswer],
  ['roc', roc],
  ['logistic', logistic],
];

function signedRank(input: JsonObject): Answer {
  const pairs = completePairs(...xyOf(input));
  const zeros = pairs.ok ? pairs.value.x.filter((value, i) => value === pairs.value.y[i]).length : 0;
  return answerOf(
    wilcoxonSignedRank(...xyOf(input)),
    (value) => ({
      n: value.n,
      n_zero: value.zeros,
      n_pos: value.positive,
      n_neg: value.negative,
      V_pos: value.rankSumPositive,
      V_neg: value.rankSumNegative,
      z_signed: value.zSigned,
      z_spss: value.zSpss,
      p_asymp: value.pAsymptotic,
      p_asymp_cc: value.pContinuityCorrected,
      p_exact: value.hasTies ? null : value.pExact,
      p_exact_ties: value.pExact,
      rank_biserial: value.rankBiserial,
    }),
    { n: (pairs.ok ? pairs.value.x.length : 0) - zeros, n_zero: zeros },
  );
}

function adjusted(input: JsonObject): Answer {
  const pValues = numbersOf(input['p']);
  const methods: readonly PAdjustment[] = ['bonferroni', 'holm', 'hochberg', 'BH', 'BY', 'sidak'];
  return Object.fromEntries(
    methods.map((method) => {
      const result = adjustPValues(pValues, method);
      return [method, result.ok ? result.value : null];
    }),
  );
}

function effect(input: JsonObject): Answer {
  return answerOf(effectSize(...xyOf(input)), (value) => ({
    cohens_d: value.cohensD,
    d_ci_low: value.cohensDInterval[0],
    d_ci_high: value.cohensDInterval[1],
    hedges_g: value.hedgesG,
    g_ci_low: value.hedgesGInterval[0],
    g_ci_high: value.hedgesGInterval[1],
    J: value.correctionJ,
    glass_delta_y: value.glassDelta,
  }));
}

function anova(input: JsonObject): Answer {
  const groups = tableOf(input['groups']);
  const welch = welchAnova(groups);
  const kruskal = kruskalWallis(groups);
  const tukey = tukeyHsd(groups);
  const pairs = tukey.ok ? tukey.value.pairs : [];
  return answerOf(oneWayAnova(groups), (value) => ({
    F: value.f,
    df1: value.df1,
    df2: value.df2,
    p: value.p,
    F_exact_from_doubles: value.f,
    welch_F: welch.ok ? welch.value.f : null,
    welch_df2: welch.ok ? welch.value.df2 : null,
    welch_p: welch.ok ? welch.value.p : null,
    kw_H: kruskal.ok ? kruskal.value.h : null,
    kw_p: kruskal.ok ? kruskal.value.p : null,
    tukey_pairs: pairs.map(({ first, second }) => `${second + 1}-${first + 1}`),
    tukey_p: pairs.map(({ p }) => p),
    tukey_diff: pairs.map(({ difference }) => difference),
  }));
}

function ancovaAnswer(input: JsonObject): Answer {
  return answerOf(ancova(listOf(input['pre']), listOf(input['post']), listOf(input['group'])), (value) => ({
    n: value.n,
    diff: value.difference,
    se: value.standardError,
    t: value.t,
    df: value.df,
    p: value.p,
    F: value.f,
    ci_low: value.interval[0],
    ci_high: value.interval[1],
    slope: value.slope,
    slope_se: value.slopeSe,
    adj_mean0: value.adjustedMeans[0],
    adj_mean1: value.adjustedMeans[1],
    slope_homogeneity_F: value.slopeHomogeneity?.f,
    slope_homogeneity_p: value.slopeHomogeneity?.p,
    r2: value.rSquared,
    partial_eta2: value.partialEtaSquared,
  }));
}

function roc(input: JsonObject): Answer {
  const outcome = listOf(input['y']);
  const score = listOf(input['score']);
  const second = input['score2'] === undefined ? null : listOf(input['score2']);
  const compared = second === null ? null : compareRocCurves(outcome, score, second);
  const comparison = compared?.ok ? compared.value : null;
  return answerOf(rocCurve(outcome, score), (value) => ({
    n_pos: value.positives,
    n_neg: value.negatives,
    auc: value.auc,
    se_delong: value.seDeLong,
    ci_delong_low: value.interval?.[0],
    ci_delong_high: value.interval?.[1],
    se_hanley_mcneil_exponential: value.seHanleyMcNeil,
    youden: value.youden.index,
    youden_threshold: value.youden.threshold,
    youden_sens: value.youden.sensitivity,
    youden_spec: value.youden.specificity,
    youden_tied: value.youden.isTied,
    auc2: comparison?.aucs[1],
    delong_z: comparison?.z,
    delong_p: comparison?.p,
  }));
}

function logistic(input: JsonObject): Answer {
  const result = logisticRegression(tableOf(input['X']), listOf(input['y']));
  // The reference reports separation as a finding, not as a failure.
  if (!result.ok && result.error.kind === 'separation') return { separation: true };
  return answerOf(result, (value) => ({
    n: value.n,
    separation: false,
    coef: value.coefficients.map(({ estimate }) => estimate),
    se: value.coefficients.map(({ standardError }) => standardError),
    wald: value.coefficients.map(({ wald }) => wald),
    p: value.coefficients.map(({ p }) => p),
    or: value.coefficients.map(({ oddsRatio }) => oddsRatio),
    or_low: value.coefficients.map(({ oddsRatioInterval }) => oddsRatioInterval[0]),
    or_high: value.coefficients.map(({ oddsRatioInterval }) => oddsRatioInterval[1]),
    deviance: value.deviance,
    null_deviance: value.nullDeviance,
    lr_chi2: value.likelihoodRatio,
    lr_p: value.likelihoodRatioP,
    loglik: value.logLikelihood,
  }));
}
