import { type HowRatings, ratingsUsed, ratingValues, rRatings } from './agreementHow';
import { equation, intervalText } from './exactText';
import type { How } from './how';
import { rLines } from './rText';

/** How the within-subject SD, the repeatability coefficient or the CV came about. */
export function repeatabilityHow(
  ratings: HowRatings,
  what: 'within-sd' | 'coefficient' | 'cv-root-mean-square' | 'cv-logarithmic',
  value: number,
  /** Of the within-subject SD or the coefficient. */
  interval?: readonly [number, number],
): How {
  const texts = {
    'within-sd': ['Within-subject SD', 's_w = √MSW', 'sqrt(mean(apply(m, 1, var)))'],
    coefficient: [
      'Repeatability coefficient',
      '1.959964 √2 s_w',
      'qnorm(0.975) * sqrt(2) * sqrt(mean(apply(m, 1, var)))',
    ],
    'cv-root-mean-square': [
      'Within-subject CV, root mean square',
      '√(mean of (s_i/m_i)²)',
      'sqrt(mean((apply(m, 1, sd) / rowMeans(m))^2))',
    ],
    'cv-logarithmic': [
      'Within-subject CV, by logarithms',
      'exp(s_w of ln x) − 1',
      'expm1(sqrt(mean(apply(log(m), 1, var))))',
    ],
  } as const;
  const [method, formula, call] = texts[what];
  const limits = ' * c(1, sqrt(df / qchisq(c(0.975, 0.025), df)))';
  return {
    title: `${method} of ${ratings.name}`,
    method,
    formula: interval ? `${formula}; interval from χ² on n(k − 1) df` : formula,
    source: 'Bland & Altman 1996',
    used: ratingsUsed(ratings),
    result: `${equation(method, value)}${interval ? `, 95 % CI ${intervalText(interval)}` : ''}`,
    get rCall() {
      if (!interval) return rLines(rRatings(ratings), call);
      return rLines(rRatings(ratings), 'df <- nrow(m) * (ncol(m) - 1)', `${call}${limits}`);
    },
    yields: interval ? [value, ...interval] : [value],
    values: ratingValues(ratings),
  };
}
