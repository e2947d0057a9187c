import { equation, exactText, intervalText } from './exactText';
import type { How, HowValue, HowValues } from './how';
import { rLines, rNumbers } from './rText';

/** Ratings of the same subjects by all observers, in words and as R has them. */
export interface HowRatings {
  /** "ROI-CSA, pre-op". */
  readonly name: string;
  /** Letters of the observers, in their order; or names of the rounds. */
  readonly observers: readonly string[];
  /** Absent: observers are compared. */
  readonly raters?: 'rounds';
  readonly dropped: number;
  readonly ratings: readonly {
    readonly code: string;
    readonly values: readonly number[];
    readonly isSameSlice?: boolean;
  }[];
}

/** Mean squares of subjects, observers and error. */
export interface MeanSquares {
  readonly msr: number;
  readonly msc: number;
  readonly mse: number;
}

const meanSquaresInR = [
  'n <- nrow(m); k <- ncol(m)',
  'a <- anova(aov(v ~ s + o, data.frame(v = c(m), s = factor(row(m)), o = factor(col(m)))))',
  'ms <- a[["Mean Sq"]]; msr <- ms[1]; msc <- ms[2]; mse <- ms[3]',
];

/** How the number of rated subjects came about. */
export function ratedHow(ratings: HowRatings): How {
  const n = ratings.ratings.length;
  const isOfRounds = ratings.raters === 'rounds';
  return {
    title: `n of ${ratings.name}`,
    method: isOfRounds ? 'Subjects that were rated in both rounds' : 'Subjects that every observer rated',
    formula: isOfRounds
      ? 'readings of both rounds, signed independently and never re-opened, with the value in both'
      : 'first readings, signed independently and never re-opened, with the value from every observer',
    source: 'Rules of the study, Agreement',
    used: `${ratings.dropped} left out: ${isOfRounds ? 'a round' : 'an observer'} has no such value`,
    result: `n = ${n}`,
    get rCall() {
      return rLines(rRatings(ratings), 'nrow(m)');
    },
    yields: [n],
    values: ratingValues(ratings),
  };
}

/** How many raters there are. */
export function raterCountHow(ratings: HowRatings): How {
  const k = ratings.observers.length;
  return {
    title: `k of ${ratings.name}`,
    method: ratings.raters === 'rounds' ? 'Rounds that are compared' : 'Observers that are compared',
    formula: ratings.observers.join(', '),
    source: 'Rules of the study, Agreement',
    used: ratingsUsed(ratings),
    result: `k = ${k}`,
    get rCall() {
      return rLines(rRatings(ratings), 'ncol(m)');
    },
    yields: [k],
    values: ratingValues(ratings),
  };
}

/** How many subjects all raters outlined on the same slice. */
export function sameSliceHow(ratings: HowRatings): How {
  const flags = ratings.ratings.map(({ isSameSlice }) => isSameSlice === true);
  const count = flags.filter(Boolean).length;
  return {
    title: `Same slice, ${ratings.name}`,
    method: `Subjects that ${ratings.raters === 'rounds' ? 'were outlined on the same slice in both rounds' : 'all observers outlined on the same slice'}`,
    formula: 'of all: agreement of the outlines; of fewer: agreement of the whole method',
    source: 'Rules of the study, Agreement',
    used: ratingsUsed(ratings),
    result: `${count} of ${flags.length}`,
    get rCall() {
      return `sum(c(${flags.map((flag) => (flag ? 'TRUE' : 'FALSE')).join(', ')}))`;
    },
    yields: [count],
  };
}

function ratersText({ raters }: HowRatings): string {
  return raters === 'rounds' ? 'rounds' : 'observers';
}

