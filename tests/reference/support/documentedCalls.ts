import { adjustPValues, type PAdjustment } from '../../../src/statistics/adjustPValues';
import { ancova } from '../../../src/statistics/ancova';
import { chiSquareTest } from '../../../src/statistics/chiSquareTest';
import { betaQuantile } from '../../../src/statistics/distributions/betaDistribution';
import {
  chiSquareQuantile,
  chiSquareUpperTail,
} from '../../../src/statistics/distributions/chiSquareDistribution';
import { fQuantile, fUpperTail } from '../../../src/statistics/distributions/fDistribution';
import { mannWhitneyCdf } from '../../../src/statistics/distributions/mannWhitneyDistribution';
import { noncentralTCdf } from '../../../src/statistics/distributions/noncentralTDistribution';
import {
  normalCdf,
  normalQuantile,
  normalTwoSided,
} from '../../../src/statistics/distributions/normalDistribution';
import { signedRankCdf } from '../../../src/statistics/distributions/rankSumDistribution';
import { studentizedRangeUpperTail } from '../../../src/statistics/distributions/studentizedRangeDistribution';
import { tQuantile, tTwoSided } from '../../../src/statistics/distributions/tDistribution';
import { fisherExact } from '../../../src/statistics/fisherExact';
import { fisherExactTable } from '../../../src/statistics/fisherExactTable';
import { hodgesLehmann } from '../../../src/statistics/hodgesLehmann';
import { kendallTauB } from '../../../src/statistics/kendallTauB';
import { kruskalWallis } from '../../../src/statistics/kruskalWallis';
import { linearRegression } from '../../../src/statistics/linearRegression';
import { logisticRegression } from '../../../src/statistics/logisticRegression';
import { mannWhitney } from '../../../src/statistics/mannWhitney';
import { oneWayAnova, welchAnova } from '../../../src/statistics/oneWayAnova';
import { pairedTTest } from '../../../src/statistics/pairedTTest';
import { partialCorrelation } from '../../../src/statistics/partialCorrelation';
import { pearson } from '../../../src/statistics/pearson';
import { qqPlot } from '../../../src/statistics/qqPlot';
import { quantiles, tukeyHinges } from '../../../src/statistics/quantile';
import { shapiroWilk } from '../../../src/statistics/shapiroWilk';
import { spearman } from '../../../src/statistics/spearman';
import { tukeyHsd } from '../../../src/statistics/tukeyHsd';
import { studentTTest, welchTTest } from '../../../src/statistics/twoSampleTTest';
import { wilcoxonSignedRank } from '../../../src/statistics/wilcoxonSignedRank';
import {
  call,
  type DocumentedCall,
  g,
  known,
  ps,
  s,
  table,
  there,
  u,
  w,
  wide,
  x,
  y,
  z,
} from './documentedData';

const student = known(studentTTest(x, y));
const welch = known(welchTTest(x, y));
const paired = known(pairedTTest(x, z));
const ranks = known(mannWhitney(x, y));
const tied = known(mannWhitney(s, u));
const shift = known(hodgesLehmann(x, y));
const signed = known(wilcoxonSignedRank(x, z));
const chi = known(chiSquareTest(table));
const line = known(
  linearRegression(
    x.map((value, i) => [value, z[i] ?? 0]),
    s,
  ),
);
const first = there(line.coefficients[1]?.estimate);
const slope = line.coefficients[1];
const fit = known(
  logisticRegression(
    x.map((value, i) => [value, s[i] ?? 0]),
    g,
  ),
);
const term = fit.coefficients[1];
const adjusted = known(ancova(x, z, g));
const groups = [x, y, w];
const anova = known(oneWayAnova(groups));
const welchF = known(welchAnova(groups));
const kruskal = known(kruskalWallis(groups));
const tukey = known(tukeyHsd(groups)).pairs;
const rho = known(spearman(x, z));
const few = known(spearman(x.slice(0, 8), z.slice(0, 8)));
const tau = known(kendallTauB(x, z));
const tauTied = known(kendallTauB(s, u));
const straight = known(pearson(x, z));
const rest = known(
  partialCorrelation(
    x,
    z,
    s.map((value) => [value]),
    'pearson',
  ),
);
// Twice: glm takes its standard errors from the weights of the step before the last.
const tightGlm =
  'control <- glm.control(epsilon = 1e-15, maxit = 100); m <- glm(g ~ x + s, binomial, control = control); m <- update(m, start = coef(m))';
const blom = known(qqPlot(y)).points.map(({ theoretical }) => theoretical);
const asR = known(qqPlot(x, 'r')).points;

