import type { RefractureModel, RefractureTerm } from '../../analysis/refractureModel';
import type { StudyVariable } from '../../analysis/studyVariable';
import { equation, exactText, intervalText } from './exactText';
import type { How } from './how';
import { called, usedText, type VariableName, valuesOf, withCall } from './modelCall';
import { rFirth, rFirthTerm } from './rFirth';
import { type ModelSource, rModel, rRightSide } from './rModel';

/** Which number of a logistic model is asked: of the fit that is shown, or of maximum likelihood beside Firth's. */
export interface LogisticPart {
  /** The place of the covariate's term. */
  readonly index: number;
  readonly per: 'unit' | 'sd';
  readonly fit: 'shown' | 'maximum-likelihood';
}

/** How one covariate of a logistic model came about: estimate, SE, P, odds ratio; per unit, or per SD. */
export function logisticTermHow(
  row: RefractureModel,
  source: ModelSource,
  { index, per, fit }: LogisticPart,
  nameOf: VariableName,
): How | undefined {
  const fitted = fit === 'shown' ? row.fit : row.maximumLikelihood;
  const term = fitted.ok ? fitted.value.terms[index] : undefined;
  if (!fitted.ok || !term) return undefined;
  const isFirth = row.method === 'firth' && fit === 'shown';
  const outcome: StudyVariable = { kind: 'group' };
  const variables = [outcome, ...row.variables];
  const model = rModel(source, variables);
  const name = term.region ? `${term.region.id} against ${term.region.comparedWith}` : nameOf(term.variable);
  const formula = `${model.nameOf(outcome)} ~ ${rRightSide(model, row.variables, fitted.value.terms)}`;
  const at = index + 2;
  const isSd = per === 'sd';
  const scale = isSd ? [`s <- sd(model.matrix(m)[, ${at}])`] : [];
  const wald = [
    `m <- glm(${formula}, binomial, d, control = list(epsilon = 1e-14, maxit = 100))`,
    // glm's own errors are of the weights of its last step but one.
    'm <- update(m, start = coef(m))',
    `b <- coef(summary(m))[${at}, ]`,
    ...scale,
    isSd
      ? 'c(exp(b[1] * s), exp((b[1] + c(-1, 1) * qnorm(0.975) * b[2]) * s), s)'
      : 'c(b[1], b[2], P = b[4], exp(b[1]), exp(b[1] + c(-1, 1) * qnorm(0.975) * b[2]))',
  ];
  const hasInterval = term.interval !== null;
  const ratios = hasInterval ? 'c(m$b[j], ci)' : 'm$b[j]';
  const firth = [
    ...rFirth(formula),
    ...rFirthTerm(at, hasInterval),
    isSd
      ? `c(exp(${ratios}), s[j - 1])`
      : `c(m$b[j] / s[j - 1], se / s[j - 1], P = p, exp(${ratios} / s[j - 1]))`,
  ];
  return withCall(
    {
      title: `${isSd ? 'Odds ratio per SD' : 'Odds ratio'} of ${name}`,
      method: isFirth
        ? 'Logistic regression by Firth’s penalized likelihood; P by the likelihood ratio, interval by profile'
        : 'Logistic regression by maximum likelihood; Wald’s P and interval',
      formula: isFirth
        ? 'maximum of l(β) + ½ log |I(β)|; OR = exp(β)'
        : 'logit P(refractured) = β₀ + Σ βⱼxⱼ; OR = exp(β), P from (β/SE)²',
      source: isFirth ? 'Firth 1993; Heinze & Schemper 2002' : 'Hosmer & Lemeshow 2000',
      used: `${usedText(row)}, ${fitted.value.events} refractured`,
      ...(!isFirth && { asIn: 'SPSS LOGISTIC REGRESSION' }),
      values: valuesOf(source, variables, nameOf, row.nUsed),
    },
    {
      result: termText(term, isSd),
      ...called(model, isFirth ? firth : wald),
      yields: termYields(term, isSd),
    },
  );
}

/** A number of a whole logistic model: of the fit that is shown, or of maximum likelihood beside Firth's. */
export interface LogisticFitPart {
  readonly kind: 'likelihood-ratio' | 'intercept' | 'events';
  readonly fit: LogisticPart['fit'];
}

