import type { Quantity } from '../analysis/quantity';

/** Decimals in tables and figures. Data files are never rounded. */
export interface PrintSettings {
  /** CSA and SI, and areas and signals derived from them. */
  readonly quantityDecimals: Readonly<Record<Quantity, number>>;
  /** SI divided by that of a reference tissue. */
  readonly ratioDecimals: number;
  /** Shares of fat, and their changes in percentage points. */
  readonly fatPercentDecimals: number;
  readonly changeDecimals: number;
  /** t, Z, χ², ICC, r. */
  readonly statisticDecimals: number;
  readonly pDecimals: number;
  /** Age, BMI, BMD T, follow-up days. */
  readonly covariateDecimals: number;
  /** Shares of subjects. */
  readonly shareDecimals: number;
  /** Of P and alpha in sentences: false where a journal leaves it out, ".032". Cells follow the journal later, see `styledTable`. */
  readonly hasLeadingZeroInP?: boolean;
  /** The same of other numbers that cannot exceed 1, such as areas under curves. */
  readonly hasLeadingZero?: boolean;
}

/** The defaults of the rules, *Rounding*; covariates and shares as the reference study prints them. */
export const defaultPrintSettings: PrintSettings = {
  quantityDecimals: { csaMm2: 2, si: 2, csaPerSi: 2 },
  ratioDecimals: 2,
  fatPercentDecimals: 1,
  changeDecimals: 1,
  statisticDecimals: 3,
  pDecimals: 3,
  covariateDecimals: 2,
  shareDecimals: 1,
};
