import { describe, expect, it } from 'vitest';
import { adjustedComparison, studyAdjustments } from '../../../src/analysis/adjustedComparison';
import { adjustedCorrelation } from '../../../src/analysis/adjustedCorrelation';
import type { TablePrimary } from '../../../src/analysis/comparedLine';
import { comparePaired } from '../../../src/analysis/pairedComparison';
import { panelAnalyses } from '../../../src/analysis/panelAnalyses';
import { refractureModel } from '../../../src/analysis/refractureModel';
import { cutoffBootstrap, refractureRoc } from '../../../src/analysis/refractureRoc';
import type { MeasurePhase, StudyMeasure } from '../../../src/analysis/studyMeasure';
import { type StudyResults, studyResults } from '../../../src/analysis/studyResults';
import type { StudyVariable } from '../../../src/analysis/studyVariable';
import type { Result } from '../../../src/base/result';
import { makePanelStudy } from '../../support/panelStudy';
import { twoGroups } from '../../support/twoGroups';

// Expected values: R 4.2.2 on the columns of `panelRows` (g, csa0, csa1, si0, si1, bmi, bmd, days, level), the call beside
// each. chg = 100 * (csa1 - csa0) / csa0, schg the same of si, region = factor(T5-T10, T11-L2, L3-L5).
function value<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const results: StudyResults = value(studyResults(makePanelStudy()));
const panel = panelAnalyses(results);
const { analysed } = results.flow;

function measure(quantity: StudyMeasure['quantity'], side: StudyMeasure['side'] = 'mean'): StudyMeasure {
  return { siteId: 'fractured-level', muscleId: 'mf-es', side, quantity };
}

function variable(quantity: 'csaMm2' | 'si', phase: MeasurePhase): StudyVariable {
  return { kind: 'measure', measure: measure(quantity), phase };
}

describe('pre-op against follow-up within groups', () => {
  const row = (quantity: string, group: string) => {
    const found = panel.paired.find((one) => one.measure.quantity === quantity && one.group === group);
    if (!found) throw new Error('row expected');
    return found;
  };

  it('takes the paired t test where the differences are normal, refractured first', () => {
    const { comparison, method, nUsed, dropped } = row('csaMm2', 'refractured');
    expect(panel.paired[0]?.group).toBe('refractured');
    // shapiro.test((csa1 - csa0)[g == 1])
    expect(value(comparison.normality).p).toBeCloseTo(0.2606986675283945, 8);
    // t.test(csa1[g == 1], csa0[g == 1], paired = TRUE)
    const t = value(comparison.pairedT);
    expect(t.t).toBeCloseTo(-4.430326592120594, 12);
    expect(t.p).toBeCloseTo(1.011072384355319e-3, 14);
    expect(t.interval[0]).toBeCloseTo(-194.708701303074, 9);
    expect(value(comparison.chosen.outcome)).toEqual({ statisticName: 't', statistic: t.t, p: t.p });
    expect([method, nUsed, dropped]).toEqual(['paired-t', 12, []]);
  });

  it('holds the signed rank test beside it', () => {
    // wilcox.test(csa1[g == 0], csa0[g == 0], paired = TRUE, exact = FALSE, correct = FALSE)
    const { wilcoxon } = row('csaMm2', 'not-refractured').comparison;
    expect(value(wilcoxon).rankSumPositive).toBe(89);
    expect(value(wilcoxon).pAsymptotic).toBeCloseTo(0.08135857182, 10);
  });

  it('takes the signed rank test where the differences are not normal, and where they are fewer than three', () => {
    const skewed = comparePaired([1, 2, 3, 4, 5, 6, 7, 8], [2, 3, 4.1, 5, 6.1, 7, 8, 98], 0.05);
    expect(skewed.chosen).toMatchObject({
      test: 'wilcoxon',
      reason: 'not-normal-differences',
      summary: 'median-quartiles',
    });
    // All eight rise: Z = (36 − 18) / √(51 − ties), SPSS prints it negative; exact P 2 / 2⁸ by hand.
    expect(value(skewed.wilcoxon).pExact).toBeCloseTo(2 / 256, 14);
    expect(comparePaired([1, 2], [2, 4], 0.05).chosen).toMatchObject({
      test: 'wilcoxon',
      reason: 'fewer-than-three',
    });
    expect(comparePaired([1, 2, 3], [2, 3, 4], 0.05).chosen.reason).toBe('normality-not-testable');
  });
});