/** How the likelihood ratio or the intercept of a logistic model came about. */
export function logisticFitHow(
  row: RefractureModel,
  source: ModelSource,
  { kind, fit }: LogisticFitPart,
  nameOf: VariableName,
): How | undefined {
  const fitted = fit === 'shown' ? row.fit : row.maximumLikelihood;
  if (!fitted.ok) return undefined;
  const { likelihoodRatio, likelihoodRatioP, terms, events, eventsPerCovariate, intercept } = fitted.value;
  const isFirth = row.method === 'firth' && fit === 'shown';
  const isRatio = kind === 'likelihood-ratio';
  const isEvents = kind === 'events';
  const outcome: StudyVariable = { kind: 'group' };
  const variables = [outcome, ...row.variables];
  const model = rModel(source, variables);
  const formula = `${model.nameOf(outcome)} ~ ${rRightSide(model, row.variables, terms)}`;
  const likely = [
    `m <- glm(${formula}, binomial, d, control = list(epsilon = 1e-14, maxit = 100))`,
    ...(isRatio
      ? [
          'x <- m$null.deviance - m$deviance; df <- m$df.null - m$df.residual',
          'c(x, P = pchisq(x, df, lower.tail = FALSE))',
        ]
      : ['coef(m)[1]']),
  ];
  const penalized = [
    ...rFirth(formula),
    isRatio
      ? 'x2 <- 2 * (m$l - fit(1)$l); c(x2, P = pchisq(x2, ncol(x) - 1, lower.tail = FALSE))'
      : 'm$b[1] - sum(m$b[-1] * a / s)',
  ];
  const common = {
    used: `${usedText(row)}, ${events} refractured`,
    values: valuesOf(source, variables, nameOf, row.nUsed),
  };
  if (isEvents) {
    return withCall(
      {
        ...common,
        title: 'Events of the model',
        method: 'Refractured among the subjects with every value, and of these for each covariate',
        formula:
          'the rarer of refractured and not, divided by the columns of the model without the intercept',
        source: 'Peduzzi et al. 1996',
      },
      {
        result: `${events} of ${row.nUsed}, ${exactText(eventsPerCovariate)} for each of ${terms.length}`,
        ...called(model, [
          `f <- model.frame(${formula}, d, drop.unused.levels = TRUE)`,
          'k <- ncol(model.matrix(attr(f, "terms"), f)) - 1',
          'c(sum(f[[1]]), nrow(f), min(table(f[[1]])) / k)',
        ]),
        yields: [events, row.nUsed, eventsPerCovariate],
      },
    );
  }
  return withCall(
    {
      ...common,
      title: isRatio ? 'Likelihood ratio of the model' : 'Intercept of the model',
      method: `${isFirth ? 'Firth’s penalized likelihood' : 'Maximum likelihood'}${isRatio ? ', against the model without covariates' : ''}`,
      formula: isRatio ? `χ² = 2(l − l₀), df = ${terms.length}` : 'β₀, log odds where all covariates are 0',
      source: isFirth ? 'Firth 1993; Heinze & Schemper 2002' : 'Hosmer & Lemeshow 2000',
    },
    {
      result: isRatio
        ? `${equation('χ²', likelihoodRatio)}, df = ${terms.length}, ${equation('P', likelihoodRatioP)}`
        : equation('β₀', intercept),
      ...called(model, isFirth ? penalized : likely),
      yields: isRatio ? [likelihoodRatio, likelihoodRatioP] : [intercept],
    },
  );
}

function termText(term: RefractureTerm, isSd: boolean): string {
  const {
    estimate,
    standardError,
    p,
    oddsRatio,
    oddsRatioInterval,
    oddsRatioPerSd,
    oddsRatioPerSdInterval,
    sd,
  } = term;
  const limits = isSd ? oddsRatioPerSdInterval : oddsRatioInterval;
  const interval = limits ? `, 95 % CI ${intervalText(limits)}` : '';
  return isSd
    ? `${equation('OR per SD', oddsRatioPerSd)}${interval}, ${equation('SD', sd)}`
    : `${equation('OR', oddsRatio)}${interval}, ${equation('β', estimate)}, ${equation('SE', standardError)}, ${equation('P', p)}`;
}

function termYields(term: RefractureTerm, isSd: boolean): readonly number[] {
  const {
    estimate,
    standardError,
    p,
    oddsRatio,
    oddsRatioInterval,
    oddsRatioPerSd,
    oddsRatioPerSdInterval,
    sd,
  } = term;
  return isSd
    ? [oddsRatioPerSd, ...(oddsRatioPerSdInterval ?? []), sd]
    : [estimate, standardError, p, oddsRatio, ...(oddsRatioInterval ?? [])];
}
