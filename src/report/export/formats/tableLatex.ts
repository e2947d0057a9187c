import { oneLine, reasonNotes } from '../../document/documentText';
import type { TableModel, TableRow } from '../../tableModel';
import { latexText } from './latexText';
import { naturalWidths } from './textWidth';

/** Width of the column of labels, in ems, from which it is set as a paragraph. */
const mostLabelEm = 18;

/** How many ems go on a page of the class article, upright or turned, in which size. */
const sizes = [
  { name: 'small', ems: 38, isTurned: false },
  { name: 'scriptsize', ems: 49, isTurned: false },
  { name: 'small', ems: 61, isTurned: true },
  { name: 'scriptsize', ems: 78, isTurned: true },
  { name: 'tiny', ems: Infinity, isTurned: true },
] as const;

/**
 * A table for LaTeX: booktabs' three rules, letters of footnotes raised, the notes under the table in its width. Needs the
 * package booktabs, and rotating where it is too wide for an upright page; the document's own counter numbers it.
 */
export function tableLatex(table: TableModel): string {
  const { id, title, caption, labelHeading, columns, rows, footnotes } = table;
  const widths = naturalWidths(table);
  const isLabelBroken = (widths[0] ?? 0) > mostLabelEm;
  const ems =
    widths.reduce((sum, em) => sum + em + 0.7, 0) - (isLabelBroken ? (widths[0] ?? 0) - mostLabelEm : 0);
  const { name: size, isTurned } = sizes.find((one) => ems <= one.ems) ?? sizes[4];
  const float = isTurned ? 'sidewaystable' : 'table';
  const spec = `@{}${isLabelBroken ? `p{${mostLabelEm}em}` : 'l'}${columns.map(({ align }) => (align === 'end' ? 'r' : 'l')).join('')}@{}`;
  const heads = [labelHeading, ...columns.map((column) => column.label)].map(latexText);
  const subs = ['', ...columns.map(({ sublabel }) => latexText(sublabel ?? ''))];
  const notes = [
    ...footnotes.map(({ mark, text }) => `${raised(mark)}${mark === undefined ? '' : ' '}${latexText(text)}`),
    ...reasonNotes(table).map(latexText),
  ];
  return [
    `% Needs \\usepackage{booktabs}${isTurned ? ', \\usepackage{rotating}' : ''}, and with pdfLaTeX \\usepackage[T1]{fontenc}. Names in other scripts: XeLaTeX or LuaLaTeX.`,
    `\\begin{${float}}${isTurned ? '' : '[htbp]'}`,
    '\\centering',
    `\\caption{${captionText(title, caption)}}`,
    `\\label{tab:${id.replace(/[^A-Za-z0-9-]/g, '-')}}`,
    `\\${size}${size === 'small' ? '' : '\\setlength{\\tabcolsep}{3pt}'}`,
    `\\begin{tabular}{${spec}}`,
    '\\toprule',
    lineOf(heads),
    ...(subs.some((sub) => sub !== '') ? [lineOf(subs)] : []),
    '\\midrule',
    ...rows.map((row, index) => rowLatex(row, table, index)),
    '\\bottomrule',
    '\\end{tabular}',
    ...(notes.length === 0
      ? []
      : [
          '\\par\\smallskip',
          '\\begin{minipage}{\\linewidth}\\footnotesize\\raggedright',
          ...notes.map((note) => `${note}\\par`),
          '\\end{minipage}',
        ]),
    `\\end{${float}}`,
    '',
  ].join('\n');
}

/** LaTeX says "Table 2" by itself. */
function captionText(title: string, caption: string): string {
  return /^Table \d+$/.test(oneLine(title)) ? latexText(caption) : latexText(`${title}. ${caption}`);
}

function rowLatex(row: TableRow, { columns }: TableModel, index: number): string {
  if (row.kind === 'heading') {
    const space = index === 0 ? '' : '\\addlinespace\n';
    return `${space}\\multicolumn{${columns.length + 1}}{@{}l}{\\textbf{${latexText(row.label)}}} \\\\`;
  }
  const cells = columns.map((_, at) => {
    const cell = row.cells[at];
    return cell ? `${latexText(cell.text)}${raised(cell.mark)}` : '';
  });
  return lineOf([`${row.indent === 1 ? '\\quad ' : ''}${latexText(row.label)}`, ...cells]);
}

function raised(mark: string | undefined): string {
  return mark === undefined ? '' : `\\textsuperscript{${latexText(mark)}}`;
}

function lineOf(cells: readonly string[]): string {
  return `${cells.join(' & ')} \\\\`;
}