/** How ICC(2,1) or ICC(2,k) and its interval came about. */
export function iccHow(
  ratings: HowRatings,
  form: 'single' | 'average',
  icc: { readonly icc: number; readonly interval: readonly [number, number] | null },
  squares: MeanSquares,
): How {
  const isSingle = form === 'single';
  const { msr, msc, mse } = squares;
  const hasInterval = icc.interval?.every(Number.isFinite) ?? false;
  const interval = [
    'd <- k * r / (n * (1 - r)); e <- 1 + d * (n - 1)',
    'df <- (d * msc + e * mse)^2 / ((d * msc)^2 / (k - 1) + (e * mse)^2 / ((n - 1) * (k - 1)))',
    'f <- c(qf(0.975, n - 1, df), 1 / qf(0.975, df, n - 1))',
    'ci <- n * (msr - f * mse) / (f * (k * msc + (k * n - k - n) * mse) + n * msr)',
  ];
  return {
    title: `${isSingle ? 'ICC(2,1)' : 'ICC(2,k)'} of ${ratings.name}`,
    method: `Two-way random, absolute agreement, ${isSingle ? 'single rating' : `mean of the ${ratersText(ratings)}`}`,
    formula: isSingle
      ? '(MSR − MSE) / (MSR + (k − 1)MSE + k(MSC − MSE)/n); limits with Satterthwaite’s df'
      : '(MSR − MSE) / (MSR + (MSC − MSE)/n); limits stepped up from those of ICC(2,1)',
    source: 'Shrout & Fleiss 1979; McGraw & Wong 1996',
    used: ratingsUsed(ratings),
    result: `ICC = ${exactText(icc.icc)}${icc.interval ? `, 95 % CI ${intervalText(icc.interval)}` : ''}; MSR = ${exactText(msr)}, MSC = ${exactText(msc)}, MSE = ${exactText(mse)}`,
    asIn: 'SPSS RELIABILITY /ICC=MODEL(RANDOM) TYPE(ABSOLUTE)',
    get rCall() {
      return rLines(
        rRatings(ratings),
        meanSquaresInR,
        'r <- (msr - mse) / (msr + (k - 1) * mse + k * (msc - mse) / n)',
        hasInterval ? interval : [],
        isSingle
          ? hasInterval
            ? 'c(r, ci)'
            : 'r'
          : hasInterval
            ? 'c((msr - mse) / (msr + (msc - mse) / n), k * ci / (1 + (k - 1) * ci))'
            : '(msr - mse) / (msr + (msc - mse) / n)',
      );
    },
    yields: hasInterval && icc.interval ? [icc.icc, ...icc.interval] : [icc.icc],
    values: ratingValues(ratings),
  };
}

/** How the offset between two observers came about: second minus first. */
export function offsetHow(
  ratings: HowRatings,
  { offset, interval }: { readonly offset: number; readonly interval: readonly [number, number] },
): How {
  const [first = '', second = ''] = ratings.observers;
  return {
    title: `Offset ${second} − ${first} of ${ratings.name}`,
    method: `Mean difference of the two ${ratersText(ratings)}, with the t interval`,
    formula: `d̄ ± t₀.₉₇₅ · s/√n, d = ${second} − ${first}`,
    source: 'Bland & Altman 1986',
    used: ratingsUsed(ratings),
    result: `${equation('offset', offset)}, 95 % CI ${intervalText(interval)}`,
    asIn: 'SPSS T-TEST PAIRS',
    get rCall() {
      return rLines(
        rRatings(ratings),
        'd <- m[, 2] - m[, 1]; n <- length(d)',
        'mean(d) + c(0, -1, 1) * qt(0.975, n - 1) * sd(d) / sqrt(n)',
      );
    },
    yields: [offset, ...interval],
    values: ratingValues(ratings),
  };
}

/** How one limit of agreement and its interval came about. */
export function limitHow(
  ratings: HowRatings,
  which: 'low' | 'high',
  limit: {
    readonly value: number;
    readonly interval: readonly [number, number];
    readonly bias: number;
    readonly sd: number;
  },
): How {
  const isLow = which === 'low';
  const { value, interval, bias, sd } = limit;
  const sign = isLow ? '−' : '+';
  return {
    title: `${isLow ? 'Lower' : 'Upper'} limit of agreement of ${ratings.name}`,
    method: `Bland-Altman limit of the differences of the two ${ratersText(ratings)}, with the exact interval`,
    formula: `d̄ ${sign} 1.959964 s; interval d̄ ${sign} s·t′(p; n − 1, 1.959964 √n)/√n, t′ noncentral`,
    source: 'Bland & Altman 1986; Carkeet 2015',
    used: ratingsUsed(ratings),
    result: `${exactText(value)}, 95 % CI ${intervalText(interval)}; ${equation('bias', bias)}, ${equation('SD', sd)}`,
    get rCall() {
      return rLines(
        rRatings(ratings),
        'd <- m[, 2] - m[, 1]; n <- length(d); z <- qnorm(0.975)',
        `t <- qt(c(${isLow ? '0.975, 0.025' : '0.025, 0.975'}), n - 1, ncp = z * sqrt(n)) / sqrt(n)`,
        `mean(d) ${isLow ? '-' : '+'} c(z, t) * sd(d)`,
      );
    },
    // Beyond a noncentrality of 37.62 R's pt is a normal approximation, off by 5e-4 SD.
    ...(ratings.ratings.length <= 368 && { yields: [value, ...interval], yieldsTo: 1e-7 }),
    values: ratingValues(ratings),
  };
}

