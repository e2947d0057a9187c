/**
 * A text as an R string in plain ASCII: whatever a person typed is data and never code, and reads the same under every encoding.
 * NUL, which no R string can hold, is left out; half a surrogate pair becomes the replacement character.
 */
export function rString(text: string): string {
  let inside = '';
  for (const character of text) inside += escaped(character);
  return `"${inside}"`;
}

/** Several texts as an R vector: `c("a", "b")`; none as `character(0)`. */
export function rStrings(texts: readonly string[]): string {
  return texts.length === 0 ? 'character(0)' : `c(${texts.map(rString).join(', ')})`;
}

/** A number with all its digits as R reads it. */
export function rNumber(value: number): string {
  if (Number.isNaN(value)) return 'NA_real_';
  if (!Number.isFinite(value)) return value > 0 ? 'Inf' : '-Inf';
  return String(value);
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0) return '';
  if (character === '"' || character === '\\') return `\\${character}`;
  if (code >= 0x20 && code < 0x7f) return character;
  if (code >= 0xd800 && code <= 0xdfff) return '\\ufffd';
  return code <= 0xffff
    ? `\\u${code.toString(16).padStart(4, '0')}`
    : `\\U${code.toString(16).padStart(8, '0')}`;
}
