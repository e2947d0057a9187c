/**
 * Expected value of g(S), S = √(χ²_df / df): how an estimated SD enters the noncentral t and the studentized range.
 *
 * Trapezoidal rule in log S, which converges exponentially for these smooth densities; the weights are divided by their
 * own sum, so no gamma function is needed. `roughness` is how steeply g varies (the noncentrality; 0 if gently).
 */
export function chiScaleAverage(g: (s: number) => number, df: number, roughness: number): number {
  const logWeight = (v: number): number => df * (v + (1 - Math.exp(2 * v)) / 2);
  const step = Math.min(0.06, 0.35 / Math.sqrt(df + roughness * roughness));
  let weighted = 0;
  let total = 0;
  for (const direction of [1, -1]) {
    for (let i = direction === 1 ? 0 : 1; ; i += 1) {
      const v = direction * i * step;
      const log = logWeight(v);
      if (log < -80) break;
      const weight = Math.exp(log);
      total += weight;
      weighted += weight * g(Math.exp(v));
    }
  }
  return weighted / total;
}