describe('ANCOVA of follow-up', () => {
  it('compares the groups at the same baseline', () => {
    // m <- lm(csa1 ~ g + csa0); summary(m); confint(m)
    const { outcome, nUsed } = adjustedComparison(analysed, measure('csaMm2'), []);
    const { difference, slopeHomogeneity } = value(outcome);
    expect(difference.estimate).toBeCloseTo(-104.9785888914354, 9);
    expect(difference.standardError).toBeCloseTo(31.13116197566958, 9);
    expect(difference.p).toBeCloseTo(1.91678014579096e-3, 13);
    expect(difference.interval[0]).toBeCloseTo(-168.3154141583083, 9);
    // anova(m, lm(csa1 ~ g * csa0))
    expect(slopeHomogeneity?.f).toBeCloseTo(3.254029337669476, 8);
    expect(slopeHomogeneity?.p).toBeCloseTo(0.08066964930193912, 9);
    expect(nUsed).toBe(36);
  });

  it('adjusts for level region and follow-up days, and says whom that leaves out', () => {
    // m <- lm(csa1 ~ g + csa0 + region + days); summary(m); confint(m)
    const { outcome, nUsed, dropped } = adjustedComparison(analysed, measure('csaMm2'), studyAdjustments);
    const model = value(outcome);
    expect(model.difference.estimate).toBeCloseTo(-102.668886235193, 9);
    expect(model.difference.p).toBeCloseTo(5.14600744836762e-3, 12);
    expect(model.difference.interval[1]).toBeCloseTo(-33.382791583448, 9);
    expect(model.df).toBe(28);
    expect(model.rSquared).toBeCloseTo(0.8921478830486131, 12);
    expect(model.terms.map(({ slope }) => Number(slope.estimate.toPrecision(12)))).toEqual([
      0.951873200214, -18.0082967524, -47.01429737, -0.366436397819,
    ]);
    expect(model.terms.map(({ region }) => region)).toEqual([
      undefined,
      { id: 'T11-L2', comparedWith: 'T5-T10' },
      { id: 'L3-L5', comparedWith: 'T5-T10' },
      undefined,
    ]);
    // colMeans(model.matrix(m)) with g = 1 and 0, times coef(m)
    expect(model.adjustedMeans.refractured).toBeCloseTo(1316.243661847817, 8);
    expect(model.adjustedMeans['not-refractured']).toBeCloseTo(1418.91254808301, 8);
    expect(nUsed).toBe(34);
    expect(dropped.map(({ code, lacks }) => [code, lacks.map(({ why }) => why)])).toEqual([
      ['S11', ['missing']],
      ['S26', ['outside-regions']],
    ]);
  });

  it('comes back with a reason where there is one group only', () => {
    const ones = analysed.filter(({ group }) => group === 'refractured');
    expect(adjustedComparison(ones, measure('si'), []).outcome).toEqual({
      ok: false,
      error: { kind: 'one-class-only' },
    });
  });
});

