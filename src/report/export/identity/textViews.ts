/** How a file writes the letters of a text. */
export type TextForm = 'plain' | 'markup' | 'escaped' | 'latex';

const names: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Accents of LaTeX: \'e, \"{u}, \c{c}. */
const latexAccent = /\\(?:['`^"~=.]|[uvHtcdbkr](?=[{ ]))\s*\{?\\?(\p{L})\}?/gu;

/**
 * The text as a reader of the file sees it, in more than one way where a name could hide in the writing: with marks of XML and HTML
 * and without them (one that is cut into two runs), with escapes of JSON and R resolved, with accents of LaTeX as letters.
 */
export function textViews(text: string, form: TextForm): readonly string[] {
  switch (form) {
    case 'plain':
      return [text];
    case 'escaped':
      return text.includes('\\') ? [text, withoutEscapes(text)] : [text];
    case 'latex':
      return text.includes('\\') ? [text, withoutLatex(text)] : [text];
    case 'markup': {
      const read = withoutEntities(text);
      return text.includes('<') ? [read, withoutEntities(withoutTags(text))] : [read];
    }
  }
}

/** Ends of what is read apart: cells, paragraphs, lines. */
const block =
  /<\/(?:si|c|is|row|sheet|p|tr|td|th|li|h[1-6]|div|title|desc|text|w:p|w:tc|w:tr)>|<(?:br|hr)\b[^<>]*>/gi;

function withoutTags(text: string): string {
  return text.replace(block, '\n').replace(/<[^<>]*>/g, '');
}

function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return names[String(name).toLowerCase()] ?? whole;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function withoutEscapes(text: string): string {
  return text.replace(/\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|(.))/gis, (_whole, four, two, one) => {
    const code = four ?? two;
    if (code !== undefined) return String.fromCharCode(Number.parseInt(String(code), 16));
    return /[nrtbf]/.test(String(one)) ? ' ' : String(one);
  });
}

function withoutLatex(text: string): string {
  return text
    .replace(latexAccent, '$1')
    .replace(/\\text[a-z]+\{\}/g, '')
    .replace(/\\[a-z]+\{/gi, '')
    .replace(/\\([_&%$#{}])/g, '$1')
    .replace(/[{}]/g, '');
}

const forms: readonly (readonly [RegExp, TextForm])[] = [
  [/\.(?:xml|rels|svg|html?|vml)$/i, 'markup'],
  [/\.(?:jsonl?|r|rmd|js|mjs)$/i, 'escaped'],
  [/\.tex$/i, 'latex'],
  [/\.md$/i, 'markup'],
];

/** The form of a file, by its name. */
export function textFormOf(name: string): TextForm {
  return forms.find(([pattern]) => pattern.test(name))?.[1] ?? 'plain';
}