const adjustments: readonly PAdjustment[] = ['bonferroni', 'holm', 'hochberg', 'BH', 'BY'];

/** Every base R call of METHODS.md, with the data of this file. */
export const documentedCalls: readonly DocumentedCall[] = [
  call('c(pnorm(-3.2), qnorm(1e-12), 2 * pnorm(-abs(1.7)))', [
    normalCdf(-3.2),
    normalQuantile(1e-12),
    normalTwoSided(1.7),
  ]),
  call('c(2 * pt(-abs(-2.3), 7.5), qt(0.975, 31))', [tTwoSided(-2.3, 7.5), tQuantile(0.975, 31)]),
  call('c(pf(4.2, 3, 17.5, lower = FALSE), qf(0.975, 3, 17.5))', [
    fUpperTail(4.2, 3, 17.5),
    fQuantile(0.975, 3, 17.5),
  ]),
  call('c(pchisq(9.1, 4, lower = FALSE), qchisq(0.95, 4))', [
    chiSquareUpperTail(9.1, 4),
    chiSquareQuantile(0.95, 4),
  ]),
  call('qbeta(0.025, 3.5, 8)', [betaQuantile(0.025, 3.5, 8)]),
  call('pt(2.5, 20, ncp = 1.2)', [noncentralTCdf(2.5, 20, 1.2)]),
  call('c(pwilcox(30, 12, 10), psignrank(20, 12))', [
    there(mannWhitneyCdf(30, 12, 10)),
    there(signedRankCdf(20, 12)),
  ]),
  // R's own ptukey is good to about 1e-10 in absolute terms.
  call('ptukey(3.4, 3, 26, lower.tail = FALSE)', [studentizedRangeUpperTail(3.4, 3, 26)], 1e-8),
  call('quantile(x, c(0.25, 0.5, 0.75), type = 6)', known(quantiles(x, [0.25, 0.5, 0.75], 6))),
  call('quantile(x, c(0.25, 0.5, 0.75))', known(quantiles(x, [0.25, 0.5, 0.75], 7))),
  call('fivenum(x)[c(2, 4)]', known(tukeyHinges(x))),
  call('r <- shapiro.test(x); c(r$statistic, r$p.value)', [known(shapiroWilk(x)).w, known(shapiroWilk(x)).p]),
  call('r <- shapiro.test(s); c(r$statistic, r$p.value)', [known(shapiroWilk(s)).w, known(shapiroWilk(s)).p]),
  call('qnorm(ppoints(length(y), 3/8))', blom),
  call('q <- qqnorm(x, plot.it = FALSE); c(sort(q$x), sort(q$y))', [
    ...asR.map(({ theoretical }) => theoretical),
    ...asR.map(({ observed }) => observed),
  ]),
  call('r <- t.test(x, y, var.equal = TRUE); c(r$statistic, r$parameter, r$p.value, r$conf.int)', [
    student.t,
    student.df,
    student.p,
    ...student.interval,
  ]),
  call('r <- t.test(x, y, var.equal = FALSE); c(r$statistic, r$parameter, r$p.value, r$conf.int)', [
    welch.t,
    welch.df,
    welch.p,
    ...welch.interval,
  ]),
  call('r <- t.test(x, z, paired = TRUE); c(r$statistic, r$parameter, r$p.value, r$conf.int)', [
    paired.t,
    paired.df,
    paired.p,
    ...paired.interval,
  ]),
  call('r <- wilcox.test(x, y, exact = FALSE, correct = FALSE); c(r$statistic, r$p.value)', [
    ranks.u1,
    there(ranks.pAsymptotic),
  ]),
  call('wilcox.test(x, y, exact = FALSE, correct = TRUE)$p.value', [there(ranks.pContinuityCorrected)]),
  call('wilcox.test(s, u, exact = FALSE, correct = FALSE)$p.value', [there(tied.pAsymptotic)]),
  call('wilcox.test(s, u, exact = FALSE, correct = TRUE)$p.value', [there(tied.pContinuityCorrected)]),
  call('r <- wilcox.test(x, y, conf.int = TRUE, exact = TRUE); c(r$p.value, r$estimate, r$conf.int)', [
    there(ranks.pExact),
    shift.estimate,
    there(shift.exact?.low),
    there(shift.exact?.high),
  ]),
  call('r <- wilcox.test(x, z, paired = TRUE, exact = FALSE, correct = FALSE); c(r$statistic, r$p.value)', [
    signed.rankSumPositive,
    signed.pAsymptotic,
  ]),
  call('r <- chisq.test(table, correct = FALSE); c(r$statistic, r$parameter, r$p.value, min(r$expected))', [
    chi.chiSquare,
    chi.df,
    chi.p,
    chi.minimumExpected,
  ]),
  call('r <- chisq.test(table); c(r$statistic, r$p.value)', [
    there(chi.yates?.chiSquare),
    there(chi.yates?.p),
  ]),
  call('fisher.test(table)$p.value', [known(fisherExact(table)).p]),
  call('fisher.test(wide)$p.value', [known(fisherExactTable(wide)).p]),
  call('r <- cor.test(x, z); c(r$estimate, r$statistic, r$p.value, r$conf.int)', [
    straight.r,
    straight.t,
    straight.p,
    ...(straight.interval ?? []),
  ]),
  call('c(cor(x, z, method = "spearman"), cor.test(rank(x), rank(z))$p.value)', [rho.rho, rho.p]),
  call('cor.test(x, z, method = "spearman", exact = TRUE)$p.value', [there(rho.pEdgeworth)]),
  call('cor.test(x[1:8], z[1:8], method = "spearman", exact = TRUE)$p.value', [there(few.pExact)]),
  call('r <- cor.test(x, z, method = "kendall", exact = FALSE); c(r$estimate, r$statistic, r$p.value)', [
    tau.tauB,
    tau.z,
    tau.p,
  ]),
  call('cor.test(x, z, method = "kendall", exact = TRUE)$p.value', [there(tau.pExact)]),
  call('r <- cor.test(s, u, method = "kendall", exact = FALSE); c(r$estimate, r$statistic, r$p.value)', [
    tauTied.tauB,
    tauTied.z,
    tauTied.p,
  ]),
  call('cor(resid(lm(x ~ s)), resid(lm(z ~ s)))', [rest.r]),
  call('m <- lm(s ~ x + z); c(coef(m)[2], coef(summary(m))[2, 2:4], confint(m)[2, ], summary(m)$r.squared)', [
    first,
    there(slope?.standardError),
    there(slope?.t),
    there(slope?.p),
    ...(slope?.interval ?? []),
    line.rSquared,
  ]),
  call('m <- lm(z ~ x + g); c(coef(m)[3], coef(summary(m))[3, 2:4], confint(m)[3, ])', [
    adjusted.difference,
    adjusted.standardError,
    adjusted.t,
    adjusted.p,
    ...adjusted.interval,
  ]),
  call('a <- anova(lm(z ~ x + g), lm(z ~ x * g)); c(a$F[2], a[2, "Pr(>F)"])', [
    there(adjusted.slopeHomogeneity?.f),
    there(adjusted.slopeHomogeneity?.p),
  ]),
  call(
    `${tightGlm}; c(coef(m)[2], deviance(m), confint.default(m)[2, ], drop1(m, test = "LRT")["x", c("LRT", "Pr(>Chi)")])`,
    [
      there(term?.estimate),
      fit.deviance,
      ...(term?.interval ?? []),
      there(term?.likelihoodRatio?.chiSquare),
      there(term?.likelihoodRatio?.p),
    ],
  ),
  call('r <- oneway.test(v ~ k, var.equal = TRUE); c(r$statistic, r$parameter, r$p.value)', [
    anova.f,
    anova.df1,
    anova.df2,
    anova.p,
  ]),
  call('r <- oneway.test(v ~ k, var.equal = FALSE); c(r$statistic, r$parameter, r$p.value)', [
    welchF.f,
    welchF.df1,
    welchF.df2,
    welchF.p,
  ]),
  call('r <- kruskal.test(v ~ k); c(r$statistic, r$parameter, r$p.value)', [
    kruskal.h,
    kruskal.df,
    kruskal.p,
  ]),
  call(
    'TukeyHSD(aov(v ~ k))$k[, "diff"]',
    tukey.map(({ difference }) => difference),
  ),
  // P of R's ptukey is good to about 1e-10 in absolute terms; its qtukey stops at 1e-4 of a step.
  call(
    'TukeyHSD(aov(v ~ k))$k[, "p adj"]',
    tukey.map(({ p }) => p),
    1e-6,
  ),
  call(
    't <- TukeyHSD(aov(v ~ k))$k; c(t[, "lwr"], t[, "upr"])',
    [...tukey.map(({ interval }) => interval[0]), ...tukey.map(({ interval }) => interval[1])],
    1e-3,
  ),
  ...adjustments.map((method) => call(`p.adjust(ps, "${method}")`, known(adjustPValues(ps, method)))),
];
