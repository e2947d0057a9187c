/**
 * Ends of a box's whiskers: the furthest values within one and a half box lengths of the box (Tukey 1977); the box
 * itself where no value lies between. Points beyond are shown all the same, as all points are.
 */
export function whiskers(
  values: readonly number[],
  q1: number,
  q3: number,
): { readonly low: number; readonly high: number } {
  const reach = 1.5 * (q3 - q1);
  const within = values.filter((value) => value >= q1 - reach && value <= q3 + reach);
  return { low: Math.min(q1, ...within), high: Math.max(q3, ...within) };
}
