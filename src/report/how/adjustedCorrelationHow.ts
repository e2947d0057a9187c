import type { AdjustedCorrelation } from '../../analysis/adjustedCorrelation';
import type { StudyVariable } from '../../analysis/studyVariable';
import { equation, intervalText } from './exactText';
import type { How } from './how';
import { called, usedText, type VariableName, valuesOf, withCall } from './modelCall';
import { type ModelSource, rModel } from './rModel';

/** How a correlation that is adjusted for others came about. */
export function adjustedCorrelationHow(
  row: AdjustedCorrelation,
  source: ModelSource,
  nameOf: VariableName,
): How | undefined {
  if (!row.correlation.ok) return undefined;
  const { r, t, df, p, interval } = row.correlation.value;
  const { x, y, controls } = row;
  const isRank = row.method === 'partial-spearman';
  const variables = [x, y, ...controls];
  const model = rModel(source, variables);
  const right = controls.map(model.nameOf).join(' + ') || '1';
  const left = (variable: StudyVariable): string =>
    isRank ? `rank(${model.nameOf(variable)})` : model.nameOf(variable);
  const names = [...new Set(variables.map(model.nameOf))].filter((name) => /^\w+$/.test(name));
  return withCall(
    {
      title: `${isRank ? 'Spearman’s' : 'Pearson’s'} r of ${nameOf(x)} with ${nameOf(y)}`,
      method: `Partial correlation${isRank ? ' of the midranks' : ''}, adjusted for ${controls.map(nameOf).join(', ')}`,
      formula:
        'r of the residuals after least squares on the controls; t = r√(df/(1 − r²)), df = n − 2 − controls',
      source: 'METHODS: Partial correlation',
      used: usedText(row),
      asIn: 'SPSS PARTIAL CORR',
      values: valuesOf(source, variables, nameOf, row.nUsed),
    },
    {
      result: `${equation('r', r)}, ${equation('t', t)}, df = ${df}, ${equation('P', p)}${interval ? `, 95 % CI ${intervalText(interval)}` : ''}`,
      // Ranks are of the subjects that the model uses.
      ...called(model, [
        ...(names.length > 0
          ? [`d <- d[complete.cases(d[c(${names.map((name) => `"${name}"`).join(', ')})]), ]`]
          : []),
        `a <- lm(${left(x)} ~ ${right}, d)`,
        `b <- lm(${left(y)} ~ ${right}, d)`,
        'r <- cor(resid(a), resid(b)); df <- a$df.residual - 1',
        't <- r * sqrt(df / (1 - r^2))',
        interval
          ? [
              `ci <- tanh(atanh(r) + c(-1, 1) * qnorm(0.975) * sqrt(${isRank ? '(1 + r^2 / 2)' : '1'} / (df - 1)))`,
              'c(r, t, df, P = 2 * pt(-abs(t), df), ci)',
            ]
          : 'c(r, t, df, P = 2 * pt(-abs(t), df))',
      ]),
      ...(Number.isFinite(t) && { yields: [r, t, df, p, ...(interval ?? [])] }),
    },
  );
}
