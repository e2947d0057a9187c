import { blandAltman } from '../../../src/statistics/blandAltman';
import { chiSquareTest } from '../../../src/statistics/chiSquareTest';
import { describe as describeList } from '../../../src/statistics/describe';
import { fisherExact } from '../../../src/statistics/fisherExact';
import { fisherExactTable } from '../../../src/statistics/fisherExactTable';
import { hodgesLehmann } from '../../../src/statistics/hodgesLehmann';
import { type IccForm, intraclassCorrelation } from '../../../src/statistics/intraclassCorrelation';
import { kendallTauB } from '../../../src/statistics/kendallTauB';
import { levene } from '../../../src/statistics/levene';
import { mannWhitney } from '../../../src/statistics/mannWhitney';
import { measurementError } from '../../../src/statistics/measurementError';
import { completePairs } from '../../../src/statistics/missing';
import { oddsRatio } from '../../../src/statistics/oddsRatio';
import { pairedTTest } from '../../../src/statistics/pairedTTest';
import { pearson } from '../../../src/statistics/pearson';
import { quantiles, tukeyHinges } from '../../../src/statistics/quantile';
import { shapiroWilk } from '../../../src/statistics/shapiroWilk';
import { spearman } from '../../../src/statistics/spearman';
import { studentTTest, type TwoSampleTTest, welchTTest } from '../../../src/statistics/twoSampleTTest';
import type { Adapter } from './statisticsAnswer';
import { answerOf } from './statisticsAnswer';
import type { JsonObject } from './statisticsCases';
import type { Answer } from './statisticsCompare';
import { DISTRIBUTIONS } from './statisticsDistributions';
import { FURTHER_ADAPTERS } from './statisticsFurtherAdapters';
import { listOf, numbersOf, tableOf, xyOf } from './statisticsInput';
import { MORE_ADAPTERS } from './statisticsMoreAdapters';

/** The adapters by the reference's names of tests. */
export const ADAPTERS: ReadonlyMap<string, Adapter> = new Map<string, Adapter>([
  ['distributions', distributions],
  ['descriptive', descriptive],
  ['quantiles', quantilesAnswer],
  ['shapiro', (input) => answerOf(shapiroWilk(listOf(input['x'])), ({ n, w, p }) => ({ n, W: w, p }))],
  ['levene', leveneAnswer],
  ['t_student', (input) => answerOf(studentTTest(...xyOf(input)), twoSampleAnswer)],
  ['t_welch', (input) => answerOf(welchTTest(...xyOf(input)), twoSampleAnswer)],
  ['t_paired', paired],
  ['mann_whitney', mannWhitneyAnswer],
  ['hodges_lehmann', hodgesLehmannAnswer],
  ['chi2', chiSquare],
  ['pearson', pearsonAnswer],
  ['spearman', spearmanAnswer],
  ['icc', icc],
  ['bland_altman', blandAltmanAnswer],
  ...FURTHER_ADAPTERS,
  ...MORE_ADAPTERS,
]);

function distributions(input: JsonObject): Answer {
  const compute = DISTRIBUTIONS.get(String(input['fn']));
  if (compute === undefined) return { error: `no such function: ${String(input['fn'])}` };
  const [x = Number.NaN, a = Number.NaN, b = Number.NaN] = numbersOf(input['args']);
  return { value: compute(x, a, b) };
}

function descriptive(input: JsonObject): Answer {
  return answerOf(describeList(listOf(input['x'])), (value) => ({
    n: value.n,
    n_missing: value.missing,
    mean: value.mean,
    sd: value.sd,
    se: value.standardError,
    min: value.minimum,
    max: value.maximum,
    median: value.median,
    skewness_spss: value.skewness,
    skewness_se: value.skewnessSe,
    kurtosis_spss: value.kurtosis,
    kurtosis_se: value.kurtosisSe,
    ci_low: value.meanInterval?.[0],
    ci_high: value.meanInterval?.[1],
    mean_exact_from_doubles: value.mean,
    sd_exact_from_doubles: value.sd,
  }));
}

function quantilesAnswer(input: JsonObject, expected: JsonObject): Answer {
  const list = listOf(input['x']);
  const asked = expected['probs'];
  const probabilities = asked === undefined ? [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95] : numbersOf(asked);
  const type7 = quantiles(list, probabilities, 7);
  const hinges = tukeyHinges(list);
  return answerOf(quantiles(list, probabilities), (type6) => ({
    n: list.filter((value) => value !== null).length,
    probs: probabilities,
    type6,
    type7: type7.ok ? type7.value : null,
    tukey_hinges: hinges.ok ? hinges.value : null,
  }));
}

