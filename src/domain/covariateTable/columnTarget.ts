import type { CustomCovariate } from '../study/customCovariate';
import type { ColumnKey } from './covariateColumn';

/** What a column of the file is taken for. */
export type ColumnTarget =
  | { readonly kind: 'ignore' }
  /** Tells which subject a row is about. */
  | { readonly kind: 'subject-code' | 'hospital-number' | 'name' }
  /** A covariate of the project. */
  | { readonly kind: 'covariate'; readonly key: ColumnKey }
  /** A covariate that the import adds to the project. */
  | { readonly kind: 'new'; readonly covariate: CustomCovariate }
  /** Not kept: ages are computed from it, at the surgery date. */
  | { readonly kind: 'birth-date' }
  /** Not kept: both together give the BMI. */
  | { readonly kind: 'height' | 'weight' }
  /** Not kept: compared with the dates of the scans. */
  | { readonly kind: 'follow-up-days' };

/** A target as one word, for choices and comparisons. */
export function targetName(target: ColumnTarget): string {
  return target.kind === 'covariate' ? `covariate:${target.key}` : target.kind;
}
