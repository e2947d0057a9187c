/** Maps values to places in a drawing, proportionally. */
export interface LinearScale {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
  /** Decimals that all ticks need. */
  readonly decimals: number;
}

/** The steps between ticks that a reader can add up in the head: 1, 2 or 5 times a power of ten. */
function roundStep(roughStep: number): { readonly step: number; readonly decimals: number } {
  const exponent = Math.floor(Math.log10(roughStep));
  const power = 10 ** exponent;
  const multiple = [1, 2, 5].find((one) => one * power >= roughStep * (1 - 1e-9)) ?? 10;
  return { step: multiple * power, decimals: Math.max(0, multiple === 10 ? -exponent - 1 : -exponent) };
}

/**
 * Round numbers from at or below the smallest to at or above the largest value, so that every point lies between two
 * ticks. About `wanted` of them, never more than twice as many. Without values, or with a single one, a range of one
 * unit around it.
 */
export function axisTicks(
  values: readonly number[],
  wanted: number,
): { readonly ticks: readonly number[]; readonly decimals: number } {
  const low = values.length > 0 ? Math.min(...values) : 0;
  const high = values.length > 0 ? Math.max(...values) : 1;
  const span = high - low;
  const [from, to] = span > 0 ? [low, high] : [low - 0.5, high + 0.5];
  const { step, decimals } = roundStep((to - from) / Math.max(1, wanted));
  const first = Math.floor(from / step + 1e-9);
  const last = Math.ceil(to / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toFixed(decimals)),
  );
  // −0 would be printed with a sign.
  return { ticks: ticks.map((tick) => (tick === 0 ? 0 : tick)), decimals };
}

/** A scale over the values with round ticks at both ends; `from` is the place of the smallest tick. */
export function linearScale(
  values: readonly number[],
  { from, to, wantedTicks }: { readonly from: number; readonly to: number; readonly wantedTicks: number },
): LinearScale {
  const { ticks, decimals } = axisTicks(values, wantedTicks);
  const low = ticks[0] ?? 0;
  const high = ticks.at(-1) ?? 1;
  return { at: (value) => from + ((value - low) / (high - low)) * (to - from), ticks, decimals };
}
