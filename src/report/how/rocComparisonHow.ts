import type { ComparedRocs } from '../../analysis/compareRocs';
import type { StudyVariable } from '../../analysis/studyVariable';
import { equation, intervalText } from './exactText';
import type { How } from './how';
import { called, usedText, type VariableName, valuesOf, withCall } from './modelCall';
import { type ModelSource, rModel } from './rModel';

/** How the difference of two areas, its Z and its P came about; undefined where it could not be computed. */
export function rocComparisonHow(
  row: ComparedRocs,
  source: ModelSource,
  nameOf: VariableName,
): How | undefined {
  if (!row.comparison.ok) return undefined;
  const { difference, interval, z, p } = row.comparison.value;
  const outcome: StudyVariable = { kind: 'group' };
  const [first, second] = [row.first, row.second].map(
    ({ measure, phase }): StudyVariable => ({ kind: 'measure', measure, phase }),
  );
  if (!first || !second) return undefined;
  const variables = [outcome, first, second];
  const model = rModel(source, variables);
  const score = (variable: StudyVariable, { positiveIs }: ComparedRocs['first']): string =>
    `with(d, ${positiveIs === 'above' ? '' : '-'}(${model.nameOf(variable)}))`;
  const hasTest = z !== null && p !== null;
  return withCall(
    {
      title: `Areas of ${nameOf(first)} and ${nameOf(second)}`,
      method: 'DeLong’s test of two areas of the same subjects',
      formula:
        'difference A₁ − A₂; SE² = var(V₁₀ of first − second)/n₁ + var(V₀₁ of first − second)/n₂; Z = difference/SE',
      source: 'DeLong, DeLong & Clarke-Pearson 1988',
      used: usedText(row),
      values: valuesOf(source, variables, nameOf, row.nUsed),
    },
    {
      result: [
        equation('difference', difference),
        ...(interval ? [`95 % CI ${intervalText(interval)}`] : []),
        ...(hasTest ? [equation('Z', z), equation('P', p)] : []),
      ].join(', '),
      ...called(model, [
        `a <- ${score(first, row.first)}; b <- ${score(second, row.second)}`,
        'both <- !is.na(a) & !is.na(b); a <- a[both]; b <- b[both]; g <- d$refractured[both]',
        'share <- function(v) outer(v[g == 1], v[g == 0], function(x, y) (x > y) + (x == y) / 2)',
        'k <- share(a) - share(b); r <- mean(k)',
        ...(interval ? ['se <- sqrt(var(rowMeans(k)) / nrow(k) + var(colMeans(k)) / ncol(k))'] : []),
        `c(r${interval ? ', r + c(-1, 1) * qnorm(0.975) * se' : ''}${hasTest ? ', Z = r / se, P = 2 * pnorm(-abs(r / se))' : ''})`,
      ]),
      yields: [difference, ...(interval ?? []), ...(hasTest ? [z, p] : [])],
    },
  );
}
