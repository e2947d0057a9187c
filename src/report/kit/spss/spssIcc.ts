import { command } from './spssCommand';

/**
 * SPSS: of a data set with `side` and the ratings of k raters, one line a side with everything of the agreement table that SPSS can
 * compute. ICC by mean squares (Shrout and Fleiss 1979), limits by McGraw and Wong (1996), Bland and Altman (1986).
 */
export function iccCommands(
  raterCount: number,
  isChange: boolean,
  isOfObservers: boolean,
): readonly string[] {
  const raters = Array.from({ length: raterCount }, (_, at) => at + 1);
  const list = (name: string) => raters.map((rater) => `${name}_${rater}`).join(', ');
  const sumOf = (make: (rater: number) => string) => raters.map(make).join(' + ');
  const k = raterCount;
  const isTwo = k === 2;
  return [
    command('SORT CASES BY side'),
    command(`COMPUTE own_mean = MEAN(${list('rating')})`),
    command(`COMPUTE own_variance = VARIANCE(${list('rating')})`),
    command('COMPUTE ratio_squared = own_variance / own_mean**2'),
    command(`COMPUTE least = MIN(${list('rating')})`),
    ...(isTwo ? [command('COMPUTE difference = rating_2 - rating_1')] : []),
    command(
      'AGGREGATE OUTFILE=* MODE=ADDVARIABLES /BREAK=side',
      ...raters.map((rater) => `/mean_${rater}=MEAN(rating_${rater})`),
      '/grand=MEAN(own_mean)',
    ),
    command(
      'COMPUTE residual',
      `= ${sumOf((rater) => `(rating_${rater} - own_mean - mean_${rater} + grand)**2`).replaceAll(' + (', '\n    + (')}`,
    ),
    command(
      'AGGREGATE OUTFILE=* /BREAK=side /n=N(own_mean)',
      '/own_sd=SD(own_mean) /residual=SUM(residual) /within=MEAN(own_variance)',
      '/ratio_squared=MEAN(ratio_squared) /least=MIN(least)',
      ...raters.map((rater) => `/mean_${rater}=MEAN(mean_${rater})`),
      ...(isTwo ? ['/bias=MEAN(difference) /difference_sd=SD(difference)'] : []),
    ),
    command('SELECT IF (n > 1)'),
    command(`COMPUTE k = ${k}`),
    command('COMPUTE msr = k * own_sd**2'),
    command(`COMPUTE msc = n * VARIANCE(${list('mean')})`),
    command('COMPUTE mse = residual / ((n - 1) * (k - 1))'),
    command('COMPUTE icc_1 = (msr - mse) / (msr + (k - 1) * mse + k * (msc - mse) / n)'),
    command('COMPUTE icc_k = (msr - mse) / (msr + (msc - mse) / n)'),
    command('COMPUTE a = k * icc_1 / (n * (1 - icc_1))'),
    command('COMPUTE b = 1 + k * icc_1 * (n - 1) / (n * (1 - icc_1))'),
    command(
      'COMPUTE df = (a * msc + b * mse)**2',
      '/ ((a * msc)**2 / (k - 1) + (b * mse)**2 / ((n - 1) * (k - 1)))',
    ),
    command('COMPUTE f_low = IDF.F(0.975, n - 1, df)'),
    command('COMPUTE f_high = IDF.F(0.975, df, n - 1)'),
    command('COMPUTE spread = k * msc + (k * n - k - n) * mse'),
    command('COMPUTE icc_1_low = n * (msr / f_low - mse) / (spread + n * msr / f_low)'),
    command('COMPUTE icc_1_high = n * (msr - mse / f_high) / (spread / f_high + n * msr)'),
    ...(['low', 'high'] as const).map((end) =>
      command(`COMPUTE icc_k_${end} = k * icc_1_${end} / (1 + (k - 1) * icc_1_${end})`),
    ),
    ...(isTwo ? blandAltman : []),
    command('COMPUTE sem = SQRT(MAX(0, (msc - mse) / n) + mse)'),
    ...(isChange
      ? [
          command(
            `COMPUTE mdc = ${isTwo ? `1.959963984540054 * difference_sd${isOfObservers ? ' / SQRT(2)' : ''}` : '$SYSMIS'}`,
          ),
        ]
      : [
          command('COMPUTE mdc = 1.959963984540054 * SQRT(2) * sem'),
          command('IF (least > 0) cv = 100 * SQRT(ratio_squared)'),
        ]),
    command('COMPUTE rc = 1.959963984540054 * SQRT(2 * within)'),
    command('COMPUTE rc_low = rc * SQRT(n * (k - 1) / IDF.CHISQ(0.975, n * (k - 1)))'),
    command('COMPUTE rc_high = rc * SQRT(n * (k - 1) / IDF.CHISQ(0.025, n * (k - 1)))'),
    command(`FORMATS ${printed(isTwo, isChange).join(' ')} (F20.10)`),
    command('LIST VARIABLES=side n k', printed(isTwo, isChange).join(' ')),
  ];
}

const blandAltman = [
  command('COMPUTE half = IDF.T(0.975, n - 1) * difference_sd / SQRT(n)'),
  command('COMPUTE bias_low = bias - half'),
  command('COMPUTE bias_high = bias + half'),
  command('COMPUTE limit_low = bias - 1.959963984540054 * difference_sd'),
  command('COMPUTE limit_high = bias + 1.959963984540054 * difference_sd'),
];

function printed(isTwo: boolean, isChange: boolean): readonly string[] {
  return [
    'icc_1 icc_1_low icc_1_high icc_k icc_k_low icc_k_high',
    ...(isTwo ? ['bias bias_low bias_high limit_low limit_high'] : []),
    'sem mdc rc rc_low rc_high',
    ...(isChange ? [] : ['cv']),
  ];
}
