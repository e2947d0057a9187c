/** Characters that end a line, that do not print, or that turn the direction of what follows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unprintable = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]+/g;

const encoder = new TextEncoder();

/** What SPSS takes of a label of a value, in bytes; of a variable it takes more. */
export const longestLabelBytes = 120;

/**
 * A text as an SPSS string on one line: quoted, its quotes doubled, without line ends, cut with "…" where it is longer than SPSS
 * takes or than a line of syntax (251 bytes and more are cut off in batch) may be. Whatever a person typed is text and no code.
 */
export function spssString(text: string, longestBytes = longestLabelBytes): string {
  const plain = text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(unprintable, ' ')
    .trim();
  const quoted = (part: string): string => part.replaceAll("'", "''");
  if (bytesOf(quoted(plain)) <= longestBytes) return `'${quoted(plain)}'`;
  let kept = '';
  let size = bytesOf('…');
  for (const character of plain) {
    size += bytesOf(quoted(character));
    if (size > longestBytes) break;
    kept += quoted(character);
  }
  return `'${kept}…'`;
}

function bytesOf(text: string): number {
  return encoder.encode(text).length;
}
