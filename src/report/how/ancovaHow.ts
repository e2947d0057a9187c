import type { AdjustedComparison } from '../../analysis/adjustedComparison';
import { ofGroup } from '../../analysis/grouping';
import type { StudyVariable } from '../../analysis/studyVariable';
import { equation, exactText, intervalText } from './exactText';
import type { How } from './how';
import { called, usedText, type VariableName, valuesOf, withCall } from './modelCall';
import { type ModelSource, rModel, rRightSide } from './rModel';

/** Which number of an ANCOVA is asked; of a slope the place of its term. */
export type AncovaPart =
  | { readonly kind: 'difference' | 'adjusted-means' | 'slopes' | 'fit' }
  | { readonly kind: 'term'; readonly index: number };

/** How a number of an ANCOVA came about; undefined where it could not be computed. */
export function ancovaHow(
  row: AdjustedComparison,
  source: ModelSource,
  part: AncovaPart,
  nameOf: VariableName,
): How | undefined {
  if (!row.outcome.ok) return undefined;
  const { difference, df, terms, adjustedMeans, slopeHomogeneity, rSquared, partialEtaSquared } =
    row.outcome.value;
  const followUp: StudyVariable = { kind: 'measure', measure: row.measure, phase: 'followUp' };
  const baseline: StudyVariable = { kind: 'measure', measure: row.measure, phase: 'preop' };
  const [first = '', second = ''] = source.flow.groups;
  const group: StudyVariable = { kind: 'in-group', group: first };
  const covariates = [baseline, ...row.adjustments];
  const variables = [followUp, group, ...covariates];
  const model = rModel(source, variables);
  const fit = `m <- lm(${model.nameOf(followUp)} ~ ${model.nameOf(group)} + ${rRightSide(model, covariates, terms)}, d)`;
  const common = {
    method: 'Analysis of covariance: follow-up on group, pre-op value and covariates',
    formula: 'y_follow-up = b₀ + b₁ · group + b₂ · y_pre-op + …, least squares; t = b/SE',
    source: 'METHODS: ANCOVA',
    used: usedText(row),
    asIn: 'SPSS UNIANOVA',
    values: valuesOf(source, variables, nameOf, row.nUsed),
  };
  const of = nameOf(followUp);
  const coefficient = (at: number, { estimate, standardError, t, p, interval }: typeof difference) => ({
    result: `${equation('b', estimate)}, 95 % CI ${intervalText(interval)}, ${equation('SE', standardError)}, ${equation('t', t)}, df = ${df}, ${equation('P', p)}`,
    ...called(model, [fit, `c(coef(summary(m))[${at}, ], confint(m)[${at}, ])`]),
    yields: [estimate, standardError, t, p, ...interval],
  });
  switch (part.kind) {
    case 'difference':
      return withCall({ title: `Adjusted difference of ${of}`, ...common }, coefficient(2, difference));
    case 'term': {
      const term = terms[part.index];
      if (!term) return undefined;
      const name = term.region
        ? `${term.region.id} against ${term.region.comparedWith}`
        : nameOf(term.variable);
      return withCall({ title: `Slope of ${name}`, ...common }, coefficient(3 + part.index, term.slope));
    }
    case 'adjusted-means': {
      const means = [ofGroup(adjustedMeans, first), ofGroup(adjustedMeans, second)] as const;
      return withCall(
        {
          title: `Adjusted means of ${of}`,
          ...common,
          formula: 'b₀ + b₁ · group + Σ bⱼx̄ⱼ, all covariates at their means',
        },
        {
          result: `${exactText(means[0])} and ${exactText(means[1])}`,
          ...called(model, [
            fit,
            'x <- model.matrix(m)[, -(1:2), drop = FALSE]',
            'a <- coef(m)[1] + sum(coef(m)[-(1:2)] * colMeans(x))',
            'c(a + coef(m)[2], a)',
          ]),
          yields: means,
        },
      );
    }
    case 'slopes':
      return slopeHomogeneity
        ? withCall(
            {
              title: `Equal slopes of ${of}`,
              ...common,
              method: 'F test of the interaction of group and pre-op value, which ANCOVA assumes to be none',
            },
            {
              result: `${equation('F', slopeHomogeneity.f)}, ${equation('P', slopeHomogeneity.p)}`,
              ...called(model, [
                fit,
                `a <- anova(m, update(m, . ~ . + ${model.nameOf(group)}:${model.nameOf(baseline)}))`,
                'c(F = a[2, "F"], P = a[2, "Pr(>F)"])',
              ]),
              yields: [slopeHomogeneity.f, slopeHomogeneity.p],
            },
          )
        : undefined;
    case 'fit':
      return withCall(
        { title: `Fit of ${of}`, ...common, formula: 'R² = 1 − SSE/SST; partial η² = t²/(t² + df)' },
        {
          result: `${equation('R²', rSquared)}, ${equation('partial η²', partialEtaSquared)}`,
          ...called(model, [
            fit,
            't <- coef(summary(m))[2, 3]',
            'c(summary(m)$r.squared, t^2 / (t^2 + m$df.residual))',
          ]),
          yields: [rSquared, partialEtaSquared],
        },
      );
  }
}