function leveneAnswer(input: JsonObject): Answer {
  const groups = tableOf(input['groups']);
  const one = (centre: 'mean' | 'median'): Answer =>
    answerOf(levene(groups, centre), ({ f, df1, df2, p }) => ({ F: f, df1, df2, p }));
  return { mean: one('mean'), median: one('median') };
}

function twoSampleAnswer(value: TwoSampleTTest): Answer {
  return {
    t: value.t,
    df: value.df,
    p: value.p,
    mean_diff: value.meanDifference,
    se: value.standardError,
    ci_low: value.interval[0],
    ci_high: value.interval[1],
    mean1: value.first.mean,
    mean2: value.second.mean,
    sd1: value.first.sd,
    sd2: value.second.sd,
    n1: value.first.n,
    n2: value.second.n,
  };
}

function paired(input: JsonObject): Answer {
  return answerOf(pairedTTest(...xyOf(input)), (value) => ({
    n: value.n,
    t: value.t,
    df: value.df,
    p: value.p,
    mean_diff: value.meanDifference,
    sd_diff: value.sdDifference,
    se: value.standardError,
    ci_low: value.interval[0],
    ci_high: value.interval[1],
    dz: value.dz,
  }));
}

function mannWhitneyAnswer(input: JsonObject): Answer {
  return answerOf(mannWhitney(...xyOf(input)), (value) => ({
    n1: value.n1,
    n2: value.n2,
    U1: value.u1,
    U2: value.u2,
    U: value.u,
    W_ranksum1: value.rankSum1,
    mean_rank1: value.meanRank1,
    mean_rank2: value.meanRank2,
    z_signed: value.zSigned,
    z_spss: value.zSpss,
    p_asymp: value.pAsymptotic,
    p_asymp_cc: value.pContinuityCorrected,
    p_exact: value.hasTies ? null : value.pExact,
    p_exact_ties: value.pExact,
    p_exact_spss_ignoring_ties: value.pExactIgnoringTies,
    rank_biserial: value.rankBiserial,
  }));
}

function hodgesLehmannAnswer(input: JsonObject): Answer {
  return answerOf(hodgesLehmann(...xyOf(input)), (value) => ({
    n1: value.n1,
    n2: value.n2,
    estimate: value.estimate,
    exact_ci_low: value.exact?.low,
    exact_ci_high: value.exact?.high,
    exact_k: value.exact?.k,
    exact_achieved_conf: value.exact?.achievedConfidence,
    asymp_k: value.asymptotic.k,
    asymp_ci_low: value.asymptotic.low,
    asymp_ci_high: value.asymptotic.high,
  }));
}

function chiSquare(input: JsonObject): Answer {
  const table = tableOf(input['table']).map((row) => row.map((count) => count ?? Number.NaN));
  const odds = oddsRatio(table);
  const woolf = odds.ok ? odds.value : null;
  const fisher = fisherExact(table);
  const exact = fisher.ok ? fisher.value : null;
  return answerOf(chiSquareTest(table), (value) => ({
    n: value.n,
    chi2: value.chiSquare,
    df: value.df,
    p: value.p,
    lr: value.likelihoodRatio,
    lr_p: value.likelihoodRatioP,
    min_expected: value.minimumExpected,
    n_expected_lt5: value.expectedBelow5,
    cramers_v: value.cramersV,
    phi: value.phi,
    yates_chi2: value.yates?.chiSquare,
    yates_p: value.yates?.p,
    fisher_p: exact?.p ?? largerTableP(table),
    fisher_p_greater: exact?.pGreater,
    fisher_p_less: exact?.pLess,
    cond_or: exact?.conditionalOddsRatio,
    cond_or_low: exact?.conditionalInterval[0],
    cond_or_high: exact?.conditionalInterval[1],
    or: woolf?.oddsRatio,
    or_low: woolf?.interval?.[0],
    or_high: woolf?.interval?.[1],
  }));
}

function largerTableP(table: readonly (readonly number[])[]): number | null {
  const result = fisherExactTable(table);
  return result.ok ? result.value.p : null;
}

