/** How a journal wants numbers written. Never applied to data files. */
export interface PrintStyle {
  /** "0.032" or ".032", of what cannot exceed 1 in magnitude: P, r, ICC, shares of 1. */
  readonly hasLeadingZero: boolean;
  /** Of P alone, where a journal wants it otherwise than of the others; absent: as the others. */
  readonly hasLeadingZeroInP?: boolean;
  readonly minus: '−' | '-' | '–';
  /**
   * Between the ends of an interval: "(−2.1, 0.4)", "(−2.1 to 0.4)", "(2.1–5.4)". A dash before or between signs could be
   * taken for one, so an interval with a negative end then has " to ".
   */
  readonly rangeMark: ', ' | ' to ' | '–';
  /** Where there is no number. */
  readonly noValue: '–' | '-' | 'NA' | '';
  /** Decimals that differ from the study's own; see `PrintSettings`. */
  readonly decimals: Partial<{
    readonly csaMm2: number;
    readonly si: number;
    readonly csaPerSi: number;
    readonly change: number;
    readonly statistic: number;
    readonly p: number;
    readonly covariate: number;
    readonly share: number;
  }>;
}

/** As the reference study prints, and as the screens do. */
export const plainPrintStyle: PrintStyle = {
  hasLeadingZero: true,
  minus: '−',
  rangeMark: ', ',
  noValue: '–',
  decimals: {},
};
