/** Why a statistic could not be computed. `needed` and `got` count what was left after missing values were dropped. */
export type StatisticsError =
  | { readonly kind: 'too-few-values'; readonly needed: number; readonly got: number }
  | { readonly kind: 'too-many-values'; readonly allowed: number; readonly got: number }
  | { readonly kind: 'too-few-groups'; readonly needed: number; readonly got: number }
  | { readonly kind: 'lengths-differ'; readonly lengths: readonly number[] }
  | { readonly kind: 'not-finite' }
  | { readonly kind: 'zero-variance' }
  | { readonly kind: 'all-differences-zero' }
  | { readonly kind: 'empty-margin' }
  | { readonly kind: 'not-a-count-table' }
  | { readonly kind: 'out-of-range'; readonly what: string }
  | { readonly kind: 'one-class-only' }
  | { readonly kind: 'not-binary' }
  | { readonly kind: 'collinear' }
  /** `covariates` (counted from 0) divide the outcomes on their own. */
  | { readonly kind: 'separation'; readonly covariates?: readonly number[] }
  | { readonly kind: 'not-converged' };
