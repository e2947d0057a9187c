/** Marks around what PSPP does not have: `* [SPSS only].` to `* [end].`. */
export const spssOnlyMarks = { begin: '* [SPSS only].', end: '* [end].' } as const;

/** Commands that PSPP does not have, or computes wrongly. */
export function spssOnly(...commands: readonly string[]): string {
  return [spssOnlyMarks.begin, ...commands, spssOnlyMarks.end].join('\n');
}

/**
 * A command: its first line begins in the first column and its further ones do not, so that it reads the same in batch as in the
 * editor. Ends with the full stop.
 */
export function command(first: string, ...further: readonly string[]): string {
  return `${[first, ...further.map((line) => `  ${line}`)].join('\n')}.`;
}

/** A list of names over lines of at most eight. */
export function namesInLines(names: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (let at = 0; at < names.length; at += 6) lines.push(names.slice(at, at + 6).join(' '));
  return lines;
}

/** A comment of whole lines, none of which ends it early. */
export function comment(...lines: readonly string[]): string {
  return lines.map((line) => `* ${line.replace(/[.\s]+$/, '')}.`).join('\n');
}
