/** Widths of Arial, thousandths of the size, from U+0020 to U+007E (the same in Helvetica, Arimo and Liberation Sans). */
const arial = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/** A blank at which no line ends; it is drawn as any other. */
const joined = '\u00A0';

/** Width of a text, in the unit of its size; of letters beyond ASCII a cautious guess: full width of CJK, else 0.61. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const letter of text.replaceAll(joined, ' ')) {
    const code = letter.codePointAt(0) ?? 0;
    const isWide = (code >= 0x1100 && code <= 0x115f) || (code >= 0x2e80 && code < 0xfb00) || code > 0xffff;
    width += arial[code - 32] ?? (isWide ? 1000 : 610);
  }
  return (width * size) / 1000;
}

/** Wraps a text into lines that fit, at blanks but not at no-break ones; what does not fit into the last is cut off with an ellipsis. */
export function wrappedText(
  text: string,
  { width, size, lines: most }: { readonly width: number; readonly size: number; readonly lines: number },
): readonly string[] {
  const fits = (line: string): boolean => textWidth(line, size) <= width;
  const lines: string[] = [];
  let line = '';
  for (const word of text.trim().split(/[^\S\u00A0]+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || fits(longer)) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  const kept = lines.slice(0, most);
  if (lines.length > most) kept[most - 1] = lines.slice(most - 1).join(' ');
  return kept.map((one) => (fits(one) ? one : cut(one, fits)).replaceAll(joined, ' '));
}

function cut(line: string, fits: (line: string) => boolean): string {
  const letters = [...line];
  while (letters.length > 1 && !fits(`${letters.join('')}…`)) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
