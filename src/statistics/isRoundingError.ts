/** A standard error this small beside the mean is rounding error of constant data (R's criterion). */
export function isRoundingError(standardError: number, largestMean: number): boolean {
  return standardError <= 10 * Number.EPSILON * largestMean;
}
