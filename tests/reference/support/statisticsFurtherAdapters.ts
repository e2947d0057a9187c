import { adjustPValues, type PAdjustment } from '../../../src/statistics/adjustPValues';
import { effectSize } from '../../../src/statistics/effectSize';
import { kruskalWallis } from '../../../src/statistics/kruskalWallis';
import { completePairs } from '../../../src/statistics/missing';
import { oneWayAnova, welchAnova } from '../../../src/statistics/oneWayAnova';
import { tukeyHsd } from '../../../src/statistics/tukeyHsd';
import { wilcoxonSignedRank } from '../../../src/statistics/wilcoxonSignedRank';
import { type Adapter, answerOf } from './statisticsAnswer';
import type { JsonObject } from './statisticsCases';
import type { Answer } from './statisticsCompare';
import { numbersOf, tableOf, xyOf } from './statisticsInput';

/** The adapters of the tests beyond those that the study's main tables need. */
export const FURTHER_ADAPTERS: readonly (readonly [string, Adapter])[] = [
  ['wilcoxon_signed_rank', signedRank],
  ['p_adjust', adjusted],
  ['effect_size', effect],
  ['anova', anova],
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
