/** One subject behind a number, with its values in the order of `HowValues.columns`: numbers, or names of groups and categories. */
export interface HowValue {
  readonly code: string;
  /** Name of the group; absent where groups play no part. */
  readonly group?: string;
  readonly values: readonly (number | string)[];
}

/** The values behind a number. They are listed only when somebody asks, because a study may have thousands. */
export interface HowValues {
  readonly count: number;
  /** What the values are, with unit. */
  readonly columns: readonly string[];
  readonly list: () => readonly HowValue[];
}

/** How a number came about, in words that are final; `rCall` gives it again. */
export interface How {
  /** What the number is: "P of ROI-CSA, change, %". */
  readonly title: string;
  readonly method: string;
  readonly formula: string;
  /** Paper or program that defines the method. */
  readonly source: string;
  /** Of how many, how many are missing, and why. */
  readonly used: string;
  /** All digits, never rounded as in the table. */
  readonly result: string;
  /** The command of SPSS that prints the same. */
  readonly asIn?: string;
  /** R code from the saved subject file (`subjects <- read.csv("subjects.csv")`), or from the values themselves. */
  readonly rCall: string;
  /** What `rCall` evaluates to, in order; absent where base R has no way to it. */
  readonly yields?: readonly number[];
  /** To what share of itself R gives the number, where R's own function stops there; else to the last digits. */
  readonly yieldsTo?: number;
  readonly values?: HowValues;
}