function pearsonAnswer(input: JsonObject): Answer {
  return answerOf(
    pearson(...xyOf(input)),
    ({ n, r, t, df, p, interval }) => ({ n, r, t, df, p, ci_low: interval?.[0], ci_high: interval?.[1] }),
    { n: pairCount(input) },
  );
}

function spearmanAnswer(input: JsonObject): Answer {
  const tau = kendallTauB(...xyOf(input));
  return answerOf(
    spearman(...xyOf(input)),
    (value) => ({
      n: value.n,
      rho: value.rho,
      t: value.t,
      df: value.df,
      p: value.p,
      p_t: value.p,
      p_exact: value.hasTies ? null : value.pExact,
      p_edgeworth_AS89: value.pEdgeworth,
      ci_fisher_low: value.intervalFisher?.[0],
      ci_fisher_high: value.intervalFisher?.[1],
      ci_bonett_wright_low: value.intervalBonettWright?.[0],
      ci_bonett_wright_high: value.intervalBonettWright?.[1],
      kendall_tau_b: tau.ok ? tau.value.tauB : null,
    }),
    { n: pairCount(input) },
  );
}

function pairCount(input: JsonObject): number {
  const pairs = completePairs(...xyOf(input));
  return pairs.ok ? pairs.value.x.length : 0;
}

function icc(input: JsonObject): Answer {
  const ratings = tableOf(input['ratings']);
  return iccAnswerOf(intraclassCorrelation(ratings), measurementError(ratings));
}

/** ICCs and errors of measurement, as the reference names them. */
export function iccAnswerOf(
  found: ReturnType<typeof intraclassCorrelation>,
  measurement: ReturnType<typeof measurementError>,
): Answer {
  const error = measurement.ok ? measurement.value : null;
  const form = ({ icc: value, interval, f, df1, df2, p }: IccForm): Answer => ({
    icc: value,
    ci_low: interval?.[0],
    ci_high: interval?.[1],
    F: f,
    df1,
    df2,
    p,
  });
  return answerOf(found, (value) => ({
    n: value.meanSquares.n,
    k: value.meanSquares.k,
    MSR: value.meanSquares.msr,
    MSC: value.meanSquares.msc,
    MSE: value.meanSquares.mse,
    MSW: value.meanSquares.msw,
    v_A1: value.agreementDf,
    ICC_1_1: form(value.icc11),
    ICC_2_1: form(value.icc21),
    ICC_3_1: form(value.icc31),
    ICC_1_k: form(value.icc1k),
    ICC_2_k: form(value.icc2k),
    ICC_3_k: form(value.icc3k),
    sem_agreement: error?.semAgreement,
    sem_consistency: error?.semConsistency,
    mdc95_agreement: error?.mdcAgreement,
    mdc95_consistency: error?.mdcConsistency,
  }));
}

function blandAltmanAnswer(input: JsonObject): Answer {
  return blandAltmanAnswerOf(blandAltman(...xyOf(input)));
}

/** A Bland-Altman analysis, as the reference names its parts. */
export function blandAltmanAnswerOf(found: ReturnType<typeof blandAltman>): Answer {
  return answerOf(found, (value) => ({
    n: value.n,
    bias: value.bias,
    sd: value.sd,
    bias_se: value.biasSe,
    bias_ci_low: value.biasInterval[0],
    bias_ci_high: value.biasInterval[1],
    loa_low: value.lowerLimit.value,
    loa_high: value.upperLimit.value,
    loa_low_196: value.bias - 1.96 * value.sd,
    loa_high_196: value.bias + 1.96 * value.sd,
    loa_low_2sd: value.bias - 2 * value.sd,
    loa_high_2sd: value.bias + 2 * value.sd,
    loa_se_1986: value.limitSe1986,
    loa_se_1999: value.limitSe1999,
    loa_low_ci_1999: value.lowerLimit.interval1999,
    loa_high_ci_1999: value.upperLimit.interval1999,
    loa_low_ci_1986: value.lowerLimit.interval1986,
    loa_high_ci_1986: value.upperLimit.interval1986,
    loa_high_ci_exact_carkeet: value.upperLimit.intervalExact,
    loa_low_ci_exact_carkeet: value.lowerLimit.intervalExact,
    proportional_bias:
      value.proportionalBias === null
        ? null
        : {
            slope: value.proportionalBias.slope,
            slope_se: value.proportionalBias.slopeSe,
            slope_p: value.proportionalBias.p,
          },
  }));
}