describe('logistic regression of refracture', () => {
  it('predicts from baseline values; with few events Firth takes over and it is said', () => {
    const [baseline] = panel.models;
    if (!baseline) throw new Error('model expected');
    expect([baseline.wording, baseline.method, baseline.warnings]).toEqual([
      'predicts',
      'firth',
      ['few-events'],
    ]);
    // glm(g ~ csa0 + si0 + bmi + bmd, binomial)
    const likely = value(baseline.maximumLikelihood);
    const slopes = [-0.00236746200323503, -0.00345212103203489, -0.480963424936452, -0.720275472890923];
    const ps = [0.2528863093333896, 0.5961522870427203, 0.067211959267658, 0.4237577617560911];
    for (const [index, term] of likely.terms.entries()) {
      expect(term.estimate).toBeCloseTo(slopes[index] ?? Number.NaN, 9);
      expect(term.p).toBeCloseTo(ps[index] ?? Number.NaN, 9);
    }
    expect(likely.likelihoodRatio).toBeCloseTo(6.88809070757033, 9);
    // glm(…, method = brglm2::brglmFit, type = "AS_mean")
    const firth = [-0.00184955828299815, -0.00305159110974521, -0.386928962533545, -0.567737727618848];
    for (const [index, term] of value(baseline.fit).terms.entries()) {
      expect(term.estimate).toBeCloseTo(firth[index] ?? Number.NaN, 8);
    }
    expect(baseline.nUsed).toBe(33);
    expect(baseline.dropped.map(({ code, lacks }) => [code, lacks.length])).toEqual([
      ['S4', 2],
      ['S9', 1],
      ['S20', 1],
    ]);
  });

  it('of changes says association', () => {
    const [, change] = panel.models;
    if (!change) throw new Error('model expected');
    expect(change.wording).toBe('is-associated');
    // brglm2 as above for g ~ chg + schg
    const [csa, si] = value(change.fit).terms;
    expect(csa?.estimate).toBeCloseTo(-0.171094327998946, 8);
    expect(csa?.standardError).toBeCloseTo(0.0767651536300286, 8);
    expect(si?.estimate).toBeCloseTo(0.151235553549075, 8);
    // Penalized likelihood ratio: optim() of log-likelihood + log det(X'WX) / 2, with and without chg
    expect(csa?.p).toBeCloseTo(0.00811383367621, 7);
    // Exposure time ends at the refracture, so it does not predict either.
    const days = refractureModel(analysed, [{ kind: 'covariate', covariate: 'followUpDays' }]);
    expect(days.wording).toBe('is-associated');
  });

  it('keeps maximum likelihood where ten events stand behind each covariate', () => {
    const model = refractureModel(analysed, [{ kind: 'covariate', covariate: 'bmiKgPerM2' }]);
    expect([model.method, model.warnings, model.nUsed]).toEqual(['logistic', [], 34]);
    // m <- glm(g ~ bmi, binomial); SE by solve(t(X) %*% (W * X)) at coef(m), which glm takes one step before; exp(coef * sd(bmi))
    const [bmi] = value(model.fit).terms;
    expect(bmi?.estimate).toBeCloseTo(-0.410305226152441, 10);
    expect(bmi?.p).toBeCloseTo(0.08237777710786395, 11);
    expect(bmi?.oddsRatioPerSd).toBeCloseTo(0.4858411494260782, 9);
  });

  it('names the covariate that divides the groups, and still gives finite odds by Firth', () => {
    const divided = analysed.map((entry) => ({
      ...entry,
      subject: {
        ...entry.subject,
        covariates: { ...entry.subject.covariates, ageYears: entry.group === 'refractured' ? 80 : 60 },
      },
    }));
    const model = refractureModel(divided, [{ kind: 'covariate', covariate: 'ageYears' }]);
    expect(model.warnings).toEqual(['separation']);
    expect(model.maximumLikelihood).toMatchObject({ ok: false, error: { kind: 'separation' } });
    expect(model.dividing).toEqual([{ variable: { kind: 'covariate', covariate: 'ageYears' } }]);
    // A 2 × 2 table with 1/2 in each cell, which is Firth's estimate: log odds (12.5 / 0.5) (24.5 / 0.5) over 20 years.
    expect(value(model.fit).terms[0]?.estimate).toBeCloseTo(Math.log(25 * 49) / 20, 9);
  });
});

describe('ROC of the percent change', () => {
  it('counts a fall of CSA as the sign, with the cut-off in units of the change', () => {
    // r <- pROC::roc(g, chg, levels = c(0, 1), direction = ">"); ci.auc(r); coords(r, "best")
    const roc = refractureRoc(analysed, measure('csaMm2'));
    const curve = value(roc.curve);
    expect([roc.positiveIs, roc.wording, roc.nUsed]).toEqual(['below', 'is-associated', 36]);
    expect(curve.auc).toBeCloseTo(0.78125, 14);
    expect(curve.interval?.[0]).toBeCloseTo(0.6114863877475852, 12);
    expect(curve.interval?.[1]).toBeCloseTo(0.9510136122524148, 12);
    expect(curve.youden.threshold).toBeCloseTo(-10.9395072692854, 10);
    expect([curve.youden.sensitivity, curve.youden.specificity]).toEqual([0.5, 1]);
    const thresholds = value(roc.points).map(({ threshold }) => threshold);
    expect(thresholds[0]).toBe(Number.POSITIVE_INFINITY);
    expect(thresholds).toContain(curve.youden.threshold);
  });

  it('counts a rise of SI as the sign', () => {
    // pROC::roc(g, schg, levels = c(0, 1), direction = "<")
    const curve = value(refractureRoc(analysed, measure('si')).curve);
    expect(curve.auc).toBeCloseTo(0.8194444444444445, 14);
    expect(curve.interval?.[0]).toBeCloseTo(0.6801506123991126, 12);
    expect(curve.youden.threshold).toBeCloseTo(7.854054054054054, 10);
    expect([curve.youden.sensitivity, curve.youden.specificity]).toEqual([0.75, 20 / 24]);
  });

  it('bootstraps the cut-off in the same units, with the seed in the result', () => {
    const roc = refractureRoc(analysed, measure('csaMm2'));
    const run = cutoffBootstrap(roc, { seed: 7, replicates: 200 });
    let step = run.next();
    while (!step.done) step = run.next();
    const boot = value(step.value);
    expect(boot.seed).toBe(7);
    expect(boot.cutoff.threshold).toBe(value(roc.curve).youden.threshold);
    const [low, high] = boot.thresholdInterval ?? [Number.NaN, Number.NaN];
    expect(low <= boot.cutoff.threshold && boot.cutoff.threshold <= high).toBe(true);
  });
});