/** How SEM (agreement) of one observer's value, or the MDC95 from it, came about. */
export function measurementErrorHow(ratings: HowRatings, what: 'SEM' | 'MDC95', value: number): How {
  const isSem = what === 'SEM';
  return {
    title: `${what} of ${ratings.name}`,
    method: isSem
      ? `Standard error of measurement, agreement: the ${ratersText(ratings)}’ offset counts as error`
      : 'Minimal detectable change of a single rating, single time point',
    formula: `${isSem ? 'SEM = ' : 'MDC95 = 1.959964 √2 SEM, SEM = '}√(max(0, (MSC − MSE)/n) + MSE)`,
    source: 'de Vet 2006; Weir 2005',
    used: ratingsUsed(ratings),
    result: equation(what, value),
    get rCall() {
      const sem = 'sem <- sqrt(max(0, (msc - mse) / n) + mse)';
      return rLines(rRatings(ratings), meanSquaresInR, sem, isSem ? 'sem' : 'qnorm(0.975) * sqrt(2) * sem');
    },
    yields: [value],
    values: ratingValues(ratings),
  };
}

/** How the MDC95 that a subject's change is held against came about. */
export function changeMdcHow(
  ratings: HowRatings,
  { mdc95, bias }: { readonly mdc95: number; readonly bias: number },
): How {
  const isOfRounds = ratings.raters === 'rounds';
  return {
    title: `MDC95 of ${ratings.name}`,
    method: `From the ${ratersText(ratings)}’ differences of the change itself; variation of scanning not included`,
    formula: mdcFormula(ratings),
    source: 'Rules of the study, Agreement',
    used: ratingsUsed(ratings),
    result: `${equation('MDC95', mdc95)}, ${equation('bias', bias)}`,
    get rCall() {
      return rLines(
        rRatings(ratings),
        `qnorm(0.975) * sd(m[, 2] - m[, 1])${isOfRounds ? '' : ' / sqrt(ncol(m))'}`,
      );
    },
    yields: [mdc95],
    values: ratingValues(ratings),
  };
}

/** The MDC of a change: of the observers' average, or of one round of what is compared. */
export function mdcFormula({ raters }: HowRatings): string {
  return raters === 'rounds'
    ? 'MDC95 = 1.959964 s, s the SD of the differences of the change between the rounds'
    : 'MDC95 = 1.959964 s / √k, s the SD of the observers’ differences of the change, k the observers averaged';
}

/** R lines that make `m`, one row a subject and one column an observer: the subject file holds their averages only. */
export function rRatings({ ratings, observers }: HowRatings): readonly string[] {
  const columns = observers.map(
    (letter, index) =>
      `  ${rName(letter)} = ${rNumbers(ratings.map(({ values }) => values[index] ?? Number.NaN))}`,
  );
  return ['m <- cbind(', columns.join(',\n'), ')'];
}

function rName(letter: string): string {
  return `\`${letter.replaceAll('`', '')}\``;
}

/** How many were rated, and how many left out. */
export function ratingsUsed({ ratings, observers, dropped }: HowRatings): string {
  return `n = ${ratings.length}, k = ${observers.length}, ${dropped} left out`;
}

/** The values behind, as a list. */
export function ratingValues({ ratings, observers }: HowRatings): HowValues {
  return {
    count: ratings.length,
    columns: observers,
    list: () => ratings.map(({ code, values }): HowValue => ({ code, values })),
  };
}
