import { roundedText } from '../../rounding';

/** "TE 90 to 110 ms (median 100)", "TE 100 ms", "TE not stated"; of how many it is not stated, where it is of some. */
export function rangeText(
  name: string,
  values: readonly (number | undefined)[],
  { unit, decimals }: { readonly unit: string; readonly decimals: number },
): string {
  const known = values.flatMap((value) => value ?? []).toSorted((a, b) => a - b);
  const [least, most] = [known[0], known.at(-1)];
  if (least === undefined || most === undefined) return `${name} not stated`;
  const text = (value: number) => shortened(roundedText(value, decimals));
  const withUnit = (value: string) => `${value}${unit === '°' ? '' : ' '}${unit}`;
  const lacking = values.length - known.length;
  const rest = lacking > 0 ? `, not stated in ${lacking} of ${values.length}` : '';
  if (text(least) === text(most)) return `${name} ${withUnit(text(least))}${rest}`;
  const half = known.length >> 1;
  const upper = known[half] ?? least;
  const median = known.length % 2 === 1 ? upper : ((known[half - 1] ?? least) + upper) / 2;
  return `${name} ${withUnit(`${text(least)} to ${text(most)}`)} (median ${text(median)})${rest}`;
}

/** Without zeros that say nothing: "4.50" is "4.5", "100" stays. */
function shortened(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
