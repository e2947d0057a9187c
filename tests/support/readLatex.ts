/** What is read back of a LaTeX table: its caption, its lines place by place, its notes. Letters that are raised stand between carets. */
export interface ReadLatex {
  readonly caption: string;
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

const words: Readonly<Record<string, string>> = {
  textbackslash: '\\',
  textasciitilde: '~',
  textasciicircum: '^',
  textless: '<',
  textgreater: '>',
  textbar: '|',
  textasciigrave: '`',
  textendash: '–',
  textemdash: '—',
  textquoteleft: '‘',
  textquoteright: '’',
  textquotedblleft: '“',
  textquotedblright: '”',
  ldots: '…',
  textdegree: '°',
};

const mathematics: Readonly<Record<string, string>> = {
  '-': '−',
  '\\pm': '±',
  '\\times': '×',
  '\\leq': '≤',
  '\\mu': 'μ',
  '\\Omega': 'Ω',
  '\\chi': 'χ',
};

const ligature = /--|''|,,|[?!]`/;

/**
 * The text that LaTeX would set, by TeX's rules of what a character is (The TeXbook, chapter 7). Throws at every command,
 * group, mathematics, comment, tab or ligature that is not one of ours.
 */
export function latexAsText(source: string): string {
  if (ligature.test(source)) throw new Error(`a ligature: ${source}`);
  let rest = source;
  let text = '';
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest);
    if (found) rest = rest.slice(found[0].length);
    return found;
  };
  while (rest !== '') {
    const raised = take(/^\\textsuperscript\{([23a-z])\}/);
    if (raised) {
      text += raised[1] === '2' ? '²' : raised[1] === '3' ? '³' : `^${raised[1] ?? ''}^`;
      continue;
    }
    const word = take(/^\\([a-zA-Z]+)\{\}/);
    if (word) {
      const sign = words[word[1] ?? ''];
      if (sign === undefined) throw new Error(`an unknown command: ${word[0]}`);
      text += sign;
      continue;
    }
    const plain = take(/^\\string"/);
    if (plain) {
      text += '"';
      continue;
    }
    const escaped = take(/^\\([{}$&#%_])/);
    if (escaped) {
      text += escaped[1] ?? '';
      continue;
    }
    const inMath = take(/^\$([^$]*)\$/);
    if (inMath) {
      const sign = mathematics[inMath[1] ?? ''];
      if (sign === undefined) throw new Error(`mathematics: ${inMath[0]}`);
      text += sign;
      continue;
    }
    const group = take(/^\{([[\]*]?)\}/);
    if (group) {
      text += group[1] ?? '';
      continue;
    }
    const sign = take(/^[^\\{}$&#%_^~"`[\]*<>|]/u);
    if (sign) {
      text += sign[0];
      continue;
    }
    if (take(/^~/)) {
      text += '\u00a0';
      continue;
    }
    throw new Error(`not text: ${rest.slice(0, 40)}`);
  }
  return text;
}

/** Reads a table of ours back. */
export function readLatexTable(source: string): ReadLatex {
  const lines = source.split('\n').filter((line) => line !== '');
  const caption = lines.find((line) => line.startsWith('\\caption{'))?.slice(9, -1) ?? '';
  const from = lines.indexOf('\\toprule');
  const to = lines.indexOf('\\bottomrule');
  const rows = lines
    .slice(from + 1, to)
    .filter((line) => line !== '\\midrule' && line !== '\\addlinespace')
    .map((line) => {
      if (!line.endsWith(' \\\\')) throw new Error(`a line that does not end: ${line}`);
      const own = line.slice(0, -3);
      const spanned = /^\\multicolumn\{\d+\}\{@\{\}l\}\{\\textbf\{(.*)\}\}$/.exec(own);
      if (spanned) return [latexAsText(spanned[1] ?? '')];
      return own.split(/(?<!\\) ?& ?/).map((cell) => latexAsText(cell.replace(/^\\quad /, '')));
    });
  const notes = lines
    .slice(
      lines.findIndex((line) => line.startsWith('\\begin{minipage}')) + 1,
      lines.indexOf('\\end{minipage}'),
    )
    .map((line) => latexAsText(line.replace(/\\par$/, '')));
  return { caption: latexAsText(caption), rows, notes };
}