describe('strata by level region', () => {
  it('compares the groups within each region and lists who is in none', () => {
    const { strata, noLevel, outside } = panel.strata;
    expect(strata.map(({ region, n }) => [region, n.refractured, n['not-refractured']])).toEqual([
      ['T5-T10', 1, 4],
      ['T11-L2', 7, 15],
      ['L3-L5', 4, 3],
    ]);
    expect([noLevel, outside]).toEqual([['S11'], ['S26']]);
    const welch = (index: number) => {
      const row = strata[index]?.rows.find(
        ({ quantity, phase }) => quantity === 'csaMm2' && phase === 'changePercent',
      );
      return row && twoGroups(row.comparison).welch;
    };
    const [none, middle, low] = [welch(0), welch(1), welch(2)];
    // t.test(chg[region == "T11-L2" & g == 1], chg[region == "T11-L2" & g == 0]), and of L3-L5
    expect(middle && value(middle).p).toBeCloseTo(0.0722902747091697, 12);
    expect(low && value(low).t).toBeCloseTo(-1.363388358686921, 12);
    expect(none).toEqual({ ok: false, error: { kind: 'too-few-values', needed: 2, got: 1 } });
  });
});

describe('correlation adjusted for level', () => {
  it('by region: of what the regions leave of the ranks', () => {
    // cor(resid(lm(rank(chg) ~ region)), resid(lm(rank(schg) ~ region))), P from t on 34 - 2 - 2 df
    const found = panel.correlations.find(
      ({ x, controls }) => x.kind === 'measure' && x.phase === 'change' && controls[0]?.kind === 'region',
    );
    if (!found) throw new Error('correlation expected');
    const { r, p, df } = value(found.correlation);
    expect(r).toBeCloseTo(-0.1514939387931405, 12);
    expect([df, found.nUsed]).toEqual([30, 34]);
    expect(p).toBeCloseTo(0.4078538435826601, 12);
  });

  it('by the position of the level from T1 downwards', () => {
    // cor(resid(lm(rank(chg) ~ lv)), resid(lm(rank(schg) ~ lv))), P from t on 35 - 3 df
    const { correlation } = adjustedCorrelation(analysed, {
      x: variable('csaMm2', 'change'),
      y: variable('si', 'change'),
      controls: [{ kind: 'level' }],
    });
    expect(value(correlation).r).toBeCloseTo(-0.2008701899430737, 12);
    expect(value(correlation).p).toBeCloseTo(0.2546566572914777, 12);
  });
});

describe('presets', () => {
  const ofTwo = (primary: TablePrimary) => {
    if (!('estimate' in primary)) throw new Error('a test of two groups expected');
    return primary;
  };
  const index = (quantity: string, phase: string) =>
    results.tableTwo.findIndex((row) => row.quantity === quantity && row.phase === phase);

  it('as the study: the test that the path chose', () => {
    const study = panel.primary['as-the-study'];
    const preop = study[index('csaMm2', 'preop')];
    const change = study[index('csaMm2', 'changePercent')];
    // shapiro.test P 0.295 and 0.628, Levene 0.053: t.test(csa0[g == 1], csa0[g == 0], var.equal = TRUE)
    expect(preop && value(preop)).toMatchObject({ test: 'student', statisticName: 't', df: 34 });
    expect(preop && value(preop).statistic).toBeCloseTo(-1.503519379483142, 12);
    // shapiro.test P 0.189 and 0.340, Levene 0.039
    expect(change && value(change).test).toBe('welch');
  });

  it('fixed in advance: Welch, and ANCOVA of follow-up values', () => {
    const fixed = panel.primary['fixed-in-advance'];
    const change = fixed[index('csaMm2', 'changePercent')];
    const followUp = fixed[index('csaMm2', 'followUp')];
    // t.test(chg[g == 1], chg[g == 0])
    expect(change && value(change)).toMatchObject({ test: 'welch' });
    expect(change && value(change).p).toBeCloseTo(0.006359267996797513, 13);
    expect(change && ofTwo(value(change)).df).toBeCloseTo(16.33352636307043, 10);
    expect(followUp && value(followUp)).toMatchObject({ test: 'ancova', df: 33 });
    expect(followUp && ofTwo(value(followUp)).estimate).toBeCloseTo(-104.9785888914354, 9);
  });
});
