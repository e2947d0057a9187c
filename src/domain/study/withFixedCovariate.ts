import type { Covariates, FixedCovariate } from './subject';

/** What images' headers give where nobody said anything. */
function isFromHeaders(key: FixedCovariate): key is 'sex' | 'ageYears' {
  return key === 'sex' || key === 'ageYears';
}

/**
 * Covariates with one changed by a person; undefined takes it away: missing is absent, never empty or zero. What headers
 * would fill in again is noted as left missing, until somebody gives a value.
 */
export function withFixedCovariate<Key extends FixedCovariate>(
  covariates: Covariates,
  key: Key,
  value: Covariates[Key] | undefined,
): Covariates {
  const { [key]: _before, leftMissing = [], ...others } = covariates;
  const left = leftMissing.filter((one) => one !== key);
  const noted = value === undefined && isFromHeaders(key) ? [...left, key].sort() : left;
  // Without its key the object is still covariates: every one of them is optional.
  const kept = others as Covariates;
  return {
    ...kept,
    ...(value !== undefined && { [key]: value }),
    ...(noted.length > 0 && { leftMissing: noted }),
  };
}
