/** A text as R writes it. */
export function rString(text: string): string {
  return JSON.stringify(text);
}

/** Several texts as an R vector: `c("a", "b")`. */
export function rStrings(texts: readonly string[]): string {
  return `c(${texts.map(rString).join(', ')})`;
}

/** Numbers as an R vector, all digits, six a line. */
export function rNumbers(values: readonly number[]): string {
  const lines: string[] = [];
  for (let from = 0; from < values.length; from += 6) lines.push(values.slice(from, from + 6).join(', '));
  return values.length <= 6 ? `c(${lines.join('')})` : `c(\n  ${lines.join(',\n  ')})`;
}

/** Lines of R as one text. */
export function rLines(...lines: readonly (string | readonly string[])[]): string {
  return lines.flat().join('\n');
}
